import { showNumber } from './numbers.ts'

/** Whole Vietnamese đồng. There are no smaller coins. */
export type Dong = number

export type DongProblem = 'empty' | 'not-a-number' | 'fraction' | 'too-large'
export type DongReading = { ok: true; dong: Dong } | { ok: false; reason: DongProblem }

/** 500.000 đồng, as on paper and in sentences. The space does not break. */
export function showDong(dong: Dong): string {
  return `${showNumber(dong, 0)}\u00a0đồng`
}

/** 35.000 đ, as in tables and on the vendor's screen. The space does not break. */
export function showShortDong(dong: Dong): string {
  return `${showNumber(dong, 0)}\u00a0đ`
}

const currency = /\s*(đồng|dong|đ|d|vnđ|vnd|₫)\.?$/u
const thousands = /^[1-9]\d{0,2}([.,\s])\d{3}(\1\d{3})*$/
const fractional = /^\d+([.\s]\d{3})*,\d+$|^\d+(,\d{3})*\.\d+$/

/**
 * Reads an amount as typed: 35000, 35.000, 35 000, 35,000, with or without đ. Groups of three are thousands; a comma
 * or full stop followed by other than three digits is a fraction and refused. A sign is not a number here.
 */
export function readDong(text: string): DongReading {
  const typed = text.normalize('NFC').trim().toLowerCase().replace(currency, '')
  if (typed === '') return { ok: false, reason: 'empty' }
  if (/^\d+$/.test(typed) || thousands.test(typed)) return wholeDong(typed)
  return { ok: false, reason: fractional.test(typed) ? 'fraction' : 'not-a-number' }
}

function wholeDong(typed: string): DongReading {
  const dong = Number(typed.replace(/\D/g, ''))
  return Number.isSafeInteger(dong) ? { ok: true, dong } : { ok: false, reason: 'too-large' }
}
