import type { Figures } from '../../domain/figures.ts'
import { INDICATORS, type Indicator, TARGET_INDICATORS, type TargetIndicator } from '../../domain/indicators.ts'
import { showNumber, showPercent } from '../../domain/numbers.ts'
import type { Report } from '../../domain/report.ts'
import { DEFAULT_FIGURES, type LayoutKind, type ReportLayout, type RowFigure } from '../../domain/report-layout.ts'
import { type Share, showShare } from '../../domain/share.ts'
import { stallsNeeded } from '../../domain/target.ts'
import type { FoundTarget } from '../../store/targets.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { vi } from '../messages/vi.ts'
import type { PrintedRow } from '../official-parts.ts'

const words = vi.exports.rows

const isIndicator = (figure: RowFigure): figure is Indicator => (INDICATORS as readonly string[]).includes(figure)
const isTarget = (figure: RowFigure): figure is TargetIndicator =>
  (TARGET_INDICATORS as readonly string[]).includes(figure)

/** The rows of a report that nobody has laid out. */
export const defaultLayout = (kind: LayoutKind): ReportLayout => ({
  rows: DEFAULT_FIGURES.map((figure) => ({
    label: isIndicator(figure) ? FIGURE_NAMES[figure] : words[figure],
    unit: figure === 'A9' || figure === 'Q1' ? words.times : words.unit,
    ...{ figure, note: '' },
  })),
  signer: vi.exports.signers[kind],
})

/** How the official papers write a percentage: 81,2%. */
const paperPercent = (share: Share): string => showPercent(share)?.replace('\u00a0', '') ?? ''

function shareOf({ shares, operating, notCounted, unwilling }: Figures, figure: Exclude<RowFigure, ''>): Share {
  if (isIndicator(figure)) return shares[figure]
  if (figure === 'unwilling') return { count: unwilling, total: operating }
  const count = figure === 'N' ? operating : notCounted.vacant + notCounted.closed
  return { count, total: count }
}

const signed = (change: number): string => (change > 0 ? `+${showNumber(change)}` : showNumber(change))

/** The rows with their figures, equal to those of the page on the same day. */
export function printedRows(
  { figures, before }: Pick<Report, 'figures' | 'before'>,
  { rows }: ReportLayout,
  planned: ReadonlyMap<TargetIndicator, number>,
): PrintedRow[] {
  return rows.map(({ label, unit, figure, note }) => {
    if (figure === '') return { label, unit, planned: '', done: '', reached: '', rate: '', note }
    const share = shareOf(figures, figure)
    const hasRate = isIndicator(figure) || figure === 'unwilling'
    if (share.total === 0 && hasRate) return { label, unit, planned: '', done: '', reached: vi.ui.none, rate: '', note }
    const change = before && share.count - shareOf(before, figure).count
    return {
      ...{ label, unit, note, done: change === undefined ? '' : signed(change) },
      planned: isTarget(figure) ? plannedText(planned.get(figure), share.total) : '',
      reached: showNumber(share.count),
      rate: hasRate ? `${paperPercent(share)}\n(${showShare(share)})` : '',
    }
  })
}

/** The newest target of each figure that was not withdrawn, of the commune as a whole or of one of its sites. */
export function plannedFor(all: readonly FoundTarget[], site: string | undefined): Map<TargetIndicator, number> {
  const own = all.filter((target) => target.withdrawn === undefined && target.site === (site ?? null))
  const oldestFirst = own.sort((a, b) => a.at - b.at)
  return new Map(oldestFirst.map(({ indicator, percent }) => [indicator, percent]))
}

/** How many stalls the target asks for, and its percentage. */
const plannedText = (percent: number | undefined, total: number): string =>
  percent === undefined ? '' : `${showNumber(stallsNeeded({ percent }, total))}\n(${showNumber(percent)}%)`
