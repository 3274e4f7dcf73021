import { isCounted, type PlacedStanding, reaches, type Step, stepOf } from './adoption.ts'
import type { Day } from './day.ts'
import { stepCounts } from './funnel.ts'
import { groupBy } from './groups.ts'
import { type Share, share } from './share.ts'

/** How the stalls of a site are drawn on a day, in numbers. */
export interface Drawing {
  readonly day: Day
  readonly steps: Readonly<Record<Step, number>>
  /** Stalls with a clock badge, inside the steps. */
  readonly stale: number
  /** Stalls whose newest scan paid a stranger. */
  readonly alarms: readonly PlacedStanding[]
  /** A5 of each block that has stalls, by its id. */
  readonly active: ReadonlyMap<string, Share>
}

export const drawingOf = (stalls: readonly PlacedStanding[], day: Day): Drawing => ({
  day,
  steps: stepCounts(stalls, day),
  stale: stalls.filter((stall) => stepOf(stall, day).stale).length,
  alarms: stalls.filter((stall) => stepOf(stall, day).step === 'alarm'),
  active: new Map([...groupBy(stalls, ({ block }) => block)].map(([block, here]) => [block, activeShare(here, day)])),
})

/** Several sites drawn together. */
export const sumSteps = (drawings: readonly Drawing[]): Record<Step, number> => {
  const sums = stepCounts([], '')
  for (const { steps } of drawings) for (const [step, count] of Object.entries(steps)) sums[step as Step] += count
  return sums
}

/** A5 of the stalls of a block. */
export const activeShare = (stalls: readonly PlacedStanding[], day: Day): Share =>
  share(stalls.filter((stall) => reaches(stall, 'A5', day)).length, stalls.filter(isCounted).length)
