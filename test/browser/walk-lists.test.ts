import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Envelope } from '../../src/domain/capture/envelope.ts'
import type { Sending } from '../../src/domain/capture/exchange.ts'
import type { MeetingList } from '../../src/domain/capture/meeting-list.ts'
import type { CaptureBody, CaptureLabel } from '../../src/domain/capture/record.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { type Keyring, openKeyring } from '../../src/store/keyring.ts'
import { foundOnDisk } from '../support/disk.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { profile, rowsIn, type Said, serveEngine } from '../support/walk-page.ts'

const HO = { id: 'ho', name: 'Phạm Văn Hơ' }
const LAN = { id: 'lan', name: 'Lê Thị Lan' }
const COMMUNE = '21040'
const HAMLET = 'hamlet-3'
const CODES = ['QX-7741', 'QX-8852']
const SAID = 'đồng ý nhận qua tài khoản 5531'
const WEEK = 7 * 24 * 60 * 60

let keys: Keyring
let list: MeetingList
let server: Awaited<ReturnType<typeof serveEngine>>
/** Who is signed in at the server and where they record; undefined: the session is over, null: no role is left. */
let signedIn: { officer: typeof HO; recordsIn: string[] } | undefined | null
let refused: object
let isGivenOut: boolean
let sent: Envelope[]
let disk: ReturnType<typeof profile>
let phone: Phone
let page: Page

beforeAll(async () => {
  keys = await openKeyring(newKeyFile())
  list = {
    ...{ officer: HO, at: 1_794_448_800, key: await keys.captureKey(), commune: COMMUNE, hamlet: HAMLET, more: 0 },
    ...{ name: 'Tổ dân phố 3', about: 'xã Bình Sơn', answers: [['agreed', SAID]] },
    cases: CODES.map((caseCode) => ({
      ...{ programme: 'tro-cap', caseCode, lists: ['Chi trả tại nhà'], step: 'Hẹn', last: 'chưa gặp' },
    })),
  }
  server = await serveEngine(says)
})
afterAll(() => server?.close())
beforeEach(async () => {
  signedIn = { officer: HO, recordsIn: [COMMUNE] }
  refused = {}
  isGivenOut = true
  sent = []
  disk = profile()
  phone = await openPhone(disk.folder)
  page = await openEngine()
  expect(await take()).toMatchObject({ ok: true })
})
afterEach(async () => {
  await phone?.close()
  disk?.remove()
})

function says(path: string, told: unknown): Said {
  if (!signedIn) return { status: signedIn === null ? 403 : 401, body: {} }
  if (path === '/walk/session') return { status: 200, body: { ...signedIn, sites: [] } }
  if (path.endsWith('/takings')) return isGivenOut ? { status: 200, body: list } : { status: 404, body: {} }
  if (path !== '/walk/captures') return { status: 200, body: {} }
  sent = (told as Sending).records.map(({ envelope }) => envelope)
  const receipts = sent.map(({ id }) => ({ id, state: 'stored', at: list.at + 60, ...refused }))
  return { status: 200, body: { at: list.at + 60, receipts } }
}

async function openEngine(): Promise<Page> {
  const opened = await phone.context.newPage()
  await opened.goto(server.address)
  return opened
}
const take = () => page.evaluate((of) => engine.takeList(of), { commune: COMMUNE, hamlet: HAMLET })
const lists = () => page.evaluate(async () => (await engine.lists()).map(({ hamlet }) => hamlet))
const open = () => page.evaluate((hamlet) => engine.openList(hamlet), HAMLET)
const records = () => page.evaluate(() => engine.records())
/** What lies in the store of the lists, whoever may read it. */
const rows = async () => (await rowsIn(page, 'lists')).length

const [CODE = ''] = CODES
const body: CaptureBody = {
  ...{ kind: 'meeting', commune: COMMUNE, programme: 'tro-cap', caseCode: CODE, answer: 'agreed', nextIn: 7 },
}
const met = { commune: COMMUNE, programme: 'tro-cap', caseCode: CODE, said: SAID }
const label: CaptureLabel = { kind: 'meeting', site: HAMLET, stall: '', number: 'Tổ dân phố 3', met }
const save = () => page.evaluate(([what, how]) => engine.save(what, how), [body, label] as const)

