import type { Role } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { sumFigures } from '../../domain/figures.ts'
import { reasonRows } from '../../domain/reason-plan.ts'
import { findFigures } from '../../store/figures.ts'
import { insertReasonPlan, listNewestPlans } from '../../store/reason-plans.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { reasonPlanForm } from './form.ts'
import { ReasonPlansPage } from './views.tsx'

const words = vi.reasonPlans
const PLANNERS = ['coordinator', 'leader'] as const satisfies readonly Role[]

async function showPlans(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  return unit === undefined ? notFound(c) : page(c, unit, {}, {})
}

async function page(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const [scope, day] = [c.var.scope, dayOf(clock())]
  const bySite = await findFigures(store.read, scope, { commune: unit.code }, day)
  const { reasons, unwilling } = sumFigures([...bySite.values()], day)
  const plans = await listNewestPlans(store.read, scope, unit.code)
  const rows = reasonRows(reasons, plans, day)
  const form = actsFor(c, unit, PLANNERS) ? { newId, typed, errors } : undefined
  const body = <ReasonPlansPage unit={unit} rows={rows} unwilling={unwilling} day={day} form={form} />
  return respond(c, words.title, body, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes down who does what next about a reason; the newest such row holds. */
async function setPlan(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const form = await readForm(c, reasonPlanForm)
  if (!form.ok) return page(c, unit, form.typed, form.errors)
  const { submission: id, reason, owner, step, due: dueDay = null } = form.values
  const sent = { id, typed: form.typed, location: `${paths.communeReasons(unit.code)}#${reason}` }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const { store, clock, newId } = c.var.services
  if (dueDay !== null && dueDay < dayOf(clock())) return page(c, unit, form.typed, { due: words.past })
  const by = { officer: c.var.scope.officer, at: clock() }
  const row = { id: newId(), commune: unit.code, reason, owner, step, dueDay, ...by }
  const entry = { at: by.at, actor: by.officer, action: 'reason-plan.set', subject: row.id }
  const answer = await commitOnce(c, sent, [insertReasonPlan(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`plan refused: ${answer.rule}`)
}

const path = '/communes/:commune/reasons'

export const reasonPlanRoutes: Route[] = [
  { method: 'GET', path, access: only('coordinator', 'leader', 'auditor', 'admin'), respond: showPlans },
  { method: 'POST', path, access: only(...PLANNERS), respond: setPlan },
]
