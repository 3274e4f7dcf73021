import type { PlacedStanding } from '../../domain/adoption.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { listStandings } from '../../store/standings.ts'
import type { Ctx } from '../route.ts'

/** A site the viewer may read, with the standing of each stall today, in walking order. */
export interface SiteReading {
  site: Site
  stalls: PlacedStanding[]
  day: Day
}

/** The site in the path; undefined when there is none or it is not the viewer's. */
export async function readSite(c: Ctx): Promise<SiteReading | undefined> {
  const { store, clock } = c.var.services
  const site = await findSite(store.read, c.var.scope, c.req.param('site') ?? '')
  if (site === undefined) return undefined
  const day = dayOf(clock())
  return { site, stalls: await listStandings(store.read, c.var.scope, { site: site.id }, day), day }
}
