import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restoreFrom } from '../../src/entry/backup.ts'
import { makeBackupKey, readBackupKey } from '../../src/entry/backup-key.ts'
import { demoOfficers, loadDemoWorld } from '../../src/entry/demo/world.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { openFiles } from '../../src/entry/open-files.ts'
import { sealFile, UnopenedFile, unsealFile } from '../../src/entry/sealed-file.ts'
import type { Store } from '../../src/store/database.ts'
import { insertIncidentPhoto, sealPhoto } from '../../src/store/incident-photos.ts'
import { copyDatabase } from '../../src/store/node.ts'
import * as schema from '../../src/store/schema.ts'
import { SEALED_TABLES } from '../../src/store/seal-checks.ts'
import { insertVisitPhoto, sealVisitPhoto } from '../../src/store/visit-photos.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import { createTestApp } from '../support/app.ts'
import { type BackupFiles, copyFiles, filesIn, MIGRATIONS, rowsOf, tamper } from '../support/backups.ts'
import { run } from '../support/program.ts'
import { tracesIn } from '../support/traces.ts'

const DRILLS = Number(process.env.DRILLS ?? 2)
const RESTORED_AT = 1_795_000_000

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let made: string
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'pho-qr-made-'))
  const store = await openFiles(filesIn(made), MIGRATIONS)
  const world = await createTestApp({ store, demo: true, printer: createPrinter(readFonts(), sha256) })
  await loadDemoWorld(world.services)
  for (const { id } of demoOfficers) await world.signIn(id)
  await takePhotos(store)
  store.close()
  makeBackupKey(filesIn(made).backupKeyFile)
}, 120_000)
afterAll(() => rmSync(made, { recursive: true }))

/** Photos are what the demo has none of: two of visits and two of incidents. */
async function takePhotos({ read, keys, commit }: Store): Promise<void> {
  const jpeg = (number: number) => new Uint8Array(300_000).fill(number)
  for (const [number, { id }] of (await read.select().from(schema.visits).limit(2)).entries())
    await commit([insertVisitPhoto(read, await sealVisitPhoto(keys, { visit: id, at: 1, jpeg: jpeg(number) }))], [])
  const [incident] = await read.select().from(schema.incidents)
  for (const id of ['photo-1', 'photo-2']) {
    const row = { id, incident: incident?.id ?? '', officer: null, at: 1, jpeg: jpeg(3) }
    await commit([insertIncidentPhoto(read, await sealPhoto(keys, row))], [])
  }
}

let folder: string
let files: BackupFiles
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-backup-'))
  files = filesIn(folder)
  backup = join(folder, 'a.backup')
  copyFiles(filesIn(made), files)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Another machine: the keys that were kept, and no database. */
const elsewhere = (): BackupFiles => {
  const to = filesIn(join(folder, 'elsewhere'))
  mkdirSync(join(folder, 'elsewhere'))
  copyFiles(files, to)
  rmSync(to.databaseFile)
  return to
}
const left = (at = folder) => readdirSync(at).sort()
const KEPT = ['demo.backup-key', 'demo.keys.json', 'demo.sqlite']
/** Numbers that look random and are the same in every run. */
const places = (count: number, below: number) => {
  let state = 20_261_126
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  })
}

