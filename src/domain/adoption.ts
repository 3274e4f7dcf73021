import { addDays, type Day, daysBetween, type Instant } from './day.ts'
import { REGULAR_DAYS } from './market-days.ts'
import { isAlarm } from './scan.ts'
import type { Side } from './site.ts'
import type { CensusState, Level, Outcome, Reason, Scan } from './visit.ts'

/**
 * What is known of one stall as of a day: the newest fact of each kind, received so far. The figures, the strip and
 * every list are read off the same standings, so a figure and the list behind it cannot disagree.
 */
export interface StallStanding {
  stall: string
  /** State at the newest census fact; only `operating` stalls are in N. */
  census: CensusState
  /** It has an outcome in the current round (A1). */
  visited: boolean
  /** Newest visit's outcome and reason, of any round. */
  outcome?: Outcome
  reason?: Reason
  /** An approved account that is live, its payment code, and a consent to both that stands (A2): it can be printed. */
  hasCode: boolean
  /** Day the sticker was last looked for and seen in place, since the live code was activated (A3). */
  displayedOn?: Day
  /** Day of the newest scan of the wall when it matched the live code (A4). */
  verifiedOn?: Day
  /** The newest scan of a payment code on the wall, and when it was made; what is no payment code does not count. */
  lastScan?: Scan
  lastScanAt?: Instant
  /** Newest day a customer's transfer is known of, by level of evidence (A5). */
  saidOn?: Day
  observedOn?: Day
  bankOn?: Day
  /** Trading days with a customer's transfer, observed or told by the bank, among the last thirty (A6). */
  transferDays: number
  /** Newest day for which an officer or the bank told of transfers on ten or more of thirty days (A6). */
  regularOn?: Day
  /** Oldest day a customer's transfer is known of, observed or told by the bank (A8). */
  firstPaidOn?: Day
  /** Newest day on which somebody was met there to ask (A8). */
  askedOn?: Day
}

/** A standing with where the stall is and who trades there: a row of every list and a shopfront of the strip. */
export interface PlacedStanding extends StallStanding {
  site: string
  block: string
  side: Side
  /** Place in walking order over the whole site, from 1. */
  position: number
  number: string
  merchant?: string
  tradeName?: string
}

/** Figures of the funnel, in order. */
export const FIGURES = ['A1', 'A2', 'A3', 'A4', 'A5'] as const
export type Figure = (typeof FIGURES)[number]

/** Steps a stall is drawn in; it shows exactly one. */
export const STEPS = ['none', 'refused', 'visited', 'code', 'verified', 'active', 'alarm', 'gone'] as const
export type Step = (typeof STEPS)[number]

/** Days since the first transfer after which a stall is asked whether it lasts (A8). */
export const RETAINED_AFTER = 60

/** Days a sighting (A3), a matching scan (A4) and a transfer (A5) hold, counting the day itself. */
export const SEEN_HOLDS = 60
export const SCAN_HOLDS = 60
export const TRANSFER_HOLDS = 30

let remembered = { day: '', since: new Map<number, Day>() }

// Every figure asks this of every stall, always for the same day: counting it anew took half the time of a page.
function firstHeld(days: number, day: Day): Day {
  if (remembered.day !== day) remembered = { day, since: new Map() }
  const known = remembered.since.get(days) ?? addDays(day, 1 - days)
  remembered.since.set(days, known)
  return known
}

/** A fact of a day holds on that day and the ones after it, `days` of them in all; a later fact does not hold yet. */
const holds = (fact: Day | undefined, days: number, day: Day): boolean =>
  fact !== undefined && fact <= day && fact >= firstHeld(days, day)

const reached: Record<Figure, (stall: StallStanding, day: Day) => boolean> = {
  A1: (stall) => stall.visited,
  A2: (stall) => stall.hasCode,
  A3: (stall, day) => holds(stall.displayedOn, SEEN_HOLDS, day),
  A4: (stall, day) => holds(stall.verifiedOn, SCAN_HOLDS, day),
  A5: (stall, day) => holds(stall.bankOn, TRANSFER_HOLDS, day) || holds(stall.observedOn, TRANSFER_HOLDS, day),
}

