import { type Bank, knownBins, transferBins } from './banks.ts'
import { type BuildRefusal, buildTransfer } from './vietqr/build.ts'
import { accountIdentity, paymentIdentity } from './vietqr/identity.ts'
import { readCode } from './vietqr/read.ts'
import type { CodeKind, ReadableCode, Refusal } from './vietqr/reading.ts'

/** Whose account a code pays. Holder ≠ vendor is a normal case with its own question. */
export const RELATIONS = ['own', 'relative', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

export const PROPOSAL_SOURCES = ['typed', 'imported'] as const
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number]

/** What an approved account is for: the code on the sticker, or a further code of the vendor that no sticker bears. */
export const ACCOUNT_USES = ['sticker', 'beside'] as const
export type AccountUse = (typeof ACCOUNT_USES)[number]

export const DECISIONS = ['approved', 'returned'] as const
export type Decision = (typeof DECISIONS)[number]

/** A *change* of account waits this long, in seconds; a first account goes live at once. */
export const COOLING_OFF = 24 * 60 * 60

/** Approving asks for a sign-in no older than this, in seconds. */
export const STEP_UP_WINDOW = 5 * 60

/** Longest holder name kept, in characters. */
export const HOLDER_MAX = 70

/** Where a code sends money, and the code itself. */
export interface Destination {
  readonly source: ProposalSource
  readonly kind: CodeKind
  /** BIN of the institution; absent where the code's scheme has none (VNPAY merchants, the old VNPAY wallet). */
  readonly bin?: string
  /** Account, card or merchant id. Where there is no BIN, the scheme and its id as `paymentIdentity` names them. */
  readonly account: string
  /** Text of the code: built by us, or the vendor's own to the byte. */
  readonly payload: string
}

/** Everything one approval is about; its digest is the hash of what the approver sees. */
export interface AccountContent extends Destination {
  readonly merchant: string
  /** Where the merchant trades: an account approved for one stall is printed for no other. */
  readonly stall: string
  /** Who proposed it: an approver who made the proposal under another name is found out by the digest. */
  readonly proposedBy: string
  /** 1, 2, … among the proposals of the merchant. */
  readonly version: number
  readonly holder: string
  readonly relation: Relation
  readonly use: AccountUse
}

/**
 * The one text of a content that digests are taken over: its fields in a fixed order, as JSON. The use stands in it only
 * when it is not the sticker, so that digests from before there was another one still hold.
 */
export function canonicalContent(content: AccountContent): string {
  const { merchant, stall, proposedBy, version, source, kind, bin = null, account, holder, relation, payload } = content
  const use = content.use === 'sticker' ? {} : { use: content.use }
  return JSON.stringify({
    ...{ merchant, stall, proposedBy, version, source, kind, bin, account, holder, relation, payload },
    ...use,
  })
}

/** Whose money it is, as one text: equal for every code that pays the same account. */
export const destinationIdentity = ({ bin, account }: Pick<Destination, 'bin' | 'account'>): string =>
  bin === undefined ? account : accountIdentity({ bin, account })

/** Codes a vendor may go on using. Cash-machine codes, bills and foreign codes are read and named, never imported. */
export const IMPORTABLE_KINDS: readonly CodeKind[] = [
  'transfer-account',
  'transfer-card',
  'napas-merchant',
  'vnpay',
  'vnpay-wallet',
  'momo-personal',
  'momo-merchant',
  'zalopay',
  'shopeepay',
]

/** Why a code that reads is still no vendor's sticker: the wrong kind, or an amount is fixed in it. */
export type ImportRefusal = 'not-importable' | 'has-amount'

export type ImportReading =
  | { ok: true; destination: Destination; reading: ReadableCode }
  | { ok: false; reason: Refusal }
  | { ok: false; reason: ImportRefusal; reading: ReadableCode }

/** Takes the vendor's own code over, verbatim. */
export function importCode(payload: string, banks: readonly Bank[]): ImportReading {
  const options = { knownBins: knownBins(banks) }
  const reading = readCode(payload, options)
  if (!reading.ok) return reading
  const identity = paymentIdentity(payload, options)
  if (!IMPORTABLE_KINDS.includes(reading.kind) || identity === undefined || identity === '')
    return { ok: false, reason: 'not-importable', reading }
  // No amount of a vendor is stored, and a sticker that fixes one is no use to the next customer.
  if (reading.amount !== undefined) return { ok: false, reason: 'has-amount', reading }
  const { kind, bin, account } = reading
  const where = bin !== undefined && account !== undefined ? { bin, account } : { account: identity }
  return { ok: true, destination: { source: 'imported', kind, ...where, payload }, reading }
}

/** An account id as typed, without the blanks, dots and dashes people group digits with. */
export const cleanAccount = (typed: string): string => typed.replace(/[\s.\-\u2010-\u2015]|\p{Cf}/gu, '')

/** Makes the reusable code of a typed account: no amount, no name, no memo. */
export function codeForAccount(
  bin: string,
  account: string,
  banks: readonly Bank[],
): { ok: true; destination: Destination } | { ok: false; reason: BuildRefusal } {
  const built = buildTransfer({ bin, account }, { transferBins: transferBins(banks) })
  if (!built.ok) return built
  return { ok: true, destination: { source: 'typed', kind: 'transfer-account', bin, account, payload: built.payload } }
}

/** Whether the code pays exactly the account it is kept with; one we built must be what we would build today. */
export function paysItsAccount({ source, bin, account, payload }: Destination): boolean {
  const bins = new Set(bin === undefined ? [] : [bin])
  if (paymentIdentity(payload, { knownBins: bins }) !== destinationIdentity({ bin, account })) return false
  if (source === 'imported' || bin === undefined) return source === 'imported'
  const built = buildTransfer({ bin, account }, { transferBins: bins })
  return built.ok && built.payload === payload
}
