import type { Step } from '../../domain/adoption.ts'
import { vi } from '../messages/vi.ts'
import { write, writeMiddle } from './lines.ts'
import type { Pen } from './pen.ts'
import type { Box, Corner } from './place.ts'

/** A mark stands in the middle of `at`, so many millimetres across. */
type Drawn = (pen: Pen, at: Corner, size: number) => void

const box = ({ x, y }: Corner, size: number): Box => ({ x: x - size / 2, y: y - size / 2, width: size, height: size })
const disc: Drawn = (pen, at, size) => pen.rect(box(at, size), 'black', size / 2)
/** Points of type whose capitals are so many millimetres high. */
const pointsOf = (height: number): number => height * 3.9

function alarm(pen: Pen, { x, y }: Corner, size: number): void {
  const [half, line] = [size / 2, size / 9]
  const [top, left, right] = [
    { x, y: y - half },
    { x: x - half, y: y + half },
    { x: x + half, y: y + half },
  ]
  for (const [from, to] of [
    [top, left],
    [left, right],
    [right, top],
  ] as const)
    pen.line(from, to, line)
  writeMiddle(pen, '!', { x, y: y + size * 0.38 }, { size: pointsOf(size * 0.55), weight: 'bold' })
}

/** Each step by its shape alone: the page is black on white. A spot outside N has none. */
const MARKS: Readonly<Record<Step, Drawn>> = {
  active(pen, at, size) {
    disc(pen, at, size)
    const hand = { size: pointsOf(size * 0.62), weight: 'bold', ink: 'white' } as const
    writeMiddle(pen, 'đ', { x: at.x, y: at.y + size * 0.27 }, hand)
  },
  verified(pen, { x, y }, size) {
    const low = { x: x - size * 0.12, y: y + size * 0.36 }
    pen.line({ x: x - size * 0.45, y: y + size * 0.05 }, low, size / 6)
    pen.line(low, { x: x + size * 0.45, y: y - size * 0.36 }, size / 6)
  },
  code(pen, at, size) {
    pen.frame(box(at, size * 0.86), size / 7, 'black')
    pen.rect(box(at, size * 0.34), 'black')
  },
  visited: (pen, at, size) => disc(pen, at, size * 0.42),
  refused(pen, { x, y }, size) {
    const to = size * 0.38
    pen.line({ x: x - to, y: y - to }, { x: x + to, y: y + to }, size / 6)
    pen.line({ x: x - to, y: y + to }, { x: x + to, y: y - to }, size / 6)
  },
  none: (pen, at, size) => pen.frame(box(at, size * 0.8), size / 12, 'black', size * 0.4),
  alarm,
  gone: () => undefined,
}

export const drawMark = (pen: Pen, step: Step, at: Corner, size: number): void => MARKS[step](pen, at, size)

const NAMED = ['active', 'verified', 'code', 'visited', 'refused', 'none', 'alarm'] as const satisfies readonly Step[]
const SIZE = 8.5
const MARK = 3

/** What each mark means and how many there are, over as many lines as it takes; answers the last baseline. */
export function drawLegend(pen: Pen, steps: readonly Step[], { x, y, width }: Corner & { width: number }): number {
  const countOf = (step: Step) => steps.filter((one) => one === step).length
  const gone = countOf('gone')
  const at = { x, y }
  for (const step of [...NAMED, ...(gone > 0 ? (['gone'] as const) : [])]) {
    const name = step === 'gone' ? vi.lists.titles.notCounted : vi.steps[step]
    const text = `${name} ${countOf(step)}`
    const needed = pen.width(text, SIZE, 'regular') + (step === 'gone' ? 0 : MARK + 1.5)
    if (at.x > x && at.x + needed > x + width) Object.assign(at, { x, y: at.y + 4.8 })
    if (step !== 'gone') drawMark(pen, step, { x: at.x + MARK / 2, y: at.y - 1.1 }, MARK)
    write(pen, text, { x: at.x + needed - pen.width(text, SIZE, 'regular'), y: at.y }, { size: SIZE })
    at.x += needed + 5
  }
  return at.y
}
