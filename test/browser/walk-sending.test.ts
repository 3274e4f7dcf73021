import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceNotice, Question, Sending, SiteNotice } from '../../src/domain/capture/exchange.ts'
import type { Receipt } from '../../src/domain/capture/receipt.ts'
import type { CaptureBody, CaptureLabel } from '../../src/domain/capture/record.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { type Keyring, openKeyring } from '../../src/store/keyring.ts'
import { openBrowser } from '../support/browser.ts'
import { bundleOf, type Said, serveEngine } from '../support/walk-page.ts'

/* How the phone sends over a network that fails in every way: the answers are the test's, the phone and its wire are real. */

const LAN = { id: 'lan', name: 'Lê Thị Lan' }
const HUNG = { id: 'hung', name: 'Phạm Hùng' }
const NOW = 1_794_448_800

/** What the other side has, and how it fails next: one failure for each sending, before or after it was received. */
interface Other {
  officer: typeof LAN
  devices: Map<string, typeof LAN>
  received: Map<string, Sending['records'][number]>
  sendings: Sending[]
  asked: string[]
  fails: ((sending: Sending) => Said | 'answer-lost' | undefined)[]
  receiptOf: (id: string) => Receipt
}
let other: Other
let keys: Keyring
let server: Awaited<ReturnType<typeof serveEngine>>
let browser: Browser
let context: BrowserContext
let page: Page

async function bundle() {
  return bundleOf(other.officer, await keys.captureKey())
}

const ok = (body: unknown): Said => ({ status: 200, body })
let taken: unknown

function answer(path: string, told: unknown): Said {
  other.asked.push(path)
  if (path === '/walk/session') return ok({ officer: other.officer, sites: [] })
  if (path === '/walk/devices') return makeKnown(told as DeviceNotice)
  if (path === '/walk/takings') return (told as SiteNotice).site === 'te-hanh' ? ok(taken) : { status: 404, body: {} }
  if (path === '/walk/closures') return ok({})
  if (path === '/walk/reconciliation') {
    const known = (told as Question).ids.filter((id) => other.received.has(id))
    return ok({ known, count: other.received.size })
  }
  return receive(told as Sending)
}

function makeKnown({ device, publicKey }: DeviceNotice): Said {
  other.devices.set(device, other.officer)
  return { status: publicKey.length === 87 ? 200 : 400, body: {} }
}

function receive(sending: Sending): Said {
  other.sendings.push(sending)
  if (other.devices.get(sending.device) !== other.officer) return { status: 409, body: {} }
  const failure = other.fails.shift()?.(sending)
  if (failure !== undefined && failure !== 'answer-lost') return failure
  const receipts = sending.records.map(({ envelope }) => other.receiptOf(envelope.id))
  sending.records.forEach((record, at) => {
    if (receipts[at]?.state === 'stored') other.received.set(record.envelope.id, record)
  })
  return failure === 'answer-lost' ? 'cut' : ok({ at: NOW, receipts })
}

const failing =
  (status: number, body: unknown = {}) =>
  (): Said => ({ status, body })

beforeAll(async () => {
  keys = await openKeyring(newKeyFile())
  server = await serveEngine((path, told) => answer(path, told))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  const receiptOf = (id: string): Receipt => ({ id, state: 'stored', at: NOW })
  other = { officer: LAN, devices: new Map(), received: new Map(), sendings: [], asked: [], fails: [], receiptOf }
  taken = await bundle()
  context = await browser.newContext()
  page = await context.newPage()
  await page.goto(server.address)
  expect(await page.evaluate(() => engine.take('te-hanh'))).toMatchObject({ ok: true, value: { officer: 'lan' } })
  await page.evaluate(() => engine.send())
  other.sendings = []
  // Nothing is tried again before the test says so.
  await page.clock.install()
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000))
})
afterEach(() => context?.close())

/** Saves visits, and answers their ids in order. */
async function capture(count: number, body: Partial<CaptureBody> = {}): Promise<string[]> {
  const visit = { kind: 'visit', stall: 'stall-1', outcome: 'absent', ...body } as CaptureBody
  const label = { kind: visit.kind, site: 'te-hanh', stall: 'stall-1', number: '1' } as CaptureLabel
  return page.evaluate(
    async ([told, marked, times]) => {
      const ids: string[] = []
      for (let at = 0; at < times; at++) {
        const kept = await engine.save(told, marked)
        if (kept.ok) ids.push(kept.record.id)
      }
      return ids
    },
    [visit, label, count] as const,
  )
}
/** The button is pressed. */
const send = (): Promise<void> => page.evaluate(() => engine.send())
/** How many records are in each state. */
async function states(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { state } of await page.evaluate(() => engine.records())) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
const state = () => page.evaluate(() => engine.state())
const sizes = () => other.sendings.map(({ records }) => records.length)

