import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LINK_LIFE } from '../../src/domain/vendor.ts'
import {
  findOwnRequest,
  insertAccountRequest,
  listOpenRequests,
  withdrawAccountRequests,
} from '../../src/store/account-requests.ts'
import { insertArrival } from '../../src/store/arrivals.ts'
import { draftWithdrawal } from '../../src/store/consent-drafts.ts'
import type { Store } from '../../src/store/database.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { consents, vendorLinks } from '../../src/store/schema.ts'
import { insertSticker, insertStickerEvent, listStickers } from '../../src/store/stickers.ts'
import { countForGood, deletePastThrottles, forgetTries, listThrottles } from '../../src/store/throttles.ts'
import {
  claimLink,
  findNewestLink,
  findVendorBySecret,
  findVendorOfLink,
  insertVendorLink,
  linkHash,
  revokeLink,
  revokeLinksOf,
  type Vendor,
} from '../../src/store/vendor-links.ts'
import { findOwnCode, findOwnSticker, hasSaid, listOwnConsents, saidId } from '../../src/store/vendors.ts'
import { act, approve, hoScope, propose, register, typed } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { n15, n16, n18, n20, n21, n23 } = world.teHanhStalls
const elsewhere = { ...hoScope, communes: [world.otherCommune] }

describe.each(DRIVERS)("a vendor's link on %s", (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const hashOf = (id: string) => linkHash(store.keys, `SECRET0${id.toUpperCase()}`)
  const draft = (id: string, merchant: string, secretHash: string, at = WORLD_NOW) =>
    insertVendorLink(store.read, {
      ...{ id, merchant, secretHash, createdBy: 'lan', createdAt: at, expiresAt: at + LINK_LIFE },
    })
  const hand = async (id: string, merchant: string) =>
    expect(await store.commit([draft(id, merchant, await hashOf(id))], [])).toMatchObject({ ok: true })
  const claim = (id: string, at = WORLD_NOW + 60, pin = 'hash') =>
    store.commit([claimLink(store.read, id, pin, at)], [])
  /** A merchant of their own at the stall, with a link they have claimed. */
  async function vendorAt(stall: string): Promise<Vendor> {
    const merchant = await register(store, { stall })
    await hand(`link-${stall}`, merchant)
    expect(await claim(`link-${stall}`)).toEqual({ ok: true, changes: [1] })
    const vendor = await findVendorOfLink(store.read, `link-${stall}`, WORLD_NOW + 61)
    if (vendor === undefined) throw new Error(`no vendor at ${stall}`)
    return vendor
  }

  test('is found by its secret however it is typed, until it has waited too long', async () => {
    await hand('a', world.merchant)
    const found = await findVendorBySecret(store.read, await linkHash(store.keys, 'secretoa'), WORLD_NOW)
    expect([found?.merchant.id, found?.stall.number, found?.site.id]).toEqual([world.merchant, '17', world.teHanh])
    expect(await findVendorBySecret(store.read, await hashOf('a'), WORLD_NOW + LINK_LIFE - 1)).toBeDefined()
    expect(await findVendorBySecret(store.read, await hashOf('a'), WORLD_NOW + LINK_LIFE)).toBeUndefined()
    expect(await findVendorBySecret(store.read, await hashOf('b'), WORLD_NOW)).toBeUndefined()
    expect(await claim('a', WORLD_NOW + LINK_LIFE)).toEqual({ ok: false, rule: 'link-claimed' })
  })

  test('is claimed once, stays, and ends when it is taken back or another is handed over', async () => {
    await hand('c', world.merchant)
    expect(await claim('c')).toEqual({ ok: true, changes: [1] })
    expect(await claim('c', WORLD_NOW + 90, 'other')).toEqual({ ok: false, rule: 'link-claimed' })
    const later = WORLD_NOW + 400 * 24 * 60 * 60
    expect((await findVendorOfLink(store.read, 'c', later))?.link.pin).toBe('hash')
    const next = [
      revokeLinksOf(store.read, world.merchant, later),
      draft('d', world.merchant, await hashOf('d'), later),
    ]
    expect(await store.commit(next, [])).toMatchObject({ ok: true })
    expect(await findVendorOfLink(store.read, 'c', later)).toBeUndefined()
    expect(await findNewestLink(store.read, hoScope, world.merchant)).toMatchObject({ id: 'd', by: 'Lê Thị Lan' })
    expect(await findNewestLink(store.read, elsewhere, world.merchant)).toBeUndefined()
    expect(await store.commit([revokeLink(store.read, 'd', later)], [])).toEqual({ ok: true, changes: [1] })
    const again = [
      revokeLink(store.read, 'd', later + 9),
      revokeLink(store.read, 'c', later + 9),
      revokeLinksOf(store.read, world.merchant, later + 9),
    ]
    expect(await store.commit(again, [])).toMatchObject({ ok: true })
    const rows = await store.read.select().from(vendorLinks).where(eq(vendorLinks.merchant, world.merchant))
    expect(rows.map(({ revokedAt }) => revokedAt)).toEqual([later, later, later])
    expect(await findVendorBySecret(store.read, await hashOf('d'), later)).toBeUndefined()
    expect(await claim('d', later)).toEqual({ ok: false, rule: 'link-claimed' })
  })

  test('cannot be pointed at another merchant, claimed again or forgotten below the application', async () => {
    const vendor = await vendorAt(n15)
    const set = (values: Partial<typeof vendorLinks.$inferInsert>) =>
      store.commit([store.read.update(vendorLinks).set(values).where(eq(vendorLinks.id, vendor.link.id))], [])
    expect(await set({ merchant: world.merchant })).toEqual({ ok: false, rule: 'link-fixed' })
    expect(await set({ secretHash: 'x' })).toEqual({ ok: false, rule: 'link-fixed' })
    expect(await set({ pin: 'mine' })).toEqual({ ok: false, rule: 'link-claimed' })
    expect(await store.commit([store.read.delete(vendorLinks)], [])).toMatchObject({ ok: false })
  })

  test('ends when the merchant no longer trades', async () => {
    const { link, merchant } = await vendorAt(n16)
    expect(await store.commit([endMerchant(store.read, merchant.id, WORLD_DAY)], [])).toMatchObject({ ok: true })
    expect(await findVendorOfLink(store.read, link.id, WORLD_NOW)).toBeUndefined()
  })

  test('tells of the own code and consents only, and nothing of a code after the yes is taken back', async () => {
    const vendor = await vendorAt(n18)
    const merchant = vendor.merchant.id
    expect(await findOwnCode(store.read, vendor)).toBeUndefined()
    await approve(store, await propose(store, { merchant, stall: n18, destination: typed('2222333344') }))
    expect((await findOwnCode(store.read, vendor))?.merchant.id).toBe(merchant)
    expect(await listOwnConsents(store.read, vendor)).toMatchObject([{ purpose: 'sticker', given: true }])
    const withdrawal = draftWithdrawal(store.read, merchant, 'sticker', act('lan', WORLD_NOW + 5), `vendor:${merchant}`)
    expect(withdrawal.entries).toMatchObject([{ actor: `vendor:${merchant}`, action: 'consent.withdrawn' }])
    expect(await store.commit(withdrawal.writes, withdrawal.entries)).toMatchObject({ ok: true })
    expect(await findOwnCode(store.read, vendor)).toBeUndefined()
    const rows = await store.read.select().from(consents).where(eq(consents.merchant, merchant))
    expect(rows.map(({ given, method, officer }) => [given, method, officer])).toEqual([
      [true, 'spoken', 'lan'],
      [false, 'own-page', 'lan'],
    ])
  })

  test('prints stickers of its own merchant that are told apart from the print room’s', async () => {
    const vendor = await vendorAt(n20)
    const merchant = vendor.merchant.id
    await approve(store, await propose(store, { merchant, stall: n20, destination: typed('5555666677') }))
    const code = (await findOwnCode(store.read, vendor))?.code.id ?? ''
    const run = (id: string, vendorLink: string | null) =>
      insertPrintRun(store.read, {
        ...{ id, site: world.teHanh, officer: 'lan', template: 'stall', count: 1, fileDigest: 'f', at: WORLD_NOW },
        vendorLink,
      })
    const sticker = (serial: string, run: string) =>
      insertSticker(store.read, { serial, code, merchant, stall: n20, run, printedAt: WORLD_NOW })
    const mine = { code, template: 'stall' } as const
    await store.commit([run('room', null), sticker('A'.repeat(16), 'room')], [])
    expect(await findOwnSticker(store.read, vendor, mine)).toBeUndefined()
    await store.commit([run('home', vendor.link.id), sticker('B'.repeat(16), 'home')], [])
    expect((await findOwnSticker(store.read, vendor, mine))?.sticker.serial).toBe('B'.repeat(16))
    const stolen = { serial: 'B'.repeat(16), event: 'voided', reason: 'stolen', officer: 'lan', at: WORLD_NOW } as const
    await store.commit([insertStickerEvent(store.read, stolen)], [])
    expect(await findOwnSticker(store.read, vendor, mine)).toBeUndefined()
    expect(await listStickers(store.read, hoScope, n20)).toHaveLength(2)
    const other = await vendorAt(n21)
    await store.commit([run('other', other.link.id)], [])
    expect(await store.commit([sticker('C'.repeat(16), 'other')], [])).toEqual({ ok: false, rule: 'other-vendor' })
  })

  test('says once a day that money came', async () => {
    const vendor = await vendorAt(n23)
    const id = saidId(vendor, WORLD_DAY)
    const said = {
      id,
      stall: n23,
      merchant: vendor.merchant.id,
      level: 'said',
      payer: 'customer',
      day: WORLD_DAY,
    } as const
    expect(await hasSaid(store.read, vendor, WORLD_DAY)).toBe(false)
    const say = () => store.commit([insertArrival(store.read, { ...said, at: WORLD_NOW })], [])
    expect([await say(), await say()]).toMatchObject([{ ok: true }, { ok: false, rule: 'unique: arrivals.id' }])
    expect(await hasSaid(store.read, vendor, WORLD_DAY)).toBe(true)
  })

  test('asks for another account once at a time, until it is taken back or one is proposed', async () => {
    const vendor = await findVendorOfLink(store.read, `link-${n23}`, WORLD_NOW)
    if (vendor === undefined) throw new Error('no vendor')
    const merchant = vendor.merchant.id
    const ask = (id: string, at: number) => {
      const row = { id, merchant, link: vendor.link.id, reason: 'other-bank', at } as const
      return store.commit([insertAccountRequest(store.read, row)], [])
    }
    const open = async () => (await listOpenRequests(store.read, hoScope, n23)).map(({ request }) => request.id)
    expect(await ask('r1', WORLD_NOW + 100)).toEqual({ ok: true, changes: [1] })
    expect(await ask('r2', WORLD_NOW + 101)).toEqual({ ok: true, changes: [0] })
    expect([await open(), (await findOwnRequest(store.read, vendor))?.reason]).toEqual([['r1'], 'other-bank'])
    expect(await listOpenRequests(store.read, elsewhere)).toEqual([])
    await store.commit([withdrawAccountRequests(store.read, merchant, WORLD_NOW + 102)], [])
    expect([await open(), await findOwnRequest(store.read, vendor)]).toEqual([[], undefined])
    await ask('r3', WORLD_NOW + 103)
    const beside = { merchant, stall: n23, destination: typed('7777888800'), use: 'beside' } as const
    await propose(store, beside, act('lan', WORLD_NOW + 150))
    expect(await open()).toEqual(['r3'])
    await propose(store, { merchant, stall: n23, destination: typed('8888999900') }, act('lan', WORLD_NOW + 200))
    expect(await open()).toEqual([])
    expect(await ask('r4', WORLD_NOW + 300)).toEqual({ ok: true, changes: [1] })
  })

  test('is asked for by no link that was taken back', async () => {
    const vendor = await findVendorOfLink(store.read, `link-${n23}`, WORLD_NOW)
    if (vendor === undefined) throw new Error('no vendor')
    await store.commit([withdrawAccountRequests(store.read, vendor.merchant.id, WORLD_NOW + 400)], [])
    await store.commit([revokeLink(store.read, vendor.link.id, WORLD_NOW + 400)], [])
    const row = {
      id: 'r5',
      merchant: vendor.merchant.id,
      link: vendor.link.id,
      reason: 'other',
      at: WORLD_NOW,
    } as const
    expect(await store.commit([insertAccountRequest(store.read, row)], [])).toEqual({
      ok: false,
      rule: 'link-not-open',
    })
  })

  test('counts wrong PINs for good: no time forgets them, a right one does', async () => {
    const key = 'pin-all:x'
    for (let tries = 0; tries < 3; tries++) await store.commit([countForGood(store.read, key)], [])
    await store.commit([deletePastThrottles(store.read, WORLD_NOW + 10_000_000, 900)], [])
    expect(await listThrottles(store.read, [key])).toMatchObject([{ count: 3 }])
    await store.commit([forgetTries(store.read, [key])], [])
    expect(await listThrottles(store.read, [key])).toEqual([])
  })
})
