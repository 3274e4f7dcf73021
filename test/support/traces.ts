import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../src/domain/names.ts'

/** Which of the texts stand somewhere in the bytes, in either Unicode form or folded for searching. */
export const tracesIn = (bytes: Buffer, texts: readonly string[]): string[] =>
  texts.filter((text) => waysOf(text).some((way) => bytes.includes(way)))

const waysOf = (text: string): string[] => [...new Set([text.normalize('NFC'), text.normalize('NFD'), fold(text)])]

/** Which of the numbers stand somewhere in the bytes, as text or as the eight bytes of a double, as SQLite keeps them. */
export const numbersIn = (bytes: Buffer, numbers: readonly number[]): number[] =>
  numbers.filter((number) => bytes.includes(String(number)) || bytes.includes(doubleOf(number)))

function doubleOf(number: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(number)
  return bytes
}

/** Every file of a folder, the database and what is written ahead of it among them, by name. */
export const filesOf = (folder: string): [name: string, bytes: Buffer][] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])
