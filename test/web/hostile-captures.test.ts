import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Envelope } from '../../src/domain/capture/envelope.ts'
import type { Received } from '../../src/domain/capture/exchange.ts'
import type { CapturedRegistration, VisitBody } from '../../src/domain/capture/record.ts'
import {
  accountProposals,
  arrivals,
  audit,
  captureRefusals,
  consents,
  merchantPhones,
  roleRevocations,
  takings,
  visits,
} from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n17, n18 } = world.teHanhStalls
const HOUR = 3600
const absent = (stall: string): VisitBody => ({ kind: 'visit', stall, outcome: 'absent' })

let t: TestApp
let phone: TestPhone
let reencodePhoto: (image: Uint8Array) => Promise<Uint8Array | 'busy' | undefined>
const refusals = () => t.store.read.select().from(captureRefusals)
const visited = async () => (await t.store.read.select().from(visits)).map(({ stall }) => stall)

beforeEach(async () => {
  reencodePhoto = async (image) => image
  t = await createTestApp({ reencodePhoto: (image) => reencodePhoto(image) })
  await buildWorld(t.store)
  await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
  phone = await phoneOf(t, world.officers.lan)
})

/** Sends what is sealed, as old as it is said to be. */
async function sendOld(age: number, ...envelopes: Envelope[]): Promise<Received['receipts']> {
  const answer = await phone.post(envelopes.map((envelope) => ({ envelope, age })))
  expect(answer.status).toBe(200)
  return ((await answer.json()) as Received).receipts
}

describe('one bad record holds up none of the others', () => {
  const between = async (bad: unknown) =>
    sendOld(
      0,
      await phone.seal(phone.record(absent(n15))),
      await phone.seal(bad),
      await phone.seal(phone.record(absent(n18))),
    )

  test.each([1e300, -1e300, 9e15])('when its clock says %d', async (at) => {
    const promised = { kind: 'visit', stall: n16, outcome: 'postponed', returnDay: '2026-11-20' }
    const receipts = await between({ ...phone.record(promised as never), version: 1, at })
    expect(receipts.map(({ reason }) => reason)).toEqual([undefined, 'shape', undefined])
  })

  test.each(['A', 'AAAAA'])('when its photo is %s, which is no base64: it is left out', async (photo) => {
    const receipts = await between(phone.record({ ...absent(n16), photo }))
    expect(receipts.map(({ state }) => state)).toEqual(['stored', 'stored', 'stored'])
  })

  test('when its photo is small in bytes and huge in pixels: it is left out without being unpacked', async () => {
    const head = jpegOf(codePicture('photo', 2))
    const huge = Uint8Array.from(head)
    const frame = huge.findIndex((byte, at) => byte === 0xff && huge[at + 1] === 0xc0)
    huge.set([0x0f, 0xa0, 0x0f, 0xa0], frame + 5)
    let unpacked = 0
    reencodePhoto = async (image) => {
      unpacked++
      return image
    }
    const photos = [huge, head].map((one) => Buffer.from(one).toString('base64url'))
    const receipts = await phone.send(...photos.map((photo) => phone.record({ ...absent(n16), photo })))
    expect([receipts.map(({ state }) => state), unpacked]).toEqual([['stored', 'stored'], 1])
  })

  test('when what it is compared with does not open: it waits, and the log names the row', async () => {
    await t.store.read.run(sql`drop trigger payment_codes_no_update`)
    await t.store.read.run(sql`update payment_codes set sealed_payload = 'v1.x.y'`)
    const receipts = await between(phone.record(absent(n17)))
    expect(receipts.map(({ reason }) => reason)).toEqual([undefined, 'changed', undefined])
    expect(t.log).toMatchObject([{ event: 'capture-failed', error: expect.stringContaining('payment_codes') }])
    expect(await visited()).toEqual([n15, n18])
  })

  test('when its photo cannot be made yet because too many are: it waits with its photo', async () => {
    const record = phone.record({
      ...absent(n16),
      photo: Buffer.from(jpegOf(codePicture('photo', 2))).toString('base64url'),
    })
    reencodePhoto = async () => 'busy'
    expect((await between(record)).map(({ reason }) => reason)).toEqual([undefined, 'changed', undefined])
    expect(await refusals()).toEqual([])
    reencodePhoto = async (image) => image
    expect(await phone.send(record)).toMatchObject([{ state: 'stored' }])
  })
})

