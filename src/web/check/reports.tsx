import { decodeSerial } from '../../domain/serial.ts'
import { insertIncidentPhoto, sealPhoto } from '../../store/incident-photos.ts'
import { insertIncident } from '../../store/incidents.ts'
import { findCommuneOf, listReportCommunes, takesReports } from '../../store/public-reports.ts'
import { type FieldErrors, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { makeEvidence, PHOTO, sentPhoto } from '../photo.ts'
import { respond, seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { stickerOf } from './describe.ts'
import { type ReportForm, reportForm } from './form.ts'
import { ReportPage, ThanksPage } from './report-views.tsx'
import { mayReport } from './throttle.ts'

/** What a report is about: a sticker's stall, or a place in a commune. */
type Subject =
  | { readonly commune: string; readonly stall: string; readonly serial: string }
  | { readonly commune: string; readonly place: string }

/** The form, filled with what the page before it knew. It looks nothing up. */
export async function showReport(c: Ctx): Promise<Response> {
  const given = (name: string): string[] => [(c.req.query(name) ?? '').slice(0, 200).normalize('NFC')]
  const serial = decodeSerial(c.req.query('serial') ?? '')
  const typed = { serial: [serial.ok ? serial.serial : ''], commune: given('commune'), place: given('place') }
  return drawReport(c, typed, {})
}

async function drawReport(c: Ctx, typed: Typed, errors: FieldErrors, status: 200 | 422 | 429 = 200): Promise<Response> {
  const { services } = c.var
  const communes = await listReportCommunes(services.store.read)
  const submission = typedIn(typed, 'submission') || services.newId()
  const page = <ReportPage {...{ typed, errors, communes, submission }} />
  return respond(c, vi.check.reportTitle, page, status)
}

export const showThanks = (c: Ctx): Response => respond(c, vi.check.thanks, <ThanksPage />)

/** Takes a report by whoever stands there: an incident of the public's, with a photo where one came along. */
export async function takeReport(c: Ctx): Promise<Response> {
  const form = await readForm(c, reportForm)
  const { typed } = form
  if (!form.ok) return drawReport(c, typed, form.errors, 422)
  const subject = await subjectOf(c, form.values)
  const stall = 'stall' in subject ? subject.stall : undefined
  if (!(await mayReport(c, stall))) return drawReport(c, typed, { '': vi.check.tooManyReports }, 429)
  // A serial that is none names no place: it is asked for instead.
  if ('errors' in subject) return drawReport(c, { ...typed, serial: [''] }, subject.errors, 422)
  if (!(await takesReports(c.var.services.store.read, subject)))
    return drawReport(c, typed, { '': stall ? vi.check.tooManyReports : vi.check.communeFull }, 422)
  const evidence = (await sentPhoto(c)) && (await makeEvidence(c))
  if (evidence && !evidence.ok) return drawReport(c, typed, { [PHOTO]: evidence.sentence }, 422)
  await store(c, form, subject, evidence?.ok ? evidence : undefined)
  return seeOther(c, paths.checkThanks())
}

async function subjectOf(c: Ctx, form: ReportForm): Promise<Subject | { errors: FieldErrors }> {
  const { serial, commune, place } = form
  const { services } = c.var
  const sticker = serial === '' ? undefined : await stickerOf(services, serial)
  const where = sticker && (await findCommuneOf(services.store.read, sticker.stall))
  if (sticker && where !== undefined) return { commune: where, stall: sticker.stall, serial: sticker.serial }
  const known = (await listReportCommunes(services.store.read)).some(({ code }) => code === commune)
  if (commune !== undefined && known && place !== undefined) return { commune, place }
  const errors: Record<string, string> = {}
  if (!known) errors.commune = vi.form.choose
  if (place === undefined) errors.place = vi.form.required
  return { errors }
}

/** Its id is a digest of all that was sent, photo included: the same form again is the same report, and no other. */
async function store(
  c: Ctx,
  { values, typed }: { values: ReportForm; typed: Typed },
  subject: Subject,
  evidence: { jpeg: Uint8Array; digest: string } | undefined,
): Promise<void> {
  const { store, clock, newId } = c.var.services
  const at = clock()
  const id = await store.keys.index('content', JSON.stringify(['report', typed, evidence?.digest]))
  const incident = { id, source: 'public', note: values.note ?? null, openedAt: at, ...subject } as const
  const photo = evidence && { id: newId(), incident: id, officer: null, at, jpeg: evidence.jpeg }
  const writes = [insertIncident(store.read, incident)]
  if (photo) writes.push(insertIncidentPhoto(store.read, await sealPhoto(store.keys, photo)))
  const entry = { at, actor: 'public', action: 'incident.reported', subject: id }
  const committed = await store.commit(writes, [entry])
  if (!committed.ok && committed.rule !== 'unique: incidents.id') throw new Error(`report refused: ${committed.rule}`)
}
