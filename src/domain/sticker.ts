/** Life of a sticker after printing. Void is final. */
export const STICKER_EVENTS = ['handed-over', 'placed', 'voided'] as const
export type StickerEvent = (typeof STICKER_EVENTS)[number]

export const VOID_REASONS = ['account-changed', 'reprinted', 'closed', 'stolen', 'consent-withdrawn'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

export type StickerState = 'printed' | 'handed-over' | 'placed' | 'void'

/** Where a sticker stands by what happened to it, in whatever order that was received. */
export function stickerState(events: readonly StickerEvent[]): StickerState {
  if (events.includes('voided')) return 'void'
  if (events.includes('placed')) return 'placed'
  return events.includes('handed-over') ? 'handed-over' : 'printed'
}

/** Most stickers of one print run: a hundred A4 pages, which a person can still count and check. */
export const RUN_LIMIT = 400
