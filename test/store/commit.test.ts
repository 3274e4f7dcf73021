import { count, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAuditHead, verifyAudit } from '../../src/store/audit.ts'
import { createStore, type Store } from '../../src/store/database.ts'
import { audit, hamlets, installation, officers, submissions } from '../../src/store/schema.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'

const entry = (subject: string) => ({ at: 1_790_000_000, actor: 'console', action: 'test.written', subject })

describe.each(DRIVERS)('commit on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
  }, 60_000)
  afterAll(() => store.close())

  const put = (key: string, value = '1') => store.read.insert(installation).values({ key, value })
  const countKeys = async () => (await store.read.select({ n: count() }).from(installation))[0]?.n

  test('stores every write and its audit entry', async () => {
    const committed = await store.commit([put('a'), put('b')], [entry('a'), entry('b')])
    expect(committed).toEqual({ ok: true, changes: [1, 1] })
    expect(await countKeys()).toBe(2)
    expect((await findAuditHead(store.read)).seq).toBe(2)
  })

  test('stores nothing, not even the audit entry, when one write breaks a rule', async () => {
    const before = await findAuditHead(store.read)
    const committed = await store.commit([put('c'), put('a')], [entry('c')])
    expect(committed).toEqual({ ok: false, rule: 'unique: installation.key' })
    expect(await countKeys()).toBe(2)
    expect(await findAuditHead(store.read)).toEqual(before)
  })

  test('names the check that refused', async () => {
    const bad = store.read.insert(hamlets).values({ id: 'h', commune: '21040', name: 'Thôn', fromDay: '1/7/2025' })
    expect(await store.commit([bad], [])).toEqual({ ok: false, rule: 'check: hamlets_from_day' })
  })

  test('counts the rows of a compare-and-set that did not match', async () => {
    const set = store.read.update(installation).set({ value: '2' }).where(eq(installation.key, 'nobody'))
    expect(await store.commit([set], [])).toEqual({ ok: true, changes: [0] })
  })

  test('keeps the chain whole under simultaneous commits', async () => {
    const { seq } = await findAuditHead(store.read)
    await Promise.all(Array.from({ length: 12 }, (_, at) => store.commit([put(`k${at}`)], [entry(`k${at}`)])))
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true, rows: seq + 12 })
  })

  test('chains on when another process has just taken the audit number', async () => {
    const { seq } = await findAuditHead(store.read)
    let overtaking: Promise<unknown> | undefined
    const overtaken = createStore(
      store.read,
      async (writes) => {
        overtaking ??= store.commit([], [entry('the other process')])
        await overtaking
        for (const write of writes) await write.run()
        return writes.map(() => 1)
      },
      store.keys,
    )
    expect(await overtaken.commit([], [entry('this one')])).toEqual({ ok: true, changes: [] })
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true, rows: seq + 2 })
  })

  test('refuses to edit or delete an audit row, and the verifier names a row changed below the app', async () => {
    const edit = store.read.update(audit).set({ actor: 'nobody' }).where(eq(audit.seq, 2))
    expect(await store.commit([edit], [])).toEqual({ ok: false, rule: 'audit is append-only' })
    const erase = store.read.delete(audit).where(eq(audit.seq, 2))
    expect(await store.commit([erase], [])).toEqual({ ok: false, rule: 'audit is append-only' })
    await store.read.run(sql`drop trigger audit_no_update`)
    await store.read.run(sql`update audit set actor = 'nobody' where seq = 2`)
    expect(await verifyAudit(store.read, store.keys)).toEqual({ ok: false, brokenAt: 2 })
  })
})

test('INSERT OR REPLACE does not get past the triggers that refuse DELETE', async () => {
  const store = await nodeStore()
  const officer = { id: 'lan', name: 'Lan', signInName: 'lan', createdAt: 0 }
  const submission = { id: 'one', officer: 'lan', digest: 'as sent', location: '/', at: 0 }
  const writes = [store.read.insert(officers).values(officer), store.read.insert(submissions).values(submission)]
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
  const replace = sql`insert or replace into submissions values ('one', 'lan', 'forged', '/', 0)`
  expect(() => store.read.run(replace)).toThrow()
  expect(await store.read.select().from(submissions)).toEqual([submission])
  store.close()
})
