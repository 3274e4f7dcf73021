import { insertClosedMonth } from '../../store/closed-months.ts'
import { digestDiffering, verifyMonth } from '../../store/snapshot-checks.ts'
import { answerSentBefore, commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { draftRecord, refuseDiffering } from './differing.ts'
import { closingForm } from './form.ts'
import { monthsPage } from './page.tsx'
import { type MonthState, readMonths } from './read.ts'
import { namedMissing } from './words.ts'

const { months: words } = vi

export async function showMonths(c: Ctx): Promise<Response> {
  const at = await readMonths(c)
  return at === undefined ? notFound(c) : monthsPage(c, at)
}

/** Closes a month that is over and lacks no day; where rows differ from the facts, with that on record or not at all. */
export async function closeMonth(c: Ctx): Promise<Response> {
  const at = await readMonths(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, closingForm)
  if (!form.ok) return monthsPage(c, at, vi.form.invalid)
  const { submission: id, month, seen, despite } = form.values
  const location = paths.communeMonth(at.unit.code, month)
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const refusal = refusalOf(at.months.find((one) => one.month === month))
  if (refusal !== undefined) return monthsPage(c, at, refusal)
  const { store, clock } = c.var.services
  const { digest, differing } = await verifyMonth(store, c.var.scope, at.unit.code, month)
  const found = differing.length > 0 ? await digestDiffering(store.keys, differing) : undefined
  if (found !== undefined && (seen !== found || despite === undefined))
    return refuseDiffering(c, at, { month, differing, found, typed: form.typed })
  const by = { officer: c.var.scope.officer, at: clock() }
  const row = { commune: at.unit.code, month, digest, ...by }
  const entry = { at: by.at, actor: by.officer, action: 'month.closed', subject: `${row.commune} ${month}`, digest }
  const record = await draftRecord(c, at, { month, differing, found, reason: despite ?? '' })
  const writes = [insertClosedMonth(store.read, row), ...record.writes]
  const answer = await commitOnce(c, { id, typed: form.typed, location }, writes, [entry, ...record.entries])
  if (answer instanceof Response) return answer
  if (!answer.rule.startsWith('unique: closed_months')) throw new Error(`month refused: ${answer.rule}`)
  return monthsPage(c, at, words.refused.closed)
}

function refusalOf(state: MonthState | undefined): string | undefined {
  if (state === undefined) return words.refused.empty
  if (state.closed) return words.refused.closed
  if (!state.isOver) return words.refused.running
  return state.missing.length === 0 ? undefined : words.refused.missing(namedMissing(state))
}
