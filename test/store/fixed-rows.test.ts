import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import * as schema from '../../src/store/schema.ts'
import { openShop } from '../support/registered.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16 } = world.teHanhStalls

describe.each(DRIVERS)('rows that stay, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    await openShop(store, 'bun', n15, 'Bún bò Mỹ Lệ')
  })
  afterAll(() => store.close())

  /** The whole chain of causes: the drivers wrap the rule's name differently. */
  const run = async (statement: SQL): Promise<string> => {
    try {
      await store.read.run(statement)
      return 'done'
    } catch (error) {
      return `${error} ${(error as Error).cause}`
    }
  }
  const merchants = () => store.read.select().from(schema.merchants)

  test.each([
    sql`update merchants set id = 'other' where id = 'bun'`,
    sql`update merchants set stall = ${n16} where id = 'bun'`,
    sql`update merchants set created_by = 'ho' where id = 'bun'`,
    sql`update merchants set created_at = created_at + 1 where id = 'bun'`,
    sql`update merchants set started_on = '2026-01-01' where id = 'bun'`,
  ])('who, where and since when of a merchant cannot be rewritten (%#)', async (statement) => {
    const before = await merchants()
    expect(await run(statement)).toContain('rule: merchant-fixed')
    expect(await merchants()).toEqual(before)
  })

  test('the name on the sign changes by an edit on record, and the end is written once', async () => {
    const rename = sql`update merchants set trade_name = 'Bún Lệ', folded = 'bun le' where id = 'bun'`
    expect(await run(rename)).toContain('rule: not-edited')
    const edit = { subject: 'bun', field: 'trade-name', version: 1, value: 'Bún Lệ', former: 'Bún bò Mỹ Lệ' } as const
    await store.read.insert(schema.fieldEdits).values({ id: 'edit', ...edit, officer: 'ho', at: 0 })
    expect(await run(rename)).toBe('done')
    expect(await run(sql`update merchants set ended_on = '2026-11-01' where id = 'bun'`)).toBe('done')
    expect(await run(sql`update merchants set trade_name = 'Bún Lệ' where id = 'bun'`)).toBe('done')
    for (const end of [sql`null`, sql`'2026-11-02'`])
      expect(await run(sql`update merchants set ended_on = ${end} where id = 'bun'`)).toContain('rule: merchant-ended')
  })

  test.each([
    [sql`update rounds set opened_on = '2020-01-01'`, 'rounds is append-only'],
    [sql`delete from rounds`, 'rounds is append-only'],
    [sql`update sites set created_at = created_at + 86400`, 'site-fixed'],
    [sql`update sites set commune = '21250' where id = 'te-hanh'`, 'site-fixed'],
    [sql`update stalls set created_at = created_at + 86400`, 'stall-fixed'],
    [sql`update stalls set site = 'cho-chau-o' where id = ${n15}`, 'stall-fixed'],
  ])('where and since when a place is counted is not rewritten (%#)', async (statement, rule) => {
    const places = () =>
      Promise.all(['rounds', 'sites', 'stalls'].map((from) => store.read.all(sql.raw(`select * from ${from}`))))
    const before = await places()
    expect(await run(statement)).toContain(`rule: ${rule}`)
    expect(await places()).toEqual(before)
  })

  test.each(['merchants', 'stalls', 'sites', 'officers'])('nothing is deleted from %s', async (table) => {
    const count = async () => (await store.read.all(sql.raw(`select rowid from ${table}`))).length
    const before = await count()
    expect(await run(sql.raw(`delete from ${table}`))).toContain(`rule: ${table} is never deleted from`)
    expect([await count(), before > 0]).toEqual([before, true])
  })

  test('an assignment may end', async () => {
    expect(await run(sql`delete from assignments`)).toBe('done')
  })
})
