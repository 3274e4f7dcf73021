import { addDays, type Day, readDay } from '../../domain/day.ts'
import { addMonths, daysOfMonth, monthOf, quarterOf } from '../../domain/month.ts'
import { lengthOf, PERIOD_AT_MOST, type Period, until } from '../../domain/period.ts'
import { lastFrozen } from '../../domain/snapshot.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import type { Ctx } from '../route.ts'

const { history: words } = vi

/** Periods that are one tap away. */
export const presetsOn = (today: Day): Readonly<Record<keyof typeof words.periods, Period>> => {
  const quarter = quarterOf(today)
  return {
    month: daysOfMonth(monthOf(today)),
    lastMonth: daysOfMonth(addMonths(monthOf(today), -1)),
    quarter,
    lastQuarter: quarterOf(addDays(quarter.from, -1)),
  }
}

/** What the address asks for: the period that is drawn, and the two days that are compared. */
export interface Asked {
  readonly period: Period
  readonly earlier: Day
  readonly later: Day
  /** As typed, to be drawn again. */
  readonly typed: Readonly<Record<'from' | 'to' | 'earlier' | 'later', string | undefined>>
  readonly errors: FieldErrors
}

/**
 * Reads the query. Without one it is the month of yesterday, the newest day that is frozen, and its last day is compared
 * with the last day before it. What cannot be read is told beside its field, and that preset stands in.
 */
export function readAsked(c: Ctx, today: Day): Asked {
  const last = lastFrozen(today)
  const [from, to, earlier, later] = (['from', 'to', 'earlier', 'later'] as const).map((name) => field(c, name))
  const preset = daysOfMonth(monthOf(last))
  const asked = { from: from?.day ?? preset.from, to: to?.day ?? preset.to }
  const wrong = periodFault(asked)
  const errors = { ...from?.error, ...to?.error, ...earlier?.error, ...later?.error, ...(wrong && { to: wrong }) }
  const period = wrong || from?.error || to?.error ? preset : asked
  return {
    ...{ period, errors, typed: { from: from?.typed, to: to?.typed, earlier: earlier?.typed, later: later?.typed } },
    earlier: earlier?.day ?? addDays(period.from, -1),
    later: later?.day ?? until(period, last).to,
  }
}

function periodFault(period: Period): string | undefined {
  if (period.from > period.to) return words.order
  return lengthOf(period) > PERIOD_AT_MOST ? words.tooLong(PERIOD_AT_MOST) : undefined
}

interface Field {
  readonly typed: string
  readonly day?: Day
  readonly error?: FieldErrors
}

/** Years that a day may have: beyond them nothing was ever counted. */
const isLikely = (day: Day): boolean => day >= '2000-01-01' && day <= '2999-12-31'

function field(c: Ctx, name: string): Field | undefined {
  const typed = c.req.query(name)
  if (typed === undefined || typed.trim() === '') return undefined
  const day = readDay(typed)
  return day !== undefined && isLikely(day) ? { typed, day } : { typed, error: { [name]: vi.form.notADay } }
}
