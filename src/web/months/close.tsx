import type { Day } from '../../domain/day.ts'
import { periodsOf } from '../../domain/period.ts'
import { showUnit } from '../../domain/place.ts'
import type { Entry } from '../../store/audit.ts'
import { insertClosedMonth } from '../../store/closed-months.ts'
import { verifyMonth } from '../../store/snapshot-checks.ts'
import type { Gap } from '../../store/snapshots.ts'
import { actsFor } from '../commune.ts'
import { answerSentBefore, commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { closingForm } from './form.ts'
import { type CommuneMonths, type MonthState, readMonths } from './read.ts'
import { MonthsPage } from './views.tsx'
import { namedDiffering, namedMissing } from './words.ts'

const { months: words } = vi

export async function showMonths(c: Ctx): Promise<Response> {
  const at = await readMonths(c)
  return at === undefined ? notFound(c) : monthsPage(c, at)
}

function monthsPage(c: Ctx, at: CommuneMonths, refusal?: string): Response {
  const page = <MonthsPage at={at} closes={closesIn(c, at)} newId={c.var.services.newId} refusal={refusal} />
  return respond(c, words.of(showUnit(at.unit)), page, refusal === undefined ? 200 : 422)
}

/** Who leads the commune closes its months; others read them. */
export const closesIn = (c: Ctx, { unit }: Pick<CommuneMonths, 'unit'>): boolean => actsFor(c, unit, ['leader'])

/** Closes a month that is over and lacks no day. */
export async function closeMonth(c: Ctx): Promise<Response> {
  const at = await readMonths(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, closingForm)
  if (!form.ok) return monthsPage(c, at, vi.form.invalid)
  const { submission: id, month } = form.values
  const location = paths.communeMonth(at.unit.code, month)
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const refusal = refusalOf(at.months.find((one) => one.month === month))
  if (refusal !== undefined) return monthsPage(c, at, refusal)
  const { store, clock } = c.var.services
  const { digest, differing } = await verifyMonth(store, c.var.scope, at.unit.code, month)
  if (differing.length > 0) return refuseDiffering(c, at, differing)
  const by = { officer: c.var.scope.officer, at: clock() }
  const row = { commune: at.unit.code, month, digest, ...by }
  const entry = { at: by.at, actor: by.officer, action: 'month.closed', subject: `${row.commune} ${month}`, digest }
  const writes = [insertClosedMonth(store.read, row)]
  const answer = await commitOnce(c, { id, typed: form.typed, location }, writes, [entry])
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

/** A stored row that the facts do not give is never sealed: the page names it, and the audit keeps that it was found. */
async function refuseDiffering(c: Ctx, at: CommuneMonths, differing: readonly Gap[]): Promise<Response> {
  const { store, clock } = c.var.services
  const by = { at: clock(), actor: c.var.scope.officer, action: 'snapshots.differ' }
  const entries = [...daysBySite(differing)].flatMap(([site, days]): Entry[] =>
    periodsOf(days).map(({ from, to }) => ({ ...by, subject: `${site} ${from === to ? from : `${from}/${to}`}` })),
  )
  const committed = await store.commit([], entries)
  if (!committed.ok) throw new Error(`alarm refused: ${committed.rule}`)
  return monthsPage(c, at, words.refused.differing(namedDiffering(at.sites, daysBySite(differing))))
}

function daysBySite(gaps: readonly Gap[]): ReadonlyMap<string, Day[]> {
  const days = new Map<string, Day[]>()
  for (const { site, day } of gaps) days.set(site, [...(days.get(site) ?? []), day])
  return days
}
