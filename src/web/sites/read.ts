import { type Day, dayOf } from '../../domain/day.ts'
import { type Facts, listFactsBySite } from '../../store/site-facts.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { dayAsked } from '../as-of.ts'
import type { Ctx } from '../route.ts'

/** A site the viewer may read, with what its figures are counted from on a day: its stalls come in walking order. */
export interface SiteReading extends Facts {
  site: Site
  day: Day
}

/** The site in the path as of today; undefined when there is none or it is not the viewer's. */
export const readSite = (c: Ctx): Promise<SiteReading | undefined> => readSiteOn(c, dayOf(c.var.services.clock()))

/** The same as of the day in the address; undefined besides when that is no day, is still to come, or is before the site was made. */
export async function readSiteAsked(c: Ctx): Promise<SiteReading | undefined> {
  const day = dayAsked(c)
  return day === undefined ? undefined : readSiteOn(c, day)
}

async function readSiteOn(c: Ctx, day: Day): Promise<SiteReading | undefined> {
  const { store } = c.var.services
  const site = await findSite(store.read, c.var.scope, c.req.param('site') ?? '')
  if (site === undefined) return undefined
  const facts = (await listFactsBySite(store.read, c.var.scope, { site: site.id }, day)).get(site.id)
  return facts && { site, ...facts, day }
}
