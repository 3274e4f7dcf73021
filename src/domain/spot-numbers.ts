import { nfc } from './names.ts'
import type { Side } from './site.ts'

/** Most stalls that a site has. */
export const SPOTS_AT_MOST = 2_000
/** The longest number that a plate carries, in characters. */
export const NUMBER_LENGTH = 8

/** A selling spot before it is stored: its number and the side it stands on. */
export interface Spot {
  readonly number: string
  readonly side: Side
}

export type SpotsProblem =
  | 'empty'
  | 'corner-missing'
  | 'sides'
  | 'row-missing'
  | 'aisles'
  | 'row-name'
  | 'name-too-long'
  | 'no-spots'
  | 'comma'
  | 'not-a-number'
  | 'number-too-long'
  | 'not-odd'
  | 'not-even'
  | 'twice'
  | 'too-many-blocks'
  | 'too-many-spots'

export interface Problem {
  readonly problem: SpotsProblem
  /** What was written. */
  readonly text: string
}

/** What was found in a piece of a line, or what is wrong with it. */
export type Read<Found> = Found | Problem

export const failed = (problem: SpotsProblem, text: string): Problem => ({ problem, text })

/** Numbers and ranges between commas; none when the side is left empty. */
export function readSide(text: string, side: Side, row = ''): Read<Spot[]> {
  if (text.trim() === '') return []
  const spots: Spot[] = []
  for (const part of text.split(',').map((part) => part.trim())) {
    const numbers = readPart(part, side, row)
    if ('problem' in numbers) return numbers
    spots.push(...numbers.map((number) => ({ number, side })))
    if (spots.length > SPOTS_AT_MOST) return failed('too-many-spots', part)
  }
  return spots
}

// Phones turn a hyphen between numbers into a dash.
const RANGE = /^(\d{1,8}) ?[-–—] ?(\d{1,8})$/

function readPart(part: string, side: Side, row: string): Read<string[]> {
  if (part === '') return failed('comma', part)
  const [, from, to] = RANGE.exec(part) ?? []
  if (from !== undefined && to !== undefined) return readRange({ part, from, to, side, row })
  if (row !== '' && !/^\d/.test(part)) return failed('not-a-number', part)
  const number = readNumber(row + part)
  if (number !== undefined) return [number]
  return failed(NUMBER.test(part) ? 'number-too-long' : 'not-a-number', part)
}

interface Range {
  part: string
  from: string
  to: string
  side: Side
  row: string
}

/** Ranges keep to the parity of their side, which catches sides written the wrong way round; single numbers need not. */
function readRange({ part, from, to, side, row }: Range): Read<string[]> {
  const [first, last] = [Number(from), Number(to)]
  if (side === 'odd' && (first % 2 === 0 || last % 2 === 0)) return failed('not-odd', part)
  if (side === 'even' && (first % 2 === 1 || last % 2 === 1)) return failed('not-even', part)
  if (row.length + Math.max(from.length, to.length) > NUMBER_LENGTH) return failed('number-too-long', part)
  const isPadded = /^0\d/.test(from) || /^0\d/.test(to)
  if (isPadded && from.length !== to.length) return failed('not-a-number', part)
  const step = (side === 'row' ? 1 : 2) * Math.sign(last - first)
  const count = step === 0 ? 1 : (last - first) / step + 1
  if (count > SPOTS_AT_MOST) return failed('too-many-spots', part)
  const width = isPadded ? from.length : 0
  return Array.from({ length: count }, (_, at) => row + String(first + at * step).padStart(width, '0'))
}

const NUMBER = /^(?=.*\d)[\p{sc=Latin}\d]+(?:\/[\p{sc=Latin}\d]+)*$/u

/** A number as a plate carries it, letters in upper case: 15, 17A, 12A/3; undefined when it is none or too long. */
export function readNumber(text: string): string | undefined {
  const number = nfc(text).toUpperCase()
  return NUMBER.test(number) && number.length <= NUMBER_LENGTH ? number : undefined
}
