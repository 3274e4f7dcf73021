/** The values of one level of a code by their ids 0–99; undefined where the code has no such object. */
export type Objects = readonly (string | undefined)[]

export type WalkFault = 'truncated' | 'bad-tag' | 'bad-length' | 'duplicate-tag'

/** What a walk found before the index `end`: the objects, how many have no value, whether ids only grow. */
export type Walk = {
  readonly objects: Objects
  readonly empty: number
  readonly end: number
  readonly ascending: boolean
}

export type WalkRules = {
  /** Stop behind the object of this id. */
  readonly last?: number
  /** Accept objects of length 00; EMVCo counts from 01. */
  readonly mayBeEmpty?: boolean
}

const pairs = /[\ud800-\udbff]/

/**
 * Reads `text` as EMVCo objects: two-digit id, two-digit length, value. The length counts characters (Unicode code
 * points), not bytes and not UTF-16 units: EMVCo's annex B sample gives four Chinese characters the length 04. Nothing
 * is skipped, repaired or read twice.
 */
export function walkObjects(text: string, rules: WalkRules = {}): Walk | WalkFault {
  const objects: (string | undefined)[] = []
  const wide = pairs.test(text)
  let id = -1
  let at = 0
  let empty = 0
  let ascending = true
  while (at < text.length && id !== rules.last) {
    if (at + 4 > text.length) return 'truncated'
    id = twoDigits(text, at)
    const length = twoDigits(text, at + 2)
    if (id < 0) return 'bad-tag'
    if (length < 0 || (length === 0 && !rules.mayBeEmpty)) return 'bad-length'
    const end = wide ? behind(text, at + 4, length) : at + 4 + length
    if (end > text.length) return 'truncated'
    if (objects[id] !== undefined) return 'duplicate-tag'
    ascending &&= id >= objects.length || id === rules.last
    objects[id] = text.slice(at + 4, end)
    if (length === 0) empty++
    at = end
  }
  return { objects, empty, end: at, ascending }
}

/**
 * One object as text. `value` is ASCII, so its length is its characters. A value that no length of 01–99 can count is a
 * bug of the caller: written anyway it would become a length of 00 or of three digits under a right CRC.
 */
export function emitObject(id: string, value: string): string {
  const length = value.length
  if (length < 1 || length > 99) throw new RangeError(`object ${id} cannot hold ${length} characters`)
  return id + (length < 10 ? '0' : '') + length + value
}

// The number written by two ASCII digits, or -1. parseInt would take "+1", " 1" and "1x".
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const units = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1
}

// The index `count` code points behind `from`; beyond the text where it is shorter.
function behind(text: string, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0; left--) at += isPair(text, at) ? 2 : 1
  return at
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
