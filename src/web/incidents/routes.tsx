import { dayOf } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import { openIncidentPhoto } from '../../store/incident-photos.ts'
import { type FoundIncident, findIncident, listIncidents } from '../../store/incidents.ts'
import { findUnit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, PHOTO_LIMIT, type Route } from '../route.ts'
import { placeOfIncident } from '../ui/incident-rows.tsx'
import { takeEvent } from './event.ts'
import { IncidentsPage } from './list-views.tsx'
import { PaperPage } from './paper.tsx'
import { takePhoto } from './photo.ts'
import { readIncident } from './read.ts'
import { IncidentPage } from './views.tsx'

async function showList(c: Ctx): Promise<Response> {
  const incidents = await listIncidents(c.var.services.store.read, c.var.scope)
  return respond(c, vi.incidents.title, <IncidentsPage incidents={incidents} day={dayOf(c.var.services.clock())} />)
}

/** Finds the incident of the path for a handler; 404 for missing and for not yours. */
const withIncident =
  (respondTo: (c: Ctx, found: FoundIncident) => Promise<Response>): Route['respond'] =>
  async (c) => {
    const found = await findIncident(c.var.services.store.read, c.var.scope, c.req.param('incident') ?? '')
    return found ? respondTo(c, found) : notFound(c)
  }

/** What was typed and what is wrong with it, when the page is drawn again. */
export interface Back {
  readonly typed: Typed
  readonly errors: FieldErrors
}

async function showIncident(c: Ctx, found: FoundIncident, back?: Back): Promise<Response> {
  const { services, viewer } = c.var
  const { commune, openedBy } = found.incident
  const holds = (...roles: string[]) =>
    viewer?.grants.some(({ role, unit }) => roles.includes(role) && (role === 'volunteer' || unit === commune))
  const submission = typedIn(back?.typed ?? {}, SUBMISSION) || services.newId()
  // What is wrong with a photo is told beside its field, not above the acts.
  const told = back?.errors.photo ? undefined : back
  const acts = { submission, typed: {}, errors: {}, isOpener: openedBy === viewer?.officer, ...told }
  const page = (
    <IncidentPage
      file={await readIncident(c, found)}
      acts={holds('coordinator', 'leader') ? acts : undefined}
      photo={
        holds('volunteer', 'coordinator', 'leader')
          ? { submission: services.newId(), error: back?.errors.photo }
          : undefined
      }
    />
  )
  return respond(c, placeOfIncident(found), page, back ? 422 : 200)
}

async function showPaper(c: Ctx, found: FoundIncident): Promise<Response> {
  const { store, clock } = c.var.services
  const unit = await findUnit(store.read, found.incident.commune, dayOf(clock()))
  const file = await readIncident(c, found)
  const commune = unit === undefined ? '' : showUnit(unit)
  return respond(c, vi.incidents.paper.title, <PaperPage file={file} commune={commune} at={clock()} />)
}

/** The picture itself: for those in scope, and for no cache. */
async function showPhoto(c: Ctx, found: FoundIncident): Promise<Response> {
  const of = { incident: found.incident.id, photo: c.req.param('photo') ?? '' }
  const jpeg = await openIncidentPhoto(c.var.services.store, c.var.scope, of)
  return jpeg ? c.body(jpeg, 200, { 'Content-Type': 'image/jpeg', 'Cache-Control': 'no-store' }) : notFound(c)
}

const readers = only('volunteer', 'coordinator', 'leader', 'auditor')
const actors = only('coordinator', 'leader')

export const incidentRoutes: Route[] = [
  { method: 'GET', path: '/incidents', access: readers, respond: showList },
  { method: 'GET', path: '/incidents/:incident', access: readers, respond: withIncident((c, f) => showIncident(c, f)) },
  { method: 'GET', path: '/incidents/:incident/print', access: readers, respond: withIncident(showPaper) },
  { method: 'GET', path: '/incidents/:incident/photos/:photo', access: readers, respond: withIncident(showPhoto) },
  {
    method: 'POST',
    path: '/incidents/:incident/events',
    access: actors,
    respond: withIncident((c, found) => takeEvent(c, found, showIncident)),
  },
  {
    method: 'POST',
    path: '/incidents/:incident/photos',
    access: only('volunteer', 'coordinator', 'leader'),
    maxBody: PHOTO_LIMIT,
    respond: withIncident((c, found) => takePhoto(c, found, showIncident)),
  },
]
