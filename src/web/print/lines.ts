import type { Ink, Pen } from './pen.ts'
import { type Box, type Corner, POINTS_PER_MM } from './place.ts'
import type { Weight } from './type.ts'

/** How a line is written: its size in points. */
export interface Hand {
  readonly size: number
  readonly weight?: Weight
  readonly ink?: Ink
}

const widthOf = (pen: Pen, text: string, { size, weight = 'regular' }: Hand): number => pen.width(text, size, weight)

/** Height of a line of a size with room for Vietnamese marks, millimetres. */
export const leading = (size: number): number => (size * 1.4) / POINTS_PER_MM

/** The text if it fits, else as many of its words as do, with an ellipsis. */
export function clip(pen: Pen, text: string, width: number, hand: Hand): string {
  if (widthOf(pen, text, hand) <= width) return text
  let kept = text
  while (kept !== '' && widthOf(pen, `${kept}…`, hand) > width) kept = kept.slice(0, -1).trimEnd()
  return `${kept}…`
}

/** Lines of at most the width, the last one of so many clipped. */
export function wrap(pen: Pen, text: string, width: number, most: number, hand: Hand): string[] {
  const lines: string[] = []
  const words = text.split(' ')
  while (words.length > 0) {
    let line = words.shift() ?? ''
    while (words.length > 0 && widthOf(pen, `${line} ${words[0]}`, hand) <= width) line += ` ${words.shift()}`
    if (lines.length === most - 1) return [...lines, clip(pen, [line, ...words].join(' '), width, hand)]
    lines.push(clip(pen, line, width, hand))
  }
  return lines
}

/** Writes from `at`, its baseline on `at.y`, and answers where the next letter would stand. */
export function write(pen: Pen, text: string, at: Corner, hand: Hand): number {
  pen.text(text, at, hand.size, hand.weight ?? 'regular', hand.ink)
  return at.x + widthOf(pen, text, hand)
}

export const writeRight = (pen: Pen, text: string, at: Corner, hand: Hand): number =>
  write(pen, text, { x: at.x - widthOf(pen, text, hand), y: at.y }, hand)

export const writeMiddle = (pen: Pen, text: string, at: Corner, hand: Hand): number =>
  write(pen, text, { x: at.x - widthOf(pen, text, hand) / 2, y: at.y }, hand)

/** Parts one after another on a line, bold where they are in asterisks: `số liệu tạm, *chưa khóa sổ*`. */
export function writeMarked(pen: Pen, text: string, at: Corner, size: number): void {
  let { x } = at
  text.split('*').forEach((part, odd) => {
    if (part !== '') x = write(pen, part, { x, y: at.y }, { size, weight: odd % 2 === 1 ? 'bold' : 'regular' })
  })
}

/** A bar from zero over the whole base: black what is counted, hatched what is only said beside it. */
export function drawBar(pen: Pen, box: Box, [counted, beside]: readonly [number, number], ink: Ink = 'black'): void {
  if (counted > 0) pen.rect({ ...box, width: box.width * counted }, ink)
  const [from, to] = [box.x + box.width * counted, box.x + box.width * Math.min(1, counted + beside)]
  for (let x = from + 0.6; x < to; x += 1.1) hatch(pen, box, x, to)
  pen.frame(box, 0.25, ink)
}

/** One slanted line inside the box, cut where the hatch ends. */
function hatch(pen: Pen, { y, height }: Box, x: number, to: number): void {
  const across = Math.min(height, to - x)
  if (across > 0.2) pen.line({ x, y: y + height }, { x: x + across, y: y + height - across }, 0.25)
}
