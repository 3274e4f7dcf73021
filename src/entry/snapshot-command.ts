import { dayOf } from '../domain/day.ts'
import { takeSnapshots } from '../store/snapshot-taking.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'
import { clock } from './secrets.ts'

const TRUST = '--trust-clock'

/**
 * `snapshot`: freezes the figures of every day that is over and has no snapshot, as the server does by itself; with
 * `--trust-clock` also those of days before which nothing was written for weeks.
 */
export async function snapshot(
  args: string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (args.some((arg) => arg !== TRUST)) {
    complain(`Use: snapshot [${TRUST}]`)
    return 2
  }
  const { store } = await openProgram(readConfig(process.env), false)
  try {
    const now = clock()
    const { taken, missing, jumpedFrom } = await takeSnapshots(store, now, { trustClock: args.includes(TRUST) })
    print(`${taken} snapshots taken, ${missing} missing.`)
    if (jumpedFrom !== undefined)
      complain(
        `Nothing was written between ${jumpedFrom} and ${dayOf(now)}: is the clock right? Days from ${jumpedFrom} on wait; ${TRUST} takes them.`,
      )
    return 0
  } finally {
    store.close()
  }
}
