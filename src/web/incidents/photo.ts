import { EVIDENCE_AT_MOST } from '../../domain/incident.ts'
import { insertIncidentPhoto, listIncidentPhotos, sealPhoto } from '../../store/incident-photos.ts'
import type { FoundIncident } from '../../store/incidents.ts'
import { answerSentBefore, commitOnce, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { makeEvidence, PHOTO } from '../photo.ts'
import type { Ctx } from '../route.ts'
import type { DrawAgain } from './event.ts'
import { photoForm } from './form.ts'

/** Adds a photo to an incident: made anew from its pixels, sealed, and no more of them than a person looks at. */
export async function takePhoto(c: Ctx, found: FoundIncident, drawAgain: DrawAgain): Promise<Response> {
  const form = await readForm(c, photoForm)
  if (!form.ok) return drawAgain(c, found, form)
  const { submission } = form.values
  const evidence = await makeEvidence(c)
  const refuse = (sentence: string) => drawAgain(c, found, { typed: {}, errors: { [PHOTO]: sentence } })
  if (!evidence.ok) return refuse(evidence.sentence)
  // The file is part of what was sent: another photo by the same form is another one.
  const typed: Typed = { ...form.typed, [PHOTO]: [evidence.digest] }
  const before = await answerSentBefore(c, { id: submission, typed })
  if (before) return before
  const incident = found.incident.id
  const held = await listIncidentPhotos(c.var.services.store.read, c.var.scope, incident)
  if (held.length >= EVIDENCE_AT_MOST) return refuse(vi.incidents.enoughPhotos(EVIDENCE_AT_MOST))
  const stored = await store(c, { incident, submission, typed, jpeg: evidence.jpeg })
  if (stored instanceof Response) return stored
  throw new Error(`photo refused: ${stored.rule}`)
}

async function store(c: Ctx, sent: { incident: string; submission: string; typed: Typed; jpeg: Uint8Array }) {
  const { store, clock, newId } = c.var.services
  const { incident, submission: id, typed, jpeg } = sent
  const [{ officer }, at] = [c.var.scope, clock()]
  const row = await sealPhoto(store.keys, { id: newId(), incident, officer, at, jpeg })
  const entry = { at, actor: officer, action: 'incident.photographed', subject: incident, digest: row.id }
  const location = paths.incident(incident)
  return commitOnce(c, { id, typed, location }, [insertIncidentPhoto(store.read, row)], [entry])
}
