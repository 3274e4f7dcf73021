import { webcrypto } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromBase64 } from '../../src/domain/base64.ts'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { SIGNATURE, SIGNING, signedText } from '../../src/domain/capture/envelope.ts'
import { readHandover } from '../../src/domain/capture/handover.ts'
import type { CaptureBody, CaptureLabel } from '../../src/domain/capture/record.ts'
import type { Engine, KeptRecord, SaveResult } from '../../src/field/walk/engine.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { type Keyring, openKeyring } from '../../src/store/keyring.ts'
import { foundOnDisk } from '../support/disk.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { bundleOf, profile, serveEngine } from '../support/walk-page.ts'

/** What the page of the engine offers a test. */
declare global {
  var engine: Engine
  var seed: (bundle: SiteBundle) => Promise<{ id: string; publicKey: string }>
  /** Writes what must not stand there, to show that the search finds it. */
  var leak: (texts: readonly string[]) => Promise<void>
  var counts: () => Promise<[records: number, envelopes: number]>
}

const LAN = { id: 'lan', name: 'Lê Thị Lan' }
const HUNG = { id: 'hung', name: 'Phạm Hùng' }
const SECRETS = {
  account: '1903777888999',
  holder: 'NGUYEN THI BICH NGAN',
  phone: '0905123456',
  trade: 'Bún bò Cô Ngân',
}

const visit = (number: string): CaptureBody => ({
  ...{ kind: 'visit', stall: `stall-${number}`, outcome: 'agreed' },
  registration: {
    ...{ tradeName: SECRETS.trade, kind: 'individual', category: 'food', consents: ['phone', 'sticker'] },
    ...{ consentText: '2026-11', phone: SECRETS.phone },
    account: {
      destination: { bin: '970407', account: SECRETS.account },
      ...{ relation: 'own', holder: SECRETS.holder },
    },
  },
})
const label = (number: string): CaptureLabel => ({
  ...{ kind: 'visit', site: 'te-hanh', stall: `stall-${number}`, number, outcome: 'agreed', account: '8999' },
})

let server: Awaited<ReturnType<typeof serveEngine>>
let keys: Keyring
let bundle: SiteBundle
let disk: ReturnType<typeof profile>
let phone: Phone
beforeAll(async () => {
  server = await serveEngine()
  keys = await openKeyring(newKeyFile())
  bundle = bundleOf(LAN, await keys.captureKey())
})
afterAll(() => server?.close())
beforeEach(async () => {
  disk = profile()
  phone = await openPhone(disk.folder)
})
afterEach(async () => {
  await phone?.close()
  disk?.remove()
})

async function openEngine(): Promise<Page> {
  const page = await phone.context.newPage()
  await page.goto(server.address)
  return page
}
async function openWalk(): Promise<Page> {
  const page = await openEngine()
  await page.evaluate((taken) => seed(taken), bundle)
  return page
}
const save = (page: Page, number = '1', supersedes?: string): Promise<SaveResult> =>
  page.evaluate(([body, marked, old]) => engine.save(body, marked, old), [
    visit(number),
    label(number),
    supersedes,
  ] as const)
const records = (page: Page): Promise<readonly KeptRecord[]> => page.evaluate(() => engine.records())

