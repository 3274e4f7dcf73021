import type { BatchItem } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { auditWrites, type Entry } from './audit.ts'
import type { Keyring } from './keyring.ts'
import type * as schema from './schema.ts'

/** One type for better-sqlite3 (sync) and D1 (async): queries are always awaited, never run in a transaction of their own. */
export type Database = BaseSQLiteDatabase<'sync' | 'async', unknown, typeof schema>

/** A built insert, update or delete that has not run yet. Builders are never async: awaiting one runs it. */
export type Write = BatchItem<'sqlite'> & { run(): unknown }

/**
 * What became of a commit. `rule` names the rule that refused it: a trigger's name (`own-proposal`), or
 * `unique: table.column[, …]`, or `check: name`, or `foreign key`. Nothing of a refused commit is stored.
 */
export type Committed = { ok: true; changes: number[] } | { ok: false; rule: string }

export interface Store {
  /** For questions only; writes go through `commit`. */
  readonly read: Database
  readonly keys: Keyring
  /**
   * Runs all writes and their audit entries in one transaction, all or none. `changes` counts rows per write, on D1
   * together with those that triggers wrote: whether it is 0 can be relied on.
   */
  commit(writes: Write[], entries: Entry[]): Promise<Committed>
  /**
   * A text that is another after any change of any row, by this process or another; what was read under the same one
   * may be kept. Absent where that cannot be told without a query over the network.
   */
  revision?(): string
}

/** Runs writes atomically and returns the rows changed by each. */
export type RunAll = (writes: Write[]) => Promise<number[]>

const ATTEMPTS = 5

/** The one `Store` over both drivers: audit chaining, refusals as values, and commits one after another. */
export function createStore(read: Database, runAll: RunAll, keys: Keyring): Store {
  let queue: Promise<unknown> = Promise.resolve()

  async function attempt(writes: Write[], entries: Entry[]): Promise<Committed> {
    for (let tries = 1; ; tries++) {
      const audited = await auditWrites(read, keys, entries)
      try {
        const changes = await runAll([...writes, ...audited])
        return { ok: true, changes: changes.slice(0, writes.length) }
      } catch (error) {
        const rule = ruleOf(error)
        if (rule === undefined) throw error
        // Another process (a Worker isolate) took the next audit number: chain on from the new head.
        if (!isAuditRace(rule) || tries === ATTEMPTS) return { ok: false, rule }
      }
    }
  }

  const commit = (writes: Write[], entries: Entry[]): Promise<Committed> => {
    const turn = queue.then(() => attempt(writes, entries))
    queue = turn.catch(() => undefined)
    return turn
  }
  return { read, keys, commit }
}

const isAuditRace = (rule: string): boolean => rule === 'audit-order' || rule === 'unique: audit.seq'

/** The rule behind a constraint error of either driver; undefined when the error is something else. */
function ruleOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const named = /rule: ([a-z_ -]+)/.exec(cause.message)
    if (named) return named[1]?.trim()
    const unique = /UNIQUE constraint failed: ([\w., ]+)/.exec(cause.message)
    if (unique) return `unique: ${unique[1]?.trim()}`
    const checked = /CHECK constraint failed: (\w+)/.exec(cause.message)
    if (checked) return `check: ${checked[1]}`
    if (/FOREIGN KEY constraint failed/.test(cause.message)) return 'foreign key'
  }
  return undefined
}

/** Whether a commit failed because there is no room left where the database lies. Nothing of it is stored. */
export function isFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (/database or disk is full|SQLITE_FULL/.test(cause.message)) return true
  return false
}
