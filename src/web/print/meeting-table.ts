import { showDay } from '../../domain/day.ts'
import type { ReportedPlan } from '../../domain/report.ts'
import { vi } from '../messages/vi.ts'
import { clip, leading, wrap, write } from './lines.ts'
import { type Column, drawHeading } from './meeting-figures.ts'
import type { Pen } from './pen.ts'

const words = vi.exports.sheet
const SIZE = 9.5
const HEAD = 6.5
const ROW = 9.6
/** Left empty at least, to be written in by hand. */
const EMPTY = 2
const FEWEST = 3
const NARROW = [38, 27] as const

/** What was planned against each reason, and rows to be filled in at the meeting, as many as the page has room for. */
export function drawActions(
  pen: Pen,
  plans: readonly ReportedPlan[],
  { bottom, ...column }: Column & { bottom: number },
): void {
  const top = drawHeading(pen, words.actions, column) - 4
  const rows = Math.max(FEWEST, Math.floor((bottom - top - HEAD) / ROW))
  const left = plans.length - (rows - EMPTY)
  if (left > 0) {
    const x = column.x + pen.width(words.actions, 11, 'bold') + 3
    write(pen, words.morePlans(left), { x, y: top - 2 }, { size: 8.5 })
  }
  const [who, until] = [column.x + column.width - NARROW[0] - NARROW[1], column.x + column.width - NARROW[1]]
  const end = top + HEAD + rows * ROW
  pen.frame({ x: column.x, y: top, width: column.width, height: end - top }, 0.25, 'black')
  for (const x of [who, until]) pen.line({ x, y: top }, { x, y: end }, 0.25)
  const heads = [
    [words.action, column.x],
    [words.who, who],
    [words.until, until],
  ] as const
  for (const [text, x] of heads) write(pen, text, { x: x + 2, y: top + 4.6 }, { size: SIZE, weight: 'bold' })
  for (let row = 0; row < rows; row++) {
    const y = top + HEAD + row * ROW
    pen.line({ x: column.x, y }, { x: column.x + column.width, y }, 0.25)
    const plan = row < rows - EMPTY ? plans[row] : undefined
    if (plan !== undefined) drawPlan(pen, plan, [column.x, who, until], y)
  }
}

function drawPlan(pen: Pen, plan: ReportedPlan, [x, who, until]: readonly [number, number, number], y: number): void {
  const line = leading(SIZE) * 0.92
  wrap(pen, `${vi.reasons[plan.reason]}: ${plan.step}`, who - x - 4, 2, { size: SIZE }).forEach((text, at) => {
    write(pen, text, { x: x + 2, y: y + 4.4 + at * line }, { size: SIZE })
  })
  wrap(pen, plan.owner, NARROW[0] - 4, 2, { size: SIZE }).forEach((text, at) => {
    write(pen, text, { x: who + 2, y: y + 4.4 + at * line }, { size: SIZE })
  })
  const due = plan.dueDay === undefined ? '' : showDay(plan.dueDay)
  write(pen, clip(pen, due, NARROW[1] - 4, { size: SIZE }), { x: until + 2, y: y + 4.4 }, { size: SIZE })
}
