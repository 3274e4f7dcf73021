import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Database as SQLite } from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openNodeStore } from '../../src/store/node.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the bytes of a database that holds what the migrations leave, and nothing else. */
    emptyStore: string
    /** A folder for what is made once in a run of the tests, and thrown away at its end. */
    shared: string
  }
}

/** Before the first test: the migrations run once, and what they leave is what every test in memory begins with. */
export default async function makeEmptyStore(project: TestProject): Promise<() => void> {
  const store = openNodeStore(
    ':memory:',
    resolve(import.meta.dirname, '../../drizzle'),
    await openKeyring(newKeyFile()),
  )
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-tests-'))
  const file = join(folder, 'empty.sqlite')
  writeFileSync(file, (store.read as unknown as { $client: SQLite }).$client.serialize())
  store.close()
  project.provide('emptyStore', file)
  project.provide('shared', folder)
  return () => rmSync(folder, { recursive: true })
}
