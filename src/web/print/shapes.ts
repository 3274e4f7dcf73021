import type { Box, Corner } from './place.ts'
import type { Step } from './type.ts'

/** Straight pieces that a curve is drawn as. */
const PIECES = 8

export const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  ...{ x: x * by, y: y * by, width: width * by, height: height * by },
})
export const widen = ({ x, y, width, height }: Box, by: number): Box => ({
  ...{ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by },
})
export const corners = (x: number, y: number, width: number, height: number): number[] => [
  ...[x, y, x + width, y],
  ...[x + width, y + height, x, y + height],
]

/** A rectangle with rounded corners, clockwise. */
export function rounded({ x, y, width, height }: Box, radius: number): number[] {
  if (radius === 0) return corners(x, y, width, height)
  const centres = [
    [x + width - radius, y + radius],
    [x + width - radius, y + height - radius],
    [x + radius, y + height - radius],
    [x + radius, y + radius],
  ] as const
  return centres.flatMap(([centreX, centreY], corner) =>
    Array.from({ length: PIECES + 1 }, (_, piece) => {
      const angle = (Math.PI / 2) * (corner - 1 + piece / PIECES)
      return [centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle)]
    }).flat(),
  )
}

export function backwards(outline: readonly number[]): number[] {
  const turned: number[] = []
  for (let at = outline.length - 2; at >= 0; at -= 2) turned.push(outline[at] as number, outline[at + 1] as number)
  return turned
}

export function stripe(from: Corner, to: Corner, width: number): number[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [x, y] = [((to.y - from.y) / length) * (width / 2), ((to.x - from.x) / length) * (width / 2)]
  return [from.x + x, from.y - y, to.x + x, to.y - y, to.x - x, to.y + y, from.x - x, from.y + y]
}

/** Closed outlines of straight pieces, each point placed. */
export function flatten(steps: readonly Step[], place: (at: Corner) => Corner): number[][] {
  const outlines: number[][] = []
  let from: readonly number[] = [0, 0]
  for (const { command, args } of steps) {
    if (command === 'closePath') continue
    if (command === 'moveTo') outlines.push([])
    const pieces = command === 'moveTo' || command === 'lineTo' ? 1 : PIECES
    for (let piece = 1; piece <= pieces; piece++) {
      const at = place({
        x: curve([from[0] ?? 0, ...every(args, 0)], piece / pieces),
        y: curve([from[1] ?? 0, ...every(args, 1)], piece / pieces),
      })
      outlines.at(-1)?.push(at.x, at.y)
    }
    from = args.slice(-2)
  }
  return outlines
}

export const every = (points: readonly number[], which: 0 | 1): number[] => points.filter((_, at) => at % 2 === which)

/** De Casteljau's point of a line or curve of any degree. */
function curve(points: readonly number[], share: number): number {
  if (points.length === 1) return points[0] ?? 0
  return curve(
    points.slice(1).map((point, at) => (points[at] ?? 0) * (1 - share) + point * share),
    share,
  )
}
