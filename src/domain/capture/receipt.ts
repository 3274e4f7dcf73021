import type { Instant } from '../day.ts'
import type { ToldFault } from '../payout/follow-up.ts'
import type { Scan, VisitFault } from '../visit.ts'

/**
 * What the server made of a record. `stored`: it is in the books. `superseded`: kept, and the record that replaces it
 * counts. `conflict`: somebody else changed the field first, and the officer chooses. `refused`: set aside with its
 * reason. `altered`: the id is known with another content, which is an alarm.
 */
export const RECEIPT_STATES = ['stored', 'superseded', 'conflict', 'refused', 'altered'] as const
export type ReceiptState = (typeof RECEIPT_STATES)[number]

/** Why a record is set aside. It stays on the phone, for its owner to repair, export or discard. */
export const REFUSALS = [
  /** It does not open: damaged, altered on the way, or sealed to a key that is no longer held. */
  'unreadable',
  /** No device that is known signed it. */
  'unsigned',
  /** Written by an app that is too old, or newer than the server. */
  'version',
  /** It opens and does not say what a record has to say. */
  'shape',
  /** No such stall or site, or not one that its officer walks. */
  'not-yours',
  /** The vendor did not agree to what it asks to be stored. */
  'consent-missing',
  /** The code or the account in it cannot be read, or is none that a sticker can bear. */
  'account-unreadable',
  'phone-unreadable',
  /** What it says cannot be true together: `fault` says which. */
  'faulty',
  /** It edits a name or a number that stickers bear and a second person approved. */
  'approved',
  /** Another stall of the site has the number. */
  'number-taken',
  /** It edits somebody who no longer trades there. */
  'other-merchant',
  /** The account would change within seven days of the phone. */
  'too-soon',
  /** Facts it rests on changed while it was being stored; sent again it may pass. */
  'changed',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Which facts of a record disagree, with each other or with the books. */
export type RecordFault = VisitFault | ToldFault

export interface Receipt {
  readonly id: string
  readonly state: ReceiptState
  /** When the server received it first, by its own clock, in seconds UTC. */
  readonly at: Instant
  readonly reason?: Refusal | undefined
  readonly fault?: RecordFault | undefined
  /** How the code on the wall compared, as the server sees it. */
  readonly scan?: Scan | undefined
  readonly incident?: string | undefined
  /** Where to choose between two edits. */
  readonly merge?: string | undefined
}

/** Most records of one sending. */
export const BATCH = 25
/** Most bytes of one sending; photos make a batch shorter. */
export const BATCH_BYTES = 2 * 1024 * 1024

/** What the phone may delete for good: the server answers for it. */
export const isReceived = ({ state }: Pick<Receipt, 'state'>): boolean =>
  state === 'stored' || state === 'superseded' || state === 'conflict'
