import { showNumber } from './numbers.ts'
import type { Share } from './share.ts'

/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959964

/** Bounds of a share, from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % score interval of a share (Wilson 1927), without continuity correction; undefined where nothing was counted.
 * Unlike the plain one it stays inside 0 to 1 and says something of 8 out of 8.
 */
export function wilson({ count, total }: Share): Interval | undefined {
  if (total === 0) return undefined
  const part = count / total
  const middle = part + Z ** 2 / (2 * total)
  const half = Z * Math.sqrt((part * (1 - part)) / total + Z ** 2 / (4 * total ** 2))
  const whole = 1 + Z ** 2 / total
  // None and all reach the end exactly; rounding of the machine must not say otherwise.
  return {
    low: count === 0 ? 0 : (middle - half) / whole,
    high: count === total ? 1 : (middle + half) / whole,
  }
}

/** 52,9–97,8 %, with a no-break space; undefined where nothing was counted. */
export function showInterval(share: Share): string | undefined {
  const interval = wilson(share)
  return interval && `${showNumber(interval.low * 100)}–${showNumber(interval.high * 100)}\u00a0%`
}
