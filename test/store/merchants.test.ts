import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { destinationIdentity } from '../../src/domain/account.ts'
import { listConsented } from '../../src/store/consents.ts'
import type { Store } from '../../src/store/database.ts'
import { findDuplicates } from '../../src/store/duplicates.ts'
import { findFormerMerchant, findMerchant, openMerchantKey } from '../../src/store/merchants.ts'
import { draftRegistration } from '../../src/store/registrations.ts'
import * as schema from '../../src/store/schema.ts'
import { SealBroken } from '../../src/store/sealing.ts'
import { findStall } from '../../src/store/stalls.ts'
import { act, hoScope, newId, owned, register, sendBack, typed } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n18, n20, n21, n23 } = world.teHanhStalls
const lanScope = { ...hoScope, officer: world.officers.lan, communes: [], assignedSites: true }
const utScope = { ...hoScope, officer: world.officers.ut, communes: [world.otherCommune] }
const about = { tradeName: 'Bún bò Út', kind: 'individual', category: 'food' } as const

describe.each(DRIVERS)('merchants on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const accountIndex = (account: string) => store.keys.index('account', destinationIdentity(typed(account)))

  test('a merchant is stored with its key, its consents and what they allow, in one commit', async () => {
    const consents = ['sticker', 'phone'] as const
    const merchant = await register(store, {
      stall: n15,
      consents,
      phone: '0905123456',
      account: owned(typed('111111')),
    })
    expect(await findMerchant(store.read, hoScope, merchant)).toMatchObject({
      stall: { id: n15 },
      site: { name: 'Tế Hanh' },
    })
    expect((await findStall(store.read, hoScope, n15))?.merchant?.id).toBe(merchant)
    expect((await listConsented(store.read, hoScope, merchant)).sort()).toEqual(['phone', 'sticker'])
    const given = await store.read.select().from(schema.consents)
    expect(given[0]).toMatchObject({ textVersion: '2026-11', method: 'spoken', officer: 'lan', given: true })
    expect(JSON.stringify(await store.read.select().from(schema.merchantPhones))).not.toContain('0905123456')
    const acts = (await store.read.select().from(schema.audit)).map(({ action }) => action)
    expect(acts).toEqual(['merchant.registered', 'consent.given', 'consent.given', 'phone.stored', 'account.proposed'])
  })

  test('a phone number without its consent is refused, and nothing of the merchant is stored', async () => {
    const of = { ...about, merchant: newId(), stall: n16, consents: ['sticker'] as const, phone: '0905123457' }
    const { writes, entries } = await draftRegistration(store, of, act())
    expect(await store.commit(writes, entries)).toEqual({ ok: false, rule: 'phone-without-consent' })
    expect(await findMerchant(store.read, hoScope, of.merchant)).toBeUndefined()
  })

  test('a withdrawn consent no longer stands; the newest answer counts', async () => {
    const merchant = await register(store, { stall: n18, consents: ['sticker', 'bank-list'] })
    const no = { merchant, purpose: 'bank-list', textVersion: 'x', method: 'written', officer: 'lan' } as const
    await store.commit(
      [store.read.insert(schema.consents).values({ ...no, id: newId(), given: false, at: act().at })],
      [],
    )
    expect(await listConsented(store.read, hoScope, merchant)).toEqual(['sticker'])
    expect(await listConsented(store.read, utScope, merchant)).toEqual([])
  })

  test('a merchant is found in scope only', async () => {
    expect(await findMerchant(store.read, utScope, world.merchant)).toBeUndefined()
    expect(await findMerchant(store.read, lanScope, world.merchant)).toBeDefined()
  })

  test('a stall has one merchant; the one that replaces it ends it and keeps the memory', async () => {
    const first = await register(store, { stall: n20, tradeName: 'Tạp hóa Cũ' })
    const of = { ...about, merchant: newId(), stall: n20, consents: [] }
    const second = await draftRegistration(store, of, act())
    expect(await store.commit(second.writes, [])).toEqual({ ok: false, rule: 'unique: merchants.stall' })
    const replacing = await draftRegistration(store, { ...of, replaces: first }, act())
    expect(await store.commit(replacing.writes, replacing.entries)).toMatchObject({ ok: true })
    expect(await findMerchant(store.read, hoScope, first)).toBeUndefined()
    expect(await findFormerMerchant(store.read, hoScope, n20)).toMatchObject({ id: first, endedOn: '2026-11-12' })
  })

  test('the same account, phone or stall is found by name in scope and as a count beyond it', async () => {
    const twin = { phone: '0905999888', consents: ['sticker', 'phone'] as const, account: owned(typed('0000222333')) }
    const here = await register(store, { ...twin, stall: n21, tradeName: 'Hàng khô Hai' })
    await register(store, { ...twin, stall: world.otherStall, tradeName: 'Ngoài xã' })
    const phoneIndex = await store.keys.index('phone', twin.phone)
    const wanted = { accountIndex: await accountIndex('0000222333'), phoneIndex, stall: n21 }
    const mine = [{ merchant: here, tradeName: 'Hàng khô Hai', stall: n21, number: '21', site: 'Tế Hanh' }]
    expect(await findDuplicates(store.read, lanScope, wanted)).toEqual({
      account: { here: mine, elsewhere: 1 },
      phone: { here: mine, elsewhere: 1 },
      stall: { here: mine, elsewhere: 0 },
    })
    const others = await findDuplicates(store.read, lanScope, { ...wanted, merchant: here })
    expect(others.account).toEqual({ here: [], elsewhere: 1 })
    const nothing = { here: [], elsewhere: 0 }
    expect(await findDuplicates(store.read, lanScope, {})).toEqual({ account: nothing, phone: nothing, stall: nothing })
  })

  test('an account sent back is no longer anybody’s', async () => {
    await register(store, { stall: n23, account: owned(typed('4444555566')) })
    const [proposal] = await store.read
      .select()
      .from(schema.accountProposals)
      .where(sql`account_index = ${await accountIndex('4444555566')}`)
    const find = async () => findDuplicates(store.read, hoScope, { accountIndex: await accountIndex('4444555566') })
    expect((await find()).account.here).toHaveLength(1)
    await sendBack(store, proposal?.id ?? '')
    expect((await find()).account.here).toEqual([])
  })

  test('with its key gone, nothing of a merchant opens', async () => {
    await expect(openMerchantKey(store, world.merchant)).resolves.toBeDefined()
    await expect(openMerchantKey(store, 'nobody')).rejects.toThrow(SealBroken)
  })
})
