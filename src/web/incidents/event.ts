import { nextIncidentEvents } from '../../domain/incident.ts'
import { type FoundIncident, findIncident, insertIncidentEvent } from '../../store/incidents.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { type EventForm, eventForm } from './form.ts'

/** Draws the page again with what was typed and why it was not stored. */
export type DrawAgain = (c: Ctx, found: FoundIncident, back: { typed: Typed; errors: FieldErrors }) => Promise<Response>

/** Takes an act upon an incident: somebody looks after it, judges it, or has put it right. */
export async function takeEvent(c: Ctx, found: FoundIncident, drawAgain: DrawAgain): Promise<Response> {
  const form = await readForm(c, eventForm)
  const { typed } = form
  if (!form.ok) return drawAgain(c, found, form)
  const before = await answerSentBefore(c, { id: form.values.submission, typed })
  if (before) return before
  const errors = faultsOf(form.values, found, c.var.scope.officer)
  if (errors) return drawAgain(c, found, { typed, errors })
  const stored = await store(c, found.incident.id, form.values, typed)
  if (stored instanceof Response) return stored
  // Somebody else was quicker: the page is drawn as it stands now.
  const now = await findIncident(c.var.services.store.read, c.var.scope, found.incident.id)
  return now ? drawAgain(c, now, { typed, errors: { '': sentenceOf(stored.rule) } }) : notFound(c)
}

function faultsOf({ event, note }: EventForm, found: FoundIncident, officer: string): FieldErrors | undefined {
  if (!nextIncidentEvents(found.state).includes(event)) {
    if (found.state === 'resolved') return { '': sentenceOf('incident-ended') }
    return { '': sentenceOf(event === 'resolved' ? 'incident-not-judged' : 'incident-judged') }
  }
  if (event !== 'false-alarm') return undefined
  if (found.incident.openedBy === officer) return { '': sentenceOf('own-incident') }
  return note === undefined ? { note: vi.incidents.noteMissing } : undefined
}

function store(c: Ctx, incident: string, { submission, event, note }: EventForm, typed: Typed) {
  const { store, clock, newId } = c.var.services
  const [{ officer }, at] = [c.var.scope, clock()]
  const write = insertIncidentEvent(store.read, { id: newId(), incident, event, officer, note: note ?? null, at })
  const entry = { at, actor: officer, action: `incident.${event}`, subject: incident }
  return commitOnce(c, { id: submission, typed, location: paths.incident(incident) }, [write], [entry])
}

const refusals: Readonly<Record<string, string>> = vi.incidents.refusals
const sentenceOf = (rule: string): string => refusals[rule] ?? vi.incidents.refusals['incident-judged']
