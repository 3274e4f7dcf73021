import { addDays, type Day, dayOf } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import { isClosed } from '../../store/exports.ts'
import { findSite, listSites, type Site } from '../../store/sites.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'

/** What is exported: a commune with all its sites, or one of them. */
export interface Subject {
  readonly unit: Unit
  readonly province: Unit | undefined
  /** Undefined for the commune as a whole. */
  readonly site: Site | undefined
  readonly sites: readonly Site[]
  readonly today: Day
}

/** The commune or the site in the path; undefined when there is none or it is not the viewer's. */
export async function readSubject(c: Ctx): Promise<Subject | undefined> {
  const { scope, services } = c.var
  const { read } = services.store
  const today = dayOf(services.clock())
  const asked = c.req.param('site')
  const site = asked === undefined ? undefined : await findSite(read, scope, asked)
  if (asked !== undefined && site === undefined) return undefined
  const unit = await findCommune(c, site?.commune)
  if (unit === undefined) return undefined
  const province = await findUnit(read, unit.parent ?? '', today)
  return { unit, province, site, sites: site ? [site] : await listSites(read, scope, unit.code), today }
}

/** tỉnh Quảng Ngãi; empty where no list of units was read. */
export const provinceOf = ({ province }: Subject): string => (province ? showUnit(province) : '')
export const placeOf = ({ site, unit }: Subject): string => site?.name ?? showUnit(unit)
export const pageOf = ({ site, unit }: Subject): string => (site ? paths.site(site.id) : paths.commune(unit.code))
export const exportsOf = ({ site, unit }: Subject): string =>
  site ? paths.siteExports(site.id) : paths.communeExports(unit.code)

/** The last day of the month before the one a day lies in. */
export const endOfMonthBefore = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1)

/** A day that may be exported, and whether its month is closed. */
export interface OfferedDay {
  readonly day: Day
  readonly closed: boolean
}

const MONTHS_OFFERED = 3

/** Today, as on screen, and the ends of the months before it: of days that are over figures do not change. */
export async function offeredDays(c: Ctx, { unit, today }: Subject): Promise<OfferedDay[]> {
  const days = [today]
  for (let month = 0; month < MONTHS_OFFERED; month++) days.push(endOfMonthBefore(days.at(-1) ?? today))
  const { read } = c.var.services.store
  return Promise.all(days.map(async (day) => ({ day, closed: await isClosed(read, unit.code, day) })))
}
