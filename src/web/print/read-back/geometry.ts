import type { Correction } from '../../../domain/printer-profile.ts'
import { POINTS_PER_MM } from '../place.ts'
import { Unreadable } from './syntax.ts'

/** x and y in turn. */
export type Outline = readonly number[]
export type Bounds = readonly [left: number, top: number, right: number, bottom: number]

/** a b c d e f of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

/** From points measured upwards to millimetres measured downwards, as they were before the page was corrected. */
export const toMillimetres = (height: number, { scaleX, scaleY, offsetX, offsetY }: Correction): Matrix => [
  ...([1 / POINTS_PER_MM / scaleX, 0, 0, -1 / POINTS_PER_MM / scaleY] as const),
  ...([-offsetX / scaleX, (height - offsetY) / scaleY] as const),
]

export function asMatrix(numbers: readonly number[]): Matrix {
  if (numbers.length !== 6 || !numbers.every(Number.isFinite)) throw new Unreadable('a broken matrix')
  return numbers as unknown as Matrix
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

export function multiply([a, b, c, d, e, f]: Matrix, outer: Matrix): Matrix {
  const [left, top] = apply(outer, e, f)
  const turn = (x: number, y: number) => [outer[0] * x + outer[2] * y, outer[1] * x + outer[3] * y] as const
  return [...turn(a, b), ...turn(c, d), left, top]
}

/** The smallest upright rectangle round all points, widened by a margin. */
export function boundsOf(outlines: readonly Outline[], margin: number): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const [x, y] = [outline[at] ?? Number.NaN, outline[at + 1] ?? Number.NaN]
      if (Number.isNaN(x + y)) throw new Unreadable('a broken path')
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  return [left - margin, top - margin, right + margin, bottom + margin]
}
