import { and, asc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { CensusFact, ListedStall } from '../domain/census.ts'
import type { Database } from './database.ts'
import { censuses, officers, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

/** Every census fact of a site in the order in which it was received; none when the site is not the viewer's. */
export const listCensusFacts = async (db: Database, scope: Scope, site: string): Promise<CensusFact[]> =>
  db
    .select({
      ...{ stall: censuses.stall, state: censuses.state, day: censuses.day, at: censuses.at },
      officer: officers.name,
    })
    .from(sites)
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .innerJoin(censuses, eq(censuses.stall, stalls.id))
    .innerJoin(officers, eq(officers.id, censuses.officer))
    .where(and(eq(sites.id, site), inScope(scope)))
    .orderBy(asc(sql`"censuses"."rowid"`))

/** Every stall of a site in walking order, and since when it is listed. */
export const listListedStalls = async (db: Database, scope: Scope, site: string): Promise<ListedStall[]> =>
  db
    .select({ stall: stalls.id, number: stalls.number, createdAt: stalls.createdAt })
    .from(sites)
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .where(and(eq(sites.id, site), inScope(scope)))
    .orderBy(asc(stalls.position))
