import type { Day } from './day.ts'

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

/** The code on the wall against the register. Which of them are alarms: `isAlarm`. */
export const SCANS = ['match', 'vendor-other', 'changed', 'other-stall', 'stranger', 'not-payment'] as const
export type Scan = (typeof SCANS)[number]

/** Evidence that money arrived: said by the vendor, observed by an officer, notified by the bank. */
export const LEVELS = ['said', 'observed', 'bank'] as const
export type Level = (typeof LEVELS)[number]

/** Only a customer's transfer counts; tests and the holder's own are kept as facts of their own kind. */
export const PAYERS = ['customer', 'officer-test', 'holder'] as const
export type Payer = (typeof PAYERS)[number]

/** On how many of the last thirty days transfers came: some, or ten and more (A6). */
export const TRANSFER_DAYS = ['few', 'regular'] as const
export type TransferDays = (typeof TRANSFER_DAYS)[number]

/** State of a spot at a census walk. N counts the operating ones. */
export const CENSUS_STATES = ['operating', 'vacant', 'closed'] as const
export type CensusState = (typeof CENSUS_STATES)[number]

const outcomeNeedsReason = (outcome: Outcome): boolean => outcome === 'refused'

/** The census state an outcome proves, so that a walk keeps N true. */
function censusStateOf(outcome: Outcome): CensusState {
  if (outcome === 'vacant') return 'vacant'
  return outcome === 'closed-for-good' ? 'closed' : 'operating'
}

/** Only a stall that asked for time is called on a certain day. */
export const outcomeHasReturnDay = (outcome: Outcome): boolean => outcome === 'postponed'

/** Somebody said why, or may have: a refusal must give a reason, a postponement may. */
export const outcomeMayHaveReason = (outcome: Outcome): boolean => outcome === 'refused' || outcome === 'postponed'

/** Somebody was there to talk to. */
export const outcomeMeetsVendor = (outcome: Outcome): boolean =>
  outcome === 'agreed' || outcome === 'postponed' || outcome === 'refused'

/** Levels an officer may record; the bank's own notices are the third. */
export const OFFICER_LEVELS = ['said', 'observed'] as const satisfies readonly Level[]
export type OfficerLevel = (typeof OFFICER_LEVELS)[number]

/**
 * The census fact a visit adds, when it proves another state than the newest one. Closed shutters prove no business:
 * a spot that was vacant or closed for good stays so until somebody is met there.
 */
export function censusAfter(outcome: Outcome, newest: CensusState | undefined): CensusState | undefined {
  if (newest !== undefined && (outcome === 'absent' || outcome === 'closed-today')) return undefined
  const state = censusStateOf(outcome)
  return state === newest ? undefined : state
}

/** Evidence of one transfer, as an officer states it. Never an amount. */
export interface Evidence {
  level: OfficerLevel
  /** Who paid; only `customer` counts. */
  payer?: Payer | undefined
  day?: Day | undefined
  days?: TransferDays | undefined
}

/** What an officer states about one visit, before it is checked. */
export interface VisitReport {
  outcome: Outcome
  reason?: Reason | undefined
  returnDay?: Day | undefined
  display?: Display | undefined
  /** Whether the text of a code on the wall came along. */
  scanned: boolean
  evidence?: Evidence | undefined
}

/** What is known of the stall when the visit is written down. */
export interface VisitedStall {
  hasMerchant: boolean
  hasCode: boolean
}

/** Why a visit is not stored, by what the officer has to look at again. */
export const VISIT_FAULTS = [
  'reason-missing',
  'return-day-not-ahead',
  'no-code-to-look-for',
  'no-code-to-compare',
  'no-merchant-to-pay',
  'nobody-met',
  'payer-missing',
  'day-missing',
  'day-ahead',
] as const
export type VisitFault = (typeof VISIT_FAULTS)[number]

/** Every fault of a report on the given day, in the order of the form. */
export function findVisitFaults(report: VisitReport, stall: VisitedStall, today: Day): VisitFault[] {
  const { outcome, reason, returnDay, display, scanned, evidence } = report
  const faults: [boolean, VisitFault][] = [
    [outcomeNeedsReason(outcome) && reason === undefined, 'reason-missing'],
    [returnDay !== undefined && returnDay <= today, 'return-day-not-ahead'],
    [display !== undefined && !stall.hasCode, 'no-code-to-look-for'],
    [scanned && !stall.hasCode, 'no-code-to-compare'],
    [evidence !== undefined && !stall.hasMerchant, 'no-merchant-to-pay'],
    [evidence !== undefined && !outcomeMeetsVendor(outcome), 'nobody-met'],
    [evidence !== undefined && evidence.payer === undefined, 'payer-missing'],
    [evidence !== undefined && evidence.day === undefined, 'day-missing'],
    [evidence?.day !== undefined && evidence.day > today, 'day-ahead'],
  ]
  return faults.filter(([isFault]) => isFault).map(([, fault]) => fault)
}
