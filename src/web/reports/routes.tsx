import { type Day, legalDay } from '../../domain/day.ts'
import { reasonOf } from '../../domain/funnel.ts'
import { type FormerKind, formerWords, showUnit } from '../../domain/place.ts'
import { REASONS, type Reason } from '../../domain/visit.ts'
import { countOpenProposals } from '../../store/account-proposals.ts'
import { listOpenRequests } from '../../store/account-requests.ts'
import { listSetAside } from '../../store/captures.ts'
import { listOpenConflicts } from '../../store/edit-conflicts.ts'
import { findFreshnessOf } from '../../store/freshness.ts'
import { listStallsWithIncidents, listUnresolvedIncidents } from '../../store/incidents.ts'
import { listBlocksIn } from '../../store/sites.ts'
import { findUnit, listFormerUnits, type Unit } from '../../store/units.ts'
import { readsChecks } from '../check-scope.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { rankFactsOf } from '../rank-facts.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { figurePage } from '../ui/figure-page.tsx'
import { ListPage, reasonTitle } from '../ui/list-page.tsx'
import { pagingOf } from '../ui/list-part.tsx'
import type { CommuneIncidents } from './incidents.tsx'
import { type CommuneReading, readCommune, readCommuneAsked } from './read.ts'
import type { FromPhones, Waiting } from './tasks.tsx'
import { CommunePage } from './views.tsx'

async function showCommune(c: Ctx): Promise<Response> {
  const read = await readCommune(c)
  if (read === undefined) return notFound(c)
  const { unit, day } = read
  const [{ read: db }, scope, commune] = [c.var.services.store, c.var.scope, unit.code]
  const asked = await listOpenRequests(db, scope)
  const shown = {
    ...{ name: showUnit(unit), code: commune, about: await aboutOf(c, unit, day) },
    fresh: await findFreshnessOf(db, scope, { commune }, read),
    ranking: rankFactsOf(read),
    blocks: await listBlocksIn(db, scope, commune),
    waiting: await waitingIn(c, commune, day),
    requests: asked.filter(({ site }) => site.commune === commune),
    fromPhones: await fromPhonesIn(c, commune),
    incidents: await incidentsIn(c, commune),
    readsChecks: readsChecks(c),
    reviews: c.var.viewer?.grants.some(({ role }) => role === 'coordinator' || role === 'auditor') ?? false,
  }
  return respond(c, shown.name, <CommunePage {...read} {...shown} />)
}

async function incidentsIn(c: Ctx, commune: string): Promise<CommuneIncidents> {
  const [{ read }, scope] = [c.var.services.store, c.var.scope]
  return {
    open: await listUnresolvedIncidents(read, scope, commune),
    told: await listStallsWithIncidents(read, scope, commune),
    mayOpen: c.var.viewer?.grants.some(({ role }) => role !== 'admin') ?? false,
  }
}

/** Accounts of a commune that nobody has decided on; the coordinator decides, others see how many. */
const waitingIn = async (c: Ctx, commune: string, day: Day): Promise<Waiting> => ({
  count: await countOpenProposals(c.var.services.store.read, c.var.scope, commune, day),
  href: coordinates(c, commune) ? paths.approvals() : undefined,
})

const coordinates = (c: Ctx, commune: string): boolean =>
  c.var.viewer?.grants.some(({ role, unit }) => role === 'coordinator' && unit === commune) ?? false

/** What phones brought that the coordinator of a commune has to look at. */
async function fromPhonesIn(c: Ctx, commune: string): Promise<FromPhones> {
  if (!coordinates(c, commune)) return { merges: 0, setAside: 0, altered: 0 }
  const { read } = c.var.services.store
  const open = await listOpenConflicts(read, c.var.scope)
  const aside = await listSetAside(read, c.var.scope)
  const altered = aside.filter(({ reason }) => reason === 'altered').length
  const merges = open.filter(({ site }) => site.commune === commune).length
  return { merges, altered, setAside: aside.length - altered }
}

/** tỉnh Quảng Ngãi · trước 01/7/2025: thị trấn Châu Ổ, xã Bình Thạnh */
async function aboutOf(c: Ctx, unit: Unit, day: Day): Promise<string> {
  const { read } = c.var.services.store
  const province = await findUnit(read, unit.parent ?? '', day)
  const former = await listFormerUnits(read, unit.code)
  const names = former.map(({ kind, name }) => `${formerWords[kind as FormerKind]} ${name}`).join(', ')
  const before = former[0] ? vi.reports.before(legalDay(former[0].untilDay), names) : undefined
  return [province && showUnit(province), before].filter(Boolean).join(' · ')
}

async function showFigure(c: Ctx): Promise<Response> {
  const read = await readCommuneAsked(c)
  if (read === undefined) return notFound(c)
  const shown = figurePage({ ...placeOf(c, read), facts: read, code: c.req.param('figure') ?? '' })
  return shown === undefined ? notFound(c) : respond(c, shown.title, shown.page)
}

async function showReason(c: Ctx): Promise<Response> {
  const reason = c.req.param('reason') as Reason
  const read = await readCommuneAsked(c)
  if (read === undefined || !REASONS.includes(reason)) return notFound(c)
  const counted = read.stalls.filter((stall) => reasonOf(stall) === reason)
  const title = reasonTitle(reason)
  return respond(c, title, <ListPage {...placeOf(c, read)} title={title} definition="reasons" list={{ counted }} />)
}

const placeOf = (c: Ctx, { unit, sites, day }: CommuneReading) => ({
  paging: pagingOf(c),
  place: showUnit(unit),
  back: paths.commune(unit.code),
  day,
  siteNames: new Map(sites.map(({ id, name }) => [id, name])),
})

const access = only('coordinator', 'leader', 'auditor', 'admin')

export const reportRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune', access, respond: keepPage(showCommune) },
  { method: 'GET', path: '/communes/:commune/figures/:figure', access, respond: showFigure },
  { method: 'GET', path: '/communes/:commune/reasons/:reason', access, respond: showReason },
]
