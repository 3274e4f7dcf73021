import { type AnyD1Database, drizzle } from 'drizzle-orm/d1'
import { createStore, type Database, type RunAll, type Store } from './database.ts'
import type { Keyring } from './keyring.ts'
import * as schema from './schema.ts'

/** The store over a D1 binding whose migrations were applied by wrangler. `batch` is atomic there. */
export function openD1Store(binding: AnyD1Database, keys: Keyring): Store {
  const read = drizzle(binding, { schema })
  const runAll: RunAll = async (writes) => {
    const [first, ...rest] = writes
    if (first === undefined) return []
    const results = (await read.batch([first, ...rest])) as unknown as { meta: { changes: number } }[]
    return results.map((result) => result.meta.changes)
  }
  return createStore(read as unknown as Database, runAll, keys)
}
