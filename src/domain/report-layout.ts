import { INDICATORS } from './indicators.ts'
import { PAYOUT_FIGURES } from './payout/measures.ts'

/** What a row of a report counts: a figure, N, what is not in N, or nothing, to be filled in by hand. */
export const ROW_FIGURES = ['', 'N', 'notCounted', 'unwilling', ...INDICATORS] as const
export type RowFigure = (typeof ROW_FIGURES)[number]

export interface LayoutRow<Counted extends string = RowFigure> {
  readonly label: string
  readonly unit: string
  readonly figure: Counted
  readonly note: string
}

/** Rows of a report in their order, and the title of who signs it. */
export interface ReportLayout<Counted extends string = RowFigure> {
  readonly rows: readonly LayoutRow<Counted>[]
  readonly signer: string
}

export const LAYOUT_KINDS = ['word-committee', 'word-union'] as const
export type LayoutKind = (typeof LAYOUT_KINDS)[number]
export type AnyLayoutKind = LayoutKind | 'payout-word'

export const PAYOUT_ROWS = [...PAYOUT_FIGURES, 'fell-back', 'arrears'] as const
export type PayoutRow = (typeof PAYOUT_ROWS)[number]
const bySides = (of: PayoutRow): PayoutRowFigure[] => [`${of}:people`, `${of}:amount`]

/** What a row of a report of payouts counts: a figure by people or by amount, or nothing. */
export const PAYOUT_ROW_FIGURES: readonly PayoutRowFigure[] = ['', ...PAYOUT_ROWS.flatMap(bySides)]
export type PayoutRowFigure = '' | `${PayoutRow}:${'people' | 'amount'}`

export const ROWS_AT_MOST = 20
export const ROW_LABEL_LENGTH = 120
export const ROW_UNIT_LENGTH = 20
export const ROW_NOTE_LENGTH = 120
export const SIGNER_LENGTH = 60

/** Figures of a report that nobody has laid out: everything there is, in the order of the work. */
export const DEFAULT_FIGURES = ['N', ...INDICATORS, 'unwilling'] as const satisfies readonly RowFigure[]
