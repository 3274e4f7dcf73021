import type { Modality, PayoutLine } from './line.ts'
import {
  addTally,
  CASH_CAUSES,
  type CashCause,
  COUNTED,
  isWhole,
  keysOf,
  type MeasureKey,
  type Measures,
  NOBODY,
  PAYOUT_FIGURES,
  type PayoutFigureCode,
  type Tally,
} from './measures.ts'

/** Every number of payouts, by the key that its list has in a URL. Arrears are listed by their own lines. */
export const PAYOUT_LISTS = [
  ...PAYOUT_FIGURES,
  ...(['own', 'authorised', 'home', 'counter', 'fell-back', 'review-unknown', 'arrears'] as const),
  ...CASH_CAUSES.map((cause): `cash:${CashCause}` => `cash:${cause}`),
  ...CASH_CAUSES.map((cause): `failed:${CashCause}` => `failed:${cause}`),
] as const
export type PayoutList = (typeof PAYOUT_LISTS)[number]

export const isPayoutList = (key: string): key is PayoutList => (PAYOUT_LISTS as readonly string[]).includes(key)

const isFigure = (list: PayoutList): list is PayoutFigureCode => (PAYOUT_FIGURES as readonly string[]).includes(list)

/** The measures that a number adds up. */
const keysBehind = (list: PayoutList): readonly MeasureKey[] => (isFigure(list) ? COUNTED[list].of : [list])

/** What a number comes to; undefined where one of its measures was never told. */
export function tallyBehind(measures: Measures, list: PayoutList): Tally | undefined {
  const told = keysBehind(list).map((key) => measures.get(key))
  // A reason that nobody was paid in cash for has no row of its own once its round is closed.
  if (list.includes(':'))
    return told[0] ?? (measures.has(list.startsWith('cash') ? 'home' : 'failed') ? NOBODY : undefined)
  return told.some((tally) => tally === undefined)
    ? undefined
    : told.reduce<Tally>((sum, tally) => addTally(sum, tally ?? NOBODY), NOBODY)
}

/** What a number of a page comes to; undefined too where its figure has no value. */
export const saidOf = (measures: Measures, list: PayoutList): Tally | undefined =>
  isFigure(list) && !isWhole(measures, list) ? undefined : tallyBehind(measures, list)

/** A line beside how its case was paid in the round before. */
export interface LineSince extends PayoutLine {
  readonly before: Modality | null
}

/** Whether a line is one of those that a number counts: the very rule by which it was counted. */
export function isBehind(line: LineSince, list: PayoutList): boolean {
  const wanted = keysBehind(list)
  return keysOf(line, line.before).some((key) => wanted.includes(key))
}

/** The reasons of cash, the most frequent first; those that nobody gave are left out. */
export function cashCauses(measures: Measures, of: 'cash' | 'failed'): (Tally & { readonly cause: CashCause })[] {
  const found = CASH_CAUSES.map((cause) => ({ cause, ...(measures.get(`${of}:${cause}`) ?? NOBODY) }))
  return found.filter(({ people }) => people > 0).sort((one, other) => other.people - one.people)
}
