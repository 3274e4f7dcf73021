import { EXPORT_KINDS } from '../../domain/export.ts'
import { mayBePictured } from '../../domain/report.ts'
import { isSealWhole } from '../../store/closed-figures.ts'
import { insertExport, listExports } from '../../store/exports.ts'
import { actsFor } from '../commune.ts'
import { type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { type Bytes, contentType, fileName, makeFile } from './files.ts'
import { COLUMN_FIELDS, exportForm } from './form.ts'
import { gather } from './gather.ts'
import { LAY_OUT, layoutRoutes } from './layouts.tsx'
import { offeredDays, readSubject, type Subject } from './read.ts'
import { ExportsPage } from './views.tsx'

async function showExports(c: Ctx): Promise<Response> {
  const subject = await readSubject(c)
  return subject ? exportsPage(c, subject, {}, {}) : notFound(c)
}

async function exportsPage(c: Ctx, subject: Subject, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { unit, site } = subject
  const earlier = await listExports(c.var.services.store.read, c.var.scope, {
    ...{ commune: unit.code, site: site?.id, kinds: EXPORT_KINDS },
  })
  const days = await offeredDays(c, subject)
  const page = <ExportsPage {...{ subject, days, typed, errors, earlier }} mayLayOut={actsFor(c, unit, LAY_OUT)} />
  return respond(c, vi.exports.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Makes the file, writes down who took it and why, and only then hands it over. */
async function sendExport(c: Ctx): Promise<Response> {
  const subject = await readSubject(c)
  if (subject === undefined) return notFound(c)
  const form = await readForm(c, exportForm, COLUMN_FIELDS)
  if (!form.ok) return exportsPage(c, subject, form.typed, form.errors)
  const { kind, day, reason, siteColumn, stallColumn } = form.values
  const days = await offeredDays(c, subject)
  if (!days.some((offered) => offered.day === day)) return exportsPage(c, subject, form.typed, { day: vi.form.choose })
  if (!(await isSealWhole(c.var.services.store, c.var.scope, subject.unit.code, day)))
    return exportsPage(c, subject, form.typed, { day: vi.months.broken })
  const gathered = await gather(c, subject, day)
  if (kind === 'picture' && !mayBePictured(gathered.report))
    return exportsPage(c, subject, form.typed, { kind: vi.exports.tooFew })
  const file = await makeFile(c, kind, subject, gathered, { site: siteColumn, stall: stallColumn })
  await note(c, subject, { kind, day, reason, fileDigest: await sha256(file) })
  c.header('Content-Type', contentType(kind))
  c.header('Content-Disposition', `attachment; filename="${fileName(kind, subject, day)}"`)
  c.header('Cache-Control', 'no-store')
  return c.body(file)
}

type Noted = Pick<Parameters<typeof insertExport>[1], 'kind' | 'day' | 'reason' | 'fileDigest'>

/** In one commit before any byte goes out: a file nobody can account for never leaves. */
async function note(c: Ctx, { unit, site }: Subject, noted: Noted): Promise<void> {
  const { store, clock, newId } = c.var.services
  const [id, at, officer] = [newId(), clock(), c.var.scope.officer]
  const row = { ...noted, id, commune: unit.code, site: site?.id ?? null, officer, at }
  const entry = { at, actor: officer, action: 'report.exported', subject: id, digest: noted.fileDigest }
  const committed = await store.commit([insertExport(store.read, row)], [entry])
  if (!committed.ok) throw new Error(`An export was refused: ${committed.rule}`)
}

async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const access = only('leader', 'coordinator', 'auditor', 'admin')

export const exportRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/exports', access, respond: showExports },
  { method: 'POST', path: '/communes/:commune/exports', access, respond: sendExport },
  { method: 'GET', path: '/sites/:site/exports', access, respond: showExports },
  { method: 'POST', path: '/sites/:site/exports', access, respond: sendExport },
  ...layoutRoutes,
]
