import { LONGEST_WINDOW } from '../../store/throttles.ts'
import * as guesses from '../guesses.ts'
import type { Ctx } from '../route.ts'

/** Serials that may be wrong in a window of so many seconds: of one device, and of everybody together. */
export const DEVICE_FAILURES = 60
export const ALL_FAILURES = 600
const WINDOW = 60

const LIMITS: guesses.GuessLimits = { name: 'check', device: DEVICE_FAILURES, all: ALL_FAILURES, window: WINDOW }
/** Photos the server may be asked to read, and reports it takes. */
const PHOTOS: guesses.GuessLimits = { name: 'check-photo', device: 6, all: 12, window: WINDOW }
const REPORTS: guesses.GuessLimits = { name: 'check-report', device: 5, all: 20, window: LONGEST_WINDOW }

/** A code alone is guessed apart: account numbers are far fewer than serials. */
const CODES: guesses.GuessLimits = { ...LIMITS, of: 'code' }
const limitsOf = (what: 'serial' | 'code'): guesses.GuessLimits => (what === 'code' ? CODES : LIMITS)

export const readWaits = (c: Ctx, what: 'serial' | 'code' = 'serial'): Promise<guesses.Waits> =>
  guesses.readWaits(c, limitsOf(what))

export const countFailure = (c: Ctx, what: 'serial' | 'code' = 'serial'): Promise<void> =>
  guesses.countFailure(c, limitsOf(what))

/** Whether the device may have one more photo read: reading one costs a second of the machine. */
export const mayReadPhoto = (c: Ctx): Promise<boolean> => countWithin(c, PHOTOS)
/** Reports of one stall are counted apart, so that whoever floods places silences no sticker. */
const REPORTS_OF_STALL = 5

/** Whether the device may send one more report, of a stall that a sticker named or of a place. */
export const mayReport = (c: Ctx, stall: string | undefined): Promise<boolean> =>
  countWithin(c, stall === undefined ? REPORTS : { ...REPORTS, all: REPORTS_OF_STALL, of: stall })

/** Counts a try and answers whether it is within the limits; over them nothing is written. */
async function countWithin(c: Ctx, limits: guesses.GuessLimits): Promise<boolean> {
  const { device, all } = await guesses.readWaits(c, limits)
  if (device > 0 || all > 0) return false
  await guesses.countFailure(c, limits)
  return true
}
