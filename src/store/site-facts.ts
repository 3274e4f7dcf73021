import type { Scope } from '../domain/access.ts'
import type { PlacedStanding } from '../domain/adoption.ts'
import type { Day } from '../domain/day.ts'
import type { TestedVisit } from '../domain/figures.ts'
import { type Coverage, findCoverage } from './back-check-coverage.ts'
import type { Database } from './database.ts'
import { type Leaving, listLeavings } from './leavings.ts'
import { listBackChecked, listReScans } from './re-scans.ts'
import type { Area } from './scope.ts'
import { listSiteRevisions, siteCache } from './site-cache.ts'
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

/** Stalls kept per process: some 30 MB. */
const STALLS_KEPT = 60_000
const keep = siteCache<Facts>(({ stalls }) => stalls.length, STALLS_KEPT)

/** The facts of each site in scope that was there on the day, by its id. Of a site that did not change they are not read again. */
export async function listFactsBySite(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, Facts>> {
  return keep(db, await listSiteRevisions(db, scope, area, day), day, async (changed) => {
    const found = new Map<string, Facts>()
    for (const site of changed) found.set(site, await readFacts(db, scope, site, day))
    return found
  })
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
