import { decode } from 'fast-png'
import { decodeQR } from 'qr/decode.js'
import { type CodeSymbol, makeSymbol } from '../ui/symbol.ts'
import { drawFace } from './draw.ts'
import { writePng } from './png.ts'
import type { PicturePrinter, StickerFonts } from './printer.ts'
import { takeRasterPen } from './raster-pen.ts'
import { setFaces } from './render.ts'
import { METRICS } from './templates.ts'

/** Pixels across: what a phone shows without enlarging. */
const WIDTH = 1080
const metrics = METRICS.stall

/** Draws the stall sticker as a PNG, and reads its code from the finished file before handing it over. */
export const createPicturePrinter =
  (fonts: StickerFonts): PicturePrinter =>
  async ({ face, ...common }) => {
    const pen = takeRasterPen(fonts, metrics, WIDTH / metrics.width)
    const set = setFaces(pen, metrics, [face], common, makeSymbol)
    if (!set.ok) return set
    const [drawn] = set.faces
    if (drawn === undefined) throw new Error('A face was set and is gone')
    drawFace(pen, drawn)
    const png = writePng(pen.pixels)
    const code = pen.codeAt(drawn.symbol, metrics.code)
    if (isAsMeant(png, face.payload, drawn.symbol, code)) return { ok: true, png }
    return { ok: false, reason: 'unreadable', serials: [face.serial] }
  }

/** Every pixel of every module is of its colour, and another library reads the very text. */
export function isAsMeant(
  png: Uint8Array,
  payload: string,
  symbol: CodeSymbol,
  { x, y, module }: { x: number; y: number; module: number },
): boolean {
  const { width, height, data } = decode(png)
  const side = symbol.size * module
  for (let row = -4 * module; row < side + 4 * module; row++)
    for (let column = -4 * module; column < side + 4 * module; column++) {
      const [across, down] = [Math.floor(column / module), Math.floor(row / module)]
      const inside = Math.min(across, down) >= 0 && Math.max(across, down) < symbol.size
      const meant = inside && symbol.isDark(across, down) ? 0 : 255
      const at = ((y + row) * width + x + column) * 3
      if (data[at] !== meant || data[at + 1] !== meant || data[at + 2] !== meant) return false
    }
  try {
    return decodeQR({ width, height, data: new Uint8Array(data) }, { format: 'RGB', timeLimit: 2000 }) === payload
  } catch {
    return false
  }
}
