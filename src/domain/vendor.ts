import { type Dong, type DongProblem, readDong } from './money.ts'
import { foldMemo } from './names.ts'
import { TRANSFER_LIMIT } from './vietqr/amount.ts'
import { MEMO_LENGTH } from './vietqr/warnings.ts'

/** Seconds that a private link waits for its vendor. Once they have chosen a PIN it stays until it is taken back. */
export const LINK_LIFE = 72 * 60 * 60

export const PIN_LENGTH = 6

/** Wrong PINs after which a link waits, and for how many seconds; and after which it is of no use any more. */
export const PIN_TRIES = 5
export const PIN_WAIT = 15 * 60
export const PIN_TRIES_IN_ALL = 30

/** Seconds after which the PIN is asked for again on the same phone. */
export const VENDOR_SESSION = 30 * 24 * 60 * 60

/** Why a vendor asks for another account. No account is written down here: an officer comes and takes it. */
export const CHANGE_REASONS = ['other-bank', 'account-closed', 'phone-lost', 'not-mine', 'other'] as const
export type ChangeReason = (typeof CHANGE_REASONS)[number]

/** Why a PIN is not taken: not six digits, or one that is tried first. */
export type PinFault = 'not-six-digits' | 'too-easy'

export function findPinFault(pin: string): PinFault | undefined {
  if (!/^\d+$/.test(pin) || pin.length !== PIN_LENGTH) return 'not-six-digits'
  const steps = Array.from(pin.slice(1), (digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10)
  const isRun = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0)
  const isRepeated = pin.slice(0, 3) === pin.slice(3) || pin === pin.slice(0, 2).repeat(3)
  return isRun || isRepeated ? 'too-easy' : undefined
}

/** Where a link stands: waits for its vendor, is theirs, waited too long, or was taken back. */
export type LinkState = 'waiting' | 'claimed' | 'expired' | 'revoked'

interface LinkTimes {
  readonly expiresAt: number
  readonly claimedAt: number | null
  readonly revokedAt: number | null
}

export function linkState({ expiresAt, claimedAt, revokedAt }: LinkTimes, now: number): LinkState {
  if (revokedAt !== null) return 'revoked'
  if (claimedAt !== null) return 'claimed'
  return now < expiresAt ? 'waiting' : 'expired'
}

/** Amounts that are asked for again and again, in đồng. */
export const QUICK_AMOUNTS: readonly Dong[] = [10_000, 20_000, 50_000, 100_000, 200_000]

/** Days for which a copy kept on the phone is shown without the server. */
export const KEPT_DAYS = 7

export type AmountFault = DongProblem | 'zero'
export type AmountReading = { ok: true; amount: Dong } | { ok: false; reason: AmountFault }

/** An amount as typed, when one transfer can carry it. */
export function readAmount(text: string): AmountReading {
  const reading = readDong(text)
  if (!reading.ok) return reading
  if (reading.dong === 0) return { ok: false, reason: 'zero' }
  return reading.dong > TRANSFER_LIMIT ? { ok: false, reason: 'too-large' } : { ok: true, amount: reading.dong }
}

/**
 * A memo as it will be sent: upper case without marks, undefined when nothing is left of it. Never cut: one that is too
 * long is said to be.
 */
export function readMemo(text: string): { memo: string | undefined; fault: 'long-memo' | undefined } {
  const { text: folded } = foldMemo(text)
  return { memo: folded || undefined, fault: folded.length > MEMO_LENGTH ? 'long-memo' : undefined }
}
