import type { Day } from './day.ts'
import type { ReasonCount } from './funnel.ts'
import { REASONS, type Reason } from './visit.ts'

/** Longest next step, and longest name of who looks after it, in characters. */
export const STEP_LENGTH = 200
export const OWNER_LENGTH = 80

/** What a commune means to do about a reason: who, what next, and by when where a day was set. */
export interface ReasonPlan {
  readonly reason: Reason
  readonly owner: string
  readonly step: string
  readonly dueDay: Day | null
}

/** A reason with how many vendors give it now, and what is planned about it. */
export interface ReasonRow<Plan extends ReasonPlan> extends ReasonCount {
  readonly plan: Plan | undefined
  /** The day of the plan has passed and there are still vendors who give the reason. */
  readonly overdue: boolean
}

/** Every reason that somebody gives, in the order given, then those that only a plan is left of. */
export function reasonRows<Plan extends ReasonPlan>(
  counts: readonly ReasonCount[],
  plans: readonly Plan[],
  day: Day,
): ReasonRow<Plan>[] {
  const given = new Set(counts.map(({ reason }) => reason))
  const planned = new Map(plans.map((plan) => [plan.reason, plan]))
  const left = REASONS.filter((reason) => planned.has(reason) && !given.has(reason))
  return [...counts, ...left.map((reason) => ({ reason, count: 0 }))].map(({ reason, count }) => {
    const plan = planned.get(reason)
    return { reason, count, plan, overdue: count > 0 && typeof plan?.dueDay === 'string' && plan.dueDay < day }
  })
}
