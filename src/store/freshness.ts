import { and, eq, max } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Holding } from '../domain/freshness.ts'
import type { Database } from './database.ts'
import { sites, stalls, visits } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'
import type { Facts } from './site-facts.ts'
import { listHoldings } from './takings.ts'

/** What the figures of a site or commune include, and what phones still hold of it. */
export interface Freshness {
  /** When the newest visit was received; undefined when none was, or none is in scope. */
  readonly at: Instant | undefined
  readonly holdings: readonly Holding[]
}

export const findFreshness = async (db: Database, scope: Scope, area: Area): Promise<Freshness> => ({
  at: await findNewest(db, scope, area),
  holdings: await listHoldings(db, scope, area),
})

/** The same of facts that are at hand as of today: nothing is counted again. */
export const findFreshnessOf = async (db: Database, scope: Scope, area: Area, facts: Facts): Promise<Freshness> => ({
  at: facts.coverage.reduce<Instant | undefined>(
    (newest, { receivedAt: at }) => (at && at > (newest ?? 0) ? at : newest),
    undefined,
  ),
  holdings: await listHoldings(db, scope, area),
})

async function findNewest(db: Database, scope: Scope, area: Area): Promise<Instant | undefined> {
  const [found] = await db
    .select({ newest: max(visits.at) })
    .from(sites)
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .innerJoin(visits, eq(visits.stall, stalls.id))
    .where(and(inArea(area), inScope(scope)))
  return found?.newest ?? undefined
}
