import type { Receipt, RecordFault, Refusal } from '../../domain/capture/receipt.ts'
import type { Instant } from '../../domain/day.ts'
import type { Draft } from '../../store/draft.ts'
import type { Recorder } from '../visits/recorder.ts'

/** Who recorded, and when, as far as that can be told: by the age that the phone names, and never after it was received. */
export interface Capturer extends Recorder {
  readonly madeAt: Instant
}

/** What a record does to the books, or why it does nothing. */
export type Effect =
  | (Draft & {
      readonly ok: true
      readonly state: Extract<Receipt['state'], 'stored' | 'conflict'>
      /** Of a meeting there is neither. */
      readonly site?: string | undefined
      readonly stall?: string | undefined
      readonly visit?: string | undefined
      readonly incident?: string | undefined
      readonly scan?: Receipt['scan']
    })
  | { readonly ok: false; readonly reason: Refusal; readonly fault?: RecordFault | undefined }

export const refuse = (reason: Refusal, fault?: RecordFault): Effect => ({ ok: false, reason, fault })
