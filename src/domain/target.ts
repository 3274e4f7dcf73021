import { type Day, daysBetween } from './day.ts'
import type { Share } from './share.ts'

/** Longest number of a document, in characters: 1234/KH-UBND with room for long names of offices. */
export const DOCUMENT_LENGTH = 80
export const REASON_LENGTH = 200

/** So many of a hundred stalls in N by a day, and how things stood when that was set. */
export interface Target {
  /** 1 … 100. */
  readonly percent: number
  /** The day by which it is to be met. */
  readonly day: Day
  readonly setOn: Day
  readonly base: Share
}

/** How a target stands: met, on the way, behind by the straight line or missed, or without anything to count. */
export type TargetStanding = 'met' | 'on-the-way' | 'behind' | 'no-figure'

/** Rounded up: of 34 stalls 80 % are 28, because 27 are less. Whole numbers, of any size, so that nothing is rounded twice. */
const partUp = (part: bigint, whole: bigint): number => Number((part + whole - 1n) / whole)

/** How many of so many stalls the target asks for. */
export const stallsNeeded = ({ percent }: Pick<Target, 'percent'>, total: number): number =>
  partUp(BigInt(percent) * BigInt(total), 100n)

/**
 * How many of so many stalls there must be on a day to be on the straight line from how things stood when the target
 * was set, to the target on its day. Where nothing was counted then, the line begins at none; it ends on the target's day.
 */
export function stallsOnLine(target: Target, total: number, day: Day): number {
  const span = BigInt(daysBetween(target.setOn, target.day))
  const gone = BigInt(daysBetween(target.setOn, day))
  if (gone >= span) return stallsNeeded(target, total)
  const [count, of] = target.base.total === 0 ? [0n, 1n] : [BigInt(target.base.count), BigInt(target.base.total)]
  const line = 100n * count * (span - gone) + BigInt(target.percent) * of * gone
  return partUp(line * BigInt(total), 100n * of * span)
}

/** The day whose figure tells how a target stands: today, and once its day has passed that day for good. */
export const judgedOn = ({ day }: Pick<Target, 'day'>, today: Day): Day => (today < day ? today : day)

/**
 * How a target stands by the figure of a day: met at its percentage, before its day "on the way" from the straight line
 * upwards, and behind under it, as it is from its day on when it was not met.
 */
export function standingOf(target: Target, { count, total }: Share, day: Day): TargetStanding {
  if (total === 0) return 'no-figure'
  if (count >= stallsNeeded(target, total)) return 'met'
  return day < target.day && count >= stallsOnLine(target, total, day) ? 'on-the-way' : 'behind'
}

/** A target as somebody means to set it. */
export interface NewTarget {
  readonly percent: number
  readonly day: Day
  /** Both or neither: a document has a number and a date. */
  readonly document: string | undefined
  readonly documentDay: Day | undefined
}

export type TargetFault = 'percent' | 'past' | 'no-number' | 'no-document-day' | 'document-later'

/** What is wrong with a target that somebody means to set today; empty when nothing is. */
export function findTargetFaults({ percent, day, document, documentDay }: NewTarget, today: Day): TargetFault[] {
  const faults: [TargetFault, boolean][] = [
    ['percent', !(Number.isInteger(percent) && percent >= 1 && percent <= 100)],
    ['past', day <= today],
    ['no-number', document === undefined && documentDay !== undefined],
    ['no-document-day', document !== undefined && documentDay === undefined],
    ['document-later', documentDay !== undefined && documentDay > today],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}
