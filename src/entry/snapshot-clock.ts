import { setImmediate } from 'node:timers/promises'
import { type Day, dayOf, type Instant } from '../domain/day.ts'
import type { Services } from '../web/services.ts'
import { freezeDays } from './freeze-days.ts'

const CHECK_PERIOD = 3_600

export interface SnapshotClock {
  /** Called every minute: freezes at the first call, after midnight in Viet Nam, and every hour; undefined when it is not due. */
  tick(): Promise<void> | undefined
  /** Ends after the snapshot in hand. */
  stop(): Promise<void>
}

/** One run at a time, which lets requests have their turn between two snapshots. */
export function snapshotClock(services: Services): SnapshotClock {
  let last: { day: Day; at: Instant } | undefined
  let running: Promise<void> | undefined
  let isStopping = false
  const goOn = async (): Promise<boolean> => {
    await setImmediate()
    return !isStopping
  }
  return {
    tick() {
      const at = services.clock()
      const isDue = last === undefined || last.day !== dayOf(at) || at - last.at >= CHECK_PERIOD
      if (!isDue || running !== undefined || isStopping) return undefined
      last = { day: dayOf(at), at }
      running = freezeDays(services, { goOn }).finally(() => {
        running = undefined
      })
      return running
    },
    async stop() {
      isStopping = true
      await running
    },
  }
}
