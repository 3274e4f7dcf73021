import { dayOf } from '../../domain/day.ts'
import { findPublicSite } from '../../store/public-figures.ts'
import { keepPage } from '../page-cache.ts'
import { notFound, respond } from '../respond.tsx'
import { anyone, type Ctx, type Route } from '../route.ts'
import { PublicSitePage } from './views.tsx'

async function showPublicSite(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const found = await findPublicSite(store.read, c.req.param('site') ?? '', dayOf(clock()))
  return found === undefined ? notFound(c) : respond(c, found.site.name, <PublicSitePage {...found} />)
}

const kept = keepPage(showPublicSite)

/** Kept under its plain address alone: queries made up by anybody must not push other pages out. */
async function answer(c: Ctx): Promise<Response> {
  c.header('X-Robots-Tag', 'noindex')
  return c.req.url.includes('?') ? showPublicSite(c) : kept(c)
}

export const publicSiteRoutes: Route[] = [
  { method: 'GET', path: '/public/sites/:site', access: anyone, respond: answer },
]
