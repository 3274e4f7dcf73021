/** The file is not what our own renderer writes. Nothing of it is released. */
export class Unreadable extends Error {
  constructor(what: string) {
    super(`the printed file cannot be read back: ${what}`)
    this.name = 'Unreadable'
  }
}

export interface Name {
  name: string
}
export interface Keyword {
  keyword: string
}
/** Bytes of a string, one character each. */
export interface Bytes {
  bytes: string
}
/** Reference to an object of the file by its number. */
export interface Reference {
  object: number
}
export type Dictionary = ReadonlyMap<string, Value>
export type Value = number | Name | Keyword | Bytes | Reference | Dictionary | Value[]

const SPACE = 1
const DELIMITER = 2
/** Class of each character, ISO 32000-1 tables 1 and 2; 0 is regular. */
const kinds = new Uint8Array(65536)
for (const space of '\0\t\n\f\r ') kinds[space.charCodeAt(0)] = SPACE
for (const delimiter of '()<>[]{}/%') kinds[delimiter.charCodeAt(0)] = DELIMITER

/** Reads the values of PDF syntax (ISO 32000-1, 7.2 and 7.3) one after another; comments are not taken. */
export class Reader {
  readonly text: string
  at: number

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  /** True when only white space is left. */
  atEnd(): boolean {
    while (this.at < this.text.length && kinds[this.text.charCodeAt(this.at)] === SPACE) this.at++
    return this.at >= this.text.length
  }

  value(): Value {
    if (this.atEnd()) throw new Unreadable('it ends in the middle of a value')
    const first = this.text.charAt(this.at)
    if (first === '/') return this.name()
    if (first === '[') return this.array()
    if (first === '(') return this.literal()
    if (first === '<') return this.text.charAt(this.at + 1) === '<' ? this.dictionary() : this.hex()
    const word = this.word()
    const number = Number(word)
    return Number.isNaN(number) ? { keyword: word } : number
  }

  private word(): string {
    const start = this.at
    while (this.at < this.text.length && kinds[this.text.charCodeAt(this.at)] === 0) this.at++
    if (this.at === start) throw new Unreadable(`an unexpected ${this.text.charAt(start)}`)
    return this.text.slice(start, this.at)
  }

  private name(): Name {
    this.at++
    return { name: this.word() }
  }

  private array(): Value[] {
    this.at++
    const values: Value[] = []
    while (!this.atEnd() && this.text.charAt(this.at) !== ']') this.push(values)
    this.at++
    return values
  }

  /** `12 0 R` is one value, seen only at its end. */
  private push(values: Value[]): void {
    const value = this.value()
    if (typeof value !== 'object' || !('keyword' in value) || value.keyword !== 'R') return void values.push(value)
    const [object, generation] = values.splice(-2)
    if (typeof object !== 'number' || generation !== 0) throw new Unreadable('a broken reference')
    values.push({ object })
  }

  private dictionary(): Dictionary {
    this.at += 2
    const values: Value[] = []
    while (!this.atEnd() && this.text.charAt(this.at) !== '>') this.push(values)
    this.at += 2
    const entries = new Map<string, Value>()
    for (let at = 0; at < values.length; at += 2) {
      const [key, value] = [values[at], values[at + 1]]
      if (!isName(key) || value === undefined || entries.has(key.name)) throw new Unreadable('a broken dictionary')
      entries.set(key.name, value)
    }
    return entries
  }

  private hex(): Bytes {
    const end = this.text.indexOf('>', this.at)
    const digits = this.text.slice(this.at + 1, end)
    if (end < 0 || !/^([0-9a-fA-F]{2})*$/.test(digits)) throw new Unreadable('a broken string')
    this.at = end + 1
    return { bytes: digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))) }
  }

  /** Only skipped rightly, for the dates and titles of a file: their escapes are not undone. */
  private literal(): Bytes {
    const start = ++this.at
    for (let depth = 1; depth > 0; this.at++) {
      if (this.at >= this.text.length) throw new Unreadable('a broken string')
      const character = this.text.charAt(this.at)
      if (character === '\\') this.at++
      else depth += character === '(' ? 1 : character === ')' ? -1 : 0
    }
    return { bytes: this.text.slice(start, this.at - 1) }
  }
}

export const isName = (value: Value | undefined): value is Name => typeof value === 'object' && 'name' in value
