import { findTargetFaults } from '../../domain/target.ts'
import { insertTarget, insertTargetWithdrawal } from '../../store/targets.ts'
import { actsFor } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { FAULT_FIELDS, targetForm, WHOLE, withdrawalForm } from './form.ts'
import { findShares, readTargets, type TargetsReading } from './read.ts'
import { TargetsPage } from './views.tsx'

const words = vi.targets

async function showTargets(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  return read === undefined ? notFound(c) : page(c, read, {}, {})
}

function page(c: Ctx, read: TargetsReading, typed: Typed, errors: FieldErrors): Response {
  const form = actsFor(c, read.unit, ['leader']) ? { newId: c.var.services.newId, typed, errors } : undefined
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respond(c, words.title, <TargetsPage {...read} form={form} />, status)
}

/** Sets a target, and keeps how things stand today: progress is measured from there. */
async function setTarget(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, targetForm(read.sites.map(({ id }) => id)))
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed, location: paths.targets(read.unit.code) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const { place, indicator, percent, day, document, documentDay } = form.values
  const aim = { site: place === WHOLE ? null : place, indicator, day }
  const faults = findTargetFaults({ percent, day, document, documentDay }, read.day)
  const errors: Record<string, string> = Object.fromEntries(
    faults.map((fault) => [FAULT_FIELDS[fault], words.faults[fault]]),
  )
  if (isSet(read, aim)) errors.day ??= words.same
  if (Object.keys(errors).length > 0) return page(c, read, form.typed, errors)
  const base = (await findShares(c, read.unit.code, read.day))(aim)
  const kept = { percent, document: document ?? null, documentDay: documentDay ?? null }
  return store(c, sent, { commune: read.unit.code, ...aim, ...kept, baseCount: base.count, baseTotal: base.total })
}

type Aim = Pick<Parameters<typeof insertTarget>[1], 'site' | 'indicator' | 'day'>

const isSet = ({ rows }: TargetsReading, { site, indicator, day }: Aim): boolean =>
  rows.some(({ found }) => found.site === site && found.indicator === indicator && found.day === day)

type Sent = Parameters<typeof commitOnce>[1]

async function store(c: Ctx, sent: Sent, kept: Omit<Parameters<typeof insertTarget>[1], 'id' | 'officer' | 'at'>) {
  const { store, clock, newId } = c.var.services
  const row = { ...kept, id: newId(), officer: c.var.scope.officer, at: clock() }
  const entry = { at: row.at, actor: row.officer, action: 'target.set', subject: row.id }
  const answer = await commitOnce(c, sent, [insertTarget(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`target refused: ${answer.rule}`)
}

/** Takes a target back for a reason. It is kept, and who reads the commune reads why. */
async function withdrawTarget(c: Ctx): Promise<Response> {
  const read = await readTargets(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, withdrawalForm)
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const { submission: id, target, why: reason } = form.values
  const sent = { id, typed: form.typed, location: paths.targets(read.unit.code) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  if (!read.rows.some(({ found }) => found.id === target)) return refused(c, words.gone, 409)
  const { store, clock } = c.var.services
  const row = { target, reason, officer: c.var.scope.officer, at: clock() }
  const entry = { at: row.at, actor: row.officer, action: 'target.withdrawn', subject: target }
  const answer = await commitOnce(c, sent, [insertTargetWithdrawal(store.read, row)], [entry])
  return answer instanceof Response ? answer : refused(c, words.gone, 409)
}

const readers = only('coordinator', 'leader', 'auditor', 'admin')
const leaders = only('leader')

export const targetRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/targets', access: readers, respond: showTargets },
  { method: 'POST', path: '/communes/:commune/targets', access: leaders, respond: setTarget },
  { method: 'POST', path: '/communes/:commune/target-withdrawals', access: leaders, respond: withdrawTarget },
]