describe('what the phone said was saved', () => {
  test('is there after the browser was killed, again and again, and nothing by halves', async () => {
    let page = await openWalk()
    const saved: string[] = []
    for (let round = 0; round < 5; round++) {
      for (const number of ['1', '3', '5']) {
        const kept = await save(page, number)
        if (kept.ok) saved.unshift(kept.record.id)
      }
      // One more is under way as the battery falls out: it is there whole or not at all.
      const last = page.evaluate(([body, marked]) => engine.save(body, marked), [visit('1'), label('1')] as const)
      last.catch(() => undefined)
      await phone.kill()
      phone = await openPhone(disk.folder)
      page = await openEngine()
      const [first, ...others] = (await records(page)).map(({ id }) => id)
      if (first && first !== saved[0]) saved.unshift(first)
      const found = [first, ...others]
      // What the browser left on its disk says what became of them.
      if (!isDeepStrictEqual(found, saved)) disk.keep('walk-profile')
      expect(found).toEqual(saved)
      expect(await page.evaluate(() => counts())).toEqual([saved.length, saved.length])
    }
    expect(saved.length).toBeGreaterThanOrEqual(15)
    expect((await page.evaluate(() => engine.open('te-hanh')))?.stalls[0]?.tradeName).toBe('Quán Bích Ngân 1')
  })

  test('is seen in every other tab, in the order of saving', async () => {
    const [one, two] = [await openWalk(), await openEngine()]
    await two.evaluate(() => {
      Object.assign(globalThis, { heard: new Promise<void>((done) => engine.watch(done)) })
    })
    const first = await save(one, '1')
    await two.evaluate(() => (globalThis as unknown as { heard: Promise<void> }).heard)
    const rest = await Promise.all([save(one, '3'), save(two, '5'), save(two, '1'), save(one, '1')])
    expect([first, ...rest].every(({ ok }) => ok)).toBe(true)
    const kept = await records(two)
    expect(kept).toEqual(await records(one))
    expect(new Set(kept.map(({ id }) => id)).size).toBe(5)
    expect(kept.at(-1)?.label.number).toBe('1')
  })

  test('is what only the server reads, signed by this phone', async () => {
    const page = await openEngine()
    const device = await page.evaluate((taken) => seed(taken), bundle)
    const first = await save(page, '3')
    const wrong = first.ok ? first.record.id : ''
    await save(page, '3', wrong)
    const file = await page.evaluate(async () => (await engine.handover()).text())
    const [old, correction] = readHandover(file)?.records ?? []
    if (old === undefined || correction === undefined) throw new Error('no records in the file')
    const opened = JSON.parse(await keys.openCapture(correction.envelope))
    expect(opened).toMatchObject({ officer: 'lan', device: device.id, supersedes: wrong, body: visit('3') })
    expect(JSON.parse(await keys.openCapture(old.envelope))).not.toHaveProperty('supersedes')
    const key = await webcrypto.subtle.importKey('raw', fromBase64(device.publicKey), SIGNING, false, ['verify'])
    const text = new TextEncoder().encode(signedText(old.envelope))
    expect(await webcrypto.subtle.verify(SIGNATURE, key, fromBase64(old.envelope.signature), text)).toBe(true)
  })
})

test('a phone whose browser cleared what it kept says so, and one that kept nothing does not', async () => {
  const page = await openWalk()
  const emptied = async () => (await page.evaluate(() => engine.room())).emptied
  await save(page)
  expect(await emptied()).toBe(false)
  const session = await phone.context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: server.address, storageTypes: 'indexeddb' })
  expect(await records(page)).toEqual([])
  expect(await emptied()).toBe(true)
  await page.evaluate((taken) => seed(taken), bundle)
  expect(await emptied()).toBe(false)
  const other = await phone.context.newPage()
  await other.goto(server.address.replace('localhost', '127.0.0.1'))
  expect((await other.evaluate(() => engine.room())).emptied).toBe(false)
})

describe('a phone without room', () => {
  const override = async (page: Page, quotaSize?: number) => {
    const session = await phone.context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.address, ...(quotaSize && { quotaSize }) })
  }

  test('says so before saving where the browser tells it, and keeps what it has', async () => {
    await phone.close()
    // Otherwise Chromium tells every page of the same ten gigabytes.
    phone = await openPhone(disk.folder, '--disable-features=StaticStorageQuota')
    const page = await openWalk()
    await save(page)
    await override(page, 2 * 1024 * 1024)
    expect((await page.evaluate(() => engine.room())).left).toBeLessThan(2 * 1024 * 1024)
    expect(await save(page, '3')).toEqual({ ok: false, why: 'full' })
    expect(await page.evaluate(() => counts())).toEqual([1, 1])
    await override(page, 8 * 1024 * 1024)
    expect(await save(page, '3')).toMatchObject({ ok: true })
  })

  test('that finds out only while writing has written nothing by halves', async () => {
    const page = await openEngine()
    // At first: Chromium goes on for half a minute by the room it saw at the first writing.
    await override(page, 2 * 1024 * 1024)
    await page.evaluate((taken) => seed(taken), bundle)
    await save(page)
    const large = { ...visit('3'), photo: 'A'.repeat(3 * 1024 * 1024) }
    const refused = await page.evaluate(([body, marked]) => engine.save(body, marked), [large, label('3')] as const)
    expect(refused).toEqual({ ok: false, why: 'full' })
    expect(await page.evaluate(() => counts())).toEqual([1, 1])
    expect(await save(page, '3')).toMatchObject({ ok: true })
  })
})