/** Whether the stall is in N: vacant spots and those closed for good are not. */
export const isCounted = (stall: StallStanding): boolean => stall.census === 'operating'

/**
 * Whether the stall counts in a figure on a day. A stall outside N counts in none. Seen 59 days ago still holds, 60 days
 * ago no longer; a transfer 29 days ago does, 30 days ago does not.
 */
export const reaches = (stall: StallStanding, figure: Figure, day: Day): boolean =>
  isCounted(stall) && reached[figure](stall, day)

/** A6: transfers on ten or more of the last thirty trading days, counted one by one or seen as a whole. */
export const isRegular = (stall: StallStanding, day: Day): boolean =>
  isCounted(stall) && (stall.transferDays >= REGULAR_DAYS || holds(stall.regularOn, TRANSFER_HOLDS, day))

/** The base of A8: counted stalls that were active sixty or more days ago. */
export const wasActive = (stall: StallStanding, day: Day): boolean =>
  isCounted(stall) && stall.firstPaidOn !== undefined && stall.firstPaidOn < firstHeld(RETAINED_AFTER, day)

/**
 * A8: at the latest check (somebody was met there, or a transfer is known) the newest transfer was no older than A5 lets
 * it be. A stall that was not checked for sixty days has not shown that it lasts.
 */
export function isRetained(stall: StallStanding, day: Day): boolean {
  if (!wasActive(stall, day)) return false
  const paid = newestOf(stall.observedOn, stall.bankOn)
  const checked = newestOf(stall.askedOn, paid)
  if (checked === undefined || paid === undefined || !holds(checked, RETAINED_AFTER, day)) return false
  return daysBetween(paid, checked) < TRANSFER_HOLDS
}

const newestOf = (one: Day | undefined, other: Day | undefined): Day | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one

/** The best evidence that money arrives at a counted stall; `said` alone is shown beside A5, never in it. */
export function evidenceOf(stall: StallStanding, day: Day): Level | undefined {
  if (!isCounted(stall)) return undefined
  if (holds(stall.bankOn, TRANSFER_HOLDS, day)) return 'bank'
  if (holds(stall.observedOn, TRANSFER_HOLDS, day)) return 'observed'
  return holds(stall.saidOn, TRANSFER_HOLDS, day) ? 'said' : undefined
}

/** Whether a transfer of that day is too old to move A5 today; it is kept all the same. */
export const isOldEvidence = (day: Day, today: Day): boolean => daysBetween(day, today) >= TRANSFER_HOLDS

/** How a stall is drawn: its step, the clock badge, and the best evidence of an active one. */
export interface DrawnStep {
  readonly step: Step
  /** It was seen or scanned right once, too long ago: "Cần kiểm tra lại". Only at step `code`. */
  readonly stale: boolean
  /** The best level of evidence, of an active stall. */
  readonly level?: Level
}

/** Gone, else alarm, else the highest step that still holds on the day. */
export function stepOf(stall: StallStanding, day: Day): DrawnStep {
  const drawn = (step: Step): DrawnStep => ({ step, stale: false })
  if (!isCounted(stall)) return drawn('gone')
  if (stall.lastScan !== undefined && isAlarm(stall.lastScan)) return drawn('alarm')
  if (reaches(stall, 'A5', day)) return { ...drawn('active'), level: evidenceOf(stall, day) }
  if (reaches(stall, 'A4', day)) return drawn('verified')
  if (stall.hasCode) return { step: 'code', stale: wentStale(stall, day) }
  if (isUnwilling(stall)) return drawn('refused')
  return drawn(stall.visited ? 'visited' : 'none')
}

function wentStale(stall: StallStanding, day: Day): boolean {
  const seen = stall.displayedOn !== undefined && !reaches(stall, 'A3', day)
  return seen || stall.verifiedOn !== undefined
}

/** Whether a counted stall's newest outcome is a refusal or a postponement, of whatever round. */
export const isUnwilling = (stall: StallStanding): boolean =>
  isCounted(stall) && (stall.outcome === 'refused' || stall.outcome === 'postponed')