describe('a list of whom to meet on the phone', () => {
  test('is read by who took it along, also after the browser was ended', async () => {
    expect(await open()).toEqual(list)
    await phone.kill()
    phone = await openPhone(disk.folder)
    page = await openEngine()
    expect([await lists(), await open()]).toEqual([[HAMLET], list])
  })

  test('is gone once its officer signs out, and nothing is saved to it', async () => {
    const other = await openEngine()
    await other.evaluate(() => localStorage.setItem('pho-qr-signed-out', '1'))
    expect([await lists(), await open()]).toEqual([[], undefined])
    expect(await save()).toEqual({ ok: false, why: 'no-site' })
    await expect.poll(rows).toBe(0)
  })

  test('is gone once somebody else signs in, though they record there too', async () => {
    signedIn = { officer: LAN, recordsIn: [COMMUNE] }
    await page.evaluate(() => engine.offered())
    expect([await lists(), await open(), await rows()]).toEqual([[], undefined, 0])
  })

  test.each([
    ['opened', () => openEngine()],
    ['looked at again', () => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))],
  ])(
    'is gone once the app is %s after somebody else signed in elsewhere, and nothing is recorded as its officer',
    async (_, look) => {
      signedIn = { officer: LAN, recordsIn: [COMMUNE] }
      await look()
      await expect.poll(rows).toBe(0)
      await expect.poll(lists).toEqual([])
      expect(await save()).toEqual({ ok: false, why: 'no-site' })
    },
  )

  test.each([
    ['records there no more', { officer: HO, recordsIn: ['21250'] }],
    ['has no role any more', null],
  ])('is gone once the server says that its officer %s', async (_, said) => {
    signedIn = said
    await page.evaluate(() => engine.offered())
    expect([await lists(), await open(), await rows()]).toEqual([[], undefined, 0])
  })

  test('is gone once the server does not give it out again', async () => {
    isGivenOut = false
    expect(await take()).toEqual({ ok: false, why: 'not-allowed' })
    expect(await rows()).toBe(0)
  })

  test('stays while a session that ran out is renewed', async () => {
    signedIn = undefined
    expect(await page.evaluate(() => engine.offered())).toEqual({ ok: false, why: 'signed-out' })
    expect(await open()).toEqual(list)
  })

  test.each([
    ['a week later', WEEK, false],
    ['a minute before that', WEEK - 60, true],
    ['on a clock that was set back by a day', -25 * 60 * 60, false],
    ['on one that was set right by an hour', -60 * 60, true],
  ])('is there or not %s, and then on no disk', async (_, seconds, stays) => {
    const shift = (later: number) => {
      const now = Date.now
      Date.now = () => now() + later * 1000
    }
    await page.evaluate(shift, seconds)
    expect([await lists(), (await open()) !== undefined]).toEqual(stays ? [[HAMLET], true] : [[], false])
    expect(await rows()).toBe(1)
    await phone.context.addInitScript(shift, seconds)
    page = await openEngine()
    await expect.poll(rows).toBe(stays ? 1 : 0)
  })

  test('stands in clear neither on the disk nor in a file that is handed over, and what was recorded neither', async () => {
    expect(await save()).toMatchObject({ ok: true })
    expect(await records()).toMatchObject([{ label }])
    const file = await page.evaluate(async () => (await engine.handover()).text())
    expect(file).toContain(label.number)
    for (const secret of [CODE, SAID, 'tro-cap', 'agreed']) expect(file).not.toContain(secret)
    await phone.close()
    expect(foundOnDisk(disk.folder, [label.number, ...CODES, SAID])).toEqual([label.number])
    phone = await openPhone(disk.folder)
    page = await openEngine()
    await page.evaluate((texts) => leak(texts), [CODE])
    await phone.close()
    expect(foundOnDisk(disk.folder, CODES)).toEqual([CODE])
    phone = await openPhone(disk.folder)
  })
})

describe('what came of a meeting', () => {
  test('is shown to nobody else on that phone, and is sent as its officer’s', async () => {
    expect(await save()).toMatchObject({ ok: true })
    signedIn = { officer: LAN, recordsIn: [] }
    await page.evaluate(() => engine.offered())
    const [{ met: _, ...shown }] = [label]
    expect((await records()).map((one) => one.label)).toEqual([shown])
    signedIn = { officer: HO, recordsIn: [COMMUNE] }
    await page.evaluate(() => engine.offered())
    await page.evaluate(() => engine.send())
    await expect.poll(async () => (await records()).map(({ state }) => state)).toEqual(['sent'])
    const opened = JSON.parse(await keys.openCapture(sent[0] as Envelope))
    expect(opened).toMatchObject({ officer: 'ho', body })
  })

  test('that the server does not take loses nothing: its case and its words stay, with why', async () => {
    refused = { state: 'refused', reason: 'faulty', fault: 'case-gone' }
    await save()
    await page.evaluate(() => engine.send())
    await expect.poll(async () => (await records()).map(({ state }) => state)).toEqual(['set-aside'])
    expect(await records()).toMatchObject([{ label, receipt: { reason: 'faulty', fault: 'case-gone' }, envelope: {} }])
    refused = {}
    const [{ id = '' } = {}] = await records()
    const again = await page.evaluate(([what, how, old]) => engine.save(what, how, old), [body, label, id] as const)
    expect(again.ok).toBe(true)
    await page.evaluate(() => engine.send())
    await expect.poll(async () => (await records())[0]?.state).toBe('sent')
    expect(JSON.parse(await keys.openCapture(sent[0] as Envelope))).toMatchObject({ supersedes: id })
  })
})
