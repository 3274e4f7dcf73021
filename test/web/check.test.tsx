import { beforeEach, describe, expect, test } from 'vitest'
import { showSerial } from '../../src/domain/serial.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { stickers } from '../../src/store/schema.ts'
import { insertSticker, insertStickerEvent, newSerial } from '../../src/store/stickers.ts'
import { ALL_FAILURES, DEVICE_FAILURES } from '../../src/web/check/throttle.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { cookiesOf, createTestApp, START, type TestApp } from '../support/app.ts'
import { registerAccount } from '../support/registered.ts'
import { placedWrites } from '../support/stickers.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'
import { print } from './print/sheets.ts'

const DAY = 24 * 60 * 60
const FOREIGN = '0000-0000-0000-0000'

let t: TestApp
/** The serial of the sticker printed for number 17 of Tế Hanh. */
let serial: string

beforeEach(async () => {
  t = await createTestApp({ demo: true, store: await nodeStore(), printer: print })
  await buildWorld(t.store)
  await registerAccount(t.store, { merchant: world.merchant, account: '0123456789', holder: 'NGUYEN THI UT' })
  const ho = await t.signIn(world.officers.ho)
  const run = { submission: '11111111-2222-4333-8444-555555555555', stall: [world.teHanhStalls.n17] }
  expect((await t.post(`/sites/${world.teHanh}/print-runs`, run, ho)).status).toBe(303)
  const [printed] = await t.store.read.select().from(stickers)
  serial = printed?.serial ?? ''
})

const ask = (typed: string, cookie = '') => t.get(`/check?serial=${encodeURIComponent(typed)}`, cookie)
const sentence = (html: string) => /id="serial-error"[^>]*>([^<]*)</.exec(html)?.[1]
const facts = (html: string) => [...html.matchAll(/<dd>(?:<span[^>]*>)?([^<]*)/g)].map(([, value]) => value)
/** Nothing of whose money it is. */
function expectNoAccount(html: string): void {
  for (const told of ['6789', 'NGUYEN', 'Gạo', 'Tế Hanh', '<dd>']) expect(html).not.toContain(told)
}
/** Asks so often that the limit is reached; all are answered as unknown. */
async function fail(times: number, cookie = ''): Promise<void> {
  for (let at = 0; at < times; at++) expect((await ask(FOREIGN, cookie)).status).toBe(404)
}

describe('a sticker that is in the register', () => {
  test('says which bank, last four digits and short name to compare with the banking app', async () => {
    const answer = await ask(showSerial(serial))
    const html = await answer.text()
    expect([answer.status, cookiesOf(answer)]).toEqual([200, ''])
    expect(facts(html)).toEqual([expect.any(String), '…6789', 'NGUYEN T. UT', 'đã in'])
    expect(html).toContain(`<b>${showSerial(serial)}</b>, in cho Gạo Nguyễn Thị Út, số 17 Tế Hanh, xã Bình Sơn`)
    for (const words of [vi.check.compare, vi.check.proves, ...vi.check.steps.flat()]) expect(html).toContain(words)
    expect(html).not.toMatch(/hợp lệ/i)
  })

  test('never tells the account number, the full name or the code', async () => {
    const html = await (await ask(serial)).text()
    for (const kept of ['0123456789', '56789', 'NGUYEN THI UT', 'THI', '000201']) expect(html).not.toContain(kept)
  })

  test('is found however its serial is typed', async () => {
    const [printed] = await t.store.read.select().from(stickers)
    // Begins 1000-0000, so that there is something to misread.
    const other = await newSerial(t.store.keys, Uint8Array.of(8, 0, 0, 0, 0, 0))
    if (printed) await t.store.commit([insertSticker(t.store.read, { ...printed, serial: other })], [])
    const groups = showSerial(other).toLowerCase().split('-')
    const misread = other.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(misread).toMatch(/^looooooo/)
    for (const typed of [groups.join(' '), ` ${other} `, groups.join('–'), misread, misread.toUpperCase()])
      expect([typed, (await ask(typed)).status]).toEqual([typed, 200])
  })

  test('says that it was placed', async () => {
    const [printed] = await t.store.read.select().from(stickers)
    if (printed) await t.store.commit(placedWrites(t.store.read, printed, { officer: 'lan', at: START }), [])
    expect(facts(await (await ask(serial)).text())).toContain('đã dán')
  })

  test('shows nothing when its seals are broken', async () => {
    await t.store.read.run('DROP TRIGGER IF EXISTS payment_codes_no_update')
    await t.store.read.run(
      "UPDATE payment_codes SET sealed_payload = substr(sealed_payload, 1, length(sealed_payload) - 4) || 'AAAA'",
    )
    const answer = await ask(serial)
    expect(answer.status).toBe(500)
    expectNoAccount(await answer.text())
    expect(t.log.find(({ event }) => event === 'failed')?.error).toContain('payment_codes')
  })
})

