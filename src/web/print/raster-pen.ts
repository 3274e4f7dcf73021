import { decode } from 'fast-png'
import { type CodeSymbol, QUIET_ZONE, runsOf } from '../ui/symbol.ts'
import type { Ink, Pen } from './pen.ts'
import { fillPixels, pastePicture } from './pixels.ts'
import { type CodeBox, type Corner, POINTS_PER_MM, type Size } from './place.ts'
import type { Rows } from './png.ts'
import type { StickerFonts } from './printer.ts'
import { backwards, corners, flatten, rounded, scaled, stripe, widen } from './shapes.ts'
import { openDocument, outlinesOf, typeOf } from './type.ts'

export interface RasterPen extends Pen {
  readonly pixels: Rows
  /** Where a code stands in the pixels: a whole number of them to a module. */
  codeAt(symbol: CodeSymbol, box: CodeBox): { x: number; y: number; module: number }
}

/** A pen on white pixels, `scale` of them to a millimetre. */
export function takeRasterPen(fonts: StickerFonts, size: Size, scale: number): RasterPen {
  const doc = openDocument(fonts)
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)]
  const bytes = new Uint8Array(width * height * 3).fill(255)
  const pixels: Rows = { width, height, depth: 8, bytes }
  const toPixels = (points: readonly number[]) => points.map((mm) => mm * scale)
  const fill = (outlines: readonly (readonly number[])[], ink: Ink) => fillPixels(pixels, outlines.map(toPixels), ink)
  const text = (line: string, size: number, weight: 'regular' | 'bold', ink: Ink, place: (at: Corner) => Corner) => {
    const em = size / POINTS_PER_MM
    fill(
      flatten(outlinesOf(doc, line, weight), ({ x, y }) => place({ x: x * em, y: -y * em })),
      ink,
    )
  }
  const codeAt: RasterPen['codeAt'] = (symbol, box) => {
    const side = symbol.size + 2 * QUIET_ZONE
    const module = Math.floor((box.size * scale) / side)
    const start = (from: number) =>
      Math.round((from + box.size / 2) * scale - (side * module) / 2) + QUIET_ZONE * module
    return { x: start(box.x), y: start(box.y), module }
  }
  return {
    ...typeOf(doc),
    pixels,
    codeAt,
    face: (_place, draw) => draw(),
    text: (line, at, size, weight, ink = 'black') =>
      text(line, size, weight, ink, ({ x, y }) => ({ x: at.x + x, y: at.y + y })),
    sideways: (line, at, size, way) => {
      const turn = way === 'up' ? 1 : -1
      text(line, size, 'bold', 'black', ({ x, y }) => ({ x: at.x + turn * y, y: at.y - turn * x }))
    },
    rect: (box, ink, radius = 0) => fill([rounded(box, radius)], ink),
    frame: (box, line, ink, radius = 0) => {
      const [outer, inner] = [line / 2, -line / 2].map((by) => rounded(widen(box, by), Math.max(0, radius + by)))
      fill([outer ?? [], backwards(inner ?? [])], ink)
    },
    line: (from, to, width) => fill([stripe(from, to, width)], 'black'),
    code(symbol, box) {
      const { x, y, module } = codeAt(symbol, box)
      const squares = runsOf(symbol).map(([column, row, length]) =>
        corners(x + column * module, y + row * module, length * module, module),
      )
      fillPixels(pixels, squares, 'black')
    },
    picture: (file, box) => pastePicture(pixels, decode(file), { ...box, ...scaled(box, scale) }),
  }
}
