import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BadSetting } from '../../src/entry/config.ts'
import { openFiles } from '../../src/entry/open-files.ts'
import { newKeyFile } from '../../src/store/key-file.ts'

const MIGRATIONS = resolve(import.meta.dirname, '../../drizzle')

let folder: string
let files: { databaseFile: string; keyFile: string }
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-files-'))
  files = { databaseFile: join(folder, 'x.sqlite'), keyFile: join(folder, 'keys.json') }
  const store = await openFiles(files, MIGRATIONS)
  const entry = { at: 1_790_000_000, actor: 'console', action: 'test.written', subject: 'x' }
  for (let at = 0; at < 2; at++) await store.commit([], [entry])
  store.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const writeKeys = (text: string) => writeFileSync(files.keyFile, text)
const inDatabase = (sql: string) => {
  const sqlite = new SQLite(files.databaseFile)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(sql)
  sqlite.close()
}

describe('the files of an installation', () => {
  test('open again as they were left, and are for their owner only', async () => {
    const store = await openFiles(files, MIGRATIONS)
    const modes = [files.databaseFile, `${files.databaseFile}-wal`, files.keyFile].map(
      (file) => statSync(file).mode & 0o777,
    )
    store.close()
    expect(modes).toEqual([0o600, 0o600, 0o600])
  })

  test.each([
    ['no keys in it', () => writeKeys('{}'), 'does not hold the keys it should'],
    ['nothing in it', () => writeKeys('null'), 'does not hold the keys it should'],
    [
      'a spoilt secret',
      () => writeKeys(readFileSync(files.keyFile, 'utf8').replace(/"audit": "./, '"audit": "!')),
      'does not hold the keys',
    ],
    ['half of it gone', () => truncateSync(files.keyFile, 40), 'is not JSON'],
    ['the keys of another installation', () => writeKeys(JSON.stringify(newKeyFile())), 'is not the one the database'],
    ['readable by others', () => chmodSync(files.keyFile, 0o644), 'can be read by others'],
  ])('stop the start with one sentence: a key file with %s', async (_fault, spoil, sentence) => {
    spoil()
    await expect(openFiles(files, MIGRATIONS)).rejects.toThrow(BadSetting)
    await expect(openFiles(files, MIGRATIONS)).rejects.toThrow(sentence)
  })

  test.each([
    ['is no database', () => writeFileSync(files.databaseFile, 'x'.repeat(5000)), 'is damaged or is no database'],
    [
      'is a folder',
      () => {
        files.databaseFile = folder
      },
      'cannot be opened: EISDIR',
    ],
    ['was cut short', () => truncateSync(files.databaseFile, 20_000), 'is damaged or is no database'],
    [
      'was written by a newer program',
      () => inDatabase("insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)"),
      'newer program',
    ],
    [
      'holds a row that points at nothing',
      () => inDatabase("insert into blocks (id, site, position, name) values ('b', 'none', 1, 'B')"),
      'point at nothing (1)',
    ],
    [
      'lost the end of its audit trail',
      () => inDatabase("drop trigger audit_no_update; update audit set actor = 'nobody' where seq = 2"),
      'end of its audit trail was changed',
    ],
  ])('stop the start with one sentence: a database that %s', async (_fault, spoil, sentence) => {
    spoil()
    await expect(openFiles(files, MIGRATIONS)).rejects.toThrow(BadSetting)
    await expect(openFiles(files, MIGRATIONS)).rejects.toThrow(sentence)
  })
})
