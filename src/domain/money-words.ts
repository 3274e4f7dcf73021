import type { Dong } from './money.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const SCALES = ['', 'nghìn', 'triệu'] as const
const BILLION = 1_000_000_000

/** "Ba mươi lăm nghìn đồng": an amount as it is read aloud, for whole đồng from 0. The middle's and the south's "lẻ". */
export function dongInWords(dong: Dong): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError(`${dong} is not an amount in whole đồng`)
  const words = `${dong === 0 ? DIGITS[0] : wordsOf(dong, false).join(' ')} đồng`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `continued`: something larger was said before, so that a missing hundred is said too. */
function wordsOf(number: number, continued: boolean): string[] {
  const billions = Math.floor(number / BILLION)
  const before = billions > 0 ? [...wordsOf(billions, continued), 'tỷ'] : []
  return [...before, ...belowBillion(number % BILLION, continued || billions > 0)]
}

function belowBillion(number: number, continued: boolean): string[] {
  const words: string[] = []
  for (const place of [2, 1, 0] as const) {
    const group = Math.floor(number / 1000 ** place) % 1000
    if (group === 0) continue
    words.push(...hundreds(group, continued || words.length > 0), ...(place > 0 ? [SCALES[place]] : []))
  }
  return words
}

function hundreds(group: number, continued: boolean): string[] {
  const [hundred, rest] = [Math.floor(group / 100), group % 100]
  if (hundred === 0 && !continued) return tens(rest)
  const begun = [digit(hundred), 'trăm']
  if (rest === 0) return begun
  return rest < 10 ? [...begun, 'lẻ', digit(rest)] : [...begun, ...tens(rest)]
}

/** 1 to 99. One is "mốt" and five "lăm" behind a ten; behind "mười" one stays "một". */
function tens(number: number): string[] {
  const [ten, unit] = [Math.floor(number / 10), number % 10]
  if (ten === 0) return [digit(unit)]
  const begun = ten === 1 ? ['mười'] : [digit(ten), 'mươi']
  if (unit === 0) return begun
  if (unit === 5) return [...begun, 'lăm']
  return [...begun, unit === 1 && ten > 1 ? 'mốt' : digit(unit)]
}

const digit = (at: number): string => DIGITS[at] ?? ''
