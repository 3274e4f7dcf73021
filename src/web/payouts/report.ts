import { showMonth } from '../../domain/month.ts'
import { showNumber, showPercent } from '../../domain/numbers.ts'
import { tallyBehind } from '../../domain/payout/lists.ts'
import { type Measures, type PayoutFigure, payoutFigure } from '../../domain/payout/measures.ts'
import { PAYOUT_ROWS, type PayoutRow, type PayoutRowFigure, type ReportLayout } from '../../domain/report-layout.ts'
import { type Share, share, showShare } from '../../domain/share.ts'
import { stallsNeeded } from '../../domain/target.ts'
import { vi } from '../messages/vi.ts'
import type { PrintedRow } from '../official-parts.ts'

const words = vi.payoutExports

export const rowName = (row: PayoutRow): string =>
  row === 'fell-back' || row === 'arrears' ? vi.payoutFigures.definitionNames[row] : vi.payouts.figures[row]

/** The figure that a row counts. Who fell back is of those paid in cash; arrears are beside what was due. */
export function figureOf(measures: Measures, row: PayoutRow): PayoutFigure | undefined {
  if (row !== 'fell-back' && row !== 'arrears') return payoutFigure(measures, row)
  const tally = measures.get(row)
  const base = row === 'arrears' ? tally : tallyBehind(measures, 'P6')
  return tally && base && { people: share(tally.people, base.people), amount: share(tally.amount, base.amount) }
}

/** The rows of a report that nobody has laid out: every figure by people and by amount. */
export const defaultLayout = (): ReportLayout<PayoutRowFigure> => ({
  rows: PAYOUT_ROWS.flatMap((row) =>
    (['people', 'amount'] as const).map((side) => ({
      ...{ label: words.rowLabel(rowName(row), side), unit: words.units[side], note: '' },
      figure: `${row}:${side}` as const,
    })),
  ),
  signer: vi.exports.signers['word-committee'],
})

/** What is printed of: the month, the year until then, and targets by figure, in hundredths of people. */
export interface Printed {
  readonly measures: Measures
  readonly year: Measures
  readonly planned: ReadonlyMap<string, number>
}

/** The rows with their figures, equal to those of the page. Đồng add up over the year; people do not, and are left empty. */
export function printedRows(of: Printed, { rows }: ReportLayout<PayoutRowFigure>): PrintedRow[] {
  return rows.map(({ label, unit, figure, note }) => {
    const empty = { label, unit, note, planned: '', done: '', reached: '', rate: '' }
    if (figure === '') return empty
    const [row, side] = figure.split(':') as [PayoutRow, 'people' | 'amount']
    const found = figureOf(of.measures, row)?.[side]
    if (found === undefined || found.total === 0) return { ...empty, done: vi.payouts.unknown }
    const year = side === 'amount' ? figureOf(of.year, row)?.amount.count : undefined
    return {
      ...empty,
      planned: side === 'people' ? plannedText(of.planned.get(row), found.total) : '',
      done: showNumber(found.count, 0),
      reached: year === undefined ? '' : showNumber(year, 0),
      rate: row === 'P1' || row === 'arrears' ? '' : rateOf(found),
    }
  })
}

/** 81%, over the fraction: official papers close the gap. */
const rateOf = (of: Share): string => `${showPercent(of)?.replace('\u00a0', '') ?? ''}\n(${showShare(of)})`

const plannedText = (percent: number | undefined, total: number): string =>
  percent === undefined ? '' : `${showNumber(stallsNeeded({ percent }, total), 0)}\n(${percent}%)`

export const periodName = (period: string): string => vi.payouts.period(showMonth(period))
