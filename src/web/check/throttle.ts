import * as guesses from '../guesses.ts'
import type { Ctx } from '../route.ts'

/** Serials that may be wrong in a window of so many seconds: of one device, and of everybody together. */
export const DEVICE_FAILURES = 60
export const ALL_FAILURES = 600

const LIMITS: guesses.GuessLimits = { name: 'check', device: DEVICE_FAILURES, all: ALL_FAILURES, window: 60 }

export const readWaits = (c: Ctx): Promise<guesses.Waits> => guesses.readWaits(c, LIMITS)

export const countFailure = (c: Ctx): Promise<void> => guesses.countFailure(c, LIMITS)
