import type { Instant } from '../day.ts'
import type { SiteKind } from '../site.ts'
import type { Envelope } from './envelope.ts'
import type { OfferedList } from './meeting-list.ts'
import type { Receipt } from './receipt.ts'

/* What the phone and the server say to each other, as JSON. */

/** A site that the officer walks, as the server lists it. */
export interface OfferedSite {
  readonly id: string
  readonly name: string
  readonly kind: SiteKind
  readonly commune: string
  readonly stalls: number
  /** Stalls without an outcome in this round. */
  readonly undone: number
}

/** GET /walk/session: who is signed in, what is theirs to walk, and in which communes they record meetings about payouts. */
export interface WalkSession {
  readonly officer: { readonly id: string; readonly name: string }
  readonly sites: readonly OfferedSite[]
  readonly recordsIn: readonly string[]
}

/** GET /walk/meeting-lists: the hamlets whose lists may be taken along. */
export interface OfferedLists {
  readonly lists: readonly OfferedList[]
}

/** POST …/payout-cases/visits/:hamlet/takings: the list goes to a phone of its officer's. */
export interface ListNotice {
  readonly device: string
}

/** POST /walk/devices: the phone makes itself known, once for each officer. */
export interface DeviceNotice {
  readonly device: string
  readonly publicKey: string
}

/** POST /walk/takings and /walk/closures. */
export interface SiteNotice {
  readonly device: string
  readonly site: string
}

/** One record as it is sent: how old it is by the phone's own clock, in seconds, so that a wrong clock makes no wrong day. */
export interface SentRecord {
  readonly envelope: Envelope
  readonly age: number
}

/** POST /walk/captures: at most `BATCH` records, and what the phone still holds of each site besides: of one not named, nothing. */
export interface Sending {
  readonly device: string
  readonly held: Readonly<Record<string, number>>
  readonly records: readonly SentRecord[]
}

export interface Received {
  readonly at: Instant
  /** One for each record sent, in their order. */
  readonly receipts: readonly Receipt[]
}

/** POST /walk/reconciliation: which of these the server knows, and how many it has of the device in thirty days. */
export interface Question {
  readonly device: string
  readonly ids: readonly string[]
}

export interface Known {
  readonly known: readonly string[]
  readonly count: number
}

/** Days that the reconciliation looks back. */
export const RECONCILED_DAYS = 30