describe('what is refused leaves little behind', () => {
  test('an id is an id: no text of any length, no name, no account', async () => {
    const envelope = await phone.seal(phone.record(absent(n15)))
    for (const id of ['Nguyễn Thị Út 0011004158273', 'x'.repeat(3_000_000), '', 'a|b'])
      expect((await phone.post([{ envelope: { ...envelope, id }, age: 0 }])).status).toBe(422)
    expect(await refusals()).toEqual([])
  })

  test('what else stands in an envelope is not looked at', async () => {
    const envelope = await phone.seal(phone.record(absent(n15)))
    const deep = `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`
    const body = `{"device":"${phone.device}","held":{},"records":[{"age":0,"envelope":${deep}${JSON.stringify({ ...envelope, id: 'other' }).slice(1)}}]}`
    const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: phone.cookie }
    const answer = await t.app.request('/walk/captures', { method: 'POST', body, headers })
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ reason: 'unsigned' }])
  })

  test('five hundred a day of one sender are written down, and an alarm stands before them and after', async () => {
    const record = phone.record(absent(n15))
    await phone.send(record)
    await phone.send({ ...record, body: absent(n16) })
    t.clock.advance(60)
    const envelope = await phone.seal(phone.record(absent(n15)))
    for (let at = 0; at < 21; at++)
      await sendOld(0, ...Array.from({ length: 25 }, (_, of) => ({ ...envelope, id: `junk-${at}-${of}` })))
    expect(await refusals()).toHaveLength(501)
    const page = await t.get('/captures/set-aside', await t.signIn(world.officers.ho))
    expect(await page.text()).toContain(vi.captures.countAltered(1))
    await phone.send({ ...record, body: absent(n18) })
    expect((await refusals()).filter(({ reason }) => reason === 'altered')).toHaveLength(2)
  })

  test('an altered record is an alarm of the site, whatever role its sender has lost since, and audited once', async () => {
    const record = phone.record(absent(n15))
    await phone.send(record)
    for (let times = 0; times < 3; times++) await phone.send({ ...record, body: absent(n16) })
    expect((await t.store.read.select().from(audit)).filter(({ action }) => action === 'capture.altered')).toHaveLength(
      1,
    )
    await t.store.read.insert(roleRevocations).values({ grant: 'grant-lan', revokedBy: 'dang', revokedAt: START })
    const page = await t.get('/captures/set-aside', await t.signIn(world.officers.ho))
    expect(await page.text()).toContain(vi.captures.countAltered(1))
  })

  test('no phone says that it holds more than there can be', async () => {
    await postJson(t, '/walk/takings', { device: phone.device, site: world.teHanh }, phone.cookie)
    for (const held of [1e300, 2 ** 53, -1, 0.5]) {
      const body = { device: phone.device, held: { [world.teHanh]: held }, records: [] }
      expect((await postJson(t, '/walk/captures', body, phone.cookie)).status).toBe(422)
    }
    expect(await t.store.read.select().from(takings)).toMatchObject([{ held: 0 }])
  })
})

