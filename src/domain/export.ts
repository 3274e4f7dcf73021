/** Files a leader takes out: each is written down with its reason. */
export const EXPORT_KINDS = ['meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
