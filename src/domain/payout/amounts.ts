import { type Day, type Instant, isDay } from '../day.ts'
import type { Dong } from '../money.ts'
import { daysOfMonth, type Month } from '../month.ts'
import { holdsOn } from './programme.ts'

/** A row of the dated table of a group: a standard and how many times it, by a document. Rows are never changed. */
export interface Amount {
  readonly group: string
  /** From this day; a later row of the same group takes its place from its own first day on. */
  readonly fromDay: Day
  /** No longer from this day on; null: until a later row. */
  readonly toDay: Day | null
  /** What the document sets for one, in đồng. */
  readonly standard: Dong
  /** In hundredths: 150 is one and a half times the standard. */
  readonly coefficient: number
  /** When it was written down: of two rows from the same day the one written later holds. */
  readonly at: Instant
}

/** The highest standard there can be, in đồng: a mistyped nought is noticed, a war invalid's highest rate is not refused. */
const STANDARD_LIMIT = 50_000_000
/** The highest coefficient there can be, in hundredths. */
const COEFFICIENT_LIMIT = 2_000

export type AmountFault = 'from-day' | 'to-day' | 'standard' | 'coefficient' | 'not-whole'

type NewAmount = Pick<Amount, 'fromDay' | 'toDay' | 'standard' | 'coefficient'>

const isWithin = (value: number, limit: number): boolean => Number.isInteger(value) && value > 0 && value <= limit

/** What is wrong with a row that somebody means to write down; empty when nothing is. */
export function findAmountFaults({ fromDay, toDay, standard, coefficient }: NewAmount): AmountFault[] {
  const whole = isWithin(standard, STANDARD_LIMIT) && isWithin(coefficient, COEFFICIENT_LIMIT)
  const faults: [AmountFault, boolean][] = [
    ['from-day', !isDay(fromDay)],
    ['to-day', toDay !== null && (!isDay(toDay) || toDay <= fromDay)],
    ['standard', !isWithin(standard, STANDARD_LIMIT)],
    ['coefficient', !isWithin(coefficient, COEFFICIENT_LIMIT)],
    ['not-whole', whole && (standard * coefficient) % 100 !== 0],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}

/** What one row sets, in đồng. */
export const dongOf = ({ standard, coefficient }: Pick<Amount, 'standard' | 'coefficient'>): Dong =>
  (standard * coefficient) / 100

/** Whether the first takes the place of the second where both hold. */
const isLater = (one: Amount, other: Amount): boolean =>
  one.fromDay === other.fromDay ? one.at > other.at : one.fromDay > other.fromDay

/**
 * The row by which a group is paid in a month: the one that holds on the month's first day. Undefined: the table says
 * nothing of that month, and nothing is made up.
 */
export function amountIn(amounts: readonly Amount[], group: string, month: Month): Amount | undefined {
  const { from } = daysOfMonth(month)
  let found: Amount | undefined
  for (const amount of amounts)
    if (amount.group === group && amount.fromDay <= from && (found === undefined || isLater(amount, found)))
      found = amount
  return found && holdsOn(found, from) ? found : undefined
}

/** What a case was due in a month that has been paid, and what it was given for that month since. */
export interface PaidMonth {
  readonly caseCode: string
  readonly group: string
  readonly month: Month
  readonly due: Dong
  /** Arrears of that month in later rounds. */
  readonly given: Dong
}

export interface Arrear {
  readonly caseCode: string
  readonly group: string
  readonly month: Month
  readonly amount: Dong
}

/**
 * Truy lĩnh: what the table, as it now stands, sets for months already paid, less what was due and given for them. Only
 * of lines that were due what the table said when they were entered: an amount of their own is nobody's to raise by a rule.
 */
export function arrearsOf(paid: readonly PaidMonth[], amounts: readonly Amount[]): Arrear[] {
  return paid.flatMap(({ caseCode, group, month, due, given }) => {
    const row = amountIn(amounts, group, month)
    const owed = row ? dongOf(row) - due - given : 0
    return row && owed > 0 && wasStandard(amounts, group, month, due) ? [{ caseCode, group, month, amount: owed }] : []
  })
}

/**
 * Whether some row of the group that could hold in the month sets just that: what was due by the table when it was entered
 * stays so when a later row is set back over it.
 */
export function wasStandard(amounts: readonly Amount[], group: string, month: Month, due: Dong): boolean {
  const { from } = daysOfMonth(month)
  return amounts.some((amount) => amount.group === group && amount.fromDay <= from && dongOf(amount) === due)
}

/** What a case was due in a closed month by now, what arrears of that month it was given, and what the table sets for it. */
export interface GivenFor {
  readonly due: Dong
  readonly given: Dong
  /** Undefined: the table says nothing of the month. */
  readonly set: Dong | undefined
}

/**
 * Whether a correction of what was due would count arrears again: what it adds was given already. Less may be due at any
 * time, what was given stays; a trigger (`payout-arrears-given`) says the same.
 */
export const countsTwice = (amount: Dong, { due, given, set }: GivenFor): boolean =>
  given > 0 && amount > due && amount + given > (set ?? 0)
