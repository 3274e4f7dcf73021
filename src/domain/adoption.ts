import type { Day } from './day.ts'
import type { CensusState, Outcome, Reason, Scan } from './visit.ts'

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
  /** An approved account that is live, and its payment code (A2). */
  hasCode: boolean
  /** Day the sticker was last looked for and seen in place, since the live code was activated (A3). */
  displayedOn?: Day
  /** Day of the newest scan of the wall when it matched the live code (A4). */
  verifiedOn?: Day
  /** The newest scan of the wall, whatever it said. */
  lastScan?: Scan
  /** Newest day a customer's transfer is known of, by level of evidence (A5). */
  saidOn?: Day
  observedOn?: Day
  bankOn?: Day
}

/** Figures of the funnel, in order. */
export const FIGURES = ['A1', 'A2', 'A3', 'A4', 'A5'] as const
export type Figure = (typeof FIGURES)[number]

/** Steps a stall is drawn in; it shows exactly one. */
export const STEPS = ['none', 'refused', 'visited', 'code', 'verified', 'active', 'alarm', 'gone'] as const
export type Step = (typeof STEPS)[number]

/** Days a sighting (A3), a matching scan (A4) and a transfer (A5) hold, counting the day itself. */
export const SEEN_HOLDS = 60
export const SCAN_HOLDS = 60
export const TRANSFER_HOLDS = 30
