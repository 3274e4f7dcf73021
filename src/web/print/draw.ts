import { vi } from '../messages/vi.ts'
import { lineHeight, MARGIN, plateWidth, type SetFace } from './face.ts'
import type { SetText } from './fit.ts'
import { CODE_BOX, type Corner, cutMarks, POINTS_PER_MM, STICKER, slotCodeBox, slotCorner } from './layout.ts'
import type { Pen } from './pen.ts'

const PLATE_BLUE = '#0b3c7d'
const BAND_HEIGHT = 13
/** From the top of the sticker to the rule above the footer, millimetres. */
const RULE = 122.5
/** Between the payee and the advice where there is room, millimetres. */
const ADVICE_GAP = 2.5
const ADVICE_SIZE = 9

/** Draws one sticker and its cut marks in a slot of the page. */
export function drawSticker(pen: Pen, face: SetFace, slot: number): void {
  const corner = slotCorner(slot)
  for (const [from, to] of cutMarks(slot)) pen.line(from, to, 0.15)
  drawBand(pen, corner)
  pen.code(face.symbol, slotCodeBox(slot))
  if (face.demo) drawSample(pen, corner)
  drawTexts(pen, face, corner)
  drawFooter(pen, face, corner)
}

function drawBand(pen: Pen, { x, y }: Corner): void {
  pen.rect({ x, y }, STICKER.width, BAND_HEIGHT, PLATE_BLUE)
  pen.frame({ x: x + 1.5, y: y + 1.5 }, STICKER.width - 3, BAND_HEIGHT - 3, 0.45, 'white')
  centre(pen, vi.stickers.band, { x, y: y + 8.8 }, { size: 19, weight: 'bold' }, 'white')
}

/** MẪU on both sides of the code and outside its box, so that a demonstration print cannot be taken for a real one. */
function drawSample(pen: Pen, { x, y }: Corner): void {
  const size = 16
  const half = pen.width(vi.stickers.sample, size, 'bold') / 2
  const middle = y + CODE_BOX.y + CODE_BOX.size / 2 + half
  pen.upward(vi.stickers.sample, { x: x + 9, y: middle }, size)
  pen.upward(vi.stickers.sample, { x: x + STICKER.width - 4, y: middle }, size)
}

function drawTexts(pen: Pen, { texts }: SetFace, { x, y }: Corner): void {
  // The first line's marks may reach 1.2 em above the baseline; they stay below the code's box.
  let baseline = y + CODE_BOX.y + CODE_BOX.size + 0.3
  for (const text of texts) {
    for (const line of text.lines) {
      baseline += lineHeight(text)
      centre(pen, line, { x, y: baseline }, text)
    }
  }
  const advice = { size: ADVICE_SIZE, weight: 'regular' } as const
  const lowest = y + RULE - 2 - lineHeight(advice) * vi.stickers.advice.length
  baseline = Math.min(baseline + ADVICE_GAP, lowest)
  for (const line of vi.stickers.advice) {
    baseline += lineHeight(advice)
    centre(pen, line, { x, y: baseline }, advice)
  }
}

function drawFooter(pen: Pen, face: SetFace, { x, y }: Corner): void {
  const left = x + MARGIN
  pen.line({ x: left, y: y + RULE }, { x: x + STICKER.width - MARGIN, y: y + RULE }, 0.4)
  const width = plateWidth(pen, face.number)
  drawPlate(pen, face.number, { x: left, y: y + RULE + 1.6 }, width)
  const start = { x: left + width + 3, y: y + RULE + 0.6 }
  const below = writeLines(pen, face.check, writeLines(pen, face.place, start))
  pen.text(face.serial, { x: below.x, y: below.y + 3.9 }, 10.5, 'bold')
}

function drawPlate(pen: Pen, number: SetText, at: Corner, width: number): void {
  pen.rect(at, width, 8.5, PLATE_BLUE, 1)
  pen.frame({ x: at.x + 0.6, y: at.y + 0.6 }, width - 1.2, 7.3, 0.35, 'white', 0.7)
  const text = number.lines[0] ?? ''
  const x = at.x + (width - pen.width(text, number.size, 'bold')) / 2
  pen.text(text, { x, y: at.y + 4.25 + (number.size * 0.36) / POINTS_PER_MM }, number.size, 'bold', 'white')
}

function writeLines(pen: Pen, set: SetText, at: Corner): Corner {
  let { y } = at
  for (const line of set.lines) {
    y += lineHeight(set)
    pen.text(line, { x: at.x, y: y - 0.4 }, set.size, set.weight)
  }
  return { x: at.x, y }
}

type Type = Pick<SetText, 'size' | 'weight'>

/** A line in the middle of the sticker; the last digits of an account (…1234) stand out. */
function centre(pen: Pen, text: string, at: Corner, { size, weight }: Type, ink?: 'white'): void {
  const parts = text.split(/(…\S+)/).map((part, odd) => [part, odd === 1 ? 'bold' : weight] as const)
  const width = parts.reduce((sum, [part, heft]) => sum + pen.width(part, size, heft), 0)
  let x = at.x + (STICKER.width - width) / 2
  for (const [part, heft] of parts) {
    if (part !== '') pen.text(part, { x, y: at.y }, size, heft, ink)
    x += pen.width(part, size, heft)
  }
}
