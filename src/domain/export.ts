/** Files a leader takes out: each is written down with its reason. */
export const EXPORT_KINDS = ['meeting-sheet', 'excel', 'word-committee', 'word-union', 'picture'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** Files about payouts: kept with the others, offered on their own page to who reads payouts. */
export const PAYOUT_EXPORT_KINDS = ['payout-excel', 'payout-word'] as const
export type PayoutExportKind = (typeof PAYOUT_EXPORT_KINDS)[number]

export const ALL_EXPORT_KINDS = [...EXPORT_KINDS, ...PAYOUT_EXPORT_KINDS] as const
export type AnyExportKind = (typeof ALL_EXPORT_KINDS)[number]
