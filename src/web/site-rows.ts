import { type PlacedStanding, stepOf } from '../domain/adoption.ts'
import type { Day } from '../domain/day.ts'
import type { Holding } from '../domain/freshness.ts'
import { funnelOf } from '../domain/funnel.ts'
import type { Site } from '../store/sites.ts'
import type { SiteRow } from './ui/site-card.tsx'

/** The sites with the figures of their own stalls and what phones still hold of each, in the order given. */
export function rowsOf(
  sites: readonly Site[],
  stalls: readonly PlacedStanding[],
  holdings: readonly Holding[],
  day: Day,
): SiteRow[] {
  return sites.map(({ id, kind, name }) => {
    const here = stalls.filter(({ site }) => site === id)
    const alarms = here.filter((stall) => stepOf(stall, day).step === 'alarm').length
    const held = holdings.reduce((sum, holding) => sum + (holding.site === id ? holding.held : 0), 0)
    return { id, kind, name, funnel: funnelOf(here, day), alarms, held }
  })
}
