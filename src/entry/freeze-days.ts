import { dayOf } from '../domain/day.ts'
import { type Taking, takeSnapshots } from '../store/snapshot-taking.ts'
import type { Services } from '../web/services.ts'

/** Freezes the days that are over; a failure is logged, and the next run makes up for it. */
export async function freezeDays({ store, clock, log }: Services, taking?: Taking): Promise<void> {
  try {
    const { taken, missing, jumpedFrom } = await takeSnapshots(store, clock(), taking)
    if (jumpedFrom !== undefined) log({ event: 'clock-jumped', from: jumpedFrom, to: dayOf(clock()) })
    if (taken > 0 || missing > 0) log({ event: 'snapshots-taken', taken, missing })
  } catch (error) {
    log({ event: 'snapshots-failed', error: error instanceof Error ? error.name : 'unknown' })
  }
}
