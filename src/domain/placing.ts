import type { Serial } from './serial.ts'
import type { StickerState } from './sticker.ts'

/** A sticker that is not void and bears the code that was just found on the wall. */
export interface StandingSticker {
  readonly serial: Serial
  readonly state: StickerState
}

/** What a match says of the stickers: nothing, that this one is on its wall, or that it could be one of several. */
export type Placing =
  | { readonly kind: 'none' }
  | { readonly kind: 'place'; readonly serial: Serial }
  | { readonly kind: 'ask'; readonly among: readonly Serial[]; readonly isOnePlaced: boolean }

/**
 * All stickers of a stall bear one code, so a scan alone does not tell them apart: with a second one standing, whoever
 * scanned says which it was. `chosen` is a serial, or any other text for "one that was placed before, or unreadable".
 */
export function placingOf(standing: readonly StandingSticker[], chosen: string | undefined): Placing {
  const waiting = standing.filter(({ state }) => state !== 'placed').map(({ serial }) => serial)
  const [only] = waiting
  if (only === undefined) return { kind: 'none' }
  if (standing.length === 1) return { kind: 'place', serial: only }
  if (chosen === undefined) return { kind: 'ask', among: waiting, isOnePlaced: waiting.length < standing.length }
  return waiting.includes(chosen) ? { kind: 'place', serial: chosen } : { kind: 'none' }
}

/** The last group of a serial, by which stickers of one stall are told apart: HV8E. */
export const serialEnd = (serial: Serial): string => serial.slice(-4)
