import type { Figures } from '../../domain/figures.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type ReportedSite, type ReportedTask, weakestSites } from '../../domain/report.ts'
import { showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import { clip, drawBar, wrap, write, writeRight } from './lines.ts'
import { type Column, drawHeading } from './meeting-figures.ts'
import type { Pen } from './pen.ts'

const words = vi.exports.sheet
const SIZE = 9.5
const ROW = 5.9
const REASONS_SHOWN = 5
const WEAKEST = 3

const rule = (pen: Pen, { x, width }: Column, y: number): void => pen.line({ x, y }, { x: x + width, y }, 0.12)

/** The sites with the smallest share in use, each with its size and the reason heard most; answers where it ends. */
export function drawWeakest(pen: Pen, sites: readonly ReportedSite[], column: Column): number {
  const weakest = weakestSites(sites, WEAKEST)
  const heading = words.weakest(weakest.length)
  const first = drawHeading(pen, heading, column)
  const after = column.x + pen.width(heading, 11, 'bold') + 3
  write(pen, words.weakestNote, { x: after, y: first - 6 }, { size: 8.5 })
  if (weakest.length === 0) write(pen, vi.ui.none, { x: column.x, y: first }, { size: SIZE })
  weakest.forEach((site, row) => {
    drawSite(pen, site, { ...column, y: first + row * ROW })
  })
  return first + (Math.max(weakest.length, 1) - 1) * ROW + 1.9
}

function drawSite(pen: Pen, { name, kind, figures }: ReportedSite, column: Column): void {
  const { x, y, width } = column
  const share = figures.shares.A5
  const bold = { size: SIZE, weight: 'bold' } as const
  write(pen, clip(pen, name, 50, bold), { x, y }, bold)
  const size = words.size(figures.operating, vi.ui.stalls[kind])
  writeRight(pen, size, { x: x + 73, y }, { size: SIZE })
  writeRight(pen, showShare(share), { x: x + 93, y }, bold)
  const bar = { x: x + 96, y: y - 3.2, width: 22, height: 3.2 }
  drawBar(pen, bar, [share.count / share.total, figures.evidence.said / share.total])
  const [reason] = figures.reasons
  const why = reason === undefined ? '' : `${words.reasonShort} ${vi.reasons[reason.reason].toLowerCase()}`
  write(pen, clip(pen, why, width - 121, { size: 8.5 }), { x: x + 121, y }, { size: 8.5 })
  rule(pen, column, y + 1.7)
}

/** Why not, the reasons heard most; answers where it ends. */
export function drawReasons(pen: Pen, { reasons, unwilling }: Figures, column: Column): number {
  const first = drawHeading(pen, words.reasons(unwilling), column)
  const { x, width } = column
  if (reasons.length === 0) write(pen, words.noReasons, { x, y: first }, { size: SIZE })
  const shown = reasons.length > REASONS_SHOWN ? reasons.slice(0, REASONS_SHOWN - 1) : reasons
  const rest = reasons.slice(shown.length)
  const rows = shown.map(({ reason, count }) => [vi.reasons[reason], count] as const)
  const others = rest.reduce((sum, { count }) => sum + count, 0)
  const all = rest.length > 0 ? [...rows, [words.otherReasons(rest.length), others] as const] : rows
  all.forEach(([text, count], row) => {
    const y = first + row * ROW
    write(pen, clip(pen, text, width - 18, { size: SIZE }), { x, y }, { size: SIZE })
    writeRight(pen, showShare({ count, total: unwilling }), { x: x + width, y }, { size: SIZE, weight: 'bold' })
    rule(pen, column, y + 1.7)
  })
  return first + (Math.max(all.length, 1) - 1) * ROW + 1.9
}

/** What is due, how often and, in so many lines, where; answers where it ends. */
export function drawTasks(pen: Pen, tasks: readonly ReportedTask[], column: Column, lines: number): number {
  const first = drawHeading(pen, words.tasks, column)
  const { x, width } = column
  if (tasks.length === 0) write(pen, words.noTasks, { x, y: first }, { size: SIZE })
  let y = first
  for (const { due, count, where } of tasks) {
    const after = write(pen, `${words.stalls(showNumber(count))} `, { x, y }, { size: SIZE, weight: 'bold' })
    write(pen, words.due[due], { x: after, y }, { size: SIZE, weight: due === 'alarm' ? 'bold' : 'regular' })
    for (const line of wrap(pen, where, width - 4, lines, { size: 8.5 })) {
      y += 4.2
      write(pen, line, { x: x + 4, y }, { size: 8.5 })
    }
    rule(pen, column, y + 1.7)
    y += ROW
  }
  return Math.max(first, y - ROW) + 1.9
}