describe('sending', () => {
  test('goes in batches, oldest first, each record until it has its receipt and not once more', async () => {
    const ids = await capture(60)
    expect([await states(), await state()]).toEqual([{ waiting: 60 }, { kind: 'idle' }])
    await send()
    expect(sizes()).toEqual([25, 25, 10])
    expect([...other.received.keys()]).toEqual(ids)
    expect(other.sendings.map(({ held }) => held)).toEqual([{ 'te-hanh': 35 }, { 'te-hanh': 10 }, { 'te-hanh': 0 }])
    expect([await states(), await state()]).toEqual([{ sent: 60 }, { kind: 'idle' }])
    await send()
    expect(sizes()).toEqual([25, 25, 10])
  })

  test('says how old a record is, never less than nothing', async () => {
    await page.clock.setSystemTime(new Date('2016-01-01T00:00:00Z'))
    await capture(1)
    await page.clock.setSystemTime(new Date('2016-01-01T01:00:00Z'))
    await capture(1)
    await page.clock.setSystemTime(new Date('2016-01-01T00:30:00Z'))
    await send()
    expect([...other.received.values()].map(({ age }) => age)).toEqual([1_800, 0])
  })

  test('goes on after the batch whose answer was lost, and doubles nothing', async () => {
    const ids = await capture(60)
    other.fails = [() => undefined, () => 'answer-lost']
    await send()
    expect([await states(), (await state()).kind]).toEqual([{ waiting: 35, sent: 25 }, 'offline'])
    await send()
    expect([...other.received.keys()]).toEqual(ids)
    expect(await states()).toEqual({ sent: 60 })
  })

  test.each([
    ['a session that is over', failing(401), { kind: 'signed-out' }],
    ['a role that was taken back', failing(403), { kind: 'failed', status: 403 }],
    ['a phone that is not theirs', failing(409), { kind: 'failed', status: 409 }],
    ['a fault', failing(500), { kind: 'failed', status: 500 }],
    ['a full disk', failing(507), { kind: 'failed', status: 507 }],
    ['no answer', () => 'cut' as const, { kind: 'offline' }],
    ['a page to sign in to the café’s network', failing(200, '<html>Wi-Fi</html>'), { kind: 'offline' }],
    ['an answer with no receipts', failing(200, { at: NOW, receipts: [] }), { kind: 'failed', status: 502 }],
  ])('keeps everything at %s, and sends it later', async (_what, fault, told) => {
    await capture(3)
    other.fails = [fault]
    await send()
    expect([await states(), await state()]).toEqual([{ waiting: 3 }, expect.objectContaining(told)])
    await send()
    expect([await states(), await state()]).toEqual([{ sent: 3 }, { kind: 'idle' }])
    expect(other.received.size).toBe(3)
  })

  test('halves what is too much, and sets aside the one record that is too much alone', async () => {
    const before = await capture(3)
    const [large = ''] = await capture(1, { photo: 'A'.repeat(400_000) } as Partial<CaptureBody>)
    const after = await capture(4)
    const tooMuch = ({ records }: Sending): Said | undefined =>
      JSON.stringify(records).length > 300_000 ? { status: 413, body: { refused: 413 } } : undefined
    other.fails = Array(20).fill(tooMuch)
    await send()
    expect([...other.received.keys()]).toEqual([...before, ...after])
    const kept = (await page.evaluate(() => engine.records())).find(({ id }) => id === large)
    expect(kept).toMatchObject({ state: 'set-aside', tooLarge: true, envelope: { id: large } })
    expect(other.sendings.at(-1)?.held).toEqual({ 'te-hanh': 1 })
    await page.evaluate((id) => engine.discard(id), large)
    await send()
    expect([sizes().at(-1), other.sendings.at(-1)?.held]).toEqual([0, { 'te-hanh': 0 }])
  })

  test('sets a refused record aside with its reason, tries a changed one again, and lets neither block', async () => {
    const [bad = '', changed = '', ...good] = await capture(30)
    const refusals = new Map([
      [bad, 'shape'],
      [changed, 'changed'],
    ] as const)
    other.receiptOf = (id) => {
      const reason = refusals.get(id)
      return { id, at: NOW, ...(reason ? { state: 'refused', reason } : { state: 'stored' }) }
    }
    await send()
    expect([...other.received.keys()]).toEqual(good)
    refusals.delete(changed)
    await send()
    expect([...other.received.keys()].sort()).toEqual([changed, ...good].sort())
    const kept = (await page.evaluate(() => engine.records())).find(({ id }) => id === bad)
    expect(kept).toMatchObject({ state: 'set-aside', receipt: { reason: 'shape' }, envelope: { id: bad } })
  })

  test('is done by one tab at a time', async () => {
    const two = await context.newPage()
    await two.goto(server.address)
    // What it begins by itself as it opens is over before there is anything to send.
    await two.evaluate(() => engine.send())
    await capture(60)
    await Promise.all([page.evaluate(() => engine.send()), two.evaluate(() => engine.send())])
    expect(sizes()).toEqual([25, 25, 10])
  })

  test('begins by itself some time after a capture, and again after a fault', async () => {
    await capture(2)
    other.fails = [failing(500)]
    await page.clock.runFor(20_000)
    await expect.poll(async () => (await state()).kind).toBe('failed')
    expect(await states()).toEqual({ waiting: 2 })
    await page.clock.runFor(2_000)
    await expect.poll(states).toEqual({ sent: 2 })
    expect(sizes()).toEqual([2, 2])
  })

  test('begins by itself when the signal is back', async () => {
    await context.setOffline(true)
    await capture(2)
    expect(await state()).toEqual({ kind: 'offline' })
    await context.setOffline(false)
    await expect.poll(() => other.received.size).toBe(2)
  })
})

