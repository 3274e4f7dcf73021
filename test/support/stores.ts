import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll } from 'vitest'
import { getPlatformProxy } from 'wrangler'
import { openD1Store } from '../../src/store/d1.ts'
import type { Store } from '../../src/store/database.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openNodeStore } from '../../src/store/node.ts'

const MIGRATIONS = resolve(import.meta.dirname, '../../drizzle')

/** A fresh, empty, migrated store in memory. Tests that need the raw file pass its path, or keys of their own. */
export async function nodeStore(file = ':memory:', keyFile = newKeyFile()): Promise<Store & { close(): void }> {
  return openNodeStore(file, MIGRATIONS, await openKeyring(keyFile))
}

const statements = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((name) => readFileSync(`${MIGRATIONS}/${name}`, 'utf8').split('--> statement-breakpoint'))

type Platform = Awaited<ReturnType<typeof getPlatformProxy<{ DB: D1Binding }>>>
/** Starting workerd costs more than most tests: one that a test has closed is emptied for the next. */
const idle: Platform[] = []
afterAll(() => Promise.all(idle.splice(0).map((platform) => platform.dispose())))

/** A fresh store on D1 in a real local workerd. */
async function d1Store(): Promise<Store & { close(): Promise<void> }> {
  const platform = idle.pop() ?? (await getPlatformProxy<{ DB: D1Binding }>({ persist: false }))
  const { DB } = platform.env
  await DB.batch([...(await dropping(DB)), ...statements()].map((statement) => DB.prepare(statement)))
  const store = openD1Store(DB as never, await openKeyring(newKeyFile()))
  return { ...store, close: async () => void idle.push(platform) }
}

/** Takes away what an earlier test has left: triggers before tables, so that none of them speaks up. */
async function dropping(DB: D1Binding): Promise<string[]> {
  const own = `select type, name from sqlite_master where type in ('trigger', 'table')
    and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by type desc`
  const { results } = await DB.prepare(own).all()
  return ['pragma defer_foreign_keys = on', ...results.map(({ type, name }) => `drop ${type} "${name}"`)]
}

interface D1Binding {
  prepare(statement: string): { all(): Promise<{ results: { type: string; name: string }[] }> }
  batch(statements: unknown[]): Promise<unknown>
}

/** Both drivers, for `describe.each`. */
export const DRIVERS = [
  ['better-sqlite3', nodeStore],
  ['D1 in workerd', d1Store],
] as const