describe('a backup', () => {
  test(
    'brings every row back to where it stood, signs nobody in, and tells of itself',
    async () => {
      for (let drill = 0; drill < DRILLS; drill++) {
        const store = await openFiles(files, MIGRATIONS)
        const entry = { at: RESTORED_AT, actor: 'console', action: 'test.written', subject: String(drill) }
        await store.commit([], [entry])
        const from = `${backup}-${drill}`
        const verified = await backUp(files, from, MIGRATIONS)
        store.close()
        const to = elsewhere()
        expect(await restoreFrom(to, from, MIGRATIONS, RESTORED_AT)).toEqual(verified)
        const [had, has] = [rowsOf(files.databaseFile), rowsOf(to.databaseFile)]
        expect(verified).toMatchObject({
          schema: had.get('__drizzle_migrations')?.length,
          rows: had.get('audit')?.length,
        })
        expect(verified.seals).toBeGreaterThan(1_000)
        const audit = has.get('audit') ?? []
        expect(audit.slice(0, -1)).toEqual(had.get('audit'))
        expect(audit.at(-1)).toEqual(expect.arrayContaining([RESTORED_AT, 'console', 'database.restored']))
        expect([(had.get('sessions') ?? []).length > 0, has.get('sessions')]).toEqual([true, []])
        for (const table of had.keys())
          if (table !== 'audit' && table !== 'sessions')
            expect([table, has.get(table)]).toEqual([table, had.get(table)])
        expect(left(join(folder, 'elsewhere'))).toEqual(KEPT)
        ;(await openFiles(to, MIGRATIONS)).close()
        rmSync(join(folder, 'elsewhere'), { recursive: true })
      }
    },
    30_000 * (DRILLS + 2),
  )

  test('is made of a database with an erased merchant too: there is nothing to open, and no trace of the key', async () => {
    const before = await backUp(files, backup, MIGRATIONS)
    const store = await openFiles(files, MIGRATIONS)
    const [one] = await store.read.select().from(schema.merchantPhones).limit(1)
    const ofMerchant = eq(schema.merchantKeys.merchant, one?.merchant ?? '')
    const [key] = await store.read.select().from(schema.merchantKeys).where(ofMerchant)
    const erased = { at: RESTORED_AT, actor: 'console', action: 'merchant.erased', subject: 'm' }
    await store.commit([store.read.delete(schema.merchantKeys).where(ofMerchant)], [erased])
    store.close()
    const after = await backUp(files, `${backup}-2`, MIGRATIONS)
    // His key, his phone at the least.
    expect(after.seals).toBeLessThanOrEqual(before.seals - 2)
    const opened = (from: string) => {
      unsealFile(from, `${from}.opened`, readBackupKey(files.backupKeyFile))
      return tracesIn(readFileSync(`${from}.opened`), [key?.sealedKey ?? ''])
    }
    expect([opened(backup), opened(`${backup}-2`)]).toEqual([[key?.sealedKey], []])
  })

  test('is for its owner only, shows nothing of what it holds, and leaves no copy beside it', async () => {
    const traces = ['Tế Hanh', 'Châu Ổ', 'SQLite format 3']
    expect(tracesIn(readFileSync(files.databaseFile), traces)).toEqual(traces)
    await backUp(files, backup, MIGRATIONS)
    expect(tracesIn(readFileSync(backup), traces)).toEqual([])
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(left()).toEqual(['a.backup', ...KEPT])
  })

  test('is made while the server writes, of one moment, with all that was acknowledged before', async () => {
    const store = await openFiles(files, MIGRATIONS)
    let [written, isOver] = [0, false]
    const write = async () => {
      for (; !isOver; written++) {
        const entry = { at: RESTORED_AT, actor: 'console', action: 'test.written', subject: 'x' }
        await store.commit([], [entry, entry])
        await new Promise(setImmediate)
      }
    }
    const rows = () => rowsOf(files.databaseFile).get('audit')?.length ?? 0
    const writers = [write(), write(), write()]
    const before = rows()
    const env = { DATABASE_FILE: files.databaseFile, KEY_FILE: files.keyFile, BACKUP_KEY_FILE: files.backupKeyFile }
    const during = written
    const { status, out, err } = await run(['backup', backup], { env })
    const wrote = written - during
    isOver = true
    await Promise.all(writers)
    store.close()
    expect([status, err]).toEqual([0, ''])
    expect(wrote).toBeGreaterThan(10)
    const held = Number(/audit trail of (\d+) rows/.exec(out)?.[1])
    expect(held).toBeGreaterThanOrEqual(before)
    expect(held).toBeLessThan(rows())
    const to = elsewhere()
    expect((await restoreFrom(to, backup, MIGRATIONS, RESTORED_AT)).rows).toBe(held)
  })

  test('comes to an end though another connection writes between any two of its steps', async () => {
    const other = new SQLite(files.databaseFile)
    other.exec('create table noise (x)')
    let isCopied = false
    const copied = copyDatabase(files.databaseFile, join(folder, 'copy.sqlite')).then(() => {
      isCopied = true
    })
    for (let writes = 0; !isCopied && writes < 1_000; writes++) {
      other.exec('insert into noise values (1)')
      await new Promise(setImmediate)
    }
    expect(isCopied).toBe(true)
    await copied
    other.close()
  })

  test('overwrites nothing', async () => {
    writeFileSync(backup, 'kept')
    await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow('overwrites nothing')
    expect(readFileSync(backup, 'utf8')).toBe('kept')
  })

  test.each([
    ['whose audit trail was changed', 'update audit set subject = subject || 1 where seq = 3', 'breaks at row 3'],
    [
      'with a row that points at nothing',
      `insert into blocks (id, site, position, name) values ('b', 'none', 1, 'B')`,
      'point at nothing (1)',
    ],
    [
      'of a newer program',
      `insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)`,
      'newer program',
    ],
  ])('is not made of a database %s', async (_name, sql, sentence) => {
    tamper(files.databaseFile, sql)
    await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow(sentence)
    expect(left()).toEqual(KEPT)
  })

  test('is not made of a database without one of the triggers that hold its rules', async () => {
    const sqlite = new SQLite(files.databaseFile)
    sqlite.exec('drop trigger "audit_no_delete"')
    sqlite.close()
    const named = 'another schema than this program makes (audit_no_delete)'
    await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow(named)
    expect(left()).toEqual(KEPT)
  })

  test('is not made of a database with an index that tells otherwise than its table', async () => {
    const sqlite = new SQLite(files.databaseFile)
    const [page, size] = [
      sqlite.prepare("select rootpage from sqlite_master where name = 'hamlets_commune'").pluck().get() as number,
      sqlite.pragma('page_size', { simple: true }) as number,
    ]
    sqlite.close()
    const bytes = readFileSync(files.databaseFile)
    const place = bytes.indexOf('21040', (page - 1) * size)
    expect(place).toBeLessThan(page * size)
    bytes[place + 1] = 0x32
    writeFileSync(files.databaseFile, bytes)
    await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow('is damaged or is no database')
    expect(left()).toEqual(KEPT)
  })

  test('is not made of what is no database', async () => {
    writeFileSync(files.databaseFile, 'x'.repeat(5000))
    await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow('is damaged or is no database')
    expect(left()).toEqual(KEPT)
  })

  const sealed = SEALED_TABLES.flatMap(({ table, row, columns }) =>
    columns.map((column) => [table, row, column] as const),
  )

  test.each([['merchant_keys', 'merchant', 'sealed_key'] as const, ...sealed])(
    'is not made when a value of %s was moved to another row (%s, %s)',
    async (table, row, column) => {
      const at = (order: string) => `from ${table} where ${column} <> '' order by ${row} ${order} limit 1`
      const other = `(select ${column} ${at('desc')})`
      tamper(files.databaseFile, `update ${table} set ${column} = ${other} where ${row} = (select ${row} ${at('asc')})`)
      await expect(backUp(files, backup, MIGRATIONS)).rejects.toThrow(`does not open: ${table}.${column}`)
      expect(left()).toEqual(KEPT)
    },
  )

  test('looks at every sealed column of the schema', () => {
    const columns = Object.values(schema as Record<string, unknown>)
      .filter((table): table is SQLiteTable => table instanceof SQLiteTable)
      .map((table) => getTableConfig(table))
      .flatMap(({ name, columns: of }) => of.map((column) => `${name}.${column.name}`))
      .filter((name) => name.includes('.sealed_'))
    const looked = SEALED_TABLES.flatMap(({ table, columns: of }) => of.map((column) => `${table}.${column}`))
    expect([...looked, 'merchant_keys.sealed_key'].sort()).toEqual(columns.sort())
  })
})

