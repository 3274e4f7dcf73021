/** A Vietnamese mobile number: ten digits, the first two 03, 05, 07, 08 or 09. */
export type Phone = string

export type PhoneProblem = 'empty' | 'not-a-number' | 'wrong-length' | 'wrong-prefix'
export type PhoneReading = { ok: true; phone: Phone } | { ok: false; reason: PhoneProblem }

const separators = /[\s.\-()\u2010-\u2015]|\p{Cf}/gu

// The country code is dropped only where nine digits follow: 0843 and 0844 begin numbers of their own.
function national(digits: string): string {
  return digits.replace(/^(\+|00)?840?(?=\d{9}$)/, '0')
}

/**
 * Reads a phone number as people type it: spaces, dots, dashes, +84 or 84 in front. The national numbering plan since
 * the change to ten digits (2018) leaves 03, 05, 07, 08 and 09 to mobile phones.
 */
export function readPhone(text: string): PhoneReading {
  const digits = national(text.replace(separators, ''))
  if (digits === '') return { ok: false, reason: 'empty' }
  if (!/^\+?\d+$/.test(digits)) return { ok: false, reason: 'not-a-number' }
  if (digits.length !== 10) return { ok: false, reason: 'wrong-length' }
  return /^0[35789]/.test(digits) ? { ok: true, phone: digits } : { ok: false, reason: 'wrong-prefix' }
}

/** The number as it is read aloud: 0905 123 456, with no-break spaces so that a line never ends inside it. */
export function showPhone(phone: Phone): string {
  return `${phone.slice(0, 4)}\u00a0${phone.slice(4, 7)}\u00a0${phone.slice(7)}`
}
