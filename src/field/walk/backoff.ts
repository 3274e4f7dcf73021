/** Milliseconds before the first try again, and at most. */
const FIRST = 2_000
const LONGEST = 5 * 60_000

/**
 * Milliseconds to wait after so many failures in a row, at least 1: doubled each time up to five minutes, and spread over
 * the later half of that by `chance` in [0, 1), so that the phones of a street do not come back together.
 */
export function backoff(failures: number, chance: number): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** (failures - 1))
  return Math.round(longest / 2 + (longest / 2) * chance)
}
