import { type Role, type Scope, scopeOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { countOpenChecks } from '../../store/back-checks.ts'
import { listOpenConflicts } from '../../store/edit-conflicts.ts'
import { drawingsBySite, figuresBySite } from '../../store/figures.ts'
import { findFreshnessOf } from '../../store/freshness.ts'
import { joinFacts, listFactsBySite } from '../../store/site-facts.ts'
import { listSites, type Site } from '../../store/sites.ts'
import { readsChecks, scopeOfChecks } from '../check-scope.ts'
import { vi } from '../messages/vi.ts'
import { rankFactsOf } from '../rank-facts.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { rowsOf } from '../site-rows.ts'
import { type CommuneGroup, SitesPage } from './list.tsx'
import { communeOf } from './views.tsx'

/** Communes whose sites are counted on one page; a province's viewer gets the list of communes instead. */
const COUNTED_COMMUNES = 5

/** Every site of the viewer's scope, by commune, with its figures where there are few enough to count. */
export async function showSites(c: Ctx): Promise<Response> {
  const all = await listSites(c.var.services.store.read, c.var.scope)
  const communes = [...new Set(all.map(({ commune }) => commune))]
  const groups: CommuneGroup[] = []
  for (const code of communes) {
    const sites = all.filter(({ commune }) => commune === code)
    groups.push(await groupOf(c, code, sites, communes.length <= COUNTED_COMMUNES))
  }
  const wide = c.var.scope.communes.length + c.var.scope.provinces.length > 0
  const coordinates = holds(c, 'coordinator')
  const dueOwn = holds(c, 'volunteer')
  const walks = coordinates || dueOwn
  const waiting = {
    merges: await countMerges(c),
    checks: await countOpenChecks(c.var.services.store.read, scopeOfChecks(c)),
  }
  const shown = { groups, readsCommunes: wide, coordinates, walks, dueOwn, ...waiting }
  return respond(c, vi.sites.title, <SitesPage {...shown} />)
}

/** Edits that wait for the viewer's choice. */
async function countMerges(c: Ctx): Promise<number> {
  const { viewer, services } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, ['volunteer', 'coordinator'])
  return scope === undefined ? 0 : (await listOpenConflicts(services.store.read, scope)).length
}

const holds = (c: Ctx, wanted: Role): boolean => c.var.viewer?.grants.some(({ role }) => role === wanted) ?? false

/** Whether all sites of the commune are the viewer's, rather than those they were assigned to. */
const readsWhole = ({ communes, provinces, assignedSites }: Scope, commune: string): boolean =>
  communes.includes(commune) || (provinces.length > 0 && !assignedSites)

async function groupOf(c: Ctx, code: string, sites: Site[], counted: boolean): Promise<CommuneGroup> {
  const { store, clock } = c.var.services
  const day = dayOf(clock())
  const group = { code, name: sites[0] ? communeOf(sites[0]) : code, siteCount: sites.length }
  if (!counted) return group
  const bySite = await listFactsBySite(store.read, c.var.scope, { commune: code }, day)
  const facts = joinFacts(bySite)
  const fresh = await findFreshnessOf(store.read, c.var.scope, { commune: code }, facts)
  const ranking = rankFactsOf(facts)
  const counting = {
    figures: figuresBySite(bySite, day),
    drawings: drawingsBySite(bySite, day),
    holdings: fresh.holdings,
    ranking,
    whole: readsWhole(c.var.scope, code),
    readsChecks: readsChecks(c),
    day,
  }
  return { ...group, counted: { sites: rowsOf(sites, counting), fresh, day } }
}
