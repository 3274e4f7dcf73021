import { type Day, showDay } from '../../domain/day.ts'
import type { Share } from '../../domain/share.ts'
import { showInterval } from '../../domain/wilson.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ShareFigure } from '../ui/figures.tsx'

const words = vi.backChecks

interface AgreementProps {
  share: Share
  /** Of the visits of the current round, or of all there were. */
  of: 'round' | 'all'
  day: Day
  /** The list behind it, where there is one. */
  href?: string
}

/** Q1 as a fraction with its interval and its day: never a bare percentage. */
export const Agreement = ({ share, of, day, href }: AgreementProps) => {
  const interval = showInterval(share)
  return (
    <div class="stack">
      <p>
        <ShareFigure share={share} href={href} /> {share.total > 0 && words.q1Text[of]}
      </p>
      <p class="soft">
        {interval && `${words.interval(interval)} · `}
        {vi.lists.asOf} {showDay(day)} · <a href={paths.definitions('Q1')}>{vi.ui.howCounted}</a>
      </p>
    </div>
  )
}
