import type { Step } from '../../domain/adoption.ts'
import { vi } from '../messages/vi.ts'
import type { ListLink } from './figures.tsx'
import { Mark, Swatch } from './marks.tsx'

const SHOWN = ['none', 'refused', 'visited', 'code', 'verified', 'active', 'alarm'] as const

interface LegendProps {
  counts: Readonly<Record<Step, number>>
  /** Stalls with a clock badge, inside the steps above. */
  stale: number
  linkTo: ListLink
}

/** Each step with its swatch, its words and how many stalls are in it; each opens its list. */
export const Legend = ({ counts, stale, linkTo }: LegendProps) => (
  <ul class="legend" aria-label={vi.ui.legend}>
    {SHOWN.map((step) => (
      <li>
        <a href={linkTo(step)}>
          <Swatch step={step} />
          <span>
            {vi.steps[step]} <b>{counts[step]}</b>
          </span>
        </a>
      </li>
    ))}
    <li>
      <a href={linkTo('stale')}>
        <span class="badge" aria-hidden="true">
          <Mark name="clock" />
        </span>
        <span>
          {vi.steps.stale} <b>{stale}</b>
        </span>
      </a>
    </li>
  </ul>
)
