import { isRegular, isRetained, isUnwilling, type StallStanding, wasActive } from './adoption.ts'
import type { Day } from './day.ts'
import { type Funnel, funnelOf, type ReasonCount, reasonsOf, sortReasons, sumFunnels } from './funnel.ts'
import type { Indicator } from './indicators.ts'
import { type Share, share, sumShares } from './share.ts'

/** Every figure of a site, or of several taken together, as of a day. */
export interface Figures extends Omit<Funnel, 'shares'> {
  readonly shares: Readonly<Record<Indicator, Share>>
  /** Counted stalls whose newest outcome is a refusal or a postponement, and why. */
  readonly unwilling: number
  readonly reasons: readonly ReasonCount[]
}

/** A visit that tested what was known before: a re-scan of a wall, or a visit that was checked again. */
export interface TestedVisit {
  readonly visit: string
  readonly stall: string
  readonly site: string
  readonly number: string
  readonly tradeName: string | null
  readonly day: Day
  /** 1 when it matched, or agreed. */
  readonly passed: number
}

/** What a site's figures are counted from: nothing else moves them. */
export interface Counted {
  readonly stalls: readonly StallStanding[]
  readonly reScans: readonly TestedVisit[]
  readonly backChecked: readonly TestedVisit[]
}

const passedOf = (visits: readonly TestedVisit[]): Share =>
  share(visits.filter(({ passed }) => passed === 1).length, visits.length)

/** The figures of the stalls on a day. Every count is the length of the list behind it. */
export function figuresOf({ stalls, reScans, backChecked }: Counted, day: Day): Figures {
  const funnel = funnelOf(stalls, day)
  const count = (counts: (stall: StallStanding, day: Day) => boolean) => stalls.filter((one) => counts(one, day)).length
  return {
    ...funnel,
    shares: {
      ...funnel.shares,
      A6: share(count(isRegular), funnel.operating),
      A8: share(count(isRetained), count(wasActive)),
      A9: passedOf(reScans),
      Q1: passedOf(backChecked),
    },
    unwilling: count(isUnwilling),
    reasons: reasonsOf(stalls),
  }
}

/** Several sites taken together, as of the day they were all counted on. Another day throws a RangeError. */
export function sumFigures(figures: readonly Figures[], day: Day): Figures {
  const lasting = (indicator: Indicator) => sumShares(figures.map(({ shares }) => shares[indicator]))
  const funnel = sumFunnels(figures, day)
  return {
    ...funnel,
    shares: { ...funnel.shares, A6: lasting('A6'), A8: lasting('A8'), A9: lasting('A9'), Q1: lasting('Q1') },
    unwilling: figures.reduce((sum, { unwilling }) => sum + unwilling, 0),
    reasons: sumReasons(figures.flatMap(({ reasons }) => reasons)),
  }
}

function sumReasons(counts: readonly ReasonCount[]): ReasonCount[] {
  const sums = new Map<ReasonCount['reason'], number>()
  for (const { reason, count } of counts) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return sortReasons([...sums].map(([reason, count]) => ({ reason, count })))
}
