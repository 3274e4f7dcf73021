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

export const readWaits = (c: Ctx): Promise<guesses.Waits> => guesses.readWaits(c, LIMITS)

export const countFailure = (c: Ctx): Promise<void> => guesses.countFailure(c, LIMITS)

/** Whether the device may have one more photo read: reading one costs a second of the machine. */
export const mayReadPhoto = (c: Ctx): Promise<boolean> => countWithin(c, PHOTOS)
/** Whether the device may send one more report. */
export const mayReport = (c: Ctx): Promise<boolean> => countWithin(c, REPORTS)

/** Counts a try and answers whether it is within the limits; over them nothing is written. */
async function countWithin(c: Ctx, limits: guesses.GuessLimits): Promise<boolean> {
  const { device, all } = await guesses.readWaits(c, limits)
  if (device > 0 || all > 0) return false
  await guesses.countFailure(c, limits)
  return true
}
