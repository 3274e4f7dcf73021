import { type Day, dayOf } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import type { Indicator } from '../../domain/indicators.ts'
import { type Period, until } from '../../domain/period.ts'
import { showUnit } from '../../domain/place.ts'
import { lastFrozen, missingDays, sumByDay } from '../../domain/snapshot.ts'
import type { Area } from '../../store/scope.ts'
import { findSite } from '../../store/sites.ts'
import { type FoundedSite, listFounded, listSnapshots } from '../../store/snapshots.ts'
import { readsChecks } from '../check-scope.ts'
import { findCommune } from '../commune.ts'
import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'

/** What a history is of: a site, or a commune as a whole. */
export interface Place {
  readonly area: Area
  readonly name: string
  /** Its own page. */
  readonly back: string
  /** The page of its history. */
  readonly path: string
  /** Where every change of N is told. */
  readonly census: string | undefined
  /** The list behind a figure of a day; undefined for one that the viewer does not read. */
  readonly listOf: (figure: Indicator | 'N', day: Day) => string | undefined
}

/** The site in the path; undefined when there is none or it is not the viewer's. */
export async function readSitePlace(c: Ctx): Promise<Place | undefined> {
  const site = await findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')
  if (site === undefined) return undefined
  const { id, name } = site
  return {
    ...{ area: { site: id }, name, back: paths.site(id) },
    ...{ path: paths.siteHistory(id), census: paths.siteCensus(id) },
    listOf: (figure, day) => (figure === 'Q1' && !readsChecks(c) ? undefined : paths.siteFigure(id, figure, day)),
  }
}

/** The commune in the path; undefined when there is none or it is not the viewer's. */
export async function readCommunePlace(c: Ctx): Promise<Place | undefined> {
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const { code } = unit
  return {
    ...{ area: { commune: code }, name: showUnit(unit), back: paths.commune(code) },
    ...{ path: paths.communeHistory(code), census: undefined },
    listOf: (figure, day) => paths.communeFigure(code, figure, day),
  }
}

/** The frozen figures of a place in a period, and what is missing. */
export interface Trend {
  readonly period: Period
  /** Every day that has its snapshot, oldest first. */
  readonly days: readonly Figures[]
  /** Days without one, of each site that lacks any. */
  readonly missing: readonly { readonly name: string; readonly days: readonly Day[] }[]
}

export async function readTrend(c: Ctx, { area }: Place, period: Period): Promise<Trend> {
  const { store, clock } = c.var.services
  const sites = await listFounded(store.read, c.var.scope, area)
  const snapshots = await listSnapshots(store.read, c.var.scope, area, period)
  const over = until(period, lastFrozen(dayOf(clock())))
  const taken = (site: string) => new Set(snapshots.flatMap((one) => (one.site === site ? [one.figures.day] : [])))
  const missing = sites.map((one) => ({ name: one.name, days: missingDays(one, over, taken(one.site)) }))
  return {
    period,
    days: sumByDay(sites, snapshots, period),
    missing: missing.filter(({ days }) => days.length > 0),
  }
}

/** The frozen figures of one day; undefined where a snapshot is missing. */
export async function readFrozen(c: Ctx, { area }: Place, day: Day): Promise<Figures | undefined> {
  const { store } = c.var.services
  const sites: FoundedSite[] = await listFounded(store.read, c.var.scope, area)
  const period = { from: day, to: day }
  return sumByDay(sites, await listSnapshots(store.read, c.var.scope, area, period), period)[0]
}
