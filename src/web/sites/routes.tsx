import { type Role, scopeOf } from '../../domain/access.ts'
import { reasonOf } from '../../domain/funnel.ts'
import { showFormer } from '../../domain/place.ts'
import { REASONS, type Reason } from '../../domain/visit.ts'
import { findFreshnessOf } from '../../store/freshness.ts'
import { findSite, listBlocks, type Site } from '../../store/sites.ts'
import { listFormerUnits } from '../../store/units.ts'
import { formerOf } from '../former-unit.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { figurePage } from '../ui/figure-page.tsx'
import { ListPage, reasonTitle } from '../ui/list-page.tsx'
import { pagingOf } from '../ui/list-part.tsx'
import { rankOf, rankRoutes } from './rank.tsx'
import { readSite, readSiteAsked, type SiteReading } from './read.ts'
import { searchRoutes } from './search.tsx'
import { showSites } from './sites.tsx'
import { TablePage } from './table.tsx'
import { communeOf, SitePage } from './views.tsx'

async function showSite(c: Ctx): Promise<Response> {
  const read = await readSite(c)
  if (read === undefined) return notFound(c)
  const { store } = c.var.services
  const { site } = read
  const page = (
    <SitePage
      {...read}
      blocks={await listBlocks(store.read, c.var.scope, site.id)}
      former={await formerNameOf(c, site)}
      fresh={await findFreshnessOf(store.read, c.var.scope, { site: site.id }, read)}
      {...rankOf(c, read)}
      open={c.req.query('block')}
      coordinates={coordinates(c, site)}
      walks={await walks(c, site)}
      readsChecks={await readsChecks(c, site)}
      exports={await exportsHere(c, site)}
    />
  )
  return respond(c, site.name, page)
}

/** What the commune was before, where it was one place; several would say nothing about this street. */
async function formerNameOf(c: Ctx, site: Site): Promise<string> {
  const [former, ...others] = await listFormerUnits(c.var.services.store.read, site.commune)
  return former === undefined || others.length > 0 ? '' : showFormer(formerOf(former))
}

const coordinates = (c: Ctx, site: Site): boolean =>
  c.var.viewer?.grants.some(({ role, unit }) => role === 'coordinator' && unit === site.commune) ?? false

/** Whether the viewer was sent to walk here, or coordinates those who are. */
const walks = (c: Ctx, site: Site): Promise<boolean> => holdsHere(c, site, ['volunteer', 'coordinator'])

/** How a colleague's visits were checked is not for who walks beside them. */
const readsChecks = (c: Ctx, site: Site): Promise<boolean> => holdsHere(c, site, ['coordinator', 'leader', 'auditor'])

const exportsHere = (c: Ctx, site: Site): Promise<boolean> =>
  holdsHere(c, site, ['leader', 'coordinator', 'auditor', 'admin'])

async function holdsHere(c: Ctx, site: Site, roles: readonly Role[]): Promise<boolean> {
  const { viewer, services } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, roles)
  return scope !== undefined && (await findSite(services.store.read, scope, site.id)) !== undefined
}

async function showTable(c: Ctx): Promise<Response> {
  const read = await readSite(c)
  if (read === undefined) return notFound(c)
  const blocks = await listBlocks(c.var.services.store.read, c.var.scope, read.site.id)
  return respond(c, read.site.name, <TablePage {...read} blocks={blocks} />)
}

async function showFigure(c: Ctx): Promise<Response> {
  const read = await readSiteAsked(c)
  const code = c.req.param('figure') ?? ''
  if (read === undefined || (code === 'Q1' && !(await readsChecks(c, read.site)))) return notFound(c)
  const shown = figurePage({ ...placeOf(c, read), facts: read, code })
  return shown === undefined ? notFound(c) : respond(c, `${shown.title} · ${read.site.name}`, shown.page)
}

async function showReason(c: Ctx): Promise<Response> {
  const reason = c.req.param('reason') as Reason
  const read = await readSiteAsked(c)
  if (read === undefined || !REASONS.includes(reason)) return notFound(c)
  const counted = read.stalls.filter((stall) => reasonOf(stall) === reason)
  const title = reasonTitle(reason)
  return respond(c, title, <ListPage {...placeOf(c, read)} title={title} definition="reasons" list={{ counted }} />)
}

const placeOf = (c: Ctx, { site, day }: SiteReading) => ({
  paging: pagingOf(c),
  place: `${site.name}, ${communeOf(site)}`,
  back: paths.site(site.id),
  day,
})

const readers = only(...READERS)

export const siteRoutes: Route[] = [
  { method: 'GET', path: '/sites', access: readers, respond: keepPage(showSites) },
  { method: 'GET', path: '/sites/:site', access: readers, respond: keepPage(showSite) },
  { method: 'GET', path: '/sites/:site/stalls', access: readers, respond: keepPage(showTable) },
  { method: 'GET', path: '/sites/:site/figures/:figure', access: readers, respond: showFigure },
  { method: 'GET', path: '/sites/:site/reasons/:reason', access: readers, respond: showReason },
  ...rankRoutes,
  ...searchRoutes,
]
