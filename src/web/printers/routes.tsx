import { fold } from '../../domain/names.ts'
import { findMeasureFaults } from '../../domain/printer-profile.ts'
import { type FoundProfile, insertPrinterProfile } from '../../store/printer-profiles.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { printerForm, retirementForm } from './form.ts'
import { NewPrinterPage } from './new-printer-view.tsx'
import { type Commune, readCommune } from './read.ts'
import { PrintersPage } from './views.tsx'
import { faultWords } from './words.ts'

const words = vi.printers

async function showPrinters(c: Ctx): Promise<Response> {
  const at = await readCommune(c)
  return at ? respond(c, words.title, <PrintersPage at={at} newId={c.var.services.newId} />) : notFound(c)
}

async function showNew(c: Ctx): Promise<Response> {
  const at = await readCommune(c)
  if (!at) return notFound(c)
  const again = c.req.query('again')
  return again && !knownIn(at, again) ? notFound(c) : newPage(c, at, again ? { again: [again] } : {}, {})
}

const knownIn = ({ printers }: Commune, id: string): FoundProfile | undefined => printers.find((one) => one.id === id)

function newPage(c: Ctx, at: Commune, typed: Typed, errors: FieldErrors): Response {
  const known = knownIn(at, typedIn(typed, 'again'))
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = <NewPrinterPage {...{ at, known, submission, typed, errors }} />
  return respond(c, words.formTitle, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Keeps a measuring: of a new printer, or, as another row of its name, of one that is known. */
async function measure(c: Ctx): Promise<Response> {
  const at = await readCommune(c)
  if (!at) return notFound(c)
  const form = await readForm(c, printerForm)
  if (!form.ok) return newPage(c, at, form.typed, form.errors)
  const before = await answerSentBefore(c, { id: form.values.submission, typed: form.typed })
  if (before) return before
  const { submission, again, name: asTyped, ...measured } = form.values
  const known = again === '' ? undefined : knownIn(at, again)
  if (again !== '' && !known) return refused(c, words.changed, 409)
  const isTaken = !known && at.printers.some(({ name }) => fold(name) === fold(asTyped))
  const faults = findMeasureFaults(measured).map((name) => [name, faultWords(name)])
  const errors = { ...Object.fromEntries(faults), ...(isTaken && { name: words.nameKnown }) }
  if (Object.keys(errors).length > 0) return newPage(c, at, form.typed, errors)
  const row = { ...measured, name: known?.name ?? asTyped, retired: false }
  return keep(c, at, { id: submission, typed: form.typed }, row, 'printer.measured')
}

type Kept = Pick<FoundProfile, 'name' | 'left' | 'top' | 'width' | 'height' | 'retired'>

async function keep(c: Ctx, at: Commune, sent: { id: string; typed: Typed }, kept: Kept, action: string) {
  const { store, clock, newId } = c.var.services
  const by = { officer: c.var.scope.officer, at: clock() }
  const { name, left, top, width, height, retired } = kept
  const row = { id: newId(), commune: at.unit.code, name, left, top, width, height, retired, ...by }
  const location = paths.printers(at.unit.code, at.site?.id)
  const entry = { at: by.at, actor: by.officer, action, subject: row.id }
  const answer = await commitOnce(c, { ...sent, location }, [insertPrinterProfile(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`printer refused: ${answer.rule}`)
}

/** A printer that is no longer used is not offered any more; what it printed can still be made again. */
async function retire(c: Ctx): Promise<Response> {
  const at = await readCommune(c)
  if (!at) return notFound(c)
  const form = await readForm(c, retirementForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id, printer } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const known = knownIn(at, printer)
  if (!known || known.retired) return refused(c, words.changed, 409)
  return keep(c, at, { id, typed: form.typed }, { ...known, retired: true }, 'printer.retired')
}

async function sendCalibration(c: Ctx): Promise<Response> {
  if (!(await readCommune(c))) return notFound(c)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `attachment; filename="${words.calibrationFile}.pdf"`)
  return c.body(await c.var.services.paper.calibration())
}

const access = only('coordinator')

export const printerRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/printers', access, respond: showPrinters },
  { method: 'POST', path: '/communes/:commune/printers', access, respond: measure },
  { method: 'GET', path: '/communes/:commune/printers/new', access, respond: showNew },
  { method: 'POST', path: '/communes/:commune/printer-retirements', access, respond: retire },
  { method: 'GET', path: '/communes/:commune/calibration-page', access, respond: sendCalibration },
]
