import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { inject } from 'vitest'
import { openD1Store } from '../../src/store/d1.ts'
import type { Store } from '../../src/store/database.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openNodeStore } from '../../src/store/node.ts'
import { giveBack, migratedD1 } from './d1.ts'

const MIGRATIONS = resolve(import.meta.dirname, '../../drizzle')

/** Bytes that better-sqlite3 opens as a database in memory, with changes of its own. */
let migrated: Buffer | undefined
const inMemory = (): string => {
  migrated ??= readFileSync(inject('emptyStore'))
  return migrated as Buffer & string
}

/**
 * A fresh, empty, migrated store: in memory, unless the raw file is needed and its path given. Migrating takes ten times
 * as long as copying what was migrated before the first test; a file is migrated itself.
 */
export async function nodeStore(file = ':memory:', keyFile = newKeyFile()): Promise<Store & { close(): void }> {
  return openNodeStore(file === ':memory:' ? inMemory() : file, MIGRATIONS, await openKeyring(keyFile))
}

const statements = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((name) => readFileSync(`${MIGRATIONS}/${name}`, 'utf8').split('--> statement-breakpoint'))

/** A fresh store on D1 in a real local workerd. */
async function d1Store(): Promise<Store & { close(): Promise<void> }> {
  const local = await migratedD1(statements())
  const store = openD1Store(local.DB as never, await openKeyring(newKeyFile()))
  return { ...store, close: async () => void giveBack(local) }
}

/** Both drivers, for `describe.each`. */
export const DRIVERS = [
  ['better-sqlite3', nodeStore],
  ['D1 in workerd', d1Store],
] as const