describe('a phone in two hands', () => {
  test('shows nobody else the names of a site, and of their records the label', async () => {
    const page = await openWalk()
    const mine = await save(page)
    await page.evaluate(async (other) => seed(other), { ...bundle, officer: HUNG, site: { ...bundle.site, id: 'hai' } })
    expect(await page.evaluate(() => engine.officer())).toEqual(HUNG)
    expect(await page.evaluate(() => engine.open('te-hanh'))).toBeUndefined()
    expect((await page.evaluate(() => engine.sites())).map(({ id }) => id)).toEqual(['hai'])
    expect(await save(page)).toEqual({ ok: false, why: 'no-site' })
    if (!mine.ok) throw new Error(mine.why)
    const [{ id, officer, savedAt }] = [mine.record]
    const shown = { id, officer, savedAt, label: label('1'), origin: 'own', state: 'waiting' }
    expect(await records(page)).toEqual([shown])
    await page.evaluate((one) => engine.discard(one), id)
    expect(await page.evaluate(() => counts())).toEqual([1, 1])
  })

  test('shows nothing once its officer has signed out, and loses nothing by it', async () => {
    const page = await openWalk()
    await save(page)
    await page.evaluate(() => localStorage.setItem('pho-qr-signed-out', '1'))
    expect(await page.evaluate(async () => [await engine.officer(), await engine.open('te-hanh')])).toEqual([
      undefined,
      undefined,
    ])
    expect(await save(page)).toEqual({ ok: false, why: 'no-site' })
    expect(await records(page)).toHaveLength(1)
  })

  test('hands its records to another phone by file, each once, as whose they are', async () => {
    const page = await openWalk()
    for (const number of ['1', '3', '5']) await save(page, number)
    const file = await page.evaluate(async () => (await engine.handover()).text())
    const [other, away] = [profile(), phone]
    phone = await openPhone(other.folder)
    const theirs = await openEngine()
    await theirs.evaluate(async (taken) => seed(taken), { ...bundle, officer: HUNG })
    const takeIn = (text: string) => theirs.evaluate((one) => engine.takeIn(new Blob([one])), text)
    const damaged = file.replace('"number":"3"', '"number":3')
    expect(await takeIn(damaged)).toEqual({ taken: 2, known: 0, damaged: [3], promised: 3 })
    expect(await takeIn(file)).toEqual({ taken: 3, known: 2, damaged: [], promised: 3 })
    expect(await takeIn('số nhà,tên')).toEqual({ taken: 0, known: 0, damaged: [], promised: 0 })
    const kept = await records(theirs)
    expect(kept.map(({ officer, origin, state }) => [officer, origin, state])).toEqual(
      Array(3).fill(['lan', 'foreign', 'waiting']),
    )
    const again = await theirs.evaluate(async () => (await engine.handover()).text())
    const envelopes = (text: string) => readHandover(text)?.records.map(({ envelope }) => envelope.id + envelope.sealed)
    expect(envelopes(again)?.sort()).toEqual(envelopes(file)?.sort())
    await phone.close()
    other.remove()
    phone = away
  })
})

test('nothing of whom it met stands in clear on its disk, though what the strip draws is found there', async () => {
  const page = await openWalk()
  const met = Array.from({ length: 40 }, (_, at) => ({
    number: `K${at}-${webcrypto.randomUUID().slice(0, 13)}`,
    account: `19${String(webcrypto.getRandomValues(new Uint32Array(1))[0]).padStart(11, '3')}`,
    phone: `09${String(webcrypto.getRandomValues(new Uint32Array(1))[0])
      .padStart(8, '7')
      .slice(0, 8)}`,
    holder: `TRAN ${webcrypto.randomUUID().slice(0, 8)} HOA`,
    trade: `Chè ${webcrypto.randomUUID().slice(0, 8)} Nguội`,
  }))
  for (const { number, account, phone: called, holder, trade } of met) {
    const told = JSON.stringify(visit('1'))
      .replace(SECRETS.account, account)
      .replace(SECRETS.phone, called)
      .replace(SECRETS.holder, holder)
      .replace(SECRETS.trade, trade)
    const kept = await page.evaluate(([body, marked]) => engine.save(body, marked), [
      JSON.parse(told) as CaptureBody,
      { ...label('1'), number },
    ] as const)
    expect(kept.ok).toBe(true)
  }
  await phone.close()
  const secrets = met.flatMap(({ account, phone: called, holder, trade }) => [account, called, holder, trade])
  const names = bundle.stalls.flatMap(({ tradeName }) => tradeName ?? [])
  const labels = met.map(({ number }) => number)
  expect(foundOnDisk(disk.folder, [...labels, bundle.site.name])).toEqual([...labels, bundle.site.name])
  expect(foundOnDisk(disk.folder, [...secrets, ...names, 'Quán Bích Ngân'])).toEqual([])

  phone = await openPhone(disk.folder)
  // One of each way that texts are written there.
  const leaks = [secrets[0] ?? '', secrets[3] ?? '', names[0] ?? '']
  await (await openEngine()).evaluate(async (texts) => leak(texts), leaks)
  await phone.close()
  expect(foundOnDisk(disk.folder, [...secrets, ...names])).toEqual([secrets[0], secrets[3], names[0]])
  phone = await openPhone(disk.folder)
})
