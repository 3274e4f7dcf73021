import { takeSnapshots } from '../store/snapshot-taking.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'
import { clock } from './secrets.ts'

/** `snapshot`: freezes the figures of every day that is over and has no snapshot, as the server does by itself. */
export async function snapshot(
  args: string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  if (args.length > 0) {
    complain('Use: snapshot')
    return 2
  }
  const { store } = await openProgram(readConfig(process.env), false)
  try {
    const { taken, missing } = await takeSnapshots(store, clock())
    print(`${taken} snapshots taken, ${missing} missing.`)
    return 0
  } finally {
    store.close()
  }
}
