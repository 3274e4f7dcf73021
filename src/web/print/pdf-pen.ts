import type { Correction } from '../../domain/printer-profile.ts'
import { type CodeSymbol, QUIET_ZONE, runsOf } from '../ui/symbol.ts'
import type { Pen } from './pen.ts'
import { type Box, type CodeBox, POINTS_PER_MM, type Size } from './place.ts'
import type { StickerFonts } from './printer.ts'
import { type Document, openDocument, typeOf } from './type.ts'

export interface PdfPen extends Pen {
  /** Turns to a new page; the correction moves and stretches all that is drawn on it. */
  newPage(size: Size, correction: Correction): void
  /** The finished file. */
  finish(): Promise<Uint8Array<ArrayBuffer>>
}

/** A pen on a new document. `createdAt` is the only instant in the file, so equal drawings are equal files. */
export function takePen(fonts: StickerFonts, title: string, createdAt: number): PdfPen {
  const doc = openDocument(fonts, { Title: title, CreationDate: new Date(createdAt * 1000) })
  const finished = collect(doc)
  const pictures = new Map<Uint8Array, PDFKit.Mixins.ImageSrc>()
  const write: Pen['text'] = (text, { x, y }, size, weight, ink = 'black') => {
    doc.font(weight).fontSize(size).fillColor(ink)
    doc.text(text, pt(x), pt(y), { lineBreak: false, baseline: 'alphabetic' })
  }
  return {
    ...typeOf(doc),
    newPage(size, { scaleX, scaleY, offsetX, offsetY }) {
      doc.addPage({ size: [pt(size.width), pt(size.height)], margin: 0 })
      doc.transform(scaleX, 0, 0, scaleY, pt(offsetX), pt(offsetY))
    },
    face({ x, y, turned }, draw) {
      const way = turned ? -1 : 1
      doc.save().transform(way, 0, 0, way, pt(x), pt(y))
      draw()
      doc.restore()
    },
    text: write,
    sideways(text, at, size, way) {
      doc.save().rotate(way === 'up' ? -90 : 90, { origin: [pt(at.x), pt(at.y)] })
      write(text, at, size, 'bold')
      doc.restore()
    },
    rect: (box, ink, radius = 0) => void outline(doc, box, radius).fill(ink),
    frame: (box, line, ink, radius = 0) => void outline(doc, box, radius).lineWidth(pt(line)).stroke(ink),
    line: (from, to, width) =>
      void doc.moveTo(pt(from.x), pt(from.y)).lineTo(pt(to.x), pt(to.y)).lineWidth(pt(width)).stroke('black'),
    code: (symbol, box) => void (doc as unknown as RawDocument).addContent(codeOperators(symbol, box)),
    picture(file, { x, y, width, height }) {
      const image = pictures.get(file) ?? (doc as unknown as RawDocument).openImage(Buffer.from(file))
      pictures.set(file, image)
      doc.image(image, pt(x), pt(y), { fit: [pt(width), pt(height)], align: 'center', valign: 'center' })
    },
    finish() {
      doc.end()
      return finished
    },
  }
}

const pt = (mm: number): number => mm * POINTS_PER_MM

/** Parts of pdfkit that its types leave out. */
interface RawDocument {
  addContent(operators: string): void
  openImage(file: Buffer): PDFKit.Mixins.ImageSrc
}

const outline = (doc: Document, { x, y, width, height }: Box, radius: number): Document =>
  radius > 0
    ? doc.roundedRect(pt(x), pt(y), pt(width), pt(height), pt(radius))
    : doc.rect(pt(x), pt(y), pt(width), pt(height))

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