describe('a sticker nobody is to pay by any more', () => {
  async function expectVoid(): Promise<void> {
    const answer = await ask(serial)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain(vi.check.void)
    expectNoAccount(html)
  }

  test('is void after the account was changed', async () => {
    const at = START + 60
    await registerAccount(t.store, { merchant: world.merchant, account: '9876543210', at })
    expect((await ask(serial)).status).toBe(200)
    expect((await activateDueAccounts(t.store, at + 2 * DAY)).activated).toHaveLength(1)
    await expectVoid()
  })

  test('is void once it was reported stolen, though its code is live', async () => {
    const event = { serial, event: 'voided', reason: 'stolen', officer: 'ho', at: START } as const
    await t.store.commit([insertStickerEvent(t.store.read, event)], [])
    await expectVoid()
  })

  test('is void when the code is no longer live, though no event says so', async () => {
    await t.store.read.run("UPDATE merchants SET ended_on = '2026-11-11'")
    await expectVoid()
  })
})

describe('a serial that is no sticker here', () => {
  test('is answered alike whether foreign, damaged, never printed or sent twice', async () => {
    const own = await newSerial(t.store.keys, Uint8Array.of(1, 2, 3, 4, 5, 6))
    const damaged = serial.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
    for (const typed of [FOREIGN, own, damaged, serial.slice(1), `${serial}0`, 'U'.repeat(16), '<b>']) {
      const answer = await ask(typed)
      const html = await answer.text()
      expect([typed, answer.status, sentence(html)]).toEqual([typed, 404, vi.check.unknown])
      expectNoAccount(html)
      expect(html).not.toContain('<b>"')
    }
    expect((await t.get(`/check?serial=${serial}&serial=${serial}`)).status).toBe(404)
  })

  test('is asked for by a form that anyone may open', async () => {
    for (const path of ['/check', '/check?serial=', '/check?serial=%20']) {
      const answer = await t.get(path)
      expect([answer.status, sentence(await answer.text())]).toEqual([200, undefined])
    }
    expect(await (await t.get('/sign-in')).text()).toContain('href="/check"')
  })
})

describe('guessing', () => {
  test('is for no search engine and no cache', async () => {
    for (const path of ['/check', `/check?serial=${serial}`, `/check?serial=${FOREIGN}`]) {
      const { headers } = await t.get(path)
      expect([headers.get('X-Robots-Tag'), headers.get('Cache-Control')]).toEqual(['noindex', 'no-store'])
    }
  })

  test('stops a device after so many failures, for everything, until a minute is over', async () => {
    const device = cookiesOf(await ask(FOREIGN))
    expect(device).toMatch(/^pho-qr-check=[0-9A-Z]{26}$/)
    await fail(DEVICE_FAILURES - 1, device)
    for (const typed of [FOREIGN, serial]) {
      const answer = await ask(typed, device)
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60'])
      const html = await answer.text()
      expect(sentence(html)).toBe(vi.check.wait(1))
      expectNoAccount(html)
    }
    expect((await ask(FOREIGN)).status).toBe(404)
    t.clock.advance(60)
    expect((await ask(serial, device)).status).toBe(200)
  })

  test('stops all guessers together, whatever cookies they drop, and no payer with a real sticker', async () => {
    await fail(ALL_FAILURES)
    expect((await ask(FOREIGN)).status).toBe(429)
    expect((await ask(await newSerial(t.store.keys, Uint8Array.of(6, 5, 4, 3, 2, 1)))).status).toBe(429)
    expect((await ask(serial)).status).toBe(200)
    t.clock.advance(60)
    expect((await ask(FOREIGN)).status).toBe(404)
  })

  test('leaves the tries counted at the sign-in as they are', async () => {
    const form = { name: 'ho', password: 'sai mật khẩu', next: '/' }
    for (let at = 0; at < 10; at++) await t.post('/sign-in', form)
    await ask(FOREIGN)
    expect((await t.post('/sign-in', form)).status).toBe(429)
  })
})
