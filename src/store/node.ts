import SQLite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { createStore, type Database, type RunAll, type Store } from './database.ts'
import type { Keyring } from './keyring.ts'
import * as schema from './schema.ts'
import { keepStatements } from './statements.ts'

/** SQLite before 3.51.3 can corrupt a WAL on reset. */
const OLDEST_SQLITE = [3, 51, 3]
/** PRAGMA synchronous: 2 is FULL. NORMAL, which better-sqlite3 compiles in, loses acknowledged rows in a power cut. */
const FULL = 2
const ALL_PAGES = 0x7fffffff
const DAMAGED = 'is damaged or is no database: restore a backup'

/** A file that cannot be used as it is; the message goes on from its name. */
export class UnusableFile extends Error {}

export interface OpenedStore extends Store {
  /** Number of migrations applied to the file. */
  readonly schemaVersion: number
  close(): void
}

/**
 * Opens or creates the file, brings its schema up to date and checks what trust depends on. `:memory:` works. Throws
 * UnusableFile when it is damaged, newer than this program, or holds rows that point at nothing.
 */
export function openNodeStore(file: string, migrations: string, keys: Keyring): OpenedStore {
  try {
    return openFile(file, migrations, keys)
  } catch (error) {
    throw unusable(error)
  }
}

const unusable = (error: unknown): unknown =>
  error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|CANTOPEN)/.test(error.code)
    ? new UnusableFile(DAMAGED)
    : error

function openFile(file: string, migrations: string, keys: Keyring): OpenedStore {
  const sqlite = new SQLite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('busy_timeout = 5000')
  // Without it INSERT OR REPLACE deletes rows past the triggers that refuse DELETE.
  sqlite.pragma('recursive_triggers = ON')
  // What is erased leaves no trace in free pages, and so none in backups made later.
  sqlite.pragma('secure_delete = ON')
  assertSafe(sqlite)
  const read = drizzle(sqlite, { schema, casing: undefined })
  const schemaVersion = migrateFile(sqlite, migrations, () => migrate(read, { migrationsFolder: migrations }))
  const revision = revisionOf(sqlite)
  keepStatements(sqlite)
  const runAll = sqlite.transaction((writes: Parameters<RunAll>[0]) =>
    writes.map((write) => (write.run() as { changes: number }).changes),
  )
  const store = createStore(read as unknown as Database, async (writes) => runAll.immediate(writes), keys)
  return { ...store, revision, schemaVersion, close: () => sqlite.close() }
}

/**
 * Copies a database that may be in use to a new file, as it stands at one moment, by SQLite's online backup. All pages go
 * in one step: between steps another connection's writes would make it begin anew, for ever on a busy server.
 */
export async function copyDatabase(file: string, to: string): Promise<void> {
  // Not read-only: such a connection, being the last, would leave the files of the write-ahead log behind.
  const sqlite = new SQLite(file, { fileMustExist: true })
  try {
    await sqlite.backup(to, { progress: () => ALL_PAGES })
  } catch (error) {
    throw unusable(error)
  } finally {
    sqlite.close()
  }
}

/** Throws UnusableFile when SQLite finds a page, an index or a constraint of the file broken. */
export function checkIntegrity(file: string): void {
  const sqlite = new SQLite(file, { readonly: true, fileMustExist: true })
  try {
    if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new UnusableFile(DAMAGED)
  } catch (error) {
    throw unusable(error)
  } finally {
    sqlite.close()
  }
}

/** Throws UnusableFile when a table, an index or a trigger is not as the migrations make it: they hold every rule. */
export function checkSchema(file: string, migrations: string): void {
  const [sqlite, fresh] = [new SQLite(file, { readonly: true, fileMustExist: true }), new SQLite(':memory:')]
  try {
    migrate(drizzle(fresh), { migrationsFolder: migrations })
    const [found, made] = [partsOf(sqlite), partsOf(fresh)]
    const other = [...found.keys(), ...made.keys()].filter((name) => found.get(name) !== made.get(name))
    if (other.length > 0)
      throw new UnusableFile(`has another schema than this program makes (${[...new Set(other)].join(', ')})`)
  } finally {
    sqlite.close()
    fresh.close()
  }
}

/** Tables, indexes and triggers by their names, as they were made. */
const partsOf = (sqlite: SQLite.Database): Map<string, string> =>
  new Map(
    sqlite.prepare("select name, sql from sqlite_master where name not like 'sqlite_%'").raw().all() as [
      string,
      string,
    ][],
  )

/** Rows changed by this connection so far, and SQLite's count of the commits of all others. */
function revisionOf(sqlite: SQLite.Database): () => string {
  const query = sqlite.prepare(`select total_changes() || ' ' || data_version from pragma_data_version`).pluck()
  return () => query.get() as string
}

function assertSafe(sqlite: SQLite.Database): void {
  const version = sqlite.prepare('select sqlite_version()').pluck().get() as string
  const parts = version.split('.').map(Number)
  const order = OLDEST_SQLITE.map((part, at) => (parts[at] ?? 0) - part).find((difference) => difference !== 0) ?? 0
  if (order < 0) throw new Error(`SQLite ${version} is too old: at least ${OLDEST_SQLITE.join('.')} is needed.`)
  if (sqlite.pragma('synchronous', { simple: true }) !== FULL)
    throw new Error('SQLite does not run with synchronous=FULL.')
}

function migrateFile(sqlite: SQLite.Database, migrations: string, migrateUp: () => void): number {
  sqlite.pragma('foreign_keys = OFF')
  migrateUp()
  sqlite.pragma('foreign_keys = ON')
  const broken = sqlite.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new UnusableFile(`holds rows that point at nothing (${broken.length}): restore a backup`)
  const applied = sqlite.prepare('select count(*) from __drizzle_migrations').pluck().get() as number
  if (applied > readMigrationFiles({ migrationsFolder: migrations }).length)
    throw new UnusableFile('was written by a newer program: start that one')
  return applied
}
