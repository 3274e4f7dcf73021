import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { destinationIdentity } from '../../src/domain/account.ts'
import { codeDigest, type SiteBundle } from '../../src/domain/capture/bundle.ts'
import { typed } from '../support/accounts.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { addLongStreet, secretsOf } from '../support/long-street.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { buildWorld, world } from '../support/world.ts'

const LONG = 'pho-dai'
const STALLS = 180

let t: TestApp
let phone: TestPhone

const take = async (site: string): Promise<Response> =>
  t.app.request('/walk/takings', {
    method: 'POST',
    body: JSON.stringify({ device: phone.device, site }),
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Accept-Encoding': 'gzip', Cookie: phone.cookie },
  })
const bytesOf = async (site: string) => new Uint8Array(await (await take(site)).arrayBuffer())
const textOf = async (site: string) => gunzipSync(await bytesOf(site)).toString()

describe('a street of 180 stalls, all of them registered', () => {
  beforeAll(async () => {
    t = await createTestApp({ compress: (text) => gzipSync(text, { level: 1 }) })
    await buildWorld(t.store)
    await addLongStreet(t.store, LONG, STALLS)
    phone = await phoneOf(t, world.officers.ho)
  })
  afterEach(() => vi.restoreAllMocks())

  test('is taken along in at most 30 KB on the wire, and kept by nobody on the way', async () => {
    const answer = await take(LONG)
    expect([answer.status, answer.headers.get('Content-Encoding')]).toEqual([200, 'gzip'])
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(30 * 1024)
  })

  test('can be compared with its walls, stall by stall', async () => {
    const { stalls, salt } = JSON.parse(await textOf(LONG)) as SiteBundle
    expect(stalls).toHaveLength(STALLS)
    for (const [at, stall] of stalls.entries()) {
      const digest = await codeDigest(salt, destinationIdentity(typed(secretsOf(at).account)))
      expect(stall).toMatchObject({
        hasCode: true,
        codes: [{ standing: 'live', digest }],
        stickers: [{ placed: false }],
      })
    }
    expect(new Set(stalls.flatMap(({ codes }) => codes.map(({ digest }) => digest))).size).toBe(STALLS)
  })

  test('tells no account, no holder, no phone and no text of a code', async () => {
    const text = await textOf(LONG)
    expect(text).toContain('Tạp hóa Nguyễn Thị Út 0')
    for (let at = 0; at < STALLS; at++) {
      const { account, holder, phone } = secretsOf(at)
      for (const secret of [account, holder, phone, typed(account).payload]) expect(text).not.toContain(secret)
    }
    expect(text).not.toMatch(/A000000727|"(sealed|account|holder|phone|payload)/)
  })

  test('is read in as many questions as one of eight stalls', async () => {
    const asked = vi.spyOn(t.store.read, 'select')
    await take(world.teHanh)
    const few = asked.mock.calls.length
    await take(LONG)
    expect(asked.mock.calls.length).toBe(few * 2)
    expect(few).toBeLessThan(25)
  })
})
