import {
  evidenceOf,
  type Figure,
  isCounted,
  isUnwilling,
  reaches,
  STEPS,
  type StallStanding,
  type Step,
  stepOf,
} from './adoption.ts'
import type { Day } from './day.ts'
import { type Share, share, sumShares } from './share.ts'
import { type Level, REASONS, type Reason } from './visit.ts'

/** The funnel of a site or of several: every share is of the same N, as of the day. */
export interface Funnel {
  readonly day: Day
  /** N: stalls operating at the newest census. */
  readonly operating: number
  readonly notCounted: { readonly vacant: number; readonly closed: number }
  readonly shares: Readonly<Record<Figure, Share>>
  /** Stalls of A5 by their best evidence, B before O; and, beside A5, those of which the vendor alone says so. */
  readonly evidence: Readonly<Record<Level, number>>
}

const sharesOf = (shareOf: (figure: Figure) => Share): Record<Figure, Share> => ({
  A1: shareOf('A1'),
  A2: shareOf('A2'),
  A3: shareOf('A3'),
  A4: shareOf('A4'),
  A5: shareOf('A5'),
})

const evidenceOfAll = (countOf: (level: Level) => number): Record<Level, number> => ({
  said: countOf('said'),
  observed: countOf('observed'),
  bank: countOf('bank'),
})

/** The funnel of the stalls on a day. Every count is the length of the list that `reaches` makes of them. */
export function funnelOf(stalls: readonly StallStanding[], day: Day): Funnel {
  const count = (counts: (stall: StallStanding) => boolean) => stalls.filter(counts).length
  const operating = count(isCounted)
  return {
    day,
    operating,
    notCounted: {
      vacant: count((stall) => stall.census === 'vacant'),
      closed: count((stall) => stall.census === 'closed'),
    },
    shares: sharesOf((figure) =>
      share(
        count((stall) => reaches(stall, figure, day)),
        operating,
      ),
    ),
    evidence: evidenceOfAll((level) => count((stall) => evidenceOf(stall, day) === level)),
  }
}

/** Several sites taken together, as of the day they were all counted on. A funnel of another day throws a RangeError. */
export function sumFunnels(funnels: readonly Funnel[], day: Day): Funnel {
  if (funnels.some((funnel) => funnel.day !== day)) throw new RangeError(`Funnels of other days than ${day}`)
  const sum = (numberOf: (funnel: Funnel) => number) => funnels.reduce((total, funnel) => total + numberOf(funnel), 0)
  return {
    day,
    operating: sum(({ operating }) => operating),
    notCounted: {
      vacant: sum(({ notCounted }) => notCounted.vacant),
      closed: sum(({ notCounted }) => notCounted.closed),
    },
    shares: sharesOf((figure) => sumShares(funnels.map(({ shares }) => shares[figure]))),
    evidence: evidenceOfAll((level) => sum(({ evidence }) => evidence[level])),
  }
}

export interface ReasonCount {
  readonly reason: Reason
  readonly count: number
}

/** The reason a stall's vendor gave; undefined when the vendor is not unwilling, or postponed without giving one. */
export const reasonOf = (stall: StallStanding): Reason | undefined => (isUnwilling(stall) ? stall.reason : undefined)

/**
 * Why not: the reasons given, most frequent first and `other` last. Their base is the number of unwilling stalls, which
 * may be larger than their sum: a vendor may postpone without a reason.
 */
export function reasonsOf(stalls: readonly StallStanding[]): ReasonCount[] {
  const given = stalls.map(reasonOf)
  return sortReasons(REASONS.map((reason) => ({ reason, count: given.filter((one) => one === reason).length })))
}

/** The reasons that were given at all, most frequent first, `other` last, and those given as often in their own order. */
export const sortReasons = (counts: readonly ReasonCount[]): ReasonCount[] =>
  counts
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        Number(a.reason === 'other') - Number(b.reason === 'other') ||
        b.count - a.count ||
        REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason),
    )

/** How many stalls are drawn in each step; their sum is all stalls, counted or not. */
export function stepCounts(stalls: readonly StallStanding[], day: Day): Record<Step, number> {
  const counts = Object.fromEntries(STEPS.map((step) => [step, 0])) as Record<Step, number>
  for (const stall of stalls) counts[stepOf(stall, day).step]++
  return counts
}
