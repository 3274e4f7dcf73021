import { findSite, type Site } from '../../store/sites.ts'
import type { Ctx } from '../route.ts'

/** The site in the path; undefined when there is none or it is not the viewer's. */
export const readSite = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')
