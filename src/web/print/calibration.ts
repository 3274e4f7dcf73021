import { DRAWN, NO_CORRECTION } from '../../domain/printer-profile.ts'
import { SHEET_SIZE } from '../../domain/sheet.ts'
import { vi } from '../messages/vi.ts'
import { setColumn } from './fit.ts'
import { takePen } from './pdf-pen.ts'
import type { Pen } from './pen.ts'
import { type Corner, POINTS_PER_MM } from './place.ts'
import type { StickerFonts } from './printer.ts'

const words = vi.paper.calibration
const PAGE = SHEET_SIZE.a4
/** As `DRAWN` says, in millimetres. */
const [LEFT, TOP, ACROSS, DOWN] = [DRAWN.left, DRAWN.top, DRAWN.width, DRAWN.height].map((one) => one / 100) as [
  ...[number, number, number, number],
]
/** What no printer reaches, so that the lines still end on the paper. */
const EDGE = 6
const HAIRLINE = 0.15
/** Ends of the rulers at which measuring begins: the level one and the upright one. */
const LEVEL: Corner = { x: 40, y: 46 }
const UPRIGHT: Corner = { x: 178, y: 66 }
const TEXT_LEFT = 34
const TEXT_SIZE = 11.5
const LINE = 6

/** The page on which a printer is measured: never corrected, always the same file to the byte. */
export async function calibrationPage(fonts: StickerFonts): Promise<Uint8Array<ArrayBuffer>> {
  const pen = takePen(fonts, words.title, 0)
  pen.newPage(PAGE, NO_CORRECTION)
  drawEdges(pen)
  drawRuler(pen, LEVEL, ACROSS, 'level')
  drawRuler(pen, UPRIGHT, DOWN, 'upright')
  drawWords(pen)
  return pen.finish()
}

/** The two lines whose distance from the edge of the paper is measured. */
function drawEdges(pen: Pen): void {
  pen.line({ x: LEFT, y: EDGE }, { x: LEFT, y: PAGE.height - EDGE }, HAIRLINE)
  pen.line({ x: EDGE, y: TOP }, { x: PAGE.width - EDGE, y: TOP }, HAIRLINE)
  drawArrow(pen, { x: 0, y: 150 }, LEFT, 'level')
  drawArrow(pen, { x: 120, y: 0 }, TOP, 'upright')
  pen.text(words.marks.left, { x: 9, y: 147 }, 22, 'bold')
  pen.text(words.marks.top, { x: 123, y: 13 }, 22, 'bold')
}

/** A line with a head at its far end, from the edge of the paper. */
function drawArrow(pen: Pen, { x, y }: Corner, length: number, way: 'level' | 'upright'): void {
  const at = (along: number, aside: number): Corner =>
    way === 'level' ? { x: x + along, y: y + aside } : { x: x + aside, y: y + along }
  pen.line(at(0, 0), at(length, 0), 0.3)
  for (const aside of [-1.2, 1.2]) pen.line(at(length - 2.5, aside), at(length, 0), 0.3)
}

/** A ruler with a mark every millimetre; its two end lines are the longest. */
function drawRuler(pen: Pen, from: Corner, length: number, way: 'level' | 'upright'): void {
  const at = (along: number, aside: number): Corner =>
    way === 'level' ? { x: from.x + along, y: from.y + aside } : { x: from.x + aside, y: from.y + along }
  pen.line(at(0, 0), at(length, 0), HAIRLINE)
  for (let mm = 0; mm <= length; mm++) {
    const isEnd = mm === 0 || mm === length
    pen.line(at(mm, 0), at(mm, isEnd ? -9 : mm % 10 === 0 ? -5 : mm % 5 === 0 ? -3.5 : -2), HAIRLINE)
    if (mm % 10 === 0 && !isEnd) drawFigure(pen, at(mm, -6), String(mm), way)
  }
  const mark = way === 'level' ? words.marks.width : words.marks.height
  const middle = at(length / 2, 8)
  pen.text(mark, { x: middle.x - pen.width(mark, 22, 'bold') / 2, y: middle.y + 2 }, 22, 'bold')
}

function drawFigure(pen: Pen, { x, y }: Corner, text: string, way: 'level' | 'upright'): void {
  const size = 8
  const width = pen.width(text, size, 'regular')
  const half = (size * 0.36) / POINTS_PER_MM
  pen.text(text, way === 'level' ? { x: x - width / 2, y } : { x: x - width, y: y + half }, size, 'regular')
}

function drawWords(pen: Pen): void {
  let y = 82
  pen.text(words.title, { x: TEXT_LEFT, y }, 24, 'bold')
  y = writeLines(pen, words.before, { x: TEXT_LEFT, y: y + 6 }, 128) + 4
  for (const [mark, text] of words.steps) {
    pen.text(mark, { x: TEXT_LEFT, y: y + 11 }, 22, 'bold')
    writeLines(pen, text, { x: TEXT_LEFT + 12, y }, 66)
    pen.frame({ x: TEXT_LEFT + 86, y: y + 2, width: 30, height: 12 }, 0.3, 'black')
    pen.text('mm', { x: TEXT_LEFT + 118, y: y + 10 }, TEXT_SIZE, 'regular')
    y += 19
  }
  writeLines(pen, words.after, { x: TEXT_LEFT, y: y + 2 }, 128)
}

/** Writes a text below a corner and answers where the next may begin. */
function writeLines(pen: Pen, text: string, { x, y }: Corner, width: number): number {
  const sizes = [TEXT_SIZE, TEXT_SIZE] as const
  const [set] = setColumn(pen, [{ text, sizes, weight: 'regular', lines: 6 }], { width, height: 60 }) ?? []
  set?.lines.forEach((line, at) => {
    pen.text(line, { x, y: y + (at + 1) * LINE }, TEXT_SIZE, 'regular')
  })
  return y + (set?.lines.length ?? 0) * LINE
}
