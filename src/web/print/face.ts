import { showSerial } from '../../domain/serial.ts'
import { vi } from '../messages/vi.ts'
import { type CodeSymbol, QUIET_ZONE, type SymbolMaker } from '../ui/symbol.ts'
import { type SetText, setColumn, type Text } from './fit.ts'
import { type Size, SMALLEST_MODULE } from './place.ts'
import type { Common, StickerFace } from './printer.ts'
import type { Metrics, Sizes } from './templates.ts'
import type { Type } from './type.ts'

/** One sticker with every text set and its code made: nothing can fail to fit any more. */
export interface SetFace {
  readonly metrics: Metrics
  readonly symbol: CodeSymbol
  readonly band: readonly SetText[]
  /** Trading name, bank and holder. */
  readonly payee: readonly SetText[]
  readonly advice: readonly SetText[]
  readonly number: readonly SetText[]
  /** Place, check address and serial. */
  readonly details: readonly SetText[]
  readonly logos: readonly Uint8Array[]
  readonly demo: boolean
}

/** Of the height of a plate or sign: its frame and what is free on each side of its text. */
const INSET = 0.14
/** Between the details and the licensed marks, millimetres. */
const GAP = 2

/** Sets a face in type; undefined when it cannot be printed whole and legibly. */
export function setFace(
  type: Type,
  metrics: Metrics,
  face: StickerFace,
  common: Common,
  symbolOf: SymbolMaker,
): SetFace | undefined {
  const symbol = symbolOf(face.payload)
  if (symbol === undefined || metrics.code.size / (symbol.size + 2 * QUIET_ZONE) < SMALLEST_MODULE) return undefined
  const band = setColumn(type, bandTexts(metrics, face), inside(metrics.band))
  const payee = setPayee(type, metrics, face)
  const number = setColumn(type, [bold(face.number, metrics.plate.number)], inside(metrics.plate))
  const details = setDetails(type, metrics, face, common)
  if (!band || !payee || !number || !details) return undefined
  const logos = metrics.logos ? common.logos : []
  return { metrics, symbol, band, ...payee, number, details, logos, demo: common.demo }
}

const bold = (text: string, sizes: Sizes, lines = 1): Text => ({ text, sizes, lines, weight: 'bold' })
const plain = (text: string, sizes: Sizes, lines = 1): Text => ({ text, sizes, lines, weight: 'regular' })
const inside = ({ width, height }: Size): Size => ({
  width: width - 2 * INSET * height,
  height: height * (1 - INSET / 2),
})

const bandTexts = ({ band }: Metrics, { campaign }: StickerFace): Text[] => [
  bold(vi.stickers.band, band.act),
  ...(campaign === '' ? [] : [plain(campaign, band.campaign, 2)]),
]

/** One column, so that a long name takes from the advice before it is refused. */
function setPayee(type: Type, { payee }: Metrics, face: StickerFace): Pick<SetFace, 'payee' | 'advice'> | undefined {
  const texts = [
    bold(face.tradeName, payee.name, payee.align === 'start' ? 3 : 2),
    plain(`${face.bankName} …${face.lastFour}`, payee.bank, 2),
    plain(face.holder, payee.holder, 3),
  ]
  const advice = payee.advice ? [plain(vi.stickers.advice, payee.advice, 4)] : []
  const set = setColumn(type, [...texts, ...advice], payee)
  return set && { payee: set.slice(0, texts.length), advice: set.slice(texts.length) }
}

function setDetails(type: Type, metrics: Metrics, face: StickerFace, common: Common): SetText[] | undefined {
  const { details, logos } = metrics
  const width = logos && common.logos.length > 0 ? logos.x - details.x - GAP : details.width
  const texts = [
    plain(face.place, details.place, 3),
    plain(`${vi.stickers.checkAt} ${common.checkAddress}${vi.stickers.typeSerial}`, details.check, 3),
    bold(showSerial(face.serial), details.serial),
  ]
  return setColumn(type, texts, { width, height: details.height })
}
