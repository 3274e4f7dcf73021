import type { Role } from '../../domain/access.ts'
import { showUnit } from '../../domain/place.ts'
import { LAYOUT_KINDS, type LayoutKind, ROW_FIGURES, type RowFigure } from '../../domain/report-layout.ts'
import { findReportLayout, insertReportLayout } from '../../store/report-layouts.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { layoutForm, ROW_FIELDS, typedLayout } from '../report-layout-form.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { LayoutPage } from '../ui/report-layout.tsx'
import { readSubject, type Subject } from './read.ts'
import { defaultLayout } from './rows.ts'

interface Asked {
  readonly subject: Subject
  readonly kind: LayoutKind
}

/** The commune and the kind of report in the path; undefined when there is none or it is not the viewer's. */
async function asked(c: Ctx): Promise<Asked | undefined> {
  const kind = LAYOUT_KINDS.find((one) => one === c.req.param('kind'))
  const subject = kind && (await readSubject(c))
  return kind && subject && { subject, kind }
}

async function showLayout(c: Ctx): Promise<Response> {
  const at = await asked(c)
  if (at === undefined) return notFound(c)
  const { subject, kind } = at
  const found = await findReportLayout(c.var.services.store.read, c.var.scope, subject.unit.code, kind)
  return layoutPage(c, at, typedLayout(found ?? defaultLayout(kind)), {})
}

function layoutPage(c: Ctx, { subject, kind }: Asked, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const place = showUnit(subject.unit)
  const [title, commune] = [vi.exports.layout.title[kind], subject.unit.code]
  const way = { action: paths.reportLayout(commune, kind), back: paths.communeExports(commune) }
  const page = <LayoutPage {...{ title, place, submission, typed, errors, figures: FIGURES, ...way }} />
  return respond(c, title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

const FIGURES = ROW_FIGURES.map((figure) => [figure, figureName(figure)] as const)

function figureName(figure: RowFigure): string {
  const { figures } = vi.exports.layout
  return figure === '' || figure === 'N' || figure === 'notCounted' || figure === 'unwilling'
    ? figures[figure]
    : `${figure} · ${FIGURE_NAMES[figure]}`
}

async function layOut(c: Ctx): Promise<Response> {
  const at = await asked(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, layoutForm(ROW_FIGURES), ROW_FIELDS)
  if (!form.ok) return layoutPage(c, at, form.typed, form.errors)
  const { submission: id, layout } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { store, clock, newId } = c.var.services
  const [commune, now, officer] = [at.subject.unit.code, clock(), c.var.scope.officer]
  const write = insertReportLayout(store.read, { id: newId(), commune, kind: at.kind, layout, officer, at: now })
  const sent = { id, typed: form.typed, location: paths.communeExports(commune) }
  const entry = { at: now, actor: officer, action: 'report.laid-out', subject: commune }
  const answer = await commitOnce(c, sent, [write], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`A layout was refused: ${answer.rule}`)
}

/** Who lays the reports of a commune out. */
export const LAY_OUT = ['leader', 'coordinator'] as const satisfies readonly Role[]
const [access, path] = [only(...LAY_OUT), '/communes/:commune/report-layouts/:kind']

export const layoutRoutes: Route[] = [
  { method: 'GET', path, access, respond: showLayout },
  { method: 'POST', path, access, respond: layOut },
]