describe('what happened between a record’s making and its coming', () => {
  const account = { destination: { bin: '970436', account: '0011004158273' }, relation: 'own' } as const
  const met = (stall: string, more: Partial<CapturedRegistration> = {}): VisitBody => {
    const asked = { kind: 'individual', category: 'food', consents: ['sticker'], consentText: '2026-11' } as const
    return { kind: 'visit', stall, outcome: 'agreed', registration: { ...asked, account, ...more } }
  }
  const proposals = async () => (await t.store.read.select().from(accountProposals)).length
  const given = async () =>
    (await t.store.read.select().from(consents)).map(({ purpose, given: yes }) => [purpose, yes])

  test('a consent taken back stays taken back: the later word is the vendor’s', async () => {
    const envelope = await phone.seal(phone.record(met(n17)))
    t.clock.advance(HOUR)
    const taken = { submission: 'withdrawal-0000000001', purpose: 'sticker', sure: 'yes' }
    await t.post(`/merchants/${world.merchant}/consent-withdrawals`, taken, await t.signIn(world.officers.ho))
    t.clock.advance(HOUR)
    expect(await sendOld(2 * HOUR, envelope)).toMatchObject([{ state: 'refused', reason: 'consent-missing' }])
    expect(await given()).toEqual([
      ['sticker', true],
      ['sticker', false],
    ])
    expect(await sendOld(60, await phone.seal(phone.record(met(n17))))).toMatchObject([{ state: 'stored' }])
    expect(await given()).toHaveLength(3)
  })

  test('an account of who traded there before is not proposed for who trades there now, nor word of money', async () => {
    const money = { level: 'observed', payer: 'customer', ago: 0 } as const
    const paid = { kind: 'visit', stall: n17, outcome: 'agreed', evidence: money } as const
    const made = [await phone.seal(phone.record(met(n17))), await phone.seal(phone.record(paid))]
    t.clock.advance(HOUR)
    await replaceMerchant()
    t.clock.advance(HOUR)
    const before = await proposals()
    const receipts = await sendOld(2 * HOUR, ...made, await phone.seal(phone.record(absent(n17))))
    expect(receipts.map(({ reason }) => reason)).toEqual(['other-merchant', 'other-merchant', undefined])
    expect([await proposals(), await t.store.read.select().from(arrivals)]).toEqual([before, []])
    expect(await sendOld(60, await phone.seal(phone.record(met(n17))))).toMatchObject([{ state: 'stored' }])
  })

  /** By the plain form, which ends who traded there. */
  async function replaceMerchant(): Promise<void> {
    const ho = await t.signIn(world.officers.ho)
    const form = { submission: 'replacement-00000001', tradeName: 'Phở Hai', kind: 'individual', category: 'food' }
    const asked = await (await t.post(`/stalls/${n17}/merchants`, form, ho)).text()
    const acknowledged = /name="acknowledged" value="([^"]+)"/.exec(asked)?.[1] ?? ''
    expect((await t.post(`/stalls/${n17}/merchants`, { ...form, acknowledged }, ho)).status).toBe(303)
  }

  test('each purpose is answered once', async () => {
    const flood = Array.from({ length: 1000 }, () => 'sticker' as const)
    expect(await phone.send(phone.record(met(n15, { consents: flood })))).toMatchObject([{ reason: 'shape' }])
  })

  test('a phone that a known vendor gave leave to keep is kept', async () => {
    const more = { consents: ['phone'], phone: '0905123456', account: undefined } as const
    await phone.send(phone.record(met(n17, more)))
    expect(
      await t.store.read.select().from(merchantPhones).where(eq(merchantPhones.merchant, world.merchant)),
    ).toHaveLength(1)
    await phone.send(phone.record(met(n17, { ...more, phone: '0905999999' })))
    expect(await t.store.read.select().from(merchantPhones)).toHaveLength(1)
  })

  test('an account that would change within seven days of the phone is set aside, and not sent for ever', async () => {
    await phone.send(phone.record(met(n15, { consents: ['sticker', 'phone'], phone: '0905123456' })))
    const other = { ...account, destination: { bin: '970436', account: '777777' } }
    const receipts = await phone.send(phone.record(met(n15, { account: other })))
    expect(receipts).toMatchObject([{ state: 'refused', reason: 'too-soon' }])
    expect(await refusals()).toMatchObject([{ reason: 'too-soon' }])
  })
})
