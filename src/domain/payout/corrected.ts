import type { CorrectionReason } from './correction.ts'
import { type Modality, type PayoutLine, settledStatus } from './line.ts'
import { addTally, keysOf, type MeasureKey, type Measures, NOBODY, type Tally } from './measures.ts'
import type { Told, ToldMeasure } from './totals.ts'

/** What a correction says of one case: all that can change of its line. Its hamlet and group stay what they were. */
export interface CaseCorrection extends Pick<PayoutLine, 'status' | 'modality' | 'reason' | 'amount'> {
  readonly caseCode: string
  readonly why: CorrectionReason
}

/** What a correction says of one number of a hamlet and group, where a round knows no cases. */
export interface ToldCorrection extends Tally {
  readonly hamlet: string
  readonly group: string
  readonly measure: ToldMeasure
}

/** Nothing due to somebody whose payment had stopped, or who stood there twice: the line counts nobody. */
export const takesOut = ({ why, amount }: Pick<CaseCorrection, 'why' | 'amount'>): boolean =>
  amount === 0 && (why === 'stopped' || why === 'double')

/**
 * A line after the confirmed corrections of a round, the oldest first. Each says all that can change, so the newest of
 * its case holds, also over one that took the line out. Undefined: taken out.
 */
export function correctedLine(line: PayoutLine, corrections: readonly CaseCorrection[]): PayoutLine | undefined {
  const newest = corrections.findLast(({ caseCode }) => caseCode === line.caseCode)
  if (newest === undefined) return line
  if (takesOut(newest)) return undefined
  const { status, modality, reason, amount } = newest
  return { ...line, status: settledStatus({ status, modality }), modality, reason, amount }
}

/** A line as it was frozen, how its case was paid in the round before, and the line as it is after corrections. */
export interface CorrectedCase {
  readonly before: Modality | null
  readonly line: PayoutLine
  readonly corrected: PayoutLine | undefined
}

/** The frozen measures of a hamlet and group, with lines of it corrected. */
export function correctMeasures(frozen: Measures, cases: readonly CorrectedCase[]): Map<MeasureKey, Tally> {
  const found = new Map(frozen)
  const add = (of: PayoutLine, before: Modality | null, times: 1 | -1) => {
    for (const key of keysOf(of, before))
      found.set(key, atLeastNobody(addTally(found.get(key) ?? NOBODY, { people: times, amount: times * of.amount })))
  }
  for (const { line, before, corrected } of cases) {
    if (corrected) add(corrected, before, 1)
    add(line, before, -1)
  }
  return found
}

// The round before may have been mended after this one was frozen: then who fell back was counted by what stood there.
const atLeastNobody = ({ people, amount }: Tally): Tally => ({
  people: Math.max(people, 0),
  amount: Math.max(amount, 0),
})

/** What was told of one hamlet and group, after its confirmed corrections, the oldest first: of a measure the newest holds. */
export const correctTold = (told: Told, corrections: readonly ToldCorrection[]): Told => ({
  ...told,
  ...Object.fromEntries(corrections.map(({ measure, people, amount }) => [measure, { people, amount }])),
})
