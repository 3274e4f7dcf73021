import PDFDocument from 'pdfkit'
import { type CodeSymbol, QUIET_ZONE, runsOf } from '../ui/symbol.ts'
import { type CodeBox, type Corner, PAGE, POINTS_PER_MM } from './layout.ts'
import type { StickerFonts } from './printer.ts'

export type Weight = 'regular' | 'bold'
export type Ink = 'black' | 'white' | '#0b3c7d'

/** Draws in millimetres from the top left of the page; type sizes are points. */
export interface Pen {
  newPage(): void
  /** Width of a line in millimetres. */
  width(text: string, size: number, weight: Weight): number
  /** Whether the font holds every character: what it lacks would be printed as an empty box. */
  holds(text: string): boolean
  text(text: string, at: Corner, size: number, weight: Weight, ink?: Ink): void
  /** The same text turned to run upwards, its baseline on `at.x`. */
  upward(text: string, at: Corner, size: number): void
  rect(at: Corner, width: number, height: number, ink: Ink, radius?: number): void
  frame(at: Corner, width: number, height: number, line: number, ink: Ink, radius?: number): void
  line(from: Corner, to: Corner, width: number): void
  code(symbol: CodeSymbol, box: CodeBox): void
  /** The finished file. */
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

/** A pen on a new A4 document. `createdAt` is the only instant in the file, so equal drawings are equal files. */
export function takePen(fonts: StickerFonts, title: string, createdAt: number): Pen {
  const doc = new PDFDocument({
    size: [pt(PAGE.width), pt(PAGE.height)],
    margin: 0,
    autoFirstPage: false,
    // Without this the standard Helvetica is loaded first, which no page uses.
    font: null as unknown as string,
    info: { Title: title, CreationDate: new Date(createdAt * 1000) },
  })
  const finished = collect(doc)
  doc.registerFont('regular', fonts.regular as Buffer)
  doc.registerFont('bold', fonts.bold as Buffer)
  const set = (size: number, weight: Weight) => doc.font(weight).fontSize(size)
  const write = (text: string, { x, y }: Corner, size: number, weight: Weight, ink: Ink) =>
    set(size, weight).fillColor(ink).text(text, pt(x), pt(y), { lineBreak: false, baseline: 'alphabetic' })
  return {
    newPage: () => void doc.addPage(),
    width: (text, size, weight) => set(size, weight).widthOfString(text) / POINTS_PER_MM,
    holds: (text) => holdsAll(set(1, 'bold'), text) && holdsAll(set(1, 'regular'), text),
    text: (text, at, size, weight, ink = 'black') => void write(text, at, size, weight, ink),
    upward(text, at, size) {
      doc.save().rotate(-90, { origin: [pt(at.x), pt(at.y)] })
      write(text, at, size, 'bold', 'black').restore()
    },
    rect: (at, width, height, ink, radius = 0) => void outline(doc, at, width, height, radius).fill(ink),
    frame: (at, width, height, line, ink, radius = 0) =>
      void outline(doc, at, width, height, radius).lineWidth(pt(line)).stroke(ink),
    line: (from, to, width) =>
      void doc.moveTo(pt(from.x), pt(from.y)).lineTo(pt(to.x), pt(to.y)).lineWidth(pt(width)).stroke('black'),
    code: (symbol, box) => void (doc as unknown as RawDocument).addContent(codeOperators(symbol, box)),
    finish() {
      doc.end()
      return finished
    },
  }
}

const pt = (mm: number): number => mm * POINTS_PER_MM

type Document = InstanceType<typeof PDFDocument>
/** Parts of pdfkit that its types leave out. */
interface RawDocument {
  addContent(operators: string): void
  _font: { font: { hasGlyphForCodePoint(point: number): boolean } }
}

const outline = (doc: Document, { x, y }: Corner, width: number, height: number, radius: number): Document =>
  radius > 0
    ? doc.roundedRect(pt(x), pt(y), pt(width), pt(height), pt(radius))
    : doc.rect(pt(x), pt(y), pt(width), pt(height))

const holdsAll = (doc: Document, text: string): boolean =>
  Array.from(text).every((letter) =>
    (doc as unknown as RawDocument)._font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  )

/** One path and one fill in plain black, on a grid whose unit is a module: every coordinate is a whole number. */
function codeOperators(symbol: CodeSymbol, box: CodeBox): string {
  const module = box.size / (symbol.size + 2 * QUIET_ZONE)
  const [x, y] = [box.x + QUIET_ZONE * module, box.y + QUIET_ZONE * module].map((mm) => pt(mm).toFixed(6))
  const scale = pt(module).toFixed(6)
  const rectangles = runsOf(symbol).map(([column, row, length]) => `${column} ${row} ${length} 1 re`)
  return ['q', '0 g', `${scale} 0 0 ${scale} ${x} ${y} cm`, ...rectangles, 'f', 'Q'].join('\n')
}

function collect(doc: Document): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  doc.on('data', (chunk: Uint8Array<ArrayBuffer>) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    doc.on('error', reject)
    doc.on('end', () => new Blob(chunks).arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject))
  })
}
