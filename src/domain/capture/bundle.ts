import type { Step } from '../adoption.ts'
import type { Bank } from '../banks.ts'
import type { Day, Instant } from '../day.ts'
import type { Category } from '../merchant.ts'
import type { Registration } from '../scan.ts'
import type { Side, SiteKind } from '../site.ts'
import type { PlacedBlock } from '../strip.ts'
import type { Outcome } from '../visit.ts'
import type { CaptureKey } from './envelope.ts'
import type { EditField } from './record.ts'

export const BUNDLE_VERSION = 1

/** A street or market as a phone takes it along: enough to walk it without a signal, and no account, holder or phone. */
export interface SiteBundle {
  readonly version: typeof BUNDLE_VERSION
  readonly site: { readonly id: string; readonly kind: SiteKind; readonly name: string; readonly commune: string }
  readonly officer: { readonly id: string; readonly name: string }
  /** When the server made it, by its own clock. */
  readonly at: Instant
  readonly day: Day
  readonly key: CaptureKey
  /** What digests of codes are salted with. */
  readonly salt: string
  readonly blocks: readonly PlacedBlock[]
  readonly stalls: readonly BundledStall[]
  /** Banks that the built-in table does not know. */
  readonly banks: readonly Bank[]
}

export interface BundledStall {
  readonly id: string
  readonly block: string
  readonly side: Side
  readonly position: number
  readonly number: string
  readonly tradeName?: string | undefined
  readonly category?: Category | undefined
  readonly step: Step
  readonly stale: boolean
  /** It has an outcome in the current round. */
  readonly visited: boolean
  readonly outcome?: Outcome | undefined
  readonly returnDay?: Day | undefined
  /** Somebody trades there who is registered, or was registered on this phone since. */
  readonly hasMerchant: boolean
  /** Id of who trades there, so that an edit says whose field it was made from. */
  readonly merchant?: string | undefined
  /** A code that may be compared with the wall. */
  readonly hasCode: boolean
  readonly codes: readonly BundledCode[]
  /** Stickers that are not void, of the live code. */
  readonly stickers: readonly { readonly serial: string; readonly placed: boolean }[]
  /** How often each field was edited; absent is 0. */
  readonly edits: Readonly<Partial<Record<EditField, number>>>
}

/** A registered account of a stall as its digest: what the phone can compare a wall with, and not read. */
export interface BundledCode {
  readonly standing: Exclude<Registration['standing'], 'elsewhere'>
  readonly digest: string
}

/** Hexadecimal digits kept of a digest: enough to tell the codes of a site apart, too few to name one account. */
const DIGEST_DIGITS = 10

/**
 * The digest of whose money a code collects (see `paymentIdentity`). Forty bits of it are kept, so that very many accounts
 * have the same one: trying every account against it names none.
 */
export async function codeDigest(salt: string, identity: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}|${identity}`))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, DIGEST_DIGITS)
}
