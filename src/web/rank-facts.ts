import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { Contender } from '../domain/rank.ts'
import { type Share, share } from '../domain/share.ts'
import { type Coverage, findCoverage } from '../store/back-check-coverage.ts'
import type { Database } from '../store/database.ts'
import { type Leaving, listLeavings } from '../store/leavings.ts'
import type { Area } from '../store/scope.ts'

/** What ranks are decided by, beside the figures themselves. */
export interface RankFacts {
  readonly coverage: ReadonlyMap<string, Coverage>
  readonly leavings: readonly Leaving[]
}

export const findRankFacts = async (db: Database, scope: Scope, area: Area, day: Day): Promise<RankFacts> => ({
  coverage: await findCoverage(db, scope, area, day),
  leavings: await listLeavings(db, scope, area, day),
})

/** A site with its A5, as it comes to be ranked. */
export function contenderOf(site: string, active: Share, { coverage, leavings }: RankFacts): Contender {
  const { checked = share(0, 0), receivedAt } = coverage.get(site) ?? {}
  return { site, active, leavings: leavings.filter((one) => one.site === site).length, checked, receivedAt }
}
