import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { destinationIdentity } from '../../src/domain/account.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { codeDigest, type SiteBundle } from '../../src/domain/capture/bundle.ts'
import { newDeviceKey } from '../../src/field/walk/seal.ts'
import { deleteAssignment } from '../../src/store/assignments.ts'
import { devices, settlementAccounts, takings } from '../../src/store/schema.ts'
import { listHoldings } from '../../src/store/takings.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { hoScope, typed } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n17 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
const tell = (path: string, body: unknown, cookie = phone.cookie) => postJson(t, `/walk/${path}`, body, cookie)
const take = (site: string, of: TestPhone = phone) => tell('takings', { device: of.device, site }, of.cookie)
const bundleOf = async (site: string): Promise<SiteBundle> => (await take(site)).json() as Promise<SiteBundle>
const stallOf = (bundle: SiteBundle, id: string) => bundle.stalls.find((stall) => stall.id === id)

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  await registerAccount(t.store, { merchant: world.merchant, account: '900000017', holder: 'NGUYEN THI UT' })
  phone = await phoneOf(t, world.officers.lan)
})

describe('who is at the phone', () => {
  test('is told with the sites that are theirs, and how far each has come', async () => {
    const answer = await t.get('/walk/session', phone.cookie)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const site = { id: world.teHanh, name: 'Tế Hanh', kind: 'street', commune: 'Bình Sơn', stalls: 8, undone: 8 }
    expect(await answer.json()).toEqual({ officer: { id: 'lan', name: 'Lê Thị Lan' }, recordsIn: [], sites: [site] })
    const { sites } = (await (await t.get('/walk/session', await t.signIn('ho'))).json()) as { sites: { id: string }[] }
    expect(sites.map(({ id }) => id)).toEqual([world.teHanh, world.market])
  })

  test('is nobody without a session, and no leader', async () => {
    expect((await t.get('/walk/session')).status).toBe(401)
    expect((await t.get('/walk/session', await t.signIn(world.officers.anh))).status).toBe(403)
  })

  test('makes the phone known once, as theirs alone', async () => {
    const { publicKey } = await newDeviceKey()
    const other = (await newDeviceKey()).publicKey
    expect((await tell('devices', { device: 'phone-new', publicKey })).status).toBe(200)
    expect((await tell('devices', { device: 'phone-new', publicKey })).status).toBe(200)
    expect((await tell('devices', { device: 'phone-new', publicKey: other })).status).toBe(409)
    expect((await tell('devices', { device: 'phone-new', publicKey }, await t.signIn('ho'))).status).toBe(409)
    expect((await tell('devices', { device: 'phone-new', publicKey: 'short' })).status).toBe(422)
    const known = await t.store.read.select().from(devices)
    expect(known.filter(({ id }) => id === 'phone-new')).toMatchObject([{ officer: 'lan', publicKey }])
  })
})

describe('a site taken along', () => {
  test('has every stall in walking order with how it stands, and the key to seal to', async () => {
    const bundle = await bundleOf(world.teHanh)
    expect(bundle).toMatchObject({ version: 1, at: START, day: '2026-11-12', officer: { id: 'lan' } })
    expect(bundle.site).toEqual({ id: world.teHanh, kind: 'street', name: 'Tế Hanh', commune: 'Bình Sơn' })
    expect(bundle.key).toEqual(await t.store.keys.captureKey())
    expect(bundle.stalls.map(({ number }) => number)).toEqual(['15', '17', '19', '16', '18', '21', '23', '20'])
    expect(bundle.blocks.map(({ endsAt }) => endsAt)).toEqual(['Hẻm 21', null])
    const seventeen = { hasMerchant: true, hasCode: true, step: 'code', category: 'groceries', visited: false }
    expect(stallOf(bundle, n17)).toMatchObject(seventeen)
    expect(stallOf(bundle, n15)).toMatchObject({ hasMerchant: false, hasCode: false, codes: [], edits: {} })
  })

  test('knows the registered code by its digest alone', async () => {
    const bundle = await bundleOf(world.teHanh)
    const digest = await codeDigest(bundle.salt, destinationIdentity(typed('900000017')))
    expect(stallOf(bundle, n17)?.codes).toEqual([{ standing: 'live', digest }])
    expect(JSON.stringify(bundle)).not.toMatch(/900000017|NGUYEN THI UT|0002010102/)
  })

  test('says what the newest visit promised, and how often a field was edited', async () => {
    await phone.send(
      phone.record({ kind: 'visit', stall: n15, outcome: 'postponed', returnIn: 3 }),
      phone.record({ kind: 'edit', stall: n16, field: 'number', base: 0, value: '16A' }),
    )
    const bundle = await bundleOf(world.teHanh)
    expect(stallOf(bundle, n15)).toMatchObject({ outcome: 'postponed', returnDay: '2026-11-15', visited: true })
    expect(stallOf(bundle, n16)).toMatchObject({ number: '16A', edits: { number: 1 } })
  })

  test('names the banks that the phone does not know by itself', async () => {
    const { banks } = await bundleOf(world.teHanh)
    expect(banks.map(({ bin }) => bin)).toEqual([DEMO_BANK.bin])
  })

  test('leaves out a code that does not open, and says so in the log by its row', async () => {
    await t.store.read.run(sql`drop trigger settlement_accounts_no_update`)
    const broken = { sealedAccount: 'k1.AAAAAAAAAAAAAAAA.AAAA' }
    await t.store.read.update(settlementAccounts).set(broken)
    expect(stallOf(await bundleOf(world.teHanh), n17)).toMatchObject({ hasMerchant: true, hasCode: false, codes: [] })
    expect(t.log).toContainEqual(expect.objectContaining({ event: 'left-out' }))
  })

  test('is one’s own, on one’s own phone', async () => {
    const other = await phoneOf(t, world.officers.ho)
    expect((await take(world.market)).status).toBe(404)
    expect((await take('no-such-site')).status).toBe(404)
    expect((await tell('takings', { device: other.device, site: world.teHanh })).status).toBe(409)
    expect((await tell('takings', { device: 'no-such-phone', site: world.teHanh })).status).toBe(409)
    expect((await tell('takings', { site: world.teHanh })).status).toBe(422)
    expect(await t.store.read.select().from(takings)).toEqual([])
  })
})

