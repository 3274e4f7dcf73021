import { scopeOf } from '../../domain/access.ts'
import { findPayoutTargetFaults } from '../../domain/payout/target.ts'
import { draftPayoutTarget, draftTargetWithdrawal } from '../../store/payout-targets.ts'
import { actsFor } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { ALL, FAULT_FIELDS, payoutTargetForm, withdrawalForm } from './target-form.ts'
import { readTargets, type TargetsReading } from './target-read.ts'
import { TargetsPage } from './target-views.tsx'

const words = vi.payoutFigures.target

export async function showTargets(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  return read === undefined ? notFound(c) : page(c, read, {}, {})
}

/** A commune's leader sets its targets, a province's administrator those of the province. */
function maySet(c: Ctx, { unit }: TargetsReading): boolean {
  if (unit.parent !== null) return actsFor(c, unit, ['leader'])
  const { viewer } = c.var
  return viewer !== undefined && (scopeOf(viewer.officer, viewer.grants, ['admin'])?.provinces.length ?? 0) > 0
}

function page(c: Ctx, read: TargetsReading, typed: Typed, errors: FieldErrors): Response {
  const form = maySet(c, read) ? { newId: c.var.services.newId, typed, errors } : undefined
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respond(c, words.title, <TargetsPage read={read} form={form} />, status)
}

export async function setTarget(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, payoutTargetForm(read.programmes.map(({ id }) => id)))
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed, location: paths.payoutTargets(read.unit.code) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const { programme, figure, percent, period, document, documentDay } = form.values
  const faults = findPayoutTargetFaults({ percent, period, document, documentDay }, read.today)
  const errors: Record<string, string> = Object.fromEntries(
    faults.map((fault) => [FAULT_FIELDS[fault], words.faults[fault]]),
  )
  const aim = { unit: read.unit.code, programme: programme === ALL ? null : programme, figure, period }
  if (isSet(read, aim)) errors.period ??= words.same
  if (Object.keys(errors).length > 0) return page(c, read, form.typed, errors)
  const { store, clock, newId } = c.var.services
  const kept = { ...aim, percent, document: document ?? null, documentDay: documentDay ?? null }
  const draft = draftPayoutTarget(store.read, kept, { by: c.var.scope.officer, at: clock(), newId })
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  if (answer instanceof Response) return answer
  throw new Error(`A target was refused: ${answer.rule}`)
}

interface Aim {
  readonly unit: string
  readonly programme: string | null
  readonly figure: string
  readonly period: string
}

const isSet = ({ rows }: TargetsReading, aim: Aim): boolean =>
  rows.some(({ target }) =>
    (['unit', 'programme', 'figure', 'period'] as const).every((name) => target[name] === aim[name]),
  )

/** Takes a target back. It is kept, and who reads the unit reads who did. */
export async function withdrawTarget(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, withdrawalForm)
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed, location: paths.payoutTargets(read.unit.code) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const own = read.rows.filter(({ target }) => target.unit === read.unit.code)
  if (!own.some(({ target }) => target.id === form.values.target)) return refused(c, words.gone, 409)
  const { store, clock, newId } = c.var.services
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const draft = draftTargetWithdrawal(store.read, form.values.target, act)
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  return answer instanceof Response ? answer : refused(c, words.gone, 409)
}
