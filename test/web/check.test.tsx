import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { showSerial } from '../../src/domain/serial.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { emitObject } from '../../src/domain/vietqr/objects.ts'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { reencodePhoto } from '../../src/entry/evidence.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { REPORTS_AT_MOST } from '../../src/store/public-reports.ts'
import { audit, incidentPhotos, incidents, stickers, throttles } from '../../src/store/schema.ts'
import { insertSticker, insertStickerEvent, newSerial } from '../../src/store/stickers.ts'
import { ALL_FAILURES, DEVICE_FAILURES } from '../../src/web/check/throttle.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { cookiesOf, createTestApp, START, type TestApp } from '../support/app.ts'
import { fieldsIn } from '../support/forms.ts'
import { multipart } from '../support/multipart.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { openShop, proposeAccount, registerAccount } from '../support/registered.ts'
import { placedWrites } from '../support/stickers.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'
import { print } from './print/sheets.ts'

const DAY = 24 * 60 * 60
const FOREIGN = '0000-0000-0000-0000'

let t: TestApp
/** The text of its code. */
let own: string
/** The serial of the sticker printed for number 17 of Tế Hanh. */
let serial: string

beforeEach(async () => {
  t = await createTestApp({
    ...{ demo: true, store: await nodeStore(), printer: print },
    readPhoto: async (image) => decodePhoto(image),
    reencodePhoto: async (image) => reencodePhoto(image),
  })
  await buildWorld(t.store)
  own = await registerAccount(t.store, { merchant: world.merchant, account: '0123456789', holder: 'NGUYEN THI UT' })
  const ho = await t.signIn(world.officers.ho)
  const form = fieldsIn(await (await t.get(`/sites/${world.teHanh}/stickers`, ho)).text(), 'printing')
  expect((await t.post(`/sites/${world.teHanh}/print-runs`, form, ho)).status).toBe(303)
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
/** All but the first and the last of those that all guessers have together are only counted, as each of them would be. */
async function failAll(): Promise<void> {
  await fail(1)
  const count = { count: ALL_FAILURES - 1 }
  await t.store.commit([t.store.read.update(throttles).set(count).where(eq(throttles.key, 'check:all'))], [])
  await fail(1)
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
    await failAll()
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

describe('guesses without end', () => {
  test('are throttled, and whatever was guessed the answers are alike', async () => {
    const neverPrinted = await newSerial(t.store.keys, Uint8Array.of(9, 8, 7, 6, 5, 4))
    const damaged = serial.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
    const bodies = { 404: new Set<string>(), 429: new Set<string>() }
    const guess = async (at: number, status: 404 | 429) => {
      const typed = [neverPrinted, damaged, FOREIGN][at % 3] ?? ''
      const answer = await ask(typed)
      expect(answer.status).toBe(status)
      bodies[status].add((await answer.text()).replaceAll(typed, '…'))
    }
    for (let at = 0; at < ALL_FAILURES; at++) await guess(at, 404)
    const before = t.store.revision?.()
    for (let at = 0; at < 100; at++) await guess(at, 429)
    expect([bodies[404].size, bodies[429].size]).toEqual([1, 1])
    // An answer follows from the rows and the clock: while neither changes, ten thousand more guesses are as these.
    expect([before, before]).toEqual([expect.any(String), t.store.revision?.()])
  })
})

describe('a code on the wall', () => {
  const scan = (fields: Record<string, string | Uint8Array>, cookie = '') => multipart(t, '/check', fields, cookie)
  const transfer = (account: string) => {
    const built = buildTransfer({ bin: '970418', account })
    return built.ok ? built.payload : ''
  }

  test('that pays the account of its sticker shows what to compare with the app', async () => {
    const answer = await scan({ code: ` ${own}\n`, serial: showSerial(serial).toLowerCase() })
    const html = await answer.text()
    expect([answer.status, cookiesOf(answer)]).toEqual([200, ''])
    expect(facts(html)).toEqual([expect.any(String), '…6789', 'NGUYEN T. UT', 'đã in'])
    for (const words of [vi.check.sameAccount, vi.check.proves]) expect(html).toContain(words)
    expect(html).not.toMatch(/hợp lệ|0123456789|000201/i)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
  })

  test('that pays another account than its sticker is an alarm, both sides by their last digits', async () => {
    const answer = await scan({ code: transfer('5100005678'), serial })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain(`<h1>${vi.check.differs}</h1>`)
    for (const cell of ['<td>…6789</td>', '<td data-differs="true">…5678</td>', '<td data-differs="true">BIDV</td>'])
      expect(html).toContain(cell)
    expect(html).not.toMatch(/5100005678|0123456789|NGUYEN/)
    expect(html).toContain(`href="/check/reports?serial=${serial}"`)
  })

  test('that pays the right account by one scheme and somebody else by another is an alarm too', async () => {
    const momo = emitObject('26', emitObject('00', 'vn.momo') + emitObject('01', 'SOMEBODY'))
    const objects = own.slice(0, 12) + momo + own.slice(12, -8)
    const twofold = `${objects}6304${crcDigits(crc16(`${objects}6304`))}`
    expect(await (await scan({ code: twofold, serial })).text()).toContain(vi.check.differs)
    expect((await scan({ code: twofold })).status).toBe(404)
  })

  test('alone names the one stall it is registered for, how its stickers stand, and never says that it is right', async () => {
    const html = await (await scan({ code: own })).text()
    expect(facts(html)).toEqual([expect.any(String), '…6789', 'NGUYEN T. UT', 'đã in'])
    expect(html).toContain(vi.check.codeOf('Gạo Nguyễn Thị Út', 'số 17 Tế Hanh, xã Bình Sơn'))
    expect(html).toContain(vi.check.elsewhere)
    expect(html).not.toMatch(/hợp lệ|0123456789/i)
    const [printed] = await t.store.read.select().from(stickers)
    if (printed) await t.store.commit(placedWrites(t.store.read, printed, { officer: 'lan', at: START }), [])
    expect(facts(await (await scan({ code: own })).text())).toContain('đã dán')
    expect(html).not.toContain(serial)
  })

  test('alone whose account several stalls share says so and names none of them', async () => {
    const merchant = await openShop(t.store, 'bun', world.teHanhStalls.n15, 'Bún bò Mỹ Lệ')
    await registerAccount(t.store, { merchant, account: '0123456789' })
    const html = await (await scan({ code: own })).text()
    expect(html).toContain(`<h1>${vi.check.several}</h1>`)
    expectNoAccount(html)
    expect(html).not.toContain('Bún bò')
  })

  test('alone that nobody here has registered is a failed guess, and no accusation', async () => {
    const answer = await scan({ code: transfer('5100005678') })
    const html = await answer.text()
    expect(answer.status).toBe(404)
    expect(html).toContain(`<h1>${vi.check.notHere}</h1>`)
    expectNoAccount(html)
    const device = cookiesOf(answer)
    for (let at = 1; at < DEVICE_FAILURES; at++) await scan({ code: transfer(`51000${10_000 + at}`) }, device)
    expect((await scan({ code: own }, device)).status).toBe(429)
    expect((await scan({ code: own, serial }, device)).status).toBe(429)
    expect((await ask(serial, device)).status).toBe(429)
  })

  test('alone is told to no guesser after a flood, nor by serials; its sticker still answers', async () => {
    await failAll()
    expect((await scan({ code: own })).status).toBe(200)
    for (let at = 0; at < ALL_FAILURES; at++) await scan({ code: transfer(`51000${10_000 + at}`) })
    const bodies = new Set<string>()
    for (const code of [own, transfer('5100005678')]) {
      const answer = await scan({ code })
      expect(answer.status).toBe(429)
      bodies.add(await answer.text())
    }
    expect(bodies.size).toBe(1)
    expect((await scan({ code: own, serial })).status).toBe(200)
  })

  test('of an account that is only proposed, no longer live or waiting is not here', async () => {
    const waiting = await registerAccount(t.store, { merchant: world.merchant, account: '9876543210', at: START })
    const { payload } = await proposeAccount(t.store, { merchant: world.merchant, account: '9876500000', at: START })
    for (const code of [waiting, payload]) expect((await scan({ code })).status).toBe(404)
    await activateDueAccounts(t.store, START + 2 * DAY)
    expect([(await scan({ code: waiting })).status, (await scan({ code: own })).status]).toEqual([200, 404])
    expect(await (await scan({ code: own, serial })).text()).toContain(vi.check.void)
  })

  test('with the serial of no sticker is answered as an unknown serial, whatever it pays', async () => {
    for (const code of [own, transfer('5100005678')]) {
      const answer = await scan({ code, serial: FOREIGN })
      const html = await answer.text()
      expect([answer.status, sentence(html)]).toEqual([404, vi.check.unknown])
      expectNoAccount(html)
    }
  })

  test('is read by the server from a photo where no script runs, a few a minute', async () => {
    const photo = jpegOf(codePicture(own, 4))
    const first = await scan({ photo, serial })
    expect(await first.text()).toContain(vi.check.sameAccount)
    const device = cookiesOf(first)
    for (let at = 1; at < 6; at++) expect((await scan({ photo }, device)).status).toBe(200)
    const tooMany = await scan({ photo }, device)
    expect([tooMany.status, (await tooMany.text()).includes(vi.check.tooManyPhotos)]).toEqual([422, true])
    expect((await scan({ code: own }, device)).status).toBe(200)
  })

  test.each([
    ['nothing', {}, vi.check.codeMissing],
    ['a link', { code: 'https://example.vn' }, vi.code.refusals.link],
    ['an identity card', { code: '051099000123|212345678|Nguyễn Thị Út' }, vi.code.refusals['identity-card']],
    ['a file that is no photo', { photo: new TextEncoder().encode('x') }, vi.codeReadings.notAPhoto],
  ])('that is %s gets a sentence, and counts as no guess', async (_what, fields, words) => {
    for (const more of [{}, { serial }]) {
      const answer = await scan({ ...fields, ...more } as Record<string, string | Uint8Array>)
      const html = await answer.text()
      expect([answer.status, html.includes(words)]).toEqual([422, true])
      expect(html).not.toContain('051099000123')
    }
    const counted = await t.store.read.select().from(throttles)
    expect(counted.filter(({ key }) => key.startsWith('check:'))).toEqual([])
  })
})

describe('a report by whoever stands there', () => {
  const SUBMISSION = 'submission-0000000001'
  const report = (fields: Record<string, string | Uint8Array>, cookie = '') =>
    multipart(t, '/check/reports', { submission: SUBMISSION, ...fields }, cookie)
  const opened = () => t.store.read.select().from(incidents)
  const somewhere = { commune: world.commune, place: 'Quán nước đầu hẻm 21' }

  test('of a sticker opens an incident of its stall, with a photo made anew', async () => {
    const photo = jpegOf(codePicture('wall', 4))
    const answer = await report({ serial: showSerial(serial), note: 'Có mã dán đè', photo })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/check/reports/thanks'])
    const [incident] = await opened()
    expect(incident).toMatchObject({
      ...{ source: 'public', stall: world.teHanhStalls.n17, serial, commune: world.commune, note: 'Có mã dán đè' },
      ...{ visit: null, openedBy: null, place: null, openedAt: START },
    })
    expect(await t.store.read.select().from(incidentPhotos)).toMatchObject([{ incident: incident?.id, officer: null }])
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'incident.reported'))
    expect(entries).toMatchObject([{ actor: 'public', subject: incident?.id }])
    const ho = await t.signIn('ho')
    const page = await (await t.get(`/incidents/${incident?.id}`, ho)).text()
    for (const told of ['Có mã dán đè', vi.incidents.sources.public, showSerial(serial), 'Số 17, Tế Hanh'])
      expect(page).toContain(told)
    expect(await (await t.get('/sites', ho)).text()).toContain('Sự cố (1)')
  })

  test('of a place opens one in its commune, which the coordinator sees and no volunteer of a street', async () => {
    expect((await report(somewhere)).status).toBe(303)
    expect(await opened()).toMatchObject([{ stall: null, serial: null, ...somewhere }])
    const list = async (who: string) => (await t.get('/incidents', await t.signIn(who))).text()
    expect(await list('ho')).toContain(somewhere.place)
    for (const who of ['lan', 'ut']) expect(await list(who)).not.toContain(somewhere.place)
  })

  test('is kept without the account and phone numbers that were written in it', async () => {
    await report({ ...somewhere, note: 'Tiền vào 0123 456 789 012, gọi 0905123456 hôm 25.11.2026 14 giờ, 1.500.000 đ' })
    const note = 'Tiền vào …9012, gọi …3456 hôm 25.11.2026 14 giờ, 1.500.000 đ'
    expect(await opened()).toMatchObject([{ note }])
  })

  test('sent twice is one', async () => {
    const photo = jpegOf(codePicture('wall', 4))
    for (let time = 0; time < 2; time++) expect((await report({ ...somewhere, photo })).status).toBe(303)
    expect(await opened()).toHaveLength(1)
    expect(await t.store.read.select().from(incidentPhotos)).toHaveLength(1)
  })

  test.each([
    ['no place', { commune: world.commune }, vi.form.required],
    ['a commune without a street or market', { commune: '99999', place: 'x' }, vi.form.choose],
    ['a serial that is none', { serial: FOREIGN }, vi.check.where],
    ['a file that is no photo', { ...somewhere, photo: new TextEncoder().encode('x') }, vi.codeReadings.notAPhoto],
    ['too long a note', { ...somewhere, note: 'x'.repeat(301) }, vi.form.tooLong],
  ])('with %s is asked for again and nothing is stored', async (_what, fields, words) => {
    const answer = await report(fields as Record<string, string | Uint8Array>)
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true])
    expect(await opened()).toEqual([])
  })

  test('is bounded: a few of one device, a few more of everybody, and of one commune', async () => {
    const first = await report({ ...somewhere, note: '0' })
    const device = cookiesOf(first)
    for (let at = 1; at < 5; at++) expect((await report({ ...somewhere, note: `${at}` }, device)).status).toBe(303)
    expect((await report({ ...somewhere, note: '5' }, device)).status).toBe(429)
    for (let at = 5; at < 20; at++) expect((await report({ ...somewhere, note: `${at}` })).status).toBe(303)
    const refused = await report({ ...somewhere, note: '20' })
    expect([refused.status, (await refused.text()).includes(vi.check.tooManyReports)]).toEqual([429, true])
    for (let quarter = 0; quarter < 2; quarter++) {
      t.clock.advance(15 * 60)
      for (let at = 0; at < 20; at++) await report({ ...somewhere, note: `${quarter} ${at}` })
    }
    expect(await opened()).toHaveLength(REPORTS_AT_MOST)
    t.clock.advance(15 * 60)
    expect(await (await report({ ...somewhere, note: 'full' })).text()).toContain(vi.check.communeFull)
    for (let at = 0; at < 20; at++) await report({ ...somewhere, note: `${at}` })
    for (let at = 0; at < 5; at++) expect((await report({ serial, note: `${at}` })).status).toBe(303)
    expect((await report({ serial, note: '5' })).status).toBe(429)
    t.clock.advance(15 * 60)
    expect((await report({ serial, note: '5' })).status).toBe(422)
  })

  test('starts from every answer, looks nothing up and lists nobody', async () => {
    for (const path of ['/check/reports', `/check/reports?serial=${serial}`, '/check/reports/thanks']) {
      const answer = await t.get(path)
      const html = await answer.text()
      expect([answer.status, answer.headers.get('X-Robots-Tag')]).toEqual([200, 'noindex'])
      expectNoAccount(html)
    }
    expect(await (await t.get('/check/reports')).text()).toContain('>xã Bình Sơn</option>')
    for (const path of [`/check?serial=${serial}`, `/check?serial=${FOREIGN}`])
      expect(await (await t.get(path)).text()).toContain('href="/check/reports')
  })
})
