import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Received, SentRecord } from '../../src/domain/capture/exchange.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { captureRefusals, captures, merchants, visits } from '../../src/store/schema.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
const pages = (most: number) => t.store.read.run(sql.raw(`pragma max_page_count = ${most}`))
const counts = async () => ({
  captures: (await t.store.read.select().from(captures)).length,
  visits: (await t.store.read.select().from(visits)).length,
  merchants: (await t.store.read.select().from(merchants)).length,
  refusals: (await t.store.read.select().from(captureRefusals)).length,
})

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  phone = await phoneOf(t, world.officers.lan)
})

/** A vendor registered with everything: a capture of many rows. */
const sealed = async (): Promise<SentRecord> => {
  const account = { destination: { bin: '970436', account: '0011004158273' }, relation: 'own' } as const
  const asked = { consents: ['sticker'], consentText: '2026-11' } as const
  const registration = { kind: 'individual', category: 'food', ...asked, account } as const
  const record = phone.record({ kind: 'visit', stall: n15, outcome: 'agreed', registration })
  return { envelope: await phone.seal(record), age: 0 }
}

describe('what a phone sends to a disk', () => {
  test('that fills up is answered 507, whole records or none are stored, and what is sent again is stored once', async () => {
    const sent = await Promise.all(Array.from({ length: 25 }, sealed))
    pages(1)
    let answer = await phone.post(sent)
    for (let more = 0; answer.status === 200 && more < 40; more++)
      answer = await phone.post(await Promise.all(Array.from({ length: 25 }, sealed)))
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([507, 'application/json'])
    expect(await answer.json()).toEqual({ refused: 507 })
    expect(t.log.at(-1)).toMatchObject({ event: 'failed', error: 'disk-full' })
    const before = await counts()
    expect(before.captures).toBeGreaterThan(0)
    expect(before.captures).toBe(before.visits)
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
    pages(100_000)
    const again = (await (await phone.post(sent)).json()) as Received
    expect(again.receipts.map(({ state }) => state)).toEqual(Array.from({ length: 25 }, () => 'stored'))
    const after = await counts()
    expect(after.captures).toBe(after.visits)
    expect(after.captures).toBeGreaterThanOrEqual(25)
    expect(after.refusals).toBe(0)
  })

  test.each([
    ['that is full', 'database or disk is full', 507],
    ['that broke', 'disk I/O error', 500],
  ])('%s is told as JSON on every route that a script asks', async (_name, message, status) => {
    const store = { ...t.store, commit: () => Promise.reject(new Error(message)) }
    const there = { ...t, app: (await createTestApp({ store })).app }
    for (const path of ['/walk/takings', '/walk/closures']) {
      const answer = await postJson(there, path, { device: phone.device, site: world.teHanh }, phone.cookie)
      expect([path, answer.status, await answer.json()]).toEqual([path, status, { refused: status }])
    }
  })
})
