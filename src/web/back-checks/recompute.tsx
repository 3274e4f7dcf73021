import { chanceOfMeeting, countDrawn } from '../../domain/draw.ts'
import { compareByGivenName } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { DrawableVisit } from '../../store/back-check-pools.ts'
import { vi } from '../messages/vi.ts'
import type { DrawPageProps } from './draw-views.tsx'

const words = vi.backChecks.recompute

/** Everything it takes to draw again by hand: the rule, and every visit with its rank. */
export const Recompute = ({ found: { draw }, pool, drawn }: Pick<DrawPageProps, 'found' | 'pool' | 'drawn'>) => {
  const officers = [...new Map(pool.map((one) => [one.officer, one.officerName]))]
  officers.sort(([, a], [, b]) => compareByGivenName(a, b))
  return (
    <section class="card stack recompute" aria-labelledby="recompute">
      <h2 id="recompute">{words.title}</h2>
      <p>{words.text}</p>
      <pre>{words.command(draw.seed, pool[0]?.visit ?? '')}</pre>
      <p>{words.order(draw.percent)}</p>
      <Chance pool={pool} percent={draw.percent} />
      <details class="unfold">
        <summary class="button">{words.pool(pool.length)}</summary>
        {officers.map(([officer, name]) => (
          <Ranks name={name} own={pool.filter((one) => one.officer === officer)} drawn={drawn} />
        ))}
      </details>
    </section>
  )
}

const byRank = (a: DrawableVisit, b: DrawableVisit): number => (a.rank < b.rank ? -1 : 1)

const Ranks = ({
  name,
  own,
  drawn,
}: {
  name: string
  own: readonly DrawableVisit[]
  drawn: DrawPageProps['drawn']
}) => (
  <>
    <h3>{name}</h3>
    <ol>
      {[...own].sort(byRank).map(({ visit, number, rank }) => (
        <li data-drawn={drawn.has(visit) ? 'true' : undefined}>
          {words.stall} {number} {drawn.has(visit) && <b>{words.drawn}</b>}
          <br />
          <code>{visit}</code>
          <br />
          <code>{rank}</code>
        </li>
      ))}
    </ol>
  </>
)

/** How likely such a draw meets somebody who made up three visits in ten, of whoever made the most visits. */
const Chance = ({ pool, percent }: { pool: readonly DrawableVisit[]; percent: number }) => {
  const counts = [...new Set(pool.map(({ officer }) => officer))].map(
    (officer) => pool.filter((one) => one.officer === officer).length,
  )
  const visits = Math.max(0, ...counts)
  const [drawn, invented] = [countDrawn(visits, percent), Math.round(visits * 0.3)]
  if (invented === 0) return null
  const chance = showNumber(chanceOfMeeting(visits, invented, drawn) * 100)
  return <p class="soft">{words.chance(showNumber(visits), showNumber(drawn), showNumber(invented), chance)}</p>
}
