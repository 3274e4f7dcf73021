/** Life of a sticker after printing. Void is final. */
export const STICKER_EVENTS = ['handed-over', 'placed', 'voided'] as const
export type StickerEvent = (typeof STICKER_EVENTS)[number]

export const VOID_REASONS = ['account-changed', 'reprinted', 'closed', 'stolen', 'consent-withdrawn'] as const
export type VoidReason = (typeof VOID_REASONS)[number]