describe('what phones hold', () => {
  const held = (of: TestPhone, counts: Record<string, number>) =>
    tell('captures', { device: of.device, held: counts, records: [] }, of.cookie)
  const holdings = async () =>
    (await listHoldings(t.store.read, hoScope, { site: world.teHanh })).map(({ officer, held }) => [officer, held])

  test('is what each said last of the sites it took along', async () => {
    const other = await phoneOf(t, world.officers.ho)
    await take(world.teHanh)
    await take(world.teHanh, other)
    await held(phone, { [world.teHanh]: 12, [world.market]: 3, nowhere: 1 })
    t.clock.advance(60)
    await held(other, { [world.teHanh]: 0 })
    expect(await holdings()).toEqual([
      ['Lê Thị Lan', 12],
      ['Trần Văn Hổ', 0],
    ])
    expect(await t.store.read.select().from(takings)).toHaveLength(2)
  })

  test('is said of one’s own phone only', async () => {
    const other = await phoneOf(t, world.officers.ho)
    await take(world.teHanh)
    await tell('captures', { device: phone.device, held: { [world.teHanh]: 0 }, records: [] }, phone.cookie)
    await tell('captures', { device: phone.device, held: { [world.teHanh]: 99 }, records: [] }, other.cookie)
    expect(await holdings()).toEqual([['Lê Thị Lan', 0]])
  })

  test('of a walk that is closed counts until it is sent', async () => {
    await take(world.teHanh)
    await held(phone, { [world.teHanh]: 2 })
    await tell('closures', { device: phone.device, site: world.teHanh })
    expect(await holdings()).toEqual([['Lê Thị Lan', 2]])
    await held(phone, { [world.teHanh]: 0 })
    expect(await holdings()).toEqual([])
    await take(world.teHanh)
    expect(await holdings()).toEqual([['Lê Thị Lan', 0]])
  })

  test('is none of what the phone no longer names', async () => {
    await take(world.teHanh)
    await held(phone, { [world.teHanh]: 2 })
    await tell('closures', { device: phone.device, site: world.teHanh })
    await held(phone, { [world.market]: 0 })
    expect(await holdings()).toEqual([])
  })

  test('is out no longer once it is closed, also by someone who was called back from the site', async () => {
    await take(world.teHanh)
    expect(await t.store.commit([deleteAssignment(t.store.read, 'lan', world.teHanh)], [])).toMatchObject({ ok: true })
    expect((await take(world.teHanh)).status).toBe(404)
    expect((await tell('closures', { device: phone.device, site: world.market })).status).toBe(404)
    expect(await holdings()).toHaveLength(1)
    expect((await tell('closures', { device: phone.device, site: world.teHanh })).status).toBe(200)
    expect(await holdings()).toEqual([])
  })

  test('is on the page at once, also where only the audit tells that something changed', async () => {
    const { revision: _, ...plain } = t.store
    const d1like = await createTestApp({ store: plain })
    const ho = await d1like.signIn(world.officers.ho)
    const page = async () => (await d1like.get(`/sites/${world.teHanh}`, ho)).text()
    await take(world.teHanh)
    for (const count of [12, 3]) {
      await held(phone, { [world.teHanh]: count })
      expect(await page()).toContain(vi.fresh.held(1, count))
    }
    await held(phone, { [world.teHanh]: 0 })
    await tell('closures', { device: phone.device, site: world.teHanh })
    expect(await page()).not.toContain('data-state="held"')
  })

  test('is said on the pages that count, with whose phone it is, and green once nothing is held', async () => {
    await phone.send(phone.record({ kind: 'visit', stall: n15, outcome: 'absent' }))
    const pages = async (ho: string) =>
      Promise.all(
        [`/sites/${world.teHanh}`, `/communes/${world.commune}`].map(async (path) => (await t.get(path, ho)).text()),
      )
    for (const page of await pages(await t.signIn(world.officers.ho))) expect(page).toContain('data-state="all"')
    await take(world.teHanh)
    for (const page of await pages(await t.signIn(world.officers.ho))) expect(page).toContain(vi.fresh.out(1))
    await held(phone, { [world.teHanh]: 12 })
    for (const page of await pages(await t.signIn(world.officers.ho))) {
      expect(page).toContain(vi.fresh.held(1, 12))
      expect(page).toContain('Lê Thị Lan')
      expect(page).not.toContain(vi.fresh.long)
    }
    t.clock.advance(14 * 86_400)
    for (const page of await pages(await t.signIn(world.officers.ho))) expect(page).toContain(vi.fresh.long)
  })
})
