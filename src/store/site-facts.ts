import { and, asc, eq, lt } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { PlacedStanding } from '../domain/adoption.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { TestedVisit } from '../domain/figures.ts'
import { type Coverage, findCoverage } from './back-check-coverage.ts'
import type { Database } from './database.ts'
import { type Leaving, listLeavings } from './leavings.ts'
import { listBackChecked, listReScans } from './re-scans.ts'
import { siteRevisions, sites } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'
import { listStandings } from './standings.ts'

/** What the figures of a site or a commune are counted from: the lists behind them, site after site in each. */
export interface Facts {
  readonly stalls: readonly PlacedStanding[]
  readonly reScans: readonly TestedVisit[]
  readonly backChecked: readonly TestedVisit[]
  /** How far the round of each site was checked by others, and when the newest visit was received. */
  readonly coverage: readonly Coverage[]
  readonly leavings: readonly Leaving[]
}

/** Facts of a site as they were read: good for the day until the site's revision moves. */
interface Kept {
  readonly revision: number
  readonly day: Day
  readonly facts: Facts
}

/** Stalls kept per process, those of the sites that were asked for longest ago dropped first: some 30 MB. */
const STALLS_KEPT = 60_000
const kept = new WeakMap<Database, Map<string, Kept>>()

/** The facts of each site in scope that was there on the day, by its id. Of a site that did not change they are not read again. */
export async function listFactsBySite(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, Facts>> {
  const known = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, known)
  const found = new Map<string, Facts>()
  // The revision is read first: what changes meanwhile is read again next time.
  for (const { site, revision } of await listRevisions(db, scope, area, day)) {
    const before = known.get(site)
    const isGood = before?.revision === revision && before.day === day
    const facts = isGood ? before.facts : await readFacts(db, scope, site, day)
    known.delete(site)
    known.set(site, { revision, day, facts })
    found.set(site, facts)
  }
  dropOldest(known)
  return found
}

/** The facts as of a day, of what is in scope, in one list each. */
export const listFacts = async (db: Database, scope: Scope, area: Area, day: Day): Promise<Facts> =>
  joinFacts(await listFactsBySite(db, scope, area, day))

/** The facts of several sites in one list each. */
export function joinFacts(bySite: ReadonlyMap<string, Facts>): Facts {
  const all = [...bySite.values()]
  return {
    stalls: all.flatMap(({ stalls }) => stalls),
    reScans: all.flatMap(({ reScans }) => reScans),
    backChecked: all.flatMap(({ backChecked }) => backChecked),
    coverage: all.flatMap(({ coverage }) => coverage),
    leavings: all.flatMap(({ leavings }) => leavings),
  }
}

/** What the figures of a site are counted from, read anew. */
export const readCounted = async (db: Database, scope: Scope, site: string, day: Day) => ({
  stalls: await listStandings(db, scope, { site }, day),
  reScans: await listReScans(db, scope, { site }, day),
  backChecked: await listBackChecked(db, scope, { site }, day),
})

const readFacts = async (db: Database, scope: Scope, site: string, day: Day): Promise<Facts> => ({
  ...(await readCounted(db, scope, site, day)),
  coverage: [...(await findCoverage(db, scope, { site }, day)).values()],
  leavings: await listLeavings(db, scope, { site }, day),
})

/** Of a day before a site was made there is nothing to count: it has no figures then, rather than some of nothing. */
const listRevisions = (db: Database, scope: Scope, area: Area, day: Day) =>
  db
    .select({ site: siteRevisions.site, revision: siteRevisions.revision })
    .from(sites)
    .innerJoin(siteRevisions, eq(siteRevisions.site, sites.id))
    .where(and(inArea(area), lt(sites.createdAt, startOf(addDays(day, 1))), inScope(scope)))
    .orderBy(asc(sites.id))

function dropOldest(known: Map<string, Kept>): void {
  let stalls = [...known.values()].reduce((sum, { facts }) => sum + facts.stalls.length, 0)
  for (const [site, { facts }] of known) {
    if (stalls <= STALLS_KEPT) return
    known.delete(site)
    stalls -= facts.stalls.length
  }
}
