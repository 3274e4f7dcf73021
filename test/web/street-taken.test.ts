import { gunzipSync, gzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { destinationIdentity } from '../../src/domain/account.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { type BundledStall, codeDigest, type SiteBundle } from '../../src/domain/capture/bundle.ts'
import { listLiveCodes, openCode } from '../../src/store/payment-codes.ts'
import { audit, paymentCodes } from '../../src/store/schema.ts'
import { voidStallStickers } from '../../src/store/sticker-events.ts'
import { hoScope } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { addStreet, secretsOf } from '../support/street.ts'
import { buildWorld, world } from '../support/world.ts'

const STALLS = 180
/** The goal for a street on the wire. */
const MOST_BYTES = 30 * 1024

let t: TestApp
let phone: TestPhone
let stalls: string[]
beforeAll(async () => {
  t = await createTestApp({ compress: (text) => gzipSync(text, { level: 1 }) })
  await buildWorld(t.store)
  stalls = await addStreet(t.store, { id: 'duong-dai', stalls: STALLS, at: START - 3600 })
  phone = await phoneOf(t, world.officers.ho)
}, 120_000)

const take = (site: string): Promise<Response> =>
  postJson(t, '/walk/takings', { device: phone.device, site }, phone.cookie)
const bundleOf = async (site = 'duong-dai'): Promise<SiteBundle> => (await take(site)).json() as Promise<SiteBundle>
const at = (bundle: SiteBundle, n: number): BundledStall | undefined => bundle.stalls.find(({ id }) => id === stalls[n])

/** Statements that the database is asked to prepare meanwhile. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const { $client } = t.store.read as unknown as { $client: { prepare(text: string): unknown } }
  const prepare = $client.prepare
  let count = 0
  $client.prepare = (text) => {
    count++
    return prepare.call($client, text)
  }
  try {
    await work()
  } finally {
    $client.prepare = prepare
  }
  return count
}

describe('a long street taken along, with a code and a sticker at every stall', () => {
  test('weighs no more on the wire than a bad signal carries', async () => {
    const body = JSON.stringify({ device: phone.device, site: 'duong-dai' })
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: phone.cookie }
    const compressed = { ...headers, 'Accept-Encoding': 'gzip' }
    const answer = await t.app.request('/walk/takings', { method: 'POST', body, headers: compressed })
    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES)
    const { stalls } = JSON.parse(gunzipSync(bytes).toString()) as SiteBundle
    expect(stalls).toHaveLength(STALLS)
    expect(stalls.every(({ codes, stickers }) => codes.length === 1 && stickers.length === 1)).toBe(true)
  })

  test('tells no account, no code, no holder and no phone', async () => {
    const text = await (await take('duong-dai')).text()
    const codes = await listLiveCodes(t.store.read, hoScope, 'duong-dai')
    const payloads = await Promise.all(codes.map(async (code) => (await openCode(t.store, code)).content.payload))
    expect(payloads).toHaveLength(STALLS)
    const secrets = stalls.flatMap((_, n) => Object.values(secretsOf(n)))
    for (const secret of [...secrets, ...payloads]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/BI MAT|00020101|"account"|"holder"|"phone"|"payload"|sealed/)
    // Banks are named in the list of banks; whose is where, nowhere.
    expect(JSON.stringify((JSON.parse(text) as SiteBundle).stalls)).not.toContain(DEMO_BANK.bin)
  })

  test('is as many questions to the database as a short one', async () => {
    const [short, long] = [await countQueries(() => take(world.teHanh)), await countQueries(() => take('duong-dai'))]
    expect(long).toBe(short)
    expect(short).toBeGreaterThan(5)
    expect(long).toBeLessThan(30)
  })

  test('knows each live code by its digest, and its sticker by whether it was seen on its wall', async () => {
    const bundle = await bundleOf()
    const codes = await listLiveCodes(t.store.read, hoScope, 'duong-dai')
    for (const n of [0, 1, STALLS - 1]) {
      const sealed = codes.find(({ stall }) => stall.id === stalls[n])
      if (sealed === undefined) throw new Error(`no code at ${n}`)
      const digest = await codeDigest(bundle.salt, destinationIdentity((await openCode(t.store, sealed)).content))
      expect(at(bundle, n)).toMatchObject({ hasCode: true, codes: [{ standing: 'live', digest }] })
      expect(at(bundle, n)?.stickers).toEqual([{ serial: expect.any(String), placed: n % 2 === 0 }])
    }
    expect(new Set(bundle.stalls.flatMap(({ codes }) => codes.map(({ digest }) => digest))).size).toBe(STALLS)
    expect(at(bundle, 1)).toMatchObject({ outcome: 'postponed', returnDay: '2026-11-20', visited: true })
  })

  test('brings no sticker that is void', async () => {
    const act = { reason: 'closed', officer: 'ho', at: START } as const
    await t.store.commit([voidStallStickers(t.store.read, stalls[2] ?? '', act)], [])
    const bundle = await bundleOf()
    expect(at(bundle, 2)).toMatchObject({ hasCode: true, stickers: [] })
    expect(at(bundle, 4)?.stickers).toHaveLength(1)
  })

  test('goes along without the one code that does not open', async () => {
    const [broken] = await listLiveCodes(t.store.read, hoScope, 'duong-dai')
    await t.store.read.run(sql`drop trigger payment_codes_no_update`)
    const change = { sealedPayload: 'k1.AAAAAAAAAAAAAAAA.AAAA' }
    await t.store.read
      .update(paymentCodes)
      .set(change)
      .where(eq(paymentCodes.id, broken?.code.id ?? ''))
    const bundle = await bundleOf()
    const without = bundle.stalls.filter(({ hasCode }) => !hasCode)
    expect(without).toMatchObject([{ id: broken?.stall.id, hasMerchant: true, codes: [], stickers: [] }])
    const row = `payment_codes.sealed_payload of row ${broken?.code.id}`
    expect(t.log.filter(({ event }) => event === 'left-out').map(({ error }) => error)).toEqual([
      `sealed value does not open: ${row}`,
    ])
  })

  test('is written down each time, with who took it', async () => {
    const entries = () => t.store.read.select().from(audit).where(eq(audit.action, 'site.taken-along'))
    const before = (await entries()).length
    await take('duong-dai')
    const after = await entries()
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({ actor: world.officers.ho, subject: 'duong-dai', at: START })
    await take('no-such-site')
    expect(await entries()).toHaveLength(before + 1)
  })
})
