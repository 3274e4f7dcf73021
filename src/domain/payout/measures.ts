import type { Dong } from '../money.ts'
import { type Share, share } from '../share.ts'
import {
  fellBack,
  isByAccount,
  isCash,
  type Modality,
  PAYOUT_REASONS,
  type PayoutLine,
  type PayoutReason,
  settledStatus,
} from './line.ts'

/** People, and the đồng due to them for the month. */
export interface Tally {
  readonly people: number
  readonly amount: Dong
}

/** What is counted of a round, by people and by amount. Each is counted within `due`, and `arrears` beside it. */
export const MEASURES = [
  'due',
  'reviewed',
  'review-unknown',
  'agreed',
  'own',
  'authorised',
  'home',
  'counter',
  'failed',
  'outcome-unknown',
  'fell-back',
  'arrears',
] as const
export type Measure = (typeof MEASURES)[number]

/** Cash or failure for a reason; `none`: cash or failed, and nobody said why. */
export const CASH_CAUSES = [...PAYOUT_REASONS, 'none'] as const
export type CashCause = PayoutReason | 'none'

/** One number of a round: a measure, and of cash by reason the reason. Missing is not zero: what is not there is not known. */
export type Measures = ReadonlyMap<MeasureKey, Tally>
export type MeasureKey = Measure | `cash:${CashCause}` | `failed:${CashCause}`

export const NOBODY: Tally = { people: 0, amount: 0 }
export const addTally = (one: Tally, other: Tally): Tally => ({
  people: one.people + other.people,
  amount: one.amount + other.amount,
})

type Counted = Pick<PayoutLine, 'status' | 'modality' | 'reason'>

/** What a line counts for, after how its case was paid in the round before. */
export function keysOf(line: Counted, before: Modality | null | undefined): MeasureKey[] {
  const status = settledStatus(line)
  const { modality, reason } = line
  const keys: [MeasureKey, boolean][] = [
    ['due', true],
    ['reviewed', status !== null && status !== 'not-reviewed'],
    ['review-unknown', status === null],
    ['agreed', status === 'agreed'],
    [modality ?? 'outcome-unknown', true],
    [`cash:${reason ?? 'none'}`, isCash(modality)],
    [`failed:${reason ?? 'none'}`, modality === 'failed'],
    ['fell-back', fellBack(before, modality)],
  ]
  return keys.filter(([, counts]) => counts).map(([key]) => key)
}

/** Lines that count alike, taken together. */
export interface Alike extends Counted, Tally {
  readonly before: Modality | null
}

/** The measures of lines. Those that lines can tell are all there, with nobody where nobody is counted. */
export function measuresOf(lines: Iterable<Alike>): Map<MeasureKey, Tally> {
  const found = new Map<MeasureKey, Tally>(OF_LINES.map((measure) => [measure, NOBODY]))
  for (const line of lines)
    for (const key of keysOf(line, line.before)) found.set(key, addTally(found.get(key) ?? NOBODY, line))
  return found
}

const OF_LINES = MEASURES.filter((measure) => measure !== 'arrears')

/** Several measures taken together. One that a part does not know is known of the others alone: see `isWhole`. */
export function addMeasures(parts: Iterable<Measures>): Map<MeasureKey, Tally> {
  const found = new Map<MeasureKey, Tally>()
  for (const part of parts) for (const [key, tally] of part) found.set(key, addTally(found.get(key) ?? NOBODY, tally))
  return found
}

/** The figures of payouts. P4 is the headline; P3 is coverage and P5 take-up: two questions, two denominators. */
export const PAYOUT_FIGURES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'] as const
export type PayoutFigureCode = (typeof PAYOUT_FIGURES)[number]

/** Which measures a figure counts, and of which. */
export const COUNTED: Readonly<Record<PayoutFigureCode, { of: readonly Measure[]; base: readonly Measure[] }>> = {
  P1: { of: ['due'], base: ['due'] },
  P2: { of: ['reviewed'], base: ['due'] },
  P3: { of: ['agreed'], base: ['due'] },
  P4: { of: ['own', 'authorised'], base: ['due'] },
  P5: { of: ['own', 'authorised'], base: ['agreed'] },
  P6: { of: ['home', 'counter'], base: ['due'] },
  P7: { of: ['failed'], base: ['due'] },
  P8: { of: ['outcome-unknown'], base: ['due'] },
}

/** A figure by people and by amount. Undefined where it is not known: not one of its numbers was told. */
export interface PayoutFigure {
  readonly people: Share
  readonly amount: Share
}

/** A figure of measures; undefined where a number that it is made of was never told, or nobody is due anything. */
export function payoutFigure(measures: Measures, code: PayoutFigureCode): PayoutFigure | undefined {
  const { of, base } = COUNTED[code]
  const [count, total] = [sumOf(measures, of), sumOf(measures, base)]
  if (count === undefined || total === undefined || total.people === 0 || !isWhole(measures, code)) return undefined
  return { people: share(count.people, total.people), amount: share(count.amount, total.amount) }
}

function sumOf(measures: Measures, wanted: readonly Measure[]): Tally | undefined {
  const tallies = wanted.map((measure) => measures.get(measure))
  return tallies.some((tally) => tally === undefined)
    ? undefined
    : tallies.reduce<Tally>((sum, tally) => addTally(sum, tally ?? NOBODY), NOBODY)
}

/** Where nothing at all was told of how people were reviewed or paid, that is no figure: it would read as nobody. */
export function isWhole(measures: Measures, code: PayoutFigureCode): boolean {
  const due = measures.get('due')?.people ?? 0
  const unknown = (measure: Measure) => measures.get(measure)?.people ?? 0
  if (code === 'P1' || code === 'P8') return true
  const isPaymentKnown = unknown('outcome-unknown') < due
  if (code === 'P2' || code === 'P3' || code === 'P5')
    return isReviewTold(measures) && (code !== 'P5' || isPaymentKnown)
  return isPaymentKnown
}

/** Who is paid by account agreed, and that was not told of reviews: of all others nothing was. */
function isReviewTold(measures: Measures): boolean {
  const byAccount = (measures.get('own')?.people ?? 0) + (measures.get('authorised')?.people ?? 0)
  const unknown = measures.get('review-unknown')?.people ?? 0
  return unknown === 0 || unknown + byAccount < (measures.get('due')?.people ?? 0)
}

export const isCounted = (line: PayoutLine, code: PayoutFigureCode): boolean => {
  const { modality } = line
  const status = settledStatus(line)
  const counted: Record<PayoutFigureCode, boolean> = {
    P1: true,
    P2: status !== null && status !== 'not-reviewed',
    P3: status === 'agreed',
    P4: isByAccount(modality),
    P5: isByAccount(modality),
    P6: isCash(modality),
    P7: modality === 'failed',
    P8: modality === null,
  }
  return counted[code]
}
