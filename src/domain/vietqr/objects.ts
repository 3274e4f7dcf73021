/** The objects of one level of a code, by their two-digit id, in the order they stand. */
export type Objects = ReadonlyMap<string, string>

export type WalkFault = 'truncated' | 'bad-tag' | 'bad-length' | 'duplicate-tag'

/** What a walk found. `end` is the index behind the last object read; `ascending` whether ids only grow. */
export type Walk = { readonly objects: Objects; readonly end: number; readonly ascending: boolean }

export type WalkRules = {
  /** Stop behind the object of this id. */
  readonly last?: string
  /** Accept objects of length 00; EMVCo counts from 01. */
  readonly mayBeEmpty?: boolean
}

/**
 * Reads `text` as EMVCo objects: two-digit id, two-digit length, value. The length counts characters (Unicode code
 * points), not bytes and not UTF-16 units: EMVCo's annex B sample gives four Chinese characters the length 04. Nothing
 * is skipped, repaired or read twice.
 */
export function walkObjects(text: string, rules: WalkRules = {}): Walk | WalkFault {
  const objects = new Map<string, string>()
  let at = 0
  let highest = ''
  let ascending = true
  while (at < text.length) {
    if (at + 4 > text.length) return 'truncated'
    if (twoDigits(text, at) < 0) return 'bad-tag'
    const length = twoDigits(text, at + 2)
    if (length < 0 || (length === 0 && !rules.mayBeEmpty)) return 'bad-length'
    const id = text.slice(at, at + 2)
    const end = behind(text, at + 4, length)
    if (end < 0) return 'truncated'
    if (objects.has(id)) return 'duplicate-tag'
    objects.set(id, text.slice(at + 4, end))
    at = end
    if (id === rules.last) break
    ascending &&= id > highest
    highest = id
  }
  return { objects, end: at, ascending }
}

/** One object as text. A value that no length of 01–99 can count is a bug of the caller, never cut. */
export function emitObject(id: string, value: string): string {
  const length = Array.from(value).length
  if (length < 1 || length > 99) throw new RangeError(`object ${id} cannot hold ${length} characters`)
  return id + (length < 10 ? '0' : '') + length + value
}

// The number written by two ASCII digits, or -1. parseInt would take "+1", " 1" and "1x".
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const units = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1
}

// The index `count` code points behind `from`, or -1 where the text is shorter.
function behind(text: string, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0; left--) {
    if (at >= text.length) return -1
    at += isPair(text, at) ? 2 : 1
  }
  return at
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
