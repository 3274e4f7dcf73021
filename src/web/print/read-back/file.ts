import { type Dictionary, isName, Reader, Unreadable, type Value } from './syntax.ts'

const TRAILER_ENTRIES = ['Size', 'Root', 'Info', 'ID']

/** The objects of a file, wherever they stand in it. */
export interface PdfFile {
  root: Value | undefined
  follow(value: Value | undefined): Value | undefined
  dictionary(value: Value | undefined): Dictionary
  stream(value: Value | undefined): Promise<string>
}

/** One character per byte, at the byte's own place. */
const asCharacters = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** A finished PDF of our own making, as its table of objects says; throws `Unreadable` for anything else. */
export function openFile(pdf: Uint8Array): PdfFile {
  const text = asCharacters(pdf)
  const end = /startxref\n(\d+)\n%%EOF\s*$/.exec(text.slice(-64))
  if (end === null || text.indexOf('%%EOF') < text.length - 8) throw new Unreadable('its end')
  const { offsets, trailer } = readTable(text, Number(end[1]))
  const objectAt = (object: number): Reader => {
    const at = offsets[object]
    const head = `${object} 0 obj`
    if (at === undefined || !text.startsWith(head, at)) throw new Unreadable(`object ${object}`)
    return new Reader(text, at + head.length)
  }
  const follow = (value: Value | undefined) => (isReference(value) ? objectAt(value.object).value() : value)
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = follow(value)
    if (!(found instanceof Map)) throw new Unreadable('a dictionary is missing')
    return found
  }
  const stream = async (value: Value | undefined): Promise<string> => {
    if (!isReference(value)) throw new Unreadable('a page without content')
    const reader = objectAt(value.object)
    const { length, deflated } = streamShape(reader.value(), follow)
    const start = text.indexOf('stream\n', reader.at) + 'stream\n'.length
    if (text.slice(reader.at, start).trim() !== 'stream') throw new Unreadable('a page without content')
    const bytes = pdf.slice(start, start + length)
    return deflated ? inflate(bytes) : asCharacters(bytes)
  }
  return { root: only(trailer, TRAILER_ENTRIES).get('Root'), follow, dictionary, stream }
}

export const isReference = (value: Value | undefined): value is { object: number } =>
  typeof value === 'object' && 'object' in value

/** The same entries, where no other than the known ones are among them. */
export function only(entries: Dictionary, known: readonly string[]): Dictionary {
  for (const key of entries.keys()) if (!known.includes(key)) throw new Unreadable(`an unknown entry ${key}`)
  return entries
}

function readTable(text: string, at: number): { offsets: number[]; trailer: Dictionary } {
  const table = /^xref\n0 (\d+)\n/.exec(text.slice(at, at + 32))
  if (table === null) throw new Unreadable('its table of objects')
  const [head, count] = [table[0].length, Number(table[1])]
  const rows = Array.from({ length: count }, (_, row) => text.substr(at + head + row * 20, 20))
  const offsets = rows.map((row) => Number(row.slice(0, 10)))
  const reader = new Reader(text, at + head + count * 20)
  const [keyword, trailer] = [reader.value(), reader.value()]
  if (
    typeof keyword !== 'object' ||
    !('keyword' in keyword) ||
    keyword.keyword !== 'trailer' ||
    !(trailer instanceof Map)
  )
    throw new Unreadable('its trailer')
  return { offsets, trailer }
}

function streamShape(head: Value, follow: PdfFile['follow']): { length: number; deflated: boolean } {
  if (!(head instanceof Map)) throw new Unreadable('a stream without a head')
  const [length, filter] = [follow(head.get('Length')), head.get('Filter')]
  if (typeof length !== 'number') throw new Unreadable('a stream without a length')
  if (filter !== undefined && !(isName(filter) && filter.name === 'FlateDecode')) throw new Unreadable('a filter')
  return { length, deflated: filter !== undefined }
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  const inflated = await new Response(plain).arrayBuffer().catch(() => {
    throw new Unreadable('a damaged page')
  })
  return asCharacters(new Uint8Array(inflated))
}
