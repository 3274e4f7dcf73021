import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { installation, sites } from '../../src/store/schema.ts'
import { WORD_LISTS, wordTriggers } from '../../src/store/word-lists.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'

const plain = (text: string): string => text.replace(/;\s*$/, '').trim()

test('the database keeps exactly the lists of words of the domain', async () => {
  const store = await nodeStore()
  const named = sql`select sql from sqlite_master where type = 'trigger' and name like '%\\_known\\_%' escape '\\'`
  const kept = (await store.read.all<{ sql: string }>(named)).map((row) => plain(row.sql))
  const meant = WORD_LISTS.flatMap(([table, column, words]) => wordTriggers(table, column, words)).map(plain)
  expect(kept.sort()).toEqual(meant.sort())
  store.close()
})

describe.each(DRIVERS)('a word that is not on its list, on %s', (_name, open) => {
  test('is refused by the name of the rule, on insert and on update', async () => {
    const store = await open()
    const site = { id: 's', commune: '21040', name: 'Phố', folded: 'pho', createdAt: 0 }
    const odd = store.read.insert(sites).values({ ...site, kind: 'mall' as 'street' })
    expect(await store.commit([odd], [])).toEqual({ ok: false, rule: 'sites_kind_known' })
    expect(await store.commit([store.read.insert(sites).values({ ...site, kind: 'street' })], [])).toMatchObject({
      ok: true,
    })
    const change = store.read.update(sites).set({ kind: 'mall' as 'street' })
    expect(await store.commit([change], [])).toEqual({ ok: false, rule: 'sites_kind_known' })
    expect(await store.commit([store.read.insert(installation).values({ key: 'a', value: 'b' })], [])).toMatchObject({
      ok: true,
    })
    await store.close()
  })
})
