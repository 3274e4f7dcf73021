// Written by hand because Intl leaves four-digit numbers of some locales ungrouped and differs between engines.
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.')
}

/** A number the Vietnamese way, with up to the given number of decimals and no trailing zeros: 1.234.567,8. */
export function showNumber(value: number, decimals = 1): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const kept = fraction.replace(/0+$/, '')
  const shown = kept === '' ? grouped(whole) : `${grouped(whole)},${kept}`
  return value < 0 && /[1-9]/.test(shown) ? `\u2212${shown}` : shown
}

/**
 * A share in whole thousandths: 999 of 1000 at most where something is missing, 1 at least where something is there.
 * Undefined where nothing is counted: an empty base is neither 0 nor NaN.
 */
export function permilleOf({ count, total }: { count: number; total: number }): number | undefined {
  if (total === 0) return undefined
  // In whole tenths of a percent: 999/1000 must not be rounded up to a full 100 %, nor 1/3000 down to none.
  const tenths = Math.round((count * 1000) / total)
  return Math.min(Math.max(tenths, count > 0 ? 1 : 0), count < total ? 999 : 1000)
}

/**
 * A share as a percentage with one decimal, 81,2 % with a no-break space, as on screen; official papers close the gap
 * (81,2%), which the report does for itself. Undefined where nothing is counted.
 */
export function showPercent(share: { count: number; total: number }): string | undefined {
  const permille = permilleOf(share)
  return permille === undefined ? undefined : `${showNumber(permille / 10)}\u00a0%`
}
