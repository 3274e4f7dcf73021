import { POINTS_PER_MM, type Size } from '../place.ts'
import { type Dictionary, isName, Reader, Unreadable, type Value } from './syntax.ts'

/** One page as it is painted: the operators of its content, and the fonts and images they name. */
export interface Page {
  content: string
  fonts: ReadonlyMap<string, Font>
  images: ReadonlySet<string>
}

/** What is needed to know where text may leave ink, in units of the type size. */
export interface Font {
  /** Advance of a two-byte glyph code. */
  advance(code: number): number
  /** Left, bottom, right and top of the box round any glyph of the font. */
  box: readonly [number, number, number, number]
}

// A page or catalog with anything else (annotations, forms, scripts, clipping boxes) could show what we do not read.
const PAGE_ENTRIES = ['Type', 'Parent', 'MediaBox', 'Contents', 'Resources', 'UserUnit']
const CATALOG_ENTRIES = ['Type', 'Pages', 'Names']
const TREE_ENTRIES = ['Type', 'Count', 'Kids']
const TRAILER_ENTRIES = ['Size', 'Root', 'Info', 'ID']
const RESOURCE_ENTRIES = ['ProcSet', 'Font', 'ColorSpace', 'XObject']

const IMAGE_ENTRIES = [
  ...['Type', 'Subtype', 'Width', 'Height', 'BitsPerComponent', 'ColorSpace', 'Filter', 'DecodeParms', 'Decode'],
  ...['SMask', 'Length'],
]

/** Pages of one size of a PDF of our own making, as its table of objects says; throws `Unreadable` for anything else. */
export async function readPages(pdf: Uint8Array, size: Size): Promise<Page[]> {
  const file = openFile(pdf)
  const catalog = only(file.dictionary(file.root), CATALOG_ENTRIES)
  const tree = only(file.dictionary(catalog.get('Pages')), TREE_ENTRIES)
  const kids = file.follow(tree.get('Kids'))
  if (!Array.isArray(kids)) throw new Unreadable('it has no pages')
  const fonts = new Map<number, Font>()
  return Promise.all(kids.map((kid) => readPage(file, only(file.dictionary(kid), PAGE_ENTRIES), size, fonts)))
}

interface PdfFile {
  root: Value | undefined
  follow(value: Value | undefined): Value | undefined
  dictionary(value: Value | undefined): Dictionary
  stream(value: Value | undefined): Promise<string>
}

/** One character per byte, at the byte's own place. */
const asCharacters = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

function openFile(pdf: Uint8Array): PdfFile {
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

const isReference = (value: Value | undefined): value is { object: number } =>
  typeof value === 'object' && 'object' in value

function only(entries: Dictionary, known: readonly string[]): Dictionary {
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

async function readPage(file: PdfFile, page: Dictionary, size: Size, known: Map<number, Font>): Promise<Page> {
  if ((page.get('UserUnit') ?? 1) !== 1 || !isOfSize(page.get('MediaBox'), size))
    throw new Unreadable('a page of another size')
  const resources = only(file.dictionary(page.get('Resources')), RESOURCE_ENTRIES)
  const fonts = new Map<string, Font>()
  for (const [name, value] of entriesOf(file, resources.get('Font'))) {
    if (!isReference(value)) throw new Unreadable('a font')
    const font = known.get(value.object) ?? readFont(file, file.dictionary(value))
    known.set(value.object, font)
    fonts.set(name, font)
  }
  const images = new Set(
    entriesOf(file, resources.get('XObject')).map(([name, value]) => nameOfImage(file, name, value)),
  )
  return { content: await file.stream(page.get('Contents')), fonts, images }
}

const entriesOf = (file: PdfFile, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [...file.dictionary(value)]

/** Only plain images: a form could paint anything anywhere. */
function nameOfImage(file: PdfFile, name: string, value: Value): string {
  const subtype = only(file.dictionary(value), IMAGE_ENTRIES).get('Subtype')
  if (!isName(subtype) || subtype.name !== 'Image') throw new Unreadable('an object that is no image')
  return name
}

function isOfSize(box: Value | undefined, { width, height }: Size): boolean {
  const sides = [0, 0, width * POINTS_PER_MM, height * POINTS_PER_MM]
  return Array.isArray(box) && sides.every((side, at) => Math.abs(Number(box[at]) - side) < 0.001)
}

/** A composite font: widths as `W [0 [w0 w1 …]]`, in thousandths. */
function readFont(file: PdfFile, font: Dictionary): Font {
  const descendants = file.follow(font.get('DescendantFonts'))
  const face = file.dictionary(Array.isArray(descendants) ? descendants[0] : undefined)
  const runs = file.follow(face.get('W'))
  const box = file.follow(file.dictionary(face.get('FontDescriptor')).get('FontBBox'))
  if (!Array.isArray(runs) || runs[0] !== 0 || !Array.isArray(runs[1]) || !Array.isArray(box))
    throw new Unreadable('a font')
  const widths = runs[1].map((width) => Number(width) / 1000)
  const sides = box.map((side) => Number(side) / 1000) as [number, number, number, number]
  return { advance: (code) => widths[code] ?? 1, box: sides }
}
