import type { Day } from '../domain/day.ts'
import type { Drawing } from '../domain/drawing.ts'
import type { Figures } from '../domain/figures.ts'
import type { Holding } from '../domain/freshness.ts'
import { funnelOf } from '../domain/funnel.ts'
import { rankAlone, rankSites } from '../domain/rank.ts'
import type { Site } from '../store/sites.ts'
import { contenderOf, type RankFacts } from './rank-facts.ts'
import type { SiteRow } from './ui/site-card.tsx'

interface Counting {
  /** By site. */
  readonly figures: ReadonlyMap<string, Figures>
  readonly drawings: ReadonlyMap<string, Drawing>
  readonly holdings: readonly Holding[]
  readonly ranking: RankFacts
  /** The sites are all those of a commune: only then is a rank among them true. */
  readonly whole: boolean
  /** The viewer reads how visits were checked. */
  readonly readsChecks: boolean
  readonly day: Day
}

/** The sites with the figures of their own stalls, what phones still hold of each, and its rank, in the order given. */
export function rowsOf(
  sites: readonly Site[],
  { figures, drawings, holdings, ranking, whole, readsChecks, day }: Counting,
): SiteRow[] {
  const rows = sites.map(({ id, kind, name }) => {
    const alarms = drawings.get(id)?.alarms.length ?? 0
    const held = holdings.reduce((sum, holding) => sum + (holding.site === id ? holding.held : 0), 0)
    return { id, kind, name, funnel: figures.get(id) ?? funnelOf([], day), alarms, held, readsChecks }
  })
  const contenders = rows.map(({ id, funnel }) => contenderOf(id, funnel.shares.A5, ranking))
  const ranks = whole ? rankSites(contenders, day) : undefined
  return rows.map((row, at) => {
    const contender = contenders[at] ?? contenderOf(row.id, row.funnel.shares.A5, ranking)
    return { ...row, leavings: contender.leavings, rank: ranks?.get(row.id) ?? rankAlone(contender, day) }
  })
}
