import type { Child } from 'hono/jsx'
import { dayOf, showDay } from '../../domain/day.ts'
import { share, showShare } from '../../domain/share.ts'
import { stallsNeeded, stallsOnLine, type TargetStanding } from '../../domain/target.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Bar, ShareFigure } from '../ui/figures.tsx'
import { titleOf } from '../ui/list-page.tsx'
import { Mark, type MarkName } from '../ui/marks.tsx'
import type { TargetRow } from './read.ts'

const words = vi.targets

/** One target: how it stands, the figure, what is asked for, where it began and who asked. `children`: what may be done. */
export const TargetCard = ({ row, place, children }: { row: TargetRow; place: string; children?: Child }) => {
  const { found, share: now, judged, isPast } = row
  return (
    <section class="card stack" aria-labelledby={`target-${found.id} target-${found.id}-of`}>
      <header>
        <h2 id={`target-${found.id}`}>{titleOf(found.indicator)}</h2>
      </header>
      <p id={`target-${found.id}-of`}>
        {place}, {words.until(showDay(found.day))}
      </p>
      <div class="stands">
        <ShareFigure share={now} href={listOf(row)} />
        <Standing standing={row.standing} isPast={isPast} />
      </div>
      <Bar share={now} fill="plain" />
      <p class="soft">{(isPast ? words.pastNow : words.now)(showDay(judged))}</p>
      <TargetFacts row={row} />
      <small>{words.setBy(found.by, showDay(dayOf(found.at)))}</small>
      {children}
    </section>
  )
}

/** The list as of the day that the target is judged on: of a day that has passed it stays what the figure counts. */
function listOf({ found: { site, commune, indicator }, judged, isPast }: TargetRow): string {
  const day = isPast ? judged : undefined
  return site === null ? paths.communeFigure(commune, indicator, day) : paths.siteFigure(site, indicator, day)
}

const MARKS: Readonly<Record<TargetStanding, MarkName>> = {
  met: 'check',
  'on-the-way': 'next',
  behind: 'clock',
  'no-figure': 'none',
}

const Standing = ({ standing, isPast }: { standing: TargetStanding; isPast: boolean }) => (
  <span class="standing" data-standing={standing}>
    <Mark name={MARKS[standing]} />
    {standing === 'behind' && isPast ? words.missed : words.standings[standing]}
  </span>
)

const TargetFacts = ({ row: { found, target, share: now, judged, standing } }: { row: TargetRow }) => {
  const of = (needed: number) => showShare(share(needed, now.total))
  const day = showDay(found.day)
  const goal =
    now.total === 0
      ? words.goalUncounted(found.percent, day)
      : words.goalText(of(stallsNeeded(target, now.total)), found.percent, day)
  const isOnLine = standing === 'on-the-way' || (standing === 'behind' && judged < found.day)
  const base = target.base.total === 0 ? vi.ui.none : showShare(target.base)
  return (
    <Facts
      facts={[
        [words.goal, goal],
        [words.line, isOnLine && words.lineText(of(stallsOnLine(target, now.total, judged)))],
        [words.base, words.baseText(base, showDay(target.setOn))],
        [
          words.document,
          found.document !== null && found.documentDay !== null
            ? words.documentText(found.document, showDay(found.documentDay))
            : words.noDocument,
        ],
      ]}
    />
  )
}
