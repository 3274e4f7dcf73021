import { INDICATORS } from './indicators.ts'

/** What a row of a report counts: a figure, N, what is not in N, or nothing, to be filled in by hand. */
export const ROW_FIGURES = ['', 'N', 'notCounted', 'unwilling', ...INDICATORS] as const
export type RowFigure = (typeof ROW_FIGURES)[number]

export interface LayoutRow {
  readonly label: string
  readonly unit: string
  readonly figure: RowFigure
  readonly note: string
}

/** Rows of a report in their order, and the title of who signs it. */
export interface ReportLayout {
  readonly rows: readonly LayoutRow[]
  readonly signer: string
}

export const LAYOUT_KINDS = ['word-committee', 'word-union'] as const
export type LayoutKind = (typeof LAYOUT_KINDS)[number]

export const ROWS_AT_MOST = 20
export const ROW_LABEL_LENGTH = 120
export const ROW_UNIT_LENGTH = 20
export const ROW_NOTE_LENGTH = 120
export const SIGNER_LENGTH = 60

/** Figures of a report that nobody has laid out: everything there is, in the order of the work. */
export const DEFAULT_FIGURES = ['N', ...INDICATORS, 'unwilling'] as const satisfies readonly RowFigure[]
