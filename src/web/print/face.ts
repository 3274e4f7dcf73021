import { showSerial } from '../../domain/serial.ts'
import { vi } from '../messages/vi.ts'
import { type CodeSymbol, QUIET_ZONE, type SymbolMaker } from '../ui/symbol.ts'
import { fitText, type SetText } from './fit.ts'
import { CODE_BOX, POINTS_PER_MM, SMALLEST_MODULE, STICKER } from './layout.ts'
import type { Pen } from './pen.ts'
import type { StickerFace, StickerSheet } from './printer.ts'

/** One sticker with every text set and its code made: nothing can fail to fit any more. */
export interface SetFace {
  symbol: CodeSymbol
  /** Trading name, bank and holder, from the top. */
  texts: SetText[]
  number: SetText
  place: SetText
  check: SetText
  serial: string
  demo: boolean
}

/** Safe margin at the sides, millimetres. */
export const MARGIN = 5
const WIDTH = STICKER.width - 2 * MARGIN
/** Between the code and the advice, millimetres. */
const TEXT_HEIGHT = 26
/** Above the serial in the footer, millimetres. */
const PLACE_HEIGHT = 10
const PLATE_WIDTH = 26

/** Sets a face in type; undefined when it cannot be printed whole and legibly. */
export function setFace(pen: Pen, face: StickerFace, sheet: StickerSheet, symbolOf: SymbolMaker): SetFace | undefined {
  const symbol = symbolOf(face.payload)
  if (symbol === undefined || CODE_BOX.size / (symbol.size + 2 * QUIET_ZONE) < SMALLEST_MODULE) return undefined
  const texts = setTexts(pen, face)
  const number = fitText(pen, face.number, { width: PLATE_WIDTH - 4, lines: 1, sizes: [15, 13, 11, 9], weight: 'bold' })
  if (texts === undefined || number === undefined) return undefined
  const footer = setFooter(pen, face.place, sheet.checkAddress, WIDTH - plateWidth(pen, number) - 3)
  if (footer === undefined) return undefined
  return { symbol, texts, number, ...footer, serial: showSerial(face.serial), demo: sheet.demo }
}

function setFooter(pen: Pen, where: string, address: string, width: number) {
  const asked = `${vi.stickers.checkAt} ${address}${vi.stickers.typeSerial}`
  const one = { width, lines: 1, weight: 'regular' } as const
  const place =
    fitText(pen, where, { ...one, sizes: [8.5, 8, 7.5] }) ?? fitText(pen, where, { ...one, lines: 2, sizes: [7, 6.5] })
  const check =
    fitText(pen, asked, { ...one, sizes: [8, 7.5, 7, 6.5, 6] }) ?? fitText(pen, asked, { ...one, lines: 2, sizes: [6] })
  if (place === undefined || check === undefined || textHeight([place, check]) > PLACE_HEIGHT) return undefined
  return { place, check }
}

function setTexts(pen: Pen, face: StickerFace): SetText[] | undefined {
  const bank = `${face.bankName} …${face.lastFour}`
  const payee =
    setOne(pen, `${bank} · ${face.holder}`, [12, 11, 10]) ??
    setAll(pen, [
      [bank, [11, 10, 9]],
      [face.holder, [10, 9, 8]],
    ])
  if (payee === undefined) return undefined
  for (const size of [16, 15, 14, 13, 12, 11, 10]) {
    const name = fitText(pen, face.tradeName, { width: WIDTH, lines: 2, sizes: [size], weight: 'bold' })
    if (name && textHeight([name, ...payee]) <= TEXT_HEIGHT) return [name, ...payee]
  }
  return undefined
}

function setOne(pen: Pen, text: string, sizes: readonly number[]): SetText[] | undefined {
  const set = fitText(pen, text, { width: WIDTH, lines: 1, sizes, weight: 'regular' })
  return set && [set]
}

function setAll(pen: Pen, texts: [text: string, sizes: number[]][]): SetText[] | undefined {
  const set = texts.map(([text, sizes]) => fitText(pen, text, { width: WIDTH, lines: 2, sizes, weight: 'regular' }))
  return set.every((one) => one !== undefined) ? set : undefined
}

/** Height of a line with room for Vietnamese marks above and below, millimetres. */
export const lineHeight = ({ size }: { size: number }): number => (size * 1.27) / POINTS_PER_MM

const textHeight = (texts: SetText[]): number =>
  texts.reduce((sum, text) => sum + text.lines.length * lineHeight(text), 0)

/** Width of the number plate around its number, millimetres. */
export const plateWidth = (pen: Pen, number: SetText): number =>
  Math.max(11, pen.width(number.lines[0] ?? '', number.size, number.weight) + 4)
