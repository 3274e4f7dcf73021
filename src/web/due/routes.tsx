import { showDay } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import { listAssigned } from '../../store/assignments.ts'
import { listSites, type Site } from '../../store/sites.ts'
import { findCommune } from '../commune.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { type DueReading, readDue } from './read.ts'
import { DuePage, type Heading } from './views.tsx'

const { due: words } = vi

/** What is due in a commune; with `?officer=`, on the sites that one volunteer walks. */
async function showCommune(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const { read } = c.var.services.store
  const commune = unit.code
  const assigned = await listAssigned(read, c.var.scope, commune)
  const wanted = c.req.query('officer')
  const theirs = assigned.filter(({ officer }) => officer === wanted)
  const [volunteer] = theirs
  if (wanted !== undefined && volunteer === undefined) return notFound(c)
  const all = await listSites(read, c.var.scope, commune)
  const sites = volunteer ? all.filter(({ id }) => theirs.some(({ site }) => site === id)) : all
  const reading = await readDue(c, sites, [{ commune }])
  const walkers = [...new Map(assigned.map(({ officer, name }) => [officer, name]))]
  const back = { href: paths.commune(commune), text: words.toCommune }
  const heading = { place: showUnit(unit), volunteer: volunteer?.name, back, walkers, commune }
  return duePage(c, volunteer ? { ...reading, elsewhere: [] } : reading, heading)
}

/** What is due on the sites that the viewer was sent to walk. */
async function showOwn(c: Ctx): Promise<Response> {
  const sites = await listSites(c.var.services.store.read, c.var.scope)
  const areas = sites.map(({ id }) => ({ site: id }))
  const reading = await readDue(c, sites, areas)
  const back = { href: paths.sites(), text: words.toSites }
  const heading = { place: placesOf(sites), volunteer: c.var.viewer?.name, back, walkers: [], commune: undefined }
  return duePage(c, reading, { ...heading, hasSites: sites.length > 0 })
}

const placesOf = (sites: readonly Site[]): string =>
  [
    ...new Set(
      sites.map(({ commune, communeKind, communeName }) =>
        communeKind && communeName ? showUnit({ kind: communeKind, name: communeName }) : commune,
      ),
    ),
  ].join(', ')

function duePage(c: Ctx, reading: DueReading, heading: Heading): Response {
  const keeper = heading.volunteer ?? c.var.viewer?.name ?? ''
  const mayOpen = c.var.viewer?.grants.some(({ role }) => role !== 'admin') ?? false
  const title = words.titleOf(heading.place, showDay(reading.day), keeper)
  return respond(c, title, <DuePage {...reading} {...{ heading, keeper, mayOpen }} />)
}

export const dueRoutes: Route[] = [
  {
    method: 'GET',
    path: '/communes/:commune/due',
    access: only('coordinator', 'leader', 'auditor', 'admin'),
    respond: keepPage(showCommune),
  },
  { method: 'GET', path: '/due', access: only('volunteer'), respond: keepPage(showOwn) },
]
