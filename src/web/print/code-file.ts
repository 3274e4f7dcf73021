import { type CodeSymbol, QUIET_ZONE, svgPath } from '../ui/symbol.ts'
import { writePng } from './png.ts'

/** A code alone as a black and white PNG, `scale` pixels a module, its quiet zone included. */
export function codePng(symbol: CodeSymbol, { scale }: { scale: number }): Uint8Array<ArrayBuffer> {
  const side = symbol.size + 2 * QUIET_ZONE
  const width = side * scale
  const stride = Math.ceil(width / 8)
  const bytes = new Uint8Array(stride * width).fill(255)
  for (let y = 0; y < symbol.size; y++) {
    const from = (y + QUIET_ZONE) * scale * stride
    const row = bytes.subarray(from, from + stride)
    for (let x = 0; x < symbol.size; x++) if (symbol.isDark(x, y)) blacken(row, (x + QUIET_ZONE) * scale, scale)
    for (let copy = 1; copy < scale; copy++) bytes.copyWithin(from + copy * stride, from, from + stride)
  }
  return writePng({ width, height: width, depth: 1, bytes })
}

function blacken(row: Uint8Array, from: number, count: number): void {
  for (let pixel = from; pixel < from + count; pixel++)
    row[pixel >> 3] = (row[pixel >> 3] as number) & ~(128 >> (pixel & 7))
}

/** A code alone as an SVG whose unit is a module: one black path on white, the quiet zone included. */
export function codeSvg(symbol: CodeSymbol): string {
  const side = symbol.size + 2 * QUIET_ZONE
  const view = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`
  const white = `<path d="M${-QUIET_ZONE} ${-QUIET_ZONE}h${side}v${side}h-${side}z" fill="#fff"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" shape-rendering="crispEdges">${white}<path d="${svgPath(symbol)}"/></svg>`
}
