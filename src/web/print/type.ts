import PDFDocument from 'pdfkit'
import { POINTS_PER_MM } from './place.ts'
import type { StickerFonts } from './printer.ts'

export type Weight = 'regular' | 'bold'
export type Document = InstanceType<typeof PDFDocument>

/** What is known of type before anything is drawn. */
export interface Type {
  /** Width of a line in millimetres. */
  width(text: string, size: number, weight: Weight): number
  /** Whether both weights hold every character: what they lack would be printed as an empty box. */
  holds(text: string): boolean
}

/** A step of a glyph's outline, in thousandths of the type size, upwards. */
export interface Step {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  readonly args: readonly number[]
}

/** A line of glyphs as the font's own tables place them. */
interface Line {
  readonly glyphs: readonly { readonly path: { readonly commands: readonly Step[] } }[]
  readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
}

/** Parts of pdfkit that its types leave out. */
interface RawDocument {
  _font: { font: { unitsPerEm: number; hasGlyphForCodePoint(point: number): boolean; layout(text: string): Line } }
}

/** A document without pages that holds both weights and no other font. */
export function openDocument(fonts: StickerFonts, info: PDFKit.DocumentInfo = {}): Document {
  // Without `font: null` the standard Helvetica is loaded first, which no page uses.
  const doc = new PDFDocument({ margin: 0, autoFirstPage: false, font: null as unknown as string, info })
  doc.registerFont('regular', fonts.regular as Buffer)
  doc.registerFont('bold', fonts.bold as Buffer)
  return doc
}

const fontOf = (doc: Document, weight: Weight) => (doc.font(weight) as unknown as RawDocument)._font.font

/** Measures with a document's fonts; each line is laid out once, whatever sizes are tried. */
export function typeOf(doc: Document): Type {
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() }
  const emsOf = (text: string, weight: Weight): number => {
    const known = widths[weight].get(text)
    if (known !== undefined) return known
    const ems = doc.font(weight).fontSize(1000).widthOfString(text) / 1000
    widths[weight].set(text, ems)
    return ems
  }
  const has = (weight: Weight, text: string) =>
    Array.from(text).every((letter) => fontOf(doc, weight).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  return {
    width: (text, size, weight) => (emsOf(text, weight) * size) / POINTS_PER_MM,
    holds: (text) => has('bold', text) && has('regular', text),
  }
}

/** The outlines of a line of text, one after another, in units of the type size: x to the right, y upwards. */
export function outlinesOf(doc: Document, text: string, weight: Weight): Step[] {
  const font = fontOf(doc, weight)
  const { glyphs, positions } = font.layout(text)
  let across = 0
  return glyphs.flatMap((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
    const moved = (value: number, which: number) =>
      (value + (which % 2 === 0 ? across + xOffset : yOffset)) / font.unitsPerEm
    const steps = glyph.path.commands.map(({ command, args }) => ({ command, args: args.map(moved) }))
    across += xAdvance
    return steps
  })
}
