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
