import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
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

/** A fresh store on D1 in a real local workerd. */
async function d1Store(): Promise<Store & { close(): Promise<void> }> {
  const platform = await getPlatformProxy<{ DB: D1Binding }>({ persist: false })
  const binding = platform.env.DB
  await binding.batch(statements().map((statement) => binding.prepare(statement)))
  const store = openD1Store(binding as never, await openKeyring(newKeyFile()))
  return { ...store, close: () => platform.dispose() }
}

interface D1Binding {
  prepare(statement: string): unknown
  batch(statements: unknown[]): Promise<unknown>
}

/** Both drivers, for `describe.each`. */
export const DRIVERS = [
  ['better-sqlite3', nodeStore],
  ['D1 in workerd', d1Store],
] as const
