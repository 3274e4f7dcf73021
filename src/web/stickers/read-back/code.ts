import { decodeQR } from 'qr/decode.js'
import { QUIET_ZONE } from '../../ui/symbol.ts'
import { type CodeBox, SMALLEST_MODULE } from '../layout.ts'
import type { Bounds, Outline } from './geometry.ts'
import type { Paint } from './paint.ts'
import { rasterise } from './raster.ts'

/** What a code's box on the finished page holds. `modules` are rows of 0 and 1 without the quiet zone. */
export type ReadCode =
  | { kind: 'empty' }
  | { kind: 'refused' }
  | { kind: 'code'; payload: string; size: number; modules: Uint8Array }

const REFUSED = { kind: 'refused' } as const
/** Pixels a module is drawn with. */
const SCALE = 4
/** Millimetres: less than a printer can show. */
const HAIR = 0.005

/** Reads one box: exactly one black fill on the grid of a symbol with its quiet zone, and nothing else, is a code. */
export function readCode(paints: readonly Paint[], box: CodeBox): ReadCode {
  const inside = paints.filter(({ bounds }) => meet(bounds, box))
  const [paint] = inside
  if (paint === undefined) return { kind: 'empty' }
  if (inside.length > 1 || paint.kind !== 'fill' || !paint.black || paint.curved) return REFUSED
  const size = sizeIn(box, paint.bounds)
  if (size === undefined) return REFUSED
  const module = box.size / (size + 2 * QUIET_ZONE)
  const outlines = paint.outlines.map((outline) => toPixels(outline, box, SCALE / module))
  if (!outlines.every(isOnGrid)) return REFUSED
  const side = (size + 2 * QUIET_ZONE) * SCALE
  const pixels = rasterise(outlines, side)
  const modules = sample(pixels, size)
  const payload = decode(pixels, side)
  return modules === undefined || payload === undefined ? REFUSED : { kind: 'code', payload, size, modules }
}

const meet = ([left, top, right, bottom]: Bounds, { x, y, size }: CodeBox): boolean =>
  right > x + HAIR && left < x + size - HAIR && bottom > y + HAIR && top < y + size - HAIR

/** Modules on a side, from how much of the box is left white all round; undefined when it is not a symbol's place. */
function sizeIn(box: CodeBox, [left, top, right, bottom]: Bounds): number | undefined {
  const margin = left - box.x
  const size = Math.round((box.size * QUIET_ZONE) / margin) - 2 * QUIET_ZONE
  const quiet = (box.size * QUIET_ZONE) / (size + 2 * QUIET_ZONE)
  const margins = [margin, top - box.y, box.x + box.size - right, box.y + box.size - bottom]
  const isVersion = size >= 21 && size <= 177 && size % 4 === 1
  const isLegible = quiet / QUIET_ZONE >= SMALLEST_MODULE
  return isVersion && isLegible && margins.every((one) => Math.abs(one - quiet) < HAIR) ? size : undefined
}

const toPixels = (outline: Outline, { x, y }: CodeBox, scale: number): Outline =>
  outline.map((value, at) => (value - (at % 2 === 0 ? x : y)) * scale)

/** Every corner on a corner of modules: then one look per pixel misses nothing. */
const isOnGrid = (outline: Outline): boolean =>
  outline.every((value) => Math.abs(value / SCALE - Math.round(value / SCALE)) < 0.01)

/** One value per module; undefined when a module is not of one colour all over. */
function sample(pixels: Uint8Array, size: number): Uint8Array | undefined {
  const side = (size + 2 * QUIET_ZONE) * SCALE
  const modules = new Uint8Array(size * size)
  for (let y = 0; y < size * SCALE; y++) {
    for (let x = 0; x < size * SCALE; x++) {
      const pixel = pixels[(y + QUIET_ZONE * SCALE) * side + x + QUIET_ZONE * SCALE] ?? 0
      const at = Math.floor(y / SCALE) * size + Math.floor(x / SCALE)
      if (x % SCALE === 0 && y % SCALE === 0) modules[at] = pixel
      else if (modules[at] !== pixel) return undefined
    }
  }
  return modules
}

/** The text as a reader other than our symbol maker sees it. Only the brightness plane of the picture is looked at. */
function decode(pixels: Uint8Array, side: number): string | undefined {
  const picture = new Uint8Array(side * side * 3).fill(255)
  for (let at = 0; at < pixels.length; at++) if (pixels[at] === 1) picture[at] = 0
  try {
    return decodeQR({ width: side, height: side, data: picture }, { format: 'I444', timeLimit: 500 })
  } catch {
    return undefined
  }
}
