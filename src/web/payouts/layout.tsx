import type { Role } from '../../domain/access.ts'
import { PAYOUT_ROW_FIGURES, type PayoutRow, type PayoutRowFigure } from '../../domain/report-layout.ts'
import { findReportLayout, insertReportLayout } from '../../store/report-layouts.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { layoutForm, ROW_FIELDS, typedLayout } from '../report-layout-form.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LayoutPage } from '../ui/report-layout.tsx'
import { defaultLayout, rowName } from './report.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutExports

/** Who lays the report of payouts of a commune out. */
export const LAY_OUT = ['payouts', 'leader'] as const satisfies readonly Role[]

export async function showLayout(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const { read } = c.var.services.store
  const found = await findReportLayout<PayoutRowFigure>(read, c.var.scope, unit.code, 'payout-word')
  return layoutPage(c, unit, typedLayout(found ?? defaultLayout()), {})
}

const FIGURES = PAYOUT_ROW_FIGURES.map((figure) => [figure, figureName(figure)] as const)

function figureName(figure: PayoutRowFigure): string {
  if (figure === '') return words.hand
  const [row, side] = figure.split(':') as [PayoutRow, 'people' | 'amount']
  return words.rowLabel(rowName(row), side)
}

function layoutPage(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const way = { action: paths.payoutLayout(unit.code), back: paths.payoutExports(unit.code) }
  const shown = { title: words.layout, place: nameOf(unit), figures: FIGURES, ...way }
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respond(c, words.layout, <LayoutPage {...{ ...shown, submission, typed, errors }} />, status)
}

export async function layOut(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const form = await readForm(c, layoutForm(PAYOUT_ROW_FIGURES), ROW_FIELDS)
  if (!form.ok) return layoutPage(c, unit, form.typed, form.errors)
  const { submission: id, layout } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { store, clock, newId } = c.var.services
  const [now, officer, commune] = [clock(), c.var.scope.officer, unit.code]
  const row = { id: newId(), commune, kind: 'payout-word', layout, officer, at: now } as const
  const sent = { id, typed: form.typed, location: paths.payoutExports(commune) }
  const entry = { at: now, actor: officer, action: 'payout-layout.set', subject: commune }
  const answer = await commitOnce(c, sent, [insertReportLayout(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`A layout was refused: ${answer.rule}`)
}
