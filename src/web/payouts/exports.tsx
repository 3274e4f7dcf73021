import { dayOf } from '../../domain/day.ts'
import { PAYOUT_EXPORT_KINDS, type PayoutExportKind } from '../../domain/export.ts'
import { daysOfMonth } from '../../domain/month.ts'
import { fold } from '../../domain/names.ts'
import type { PayoutRowFigure } from '../../domain/report-layout.ts'
import { insertExport, listExports } from '../../store/exports.ts'
import { readSums, sumOfRounds } from '../../store/payout-sums.ts'
import { findReportLayout } from '../../store/report-layouts.ts'
import { actsFor } from '../commune.ts'
import { type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond, seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { queryFor } from './choice.ts'
import { COLUMN_FIELDS, payoutExportForm } from './export-form.ts'
import { PayoutExportsPage } from './export-views.tsx'
import { LAY_OUT } from './layout.tsx'
import { plannedFor } from './planned.ts'
import { linesOf, type PayoutReading, readPayouts } from './read.ts'
import { defaultLayout, printedRows } from './report.ts'
import { NoPayoutsPage, nameOf } from './views.tsx'

type Bytes = Uint8Array<ArrayBuffer>

const OOXML = 'application/vnd.openxmlformats-officedocument'
const FORMATS: Readonly<Record<PayoutExportKind, readonly [type: string, ending: string]>> = {
  'payout-excel': [`${OOXML}.spreadsheetml.sheet`, 'xlsx'],
  'payout-word': [`${OOXML}.wordprocessingml.document`, 'docx'],
}

async function readMonth(c: Ctx): Promise<PayoutReading | undefined> {
  const read = await readPayouts(c)
  return read?.choice === undefined || read.cells.length === 0 ? undefined : (read as PayoutReading)
}

/** Of a month that nobody told anything of there is nothing to take out: its page says so. */
export async function showExports(c: Ctx): Promise<Response> {
  const read = await readPayouts(c)
  if (read === undefined) return notFound(c)
  if (read.choice === undefined)
    return respond(c, vi.payoutExports.title, <NoPayoutsPage unit={read.unit} mayOpenCases={read.mayOpenCases} />)
  return read.cells.length > 0
    ? exportsPage(c, read, {}, {})
    : seeOther(c, paths.payouts(read.unit.code, queryFor(read.choice)))
}

async function exportsPage(c: Ctx, read: PayoutReading, typed: Typed, errors: FieldErrors): Promise<Response> {
  const of = { commune: read.unit.code, site: undefined, kinds: PAYOUT_EXPORT_KINDS }
  const earlier = await listExports(c.var.services.store.read, c.var.scope, of)
  const page = <PayoutExportsPage {...{ read, typed, errors, earlier }} mayLayOut={actsFor(c, read.unit, LAY_OUT)} />
  return respond(c, vi.payoutExports.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Makes the file, writes down who took it and why, and only then hands it over. */
export async function sendExport(c: Ctx): Promise<Response> {
  const read = await readMonth(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, payoutExportForm, COLUMN_FIELDS)
  if (!form.ok) return exportsPage(c, read, form.typed, form.errors)
  const { kind, reason, figureColumn, caseColumn } = form.values
  const cases = read.mayOpenCases ? caseColumn : []
  const file = kind === 'payout-excel' ? await workbook(c, read, figureColumn, cases) : await report(c, read)
  await note(c, read, { kind, reason, fileDigest: await sha256(file) })
  const [type, ending] = FORMATS[kind]
  const place = fold(nameOf(read.unit)).replace(/[^a-z0-9]+/g, '-')
  const name = `${vi.payoutExports.files[kind]}-${place}-${read.choice.period}.${ending}`
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Cache-Control', 'no-store')
  return c.body(file)
}

async function workbook(c: Ctx, read: PayoutReading, figures: readonly string[], cases: readonly string[]) {
  const lines = cases.length > 0 ? await linesOf(c, read) : []
  const { makeWorkbook } = await import('./workbook.ts')
  return makeWorkbook(read, { lines, figures, cases, at: c.var.services.clock() })
}

async function report(c: Ctx, read: PayoutReading): Promise<Bytes> {
  const [{ store, clock, demo }, { scope }] = [c.var.services, c.var]
  const { unit, choice, measures } = read
  const found = await findReportLayout<PayoutRowFigure>(store.read, scope, unit.code, 'payout-word')
  const layout = found ?? defaultLayout()
  const year = await yearOf(c, read)
  const planned = await plannedFor(c, unit.code, choice)
  const rows = printedRows({ measures, year, planned }, layout)
  const { makeOfficial } = await import('./official.ts')
  return makeOfficial(read, { rows, signer: layout.signer, day: dayOf(clock()), demo })
}

/** The months of the year up to the one that is reported, of what was chosen, taken together. */
async function yearOf(c: Ctx, { all, choice }: PayoutReading) {
  const rounds = all.filter(
    ({ period, programme }) =>
      period.slice(0, 4) === choice.period.slice(0, 4) &&
      period <= choice.period &&
      (choice.programme === undefined || choice.programme === programme),
  )
  return sumOfRounds(await readSums(c.var.services.store.read, rounds, choice.hamlet), rounds)
}

type Noted = Pick<Parameters<typeof insertExport>[1], 'kind' | 'reason' | 'fileDigest'>

/** In one commit before any byte goes out: a file nobody can account for never leaves. */
async function note(c: Ctx, { unit, choice }: PayoutReading, noted: Noted): Promise<void> {
  const { store, clock, newId } = c.var.services
  const [id, at, officer] = [newId(), clock(), c.var.scope.officer]
  const row = { ...noted, id, commune: unit.code, site: null, day: daysOfMonth(choice.period).to, officer, at }
  const entry = { at, actor: officer, action: 'payout-report.exported', subject: id, digest: noted.fileDigest }
  const committed = await store.commit([insertExport(store.read, row)], [entry])
  if (!committed.ok) throw new Error(`An export was refused: ${committed.rule}`)
}

async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