describe('a restore', () => {
  beforeEach(() => backUp(files, backup, MIGRATIONS).then(() => undefined))

  test('refuses every backup with a bit turned, a byte missing or a part moved, and leaves nothing', () => {
    const [whole, key, to] = [readFileSync(backup), readBackupKey(files.backupKeyFile), join(folder, 'opened')]
    const chunk = 1024 * 1024 + 16
    const start = 56
    expect(whole.length).toBeGreaterThan(start + 3 * chunk)
    const part = (at: number) => whole.subarray(start + at * chunk, start + (at + 1) * chunk)
    const flipped = (at: number) => {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      return bytes
    }
    const header = Array.from({ length: start }, (_, at) => at)
    const cuts = [0, 15, 16, start, start + 1, start + chunk, start + 2 * chunk, whole.length - 1]
    const damaged: [string, Buffer][] = [
      ...[...header, ...places(40, whole.length)].map((at): [string, Buffer] => [`bit of ${at}`, flipped(at)]),
      ...[...cuts, ...places(20, whole.length)].map((at): [string, Buffer] => [`cut at ${at}`, whole.subarray(0, at)]),
      ['first left out', Buffer.concat([whole.subarray(0, start), whole.subarray(start + chunk)])],
      ['two exchanged', Buffer.concat([whole.subarray(0, start), part(1), part(0), whole.subarray(start + 2 * chunk)])],
      ['one more', Buffer.concat([whole, Buffer.from('x')])],
      ['once more', Buffer.concat([whole, whole.subarray(start)])],
    ]
    const bad = join(folder, 'bad')
    for (const [name, bytes] of damaged) {
      writeFileSync(bad, bytes)
      const open = () => unsealFile(bad, to, key)
      expect(open, name).toThrow(UnopenedFile)
      expect([name, existsSync(to)]).toEqual([name, false])
    }
    unsealFile(backup, to, key)
    expect(readFileSync(to).subarray(0, 15).toString()).toBe('SQLite format 3')
  })

  test.each([
    ['a plain copy of the file', () => readFileSync(files.databaseFile), 'is a plain database, and no backup'],
    ['some other file', () => Buffer.from('PK'), 'is no backup of this program'],
    ['a backup that was cut', () => readFileSync(backup).subarray(0, -1), 'is damaged or not whole'],
  ])('of %s is refused with a sentence, and leaves nothing', async (_name, bytes, sentence) => {
    const [to, bad] = [elsewhere(), join(folder, 'bad')]
    writeFileSync(bad, bytes())
    await expect(restoreFrom(to, bad, MIGRATIONS, RESTORED_AT)).rejects.toThrow(sentence)
    expect(left(join(folder, 'elsewhere'))).toEqual(KEPT.slice(0, 2))
  })

  test('of a plain copy sealed under the right key is verified all the same', async () => {
    tamper(files.databaseFile, 'delete from audit where seq = 2')
    const bad = join(folder, 'bad')
    sealFile(files.databaseFile, bad, readBackupKey(files.backupKeyFile))
    await expect(restoreFrom(elsewhere(), bad, MIGRATIONS, RESTORED_AT)).rejects.toThrow('breaks at row 2')
  })

  test('overwrites no database, and none that was cut off', async () => {
    for (const file of [files.databaseFile, `${elsewhere().databaseFile}-wal`]) {
      writeFileSync(file, 'kept')
      const at = file === files.databaseFile ? files : filesIn(join(folder, 'elsewhere'))
      await expect(restoreFrom(at, backup, MIGRATIONS, RESTORED_AT)).rejects.toThrow(`${basename(file)} is there`)
      expect(readFileSync(file, 'utf8')).toBe('kept')
    }
  })

  test('makes no keys: without the ones that were kept it does nothing', async () => {
    for (const name of ['keyFile', 'backupKeyFile'] as const) {
      const to = elsewhere()
      rmSync(to[name])
      await expect(restoreFrom(to, backup, MIGRATIONS, RESTORED_AT)).rejects.toThrow(`${basename(to[name])} is missing`)
      expect(left(join(folder, 'elsewhere'))).toEqual(KEPT.slice(0, 2).filter((one) => one !== basename(to[name])))
      rmSync(join(folder, 'elsewhere'), { recursive: true })
    }
  })

  test('under another backup key names both; with another key file it opens nothing', async () => {
    const to = elsewhere()
    rmSync(to.backupKeyFile)
    makeBackupKey(to.backupKeyFile)
    await expect(restoreFrom(to, backup, MIGRATIONS, RESTORED_AT)).rejects.toThrow(/under the key \w{16}, and this is/)
    writeFileSync(to.backupKeyFile, readFileSync(files.backupKeyFile))
    const other = filesIn(join(folder, 'other'))
    mkdirSync(join(folder, 'other'))
    ;(await openFiles(other, MIGRATIONS)).close()
    writeFileSync(to.keyFile, readFileSync(other.keyFile))
    await expect(restoreFrom(to, backup, MIGRATIONS, RESTORED_AT)).rejects.toThrow('belongs to another key file')
    expect(existsSync(to.databaseFile)).toBe(false)
  })

  test('by an older program is refused', async () => {
    const older = join(folder, 'older')
    mkdirSync(join(older, 'meta'), { recursive: true })
    const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))
    journal.entries.pop()
    writeFileSync(join(older, 'meta/_journal.json'), JSON.stringify(journal))
    for (const { tag } of journal.entries)
      writeFileSync(join(older, `${tag}.sql`), readFileSync(join(MIGRATIONS, `${tag}.sql`)))
    const to = elsewhere()
    await expect(restoreFrom(to, backup, older, RESTORED_AT)).rejects.toThrow('newer program')
    expect(existsSync(to.databaseFile)).toBe(false)
  })
})

