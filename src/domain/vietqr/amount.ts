/** The largest amount NAPAS247 moves in one transfer, in đồng: below 500 million. */
export const TRANSFER_LIMIT = 499_999_999

// EMVCo gives object 54 at most 13 characters.
const dong = /^\d{1,13}$/
const decimal = /^\d{1,13}(\.\d*)?$/

/**
 * Whole đồng from the text of object 54, or undefined: digits only, a bare point at the end allowed ("50000."), more
 * than zero. Spaces, signs and decimals are refused because readers round them differently.
 */
export function parseDong(text: string): number | undefined {
  const digits = text.endsWith('.') ? text.slice(0, -1) : text
  if (text.length > 13 || !dong.test(digits)) return undefined
  const amount = Number(digits)
  return amount > 0 ? amount : undefined
}

/** Whether object 54 of a code in another currency is an EMVCo amount: digits with at most one point. */
export function isForeignAmount(text: string): boolean {
  return text.length <= 13 && decimal.test(text)
}
