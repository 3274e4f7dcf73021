import { showDay } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import { INDICATORS, type Indicator } from '../../domain/indicators.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { Report } from '../../domain/report.ts'
import { showShare } from '../../domain/share.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { vi } from '../messages/vi.ts'
import { clip, drawBar, leading, write, writeRight } from './lines.ts'
import type { Pen } from './pen.ts'
import type { Corner } from './place.ts'

const words = vi.exports.sheet
const TEXT = 9.5
const ROW = 5.9

/** Where a part begins, and how wide it is; its first line stands below `y`. */
export interface Column extends Corner {
  readonly width: number
}

/** A heading; answers the baseline of what comes first under it. */
export function drawHeading(pen: Pen, text: string, { x, y }: Corner): number {
  write(pen, text, { x, y: y + 4 }, { size: 11, weight: 'bold' })
  return y + 10
}

/** A5 as large as can be, and by whose word; what vendors only say stands apart. */
export function drawHeadline(pen: Pen, { shares, evidence }: Figures, at: Corner): void {
  const under = drawHeading(pen, vi.ui.headline, at)
  const { count, total } = shares.A5
  if (total === 0) {
    write(pen, vi.ui.none, { x: at.x, y: under + 4 }, { size: 14, weight: 'bold' })
    return
  }
  const whole = `/${showNumber(total)}`
  const [large, small] = sizesOf(pen, showNumber(count), whole)
  const x = write(pen, showNumber(count), { x: at.x, y: under + 7 }, { size: large, weight: 'bold' })
  write(pen, whole, { x, y: under + 7 }, { size: small })
  const levels = [
    [showNumber(evidence.bank), words.bank],
    [showNumber(evidence.observed), words.observed],
    [`+${showNumber(evidence.said)}`, words.said],
  ] as const
  levels.forEach(([number, text], line) => {
    const y = under + 15 + line * leading(TEXT) * 1.1
    write(pen, ` ${text}`, { x: write(pen, number, { x: at.x, y }, { size: TEXT, weight: 'bold' }), y }, { size: TEXT })
  })
}

/** Type of both parts of the headline: smaller where thousands would run into the table beside it. */
function sizesOf(pen: Pen, count: string, whole: string): readonly [number, number] {
  const width = pen.width(count, 38, 'bold') + pen.width(whole, 20, 'regular')
  const by = Math.min(1, 50 / width)
  return [38 * by, 20 * by]
}

/** Every figure as a fraction with its bar, and what it was a month ago; answers where the next part may begin. */
export function drawSteps(pen: Pen, { figures, before }: Pick<Report, 'figures' | 'before'>, column: Column): number {
  const heading = drawHeading(pen, words.steps, column)
  const bar = { ...column, width: before === undefined ? 40 : 26 }
  bar.x = column.x + column.width - bar.width - (before === undefined ? 0 : 20)
  if (before !== undefined) {
    writeRight(pen, showDay(figures.day).slice(0, 5), { x: bar.x - 3, y: heading - 6 }, { size: 8.5 })
    writeRight(pen, showDay(before.day).slice(0, 5), { x: column.x + column.width, y: heading - 6 }, { size: 8.5 })
  }
  INDICATORS.forEach((indicator, row) => {
    const y = heading + row * ROW
    drawStep(pen, figures, indicator, { ...column, y }, bar)
    if (before !== undefined) {
      const share = before.shares[indicator]
      const shown = share.total === 0 ? '' : showShare(share)
      writeRight(pen, shown, { x: column.x + column.width, y }, { size: TEXT })
    }
  })
  return heading + (INDICATORS.length - 1) * ROW + 1.9
}

function drawStep(pen: Pen, figures: Figures, indicator: Indicator, { x, y, width }: Column, bar: Column): void {
  const share = figures.shares[indicator]
  const shown = share.total === 0 ? '' : showShare(share)
  const room = bar.x - x - 12 - pen.width(shown, TEXT, 'bold')
  write(pen, indicator, { x, y }, { size: TEXT, weight: 'bold' })
  write(pen, clip(pen, FIGURE_NAMES[indicator], room, { size: TEXT }), { x: x + 7, y }, { size: TEXT })
  pen.line({ x, y: y + 1.7 }, { x: x + width, y: y + 1.7 }, 0.12)
  if (share.total === 0) {
    write(pen, vi.ui.none, { x: bar.x, y }, { size: TEXT })
    return
  }
  writeRight(pen, shown, { x: bar.x - 3, y }, { size: TEXT, weight: 'bold' })
  const said = indicator === 'A5' ? figures.evidence.said : 0
  drawBar(pen, { ...bar, y: y - 3.2, height: 3.2 }, [share.count / share.total, said / share.total])
}