describe('the file', () => {
  /** Written from the format at the head of `sealed-file.ts` alone: a backup of today has to open for years. */
  function openByHand(bytes: Buffer, key: Buffer): Buffer {
    const header = bytes.subarray(0, 56)
    const own = Buffer.from(hkdfSync('sha256', key, header.subarray(24), 'pho-qr/backup/chunks', 32))
    const chunks = Array.from({ length: Math.ceil((bytes.length - 56) / 1_048_592) }, (_, at) =>
      bytes.subarray(56 + at * 1_048_592, 56 + (at + 1) * 1_048_592),
    )
    return Buffer.concat(
      chunks.map((chunk, at) => {
        const nonce = Buffer.from([0, 0, 0, at, 0, 0, 0, 0, 0, 0, 0, at === chunks.length - 1 ? 1 : 0])
        const decipher = createDecipheriv('aes-256-gcm', own, nonce).setAAD(header).setAuthTag(chunk.subarray(-16))
        return Buffer.concat([decipher.update(chunk.subarray(0, -16)), decipher.final()])
      }),
    )
  }

  test.each([0, 1, 1_048_576, 1_048_577, 3_000_000])('of %d bytes is as its format says, and opens', (size) => {
    const [plain, sealed, opened] = ['plain', 'sealed', 'opened'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(plain, Buffer.from(places(size, 256)))
    const key = readBackupKey(files.backupKeyFile)
    sealFile(plain, sealed, key)
    expect(readFileSync(sealed).subarray(0, 16).toString()).toBe('pho-qr backup 1\n')
    expect(openByHand(readFileSync(sealed), key).equals(readFileSync(plain))).toBe(true)
    unsealFile(sealed, opened, key)
    expect(readFileSync(opened).equals(readFileSync(plain))).toBe(true)
  })
})

describe('the commands', () => {
  const envOf = (of: BackupFiles) => ({
    ...{ DATABASE_FILE: of.databaseFile, KEY_FILE: of.keyFile, BACKUP_KEY_FILE: of.backupKeyFile },
  })

  test('make the key once, back up, and restore', async () => {
    rmSync(files.backupKeyFile)
    const first = await run(['backup', backup], { env: envOf(files) })
    expect([first.status, first.err]).toEqual([0, ''])
    expect(first.out).toContain('KEEP A COPY ELSEWHERE')
    expect(statSync(files.backupKeyFile).mode & 0o777).toBe(0o600)
    const second = await run(['backup', `${backup}-2`], { env: envOf(files) })
    expect(second.out).not.toContain('KEEP A COPY')
    const to = elsewhere()
    const restored = await run(['restore', backup], { env: envOf(to) })
    expect([restored.status, restored.out]).toEqual([0, expect.stringContaining('Restored')])
    expect(existsSync(to.databaseFile)).toBe(true)
  })

  test('say in one sentence what is wrong', async () => {
    expect((await run(['backup'], { env: envOf(files) })).status).toBe(2)
    const missing = await run(['restore', join(folder, 'none')], { env: envOf(elsewhere()) })
    expect([missing.status, missing.err.split('\n').length]).toEqual([1, 2])
    const there = await run(['restore', backup], { env: envOf(files) })
    expect([there.status, there.err]).toEqual([1, expect.stringContaining('restore to where no database is')])
  })
})
