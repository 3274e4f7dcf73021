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

/** Most stickers of one print run: a hundred A4 pages of four, which a person can still count and check. */
export const RUN_LIMIT = 400

/** What a code is printed as. A reprint of the same template voids the one before; another template stands beside it. */
export const TEMPLATES = ['stall', 'standee', 'counter', 'lanyard', 'label', 'poster'] as const
export type Template = (typeof TEMPLATES)[number]

/** Finished size in millimetres, flat: a standee is folded across into two A6 faces. */
export const TEMPLATE_SIZE: Readonly<Record<Template, { width: number; height: number }>> = {
  stall: { width: 100, height: 150 },
  standee: { width: 148, height: 210 },
  counter: { width: 148, height: 210 },
  lanyard: { width: 54, height: 86 },
  label: { width: 50, height: 70 },
  poster: { width: 210, height: 297 },
}

export const isTemplate = (text: string): text is Template => (TEMPLATES as readonly string[]).includes(text)
