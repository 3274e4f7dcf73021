import { type Day, dayOf } from '../../domain/day.ts'
import { type Facts, listFacts } from '../../store/site-facts.ts'
import { findSite, type Site } from '../../store/sites.ts'
import type { Ctx } from '../route.ts'

/** A site the viewer may read, with what its figures are counted from today: its stalls come in walking order. */
export interface SiteReading extends Facts {
  site: Site
  day: Day
}

/** The site in the path; undefined when there is none or it is not the viewer's. */
export async function readSite(c: Ctx): Promise<SiteReading | undefined> {
  const { store, clock } = c.var.services
  const site = await findSite(store.read, c.var.scope, c.req.param('site') ?? '')
  if (site === undefined) return undefined
  const day = dayOf(clock())
  return { site, ...(await listFacts(store.read, c.var.scope, { site: site.id }, day)), day }
}
