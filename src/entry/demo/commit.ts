import type { Entry } from '../../store/audit.ts'
import type { Store, Write } from '../../store/database.ts'

/** The demo goes the same way as everybody: a rule that refuses it is a bug of the demo. */
export async function commitDemo(
  store: Store,
  { writes, entries }: { writes: Write[]; entries: Entry[] },
): Promise<void> {
  const committed = await store.commit(writes, entries)
  if (!committed.ok) throw new Error(`the demo world was refused by the rule "${committed.rule}"`)
}
