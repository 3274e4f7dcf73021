import { and, eq, max } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Database } from './database.ts'
import { sites, stalls, visits } from './schema.ts'
import { type Area, inScope } from './scope.ts'

/** When the newest visit of a site or commune was received; undefined when none was, or none is in scope. */
export async function findFreshness(db: Database, scope: Scope, area: Area): Promise<Instant | undefined> {
  const here = 'site' in area ? eq(sites.id, area.site) : eq(sites.commune, area.commune)
  const [found] = await db
    .select({ newest: max(visits.at) })
    .from(sites)
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .innerJoin(visits, eq(visits.stall, stalls.id))
    .where(and(here, inScope(scope)))
  return found?.newest ?? undefined
}
