import type { Outline } from './read-back/geometry.ts'

/**
 * Picture of outlines filled by the nonzero rule: 1 where the middle of a pixel is inside. Coordinates are pixels; open
 * outlines are closed by a straight line, as a fill does.
 */
export function rasterise(outlines: readonly Outline[], width: number, height: number): Uint8Array {
  const crossings: [x: number, turn: 1 | -1][][] = Array.from({ length: height }, () => [])
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const next = (at + 2) % outline.length
      cross(crossings, outline[at] ?? 0, outline[at + 1] ?? 0, outline[next] ?? 0, outline[next + 1] ?? 0)
    }
  }
  const pixels = new Uint8Array(width * height)
  crossings.forEach((row, y) => {
    fillRow(pixels.subarray(y * width, (y + 1) * width), row)
  })
  return pixels
}

/** Notes where an edge crosses the middles of the rows. */
function cross(crossings: [number, 1 | -1][][], x0: number, y0: number, x1: number, y1: number): void {
  const turn = y1 > y0 ? 1 : -1
  const [top, bottom] = turn === 1 ? [y0, y1] : [y1, y0]
  const last = Math.min(crossings.length, Math.ceil(bottom - 0.5))
  for (let row = Math.max(0, Math.ceil(top - 0.5)); row < last; row++) {
    crossings[row]?.push([x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0), turn])
  }
}

function fillRow(pixels: Uint8Array, crossings: [x: number, turn: 1 | -1][]): void {
  crossings.sort((a, b) => a[0] - b[0])
  let winding = 0
  crossings.forEach(([x, turn], at) => {
    winding += turn
    const next = crossings[at + 1]?.[0]
    if (winding !== 0 && next !== undefined) pixels.fill(1, pixelFrom(x, pixels), pixelFrom(next, pixels))
  })
}

const pixelFrom = (x: number, pixels: Uint8Array): number => Math.min(pixels.length, Math.max(0, Math.ceil(x - 0.5)))
