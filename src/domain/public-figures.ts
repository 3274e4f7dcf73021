import { FIGURES, type Figure } from './adoption.ts'
import type { Day } from './day.ts'
import type { Funnel } from './funnel.ts'

/** Fewer than so many stalls are never told apart in public: who they are is known to everybody in the street. */
export const SMALLEST_GROUP = 5

/**
 * How many of a total, as the public is told: exactly, or only that they are fewer than five, or that fewer than five
 * are left out. Nobody and all are told as they are.
 */
export type PublicCount =
  | { readonly kind: 'exact'; readonly count: number }
  | { readonly kind: 'fewer'; readonly than: number }
  | { readonly kind: 'more'; readonly than: number }

export function publicCount(count: number, total: number): PublicCount {
  if (isSmall(count)) return { kind: 'fewer', than: SMALLEST_GROUP }
  return isSmall(total - count) ? { kind: 'more', than: total - SMALLEST_GROUP } : { kind: 'exact', count }
}

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_GROUP

/** A group told by its number alone, such as what is not counted. */
export const publicGroup = (count: number): PublicCount =>
  isSmall(count) ? { kind: 'fewer', than: SMALLEST_GROUP } : { kind: 'exact', count }

/** What everybody may read of a site: totals, and no group of fewer than five. */
export interface PublicFigures {
  readonly day: Day
  /** N. */
  readonly operating: number
  readonly steps: Readonly<Record<Figure, PublicCount>>
  /** A5 by its evidence; undefined where a part, or what A5 leaves out, is a small group that the rest would tell. */
  readonly evidence: { readonly bank: number; readonly observed: number } | undefined
  /** Beside A5, never in it. */
  readonly said: PublicCount
  /** Vacant and closed for good, taken together. */
  readonly notCounted: PublicCount
}

/** The public figures of a site; undefined where all its stalls together are too small a group. */
export function publicFigures({ day, operating, shares, evidence, notCounted }: Funnel): PublicFigures | undefined {
  if (operating < SMALLEST_GROUP) return undefined
  const { bank, observed, said } = evidence
  // What is displayed or verified has a code: of A2 as it is told, the difference is told no more than any other group.
  const isCodeTold = publicCount(shares.A2.count, operating).kind === 'exact'
  const within = (figure: Figure) => {
    const { count } = shares[figure]
    const isNested = (figure === 'A3' || figure === 'A4') && isCodeTold && isSmall(shares.A2.count - count)
    return isNested && !isSmall(count) ? publicCount(count, shares.A2.count) : publicCount(count, operating)
  }
  const steps = Object.fromEntries(FIGURES.map((figure) => [figure, within(figure)])) as Record<Figure, PublicCount>
  const isTold = steps.A5.kind === 'exact' && shares.A5.count > 0 && !isSmall(bank) && !isSmall(observed)
  return {
    ...{ day, operating, steps },
    evidence: isTold ? { bank, observed } : undefined,
    said: publicGroup(said),
    notCounted: publicGroup(notCounted.vacant + notCounted.closed),
  }
}