describe('whose records are sent', () => {
  test('are those of who is signed in, and others wait for their officer', async () => {
    await capture(2)
    other.officer = HUNG
    await send()
    expect(await state()).toMatchObject({ kind: 'failed', status: 409 })
    await send()
    expect([other.received.size, await states()]).toEqual([0, { waiting: 2 }])
    expect(await page.evaluate(() => engine.officer())).toEqual(HUNG)
    other.officer = LAN
    await page.evaluate(() => engine.offered())
    await send()
    expect([other.received.size, await states()]).toEqual([2, { sent: 2 }])
  })

  test('are those too that another phone handed over, each as its officer’s', async () => {
    const ids = await capture(3)
    const file = await page.evaluate(async () => (await engine.handover()).text())
    other.officer = HUNG
    const away = await browser.newContext()
    const theirs = await away.newPage()
    await theirs.goto(server.address)
    await theirs.evaluate(() => engine.offered())
    const takenIn = await theirs.evaluate((text) => engine.takeIn(new Blob([text])), file)
    expect(takenIn).toMatchObject({ taken: 3, known: 0 })
    await theirs.evaluate(() => engine.send())
    expect([...other.received.values()].map(({ envelope }) => [envelope.id, envelope.officer])).toEqual(
      ids.map((id) => [id, 'lan']),
    )
    await away.close()
  })
})

describe('the server and the phone', () => {
  test('are counted against each other, and what a restored server lacks is sent again', async () => {
    const [first = '', ...rest] = await capture(27)
    await send()
    expect(await page.evaluate(() => engine.reconcile())).toEqual({
      ok: true,
      value: { here: 27, there: 27, missing: 0 },
    })
    other.received.delete(first)
    other.asked = []
    const told = await page.evaluate(() => engine.reconcile())
    expect(told).toEqual({ ok: true, value: { here: 27, there: 26, missing: 1 } })
    expect(other.asked.slice(0, 2)).toEqual(['/walk/session', '/walk/devices'])
    await page.evaluate(() => engine.send())
    expect([...other.received.keys()]).toEqual([...rest, first])
  })

  test('know when a walk is closed, without a signal too, and its records go on waiting', async () => {
    await context.setOffline(true)
    await capture(1)
    await page.evaluate(() => engine.close('te-hanh'))
    expect(await page.evaluate(() => engine.sites())).toEqual([])
    expect(await states()).toEqual({ waiting: 1 })
    other.asked = []
    await context.setOffline(false)
    await expect.poll(state).toEqual({ kind: 'idle' })
    expect(other.asked).toEqual(['/walk/captures', '/walk/closures'])
    expect([other.received.size, other.sendings.at(-1)?.held]).toEqual([1, { 'te-hanh': 0 }])
  })

  test('say to a site that is not theirs that it may not be taken', async () => {
    expect(await page.evaluate(() => engine.take('chau-o'))).toEqual({ ok: false, why: 'not-allowed' })
    await context.setOffline(true)
    expect(await page.evaluate(() => engine.take('te-hanh'))).toEqual({ ok: false, why: 'offline' })
    expect(await page.evaluate(() => engine.offered())).toEqual({ ok: false, why: 'offline' })
  })
})
