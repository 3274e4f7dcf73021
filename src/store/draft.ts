import type { Entry } from './audit.ts'
import type { Write } from './database.ts'

/** Writes and entries of one commit, ready for `store.commit`. */
export interface Draft {
  readonly writes: Write[]
  readonly entries: Entry[]
}

/** Who acts, when (seconds UTC), and where the ids of new rows come from. */
export interface Act {
  readonly by: string
  readonly at: number
  readonly newId: () => string
}
