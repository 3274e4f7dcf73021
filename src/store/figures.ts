import type { Scope } from '../domain/access.ts'
import type { PlacedStanding } from '../domain/adoption.ts'
import type { Day } from '../domain/day.ts'
import { type Figures, figuresOf, type TestedVisit } from '../domain/figures.ts'
import type { Database } from './database.ts'
import { listBackChecked, listReScans } from './re-scans.ts'
import type { Area } from './scope.ts'
import { findSite, listSites } from './sites.ts'
import { listStandings } from './standings.ts'

/** What the figures of a site or a commune are counted from: the lists behind them, site by site in one list each. */
export interface Facts {
  readonly stalls: readonly PlacedStanding[]
  readonly reScans: readonly TestedVisit[]
  readonly backChecked: readonly TestedVisit[]
}

/** The facts as of a day, of what is in scope. */
export const listFacts = async (db: Database, scope: Scope, area: Area, day: Day): Promise<Facts> => ({
  stalls: await listStandings(db, scope, area, day),
  reScans: await listReScans(db, scope, area, day),
  backChecked: await listBackChecked(db, scope, area, day),
})

/** The figures of each of the sites, by its id, off the facts that are its own. */
export function figuresBySite(sites: readonly string[], facts: Facts, day: Day): ReadonlyMap<string, Figures> {
  const stalls = bySite(facts.stalls)
  const reScans = bySite(facts.reScans)
  const backChecked = bySite(facts.backChecked)
  const of = (site: string) => ({
    ...{ stalls: stalls.get(site) ?? [], reScans: reScans.get(site) ?? [] },
    backChecked: backChecked.get(site) ?? [],
  })
  return new Map(sites.map((site) => [site, figuresOf(of(site), day)]))
}

function bySite<Row extends { site: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.site)
    if (group) group.push(row)
    else groups.set(row.site, [row])
  }
  return groups
}

/** Every figure of a site, or of each site of a commune, as of a day; of a day that is over they never change. */
export async function findFigures(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, Figures>> {
  const facts = await listFacts(db, scope, area, day)
  return figuresBySite(await sitesIn(db, scope, area), facts, day)
}

async function sitesIn(db: Database, scope: Scope, area: Area): Promise<string[]> {
  if ('commune' in area) return (await listSites(db, scope, area.commune)).map(({ id }) => id)
  return (await findSite(db, scope, area.site)) === undefined ? [] : [area.site]
}
