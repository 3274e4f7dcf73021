import { showNumber } from './numbers.ts'

/** A part of a counted whole. Figures travel as shares so that the denominator is never lost on the way. */
export interface Share {
  readonly count: number
  readonly total: number
}

/** A share of whole things: 0 ≤ count ≤ total. Anything else is a fault of the program and throws a RangeError. */
export function share(count: number, total: number): Share {
  const whole = Number.isSafeInteger(count) && Number.isSafeInteger(total)
  if (!whole || count < 0 || count > total) throw new RangeError(`No share: ${count} of ${total}`)
  return { count, total }
}

/** The share of several separate wholes taken together; 0 of 0 when there are none. */
export function sumShares(shares: Iterable<Share>): Share {
  let count = 0
  let total = 0
  for (const part of shares) {
    count += part.count
    total += part.total
  }
  return share(count, total)
}

/** 22/34, each number grouped: 1.204/3.321. */
export function showShare({ count, total }: Share): string {
  return `${showNumber(count)}/${showNumber(total)}`
}
