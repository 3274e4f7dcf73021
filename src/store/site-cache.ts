import { and, asc, eq, lt } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { Database } from './database.ts'
import { siteRevisions, sites } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'

/** A site with the number that every row its figures are counted from moves. */
export interface SiteRevision {
  readonly site: string
  readonly commune: string
  readonly revision: number
}

/** Sites in scope that were there on the day: before a site was made it has no figures, rather than some of nothing. */
export const listSiteRevisions = (
  db: Database,
  scope: Scope,
  area: Area | undefined,
  day: Day,
): Promise<SiteRevision[]> =>
  db
    .select({ site: sites.id, commune: sites.commune, revision: siteRevisions.revision })
    .from(sites)
    .innerJoin(siteRevisions, eq(siteRevisions.site, sites.id))
    .where(and(area && inArea(area), lt(sites.createdAt, startOf(addDays(day, 1))), inScope(scope)))
    .orderBy(asc(sites.id))

/** A value of a site as it was read: good for the day until the site's revision moves. */
interface Kept<Value> {
  readonly revision: number
  readonly day: Day
  readonly value: Value
}

/** Reads the values of the sites given, by their ids. */
type Read<Value> = (sites: readonly string[]) => Promise<ReadonlyMap<string, Value>>

/**
 * Keeps a value per site until the site changes, per process and database, those asked for longest ago dropped first. The
 * revisions are read before the values: what changes meanwhile is read again next time.
 */
export function siteCache<Value>(weightOf: (value: Value) => number, most: number) {
  const byDatabase = new WeakMap<Database, Map<string, Kept<Value>>>()
  return async (db: Database, revisions: readonly SiteRevision[], day: Day, read: Read<Value>) => {
    const known = byDatabase.get(db) ?? new Map<string, Kept<Value>>()
    byDatabase.set(db, known)
    const good = new Map<string, Value>()
    for (const { site, revision } of revisions) {
      const before = known.get(site)
      if (before?.revision === revision && before.day === day) good.set(site, before.value)
    }
    const changed = revisions.map(({ site }) => site).filter((site) => !good.has(site))
    const anew = changed.length > 0 ? await read(changed) : new Map<string, Value>()
    const found = new Map<string, Value>()
    for (const { site, revision } of revisions) {
      const value = anew.get(site) ?? good.get(site)
      if (value === undefined) continue
      known.delete(site)
      known.set(site, { revision, day, value })
      found.set(site, value)
    }
    dropOldest(known, weightOf, most)
    return found
  }
}

function dropOldest<Value>(known: Map<string, Kept<Value>>, weightOf: (value: Value) => number, most: number): void {
  let weight = [...known.values()].reduce((sum, { value }) => sum + weightOf(value), 0)
  for (const [site, { value }] of known) {
    if (weight <= most) return
    known.delete(site)
    weight -= weightOf(value)
  }
}
