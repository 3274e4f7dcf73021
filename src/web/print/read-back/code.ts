import { decodeQR } from 'qr/decode.js'
import { QUIET_ZONE } from '../../ui/symbol.ts'
import { type CodeBox, type PlacedCode, SMALLEST_MODULE } from '../place.ts'
import { rasterise } from '../raster.ts'
import type { Bounds, Outline } from './geometry.ts'
import type { Paint } from './paint.ts'

/** What a code's box on the finished page holds. `modules` are rows of 0 and 1 without the quiet zone. */
export type ReadCode =
  | { kind: 'empty' }
  | { kind: 'refused' }
  | { kind: 'code'; payload: string; size: number; modules: Uint8Array }

const REFUSED = { kind: 'refused' } as const
/** Pixels on a side of a module in the picture that is decoded. */
const SCALE = 4
/** Milliseconds of the clock. A clean picture takes a few; a busy machine must not have a good sheet refused. */
const TIME_LIMIT = 5000
/** Millimetres: less than a printer can show. */
const HAIR = 0.005
/** Modules: what is lost in writing coordinates with six decimals, and far more. */
const LOOSE = 0.01

/** Reads one box: exactly one black fill on the grid of a symbol with its quiet zone, and nothing else, is a code. */
export function readCode(paints: readonly Paint[], box: PlacedCode): ReadCode {
  const inside = paints.filter(({ bounds }) => meet(bounds, box))
  const [paint] = inside
  if (paint === undefined) return { kind: 'empty' }
  if (inside.length > 1 || paint.kind !== 'fill' || !paint.black || paint.curved) return REFUSED
  const size = sizeIn(box, paint.bounds)
  if (size === undefined) return REFUSED
  const side = size + 2 * QUIET_ZONE
  const outlines = paint.outlines.map((outline) => inModules(outline, box, box.size / side))
  if (!outlines.every(isOnGrid)) return REFUSED
  const whole = rasterise(outlines, side, side)
  const payload = decode(whole, side)
  return payload === undefined ? REFUSED : { kind: 'code', payload, size, modules: withoutQuietZone(whole, size) }
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

/** From millimetres on the page to modules as the code is read, from its own upper left. */
const inModules = (outline: Outline, { x, y, size, turned }: PlacedCode, module: number): Outline =>
  outline.map((value, at) => {
    const inBox = value - (at % 2 === 0 ? x : y)
    return (turned ? size - inBox : inBox) / module
  })

/** Every corner on a corner of modules and every edge along them: then a module is of one colour all over. */
function isOnGrid(outline: Outline): boolean {
  for (let at = 0; at < outline.length; at += 2) {
    const next = (at + 2) % outline.length
    const [x = 0, y = 0, toX = 0, toY = 0] = [outline[at], outline[at + 1], outline[next], outline[next + 1]]
    const isUpright = Math.abs(toX - x) < LOOSE || Math.abs(toY - y) < LOOSE
    if (!isUpright || Math.abs(x - Math.round(x)) > LOOSE || Math.abs(y - Math.round(y)) > LOOSE) return false
  }
  return true
}

function withoutQuietZone(whole: Uint8Array, size: number): Uint8Array {
  const side = size + 2 * QUIET_ZONE
  const start = (row: number) => (row + QUIET_ZONE) * side + QUIET_ZONE
  const modules = new Uint8Array(size * size)
  for (let row = 0; row < size; row++) modules.set(whole.subarray(start(row), start(row) + size), row * size)
  return modules
}

/** The text as a reader other than our symbol maker sees it, on a picture of several pixels a module. */
function decode(modules: Uint8Array, side: number): string | undefined {
  const width = side * SCALE
  // Brightness first, then the two colour planes that the reader does not look at.
  const picture = new Uint8Array(width * width * 1.5).fill(255)
  modules.forEach((dark, at) => {
    const corner = Math.floor(at / side) * SCALE * width + (at % side) * SCALE
    if (dark === 1)
      for (let row = 0; row < SCALE; row++) picture.fill(0, corner + row * width, corner + row * width + SCALE)
  })
  try {
    return decodeQR({ width, height: width, data: picture }, { format: 'I420', timeLimit: TIME_LIMIT })
  } catch {
    return undefined
  }
}
