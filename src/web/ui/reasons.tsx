import type { ReasonCount } from '../../domain/funnel.ts'
import { share, showShare } from '../../domain/share.ts'
import type { Reason } from '../../domain/visit.ts'
import { vi } from '../messages/vi.ts'
import { Bar } from './figures.tsx'

interface ReasonsProps {
  reasons: readonly ReasonCount[]
  /** All vendors that said no or later: the base of each bar. */
  unwilling: number
  linkTo: (reason: Reason) => string
}

/** Why not, most frequent first, each reason a link to its list. */
export const Reasons = ({ reasons, unwilling, linkTo }: ReasonsProps) => (
  <ol class="reasons">
    {reasons.map(({ reason, count }) => (
      <li>
        <a href={linkTo(reason)}>
          <span>{vi.reasons[reason]}</span>
          <b>{showShare(share(count, unwilling))}</b>
          <Bar share={share(count, unwilling)} fill="plain" />
        </a>
      </li>
    ))}
  </ol>
)
