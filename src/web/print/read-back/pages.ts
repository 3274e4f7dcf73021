import { POINTS_PER_MM, type Size } from '../place.ts'
import { isReference, only, openFile, type PdfFile } from './file.ts'
import { type Dictionary, isName, Unreadable, type Value } from './syntax.ts'

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
const RESOURCE_ENTRIES = ['ProcSet', 'Font', 'ColorSpace', 'XObject']
const IMAGE_ENTRIES = [
  ...['Type', 'Subtype', 'Width', 'Height', 'BitsPerComponent', 'ColorSpace', 'Filter', 'DecodeParms', 'Length'],
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
