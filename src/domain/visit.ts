/** What an officer met at a stall. The last two take the spot out of N. */
export const OUTCOMES = [
  'agreed',
  'postponed',
  'refused',
  'absent',
  'closed-today',
  'closed-for-good',
  'vacant',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why not: first-class figures of a site. */
export const REASONS = [
  'tax',
  'no-smartphone',
  'elderly',
  'no-account',
  'cash-customers',
  'fraud',
  'weak-signal',
  'relative-account',
  'fees',
  'other-provider',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

/** Was the sticker in its place? Seen by eye; a scan says more. */
export const DISPLAYS = ['in-place', 'missing'] as const
export type Display = (typeof DISPLAYS)[number]

/** The code on the wall against the register. `stranger` is the alarm: money would go to somebody else. */
export const SCANS = ['match', 'vendor-other', 'changed', 'other-stall', 'stranger', 'not-payment'] as const
export type Scan = (typeof SCANS)[number]

/** Evidence that money arrived: said by the vendor, observed by an officer, notified by the bank. */
export const LEVELS = ['said', 'observed', 'bank'] as const
export type Level = (typeof LEVELS)[number]

/** Only a customer's transfer counts; tests and the holder's own are kept as facts of their own kind. */
export const PAYERS = ['customer', 'officer-test', 'holder'] as const
export type Payer = (typeof PAYERS)[number]

/** State of a spot at a census walk. N counts the operating ones. */
export const CENSUS_STATES = ['operating', 'vacant', 'closed'] as const
export type CensusState = (typeof CENSUS_STATES)[number]

export const outcomeNeedsReason = (outcome: Outcome): boolean => outcome === 'refused'

/** The census state an outcome proves, so that a walk keeps N true. */
export function censusStateOf(outcome: Outcome): CensusState {
  if (outcome === 'vacant') return 'vacant'
  return outcome === 'closed-for-good' ? 'closed' : 'operating'
}
