import { apply, type Matrix, type Outline } from './geometry.ts'
import type { Font } from './pages.ts'
import { Unreadable, type Value } from './syntax.ts'

/** How text is set: size and extra space in points. */
export interface TextState {
  font?: Font | undefined
  size: number
  spacing: number
}

/** Corners of what a shown line may mark: its whole length, and as far round it as any glyph of the font reaches. */
export function reachOf(pieces: Value | undefined, state: TextState, matrix: Matrix): Outline {
  const { font, size } = state
  if (font === undefined || !Array.isArray(pieces)) throw new Unreadable('text without a font')
  const [left, bottom, right, top] = font.box.map((side) => side * size) as [number, number, number, number]
  const end = lengthOf(pieces, font, state) + right
  const corners: [number, number][] = [
    [left, bottom],
    [end, bottom],
    [end, top],
    [left, top],
  ]
  return corners.flatMap(([x, y]) => apply(matrix, x, y))
}

/** How far a line of text reaches at most, in points: moves to the left within it are not counted. */
function lengthOf(pieces: Value[], font: Font, { size, spacing }: TextState): number {
  let length = 0
  for (const piece of pieces) {
    if (typeof piece === 'number') length += Math.max(0, (-piece / 1000) * size)
    else if (typeof piece === 'object' && 'bytes' in piece) {
      for (let at = 0; at < piece.bytes.length; at += 2) {
        const code = piece.bytes.charCodeAt(at) * 256 + piece.bytes.charCodeAt(at + 1)
        length += font.advance(code) * size + spacing
      }
    } else throw new Unreadable('text of another kind')
  }
  return length
}
