import { showNumber } from './numbers.ts'

/**
 * A length in millimetres as typed, 19,4 or 19.4, in hundredths of a millimetre. The unit may follow.
 * Undefined for what is no length: a sign, more than two decimals, more than four digits before them.
 */
export function readHundredths(text: string): number | undefined {
  const typed = text.trim().replace(/\s*mm$/i, '')
  return /^\d{1,4}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 100) : undefined
}

/** A length in millimetres, 19,4 mm. The space does not break. */
export const showMillimetres = (millimetres: number): string => `${showNumber(millimetres, 2)}\u00a0mm`
