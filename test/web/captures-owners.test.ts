import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Received, SentRecord } from '../../src/domain/capture/exchange.ts'
import type { VisitBody } from '../../src/domain/capture/record.ts'
import { audit, captureRefusals, captures, devices, visits } from '../../src/store/schema.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n15, n16 } = world.teHanhStalls
const absent = (stall: string): VisitBody => ({ kind: 'visit', stall, outcome: 'absent' })

let t: TestApp
let lan: TestPhone
let ho: TestPhone
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await phoneOf(t, world.officers.lan)
  ho = await phoneOf(t, world.officers.ho)
})

const bring = async (by: TestPhone, ...records: SentRecord[]): Promise<Received['receipts']> =>
  ((await (await by.post(records)).json()) as Received).receipts
const sealed = async (by: TestPhone, record: unknown): Promise<SentRecord> => ({
  ...{ envelope: await by.seal(record), age: 0 },
})
const visited = () => t.store.read.select().from(visits)

describe('in whose name a phone may record', () => {
  test('is that of its own officer alone, even for one who signs with it', async () => {
    const forged = await sealed(ho, { ...ho.record(absent(n15)), officer: 'lan' })
    expect(await bring(ho, forged)).toMatchObject([{ state: 'refused', reason: 'unsigned' }])
    expect(await visited()).toEqual([])
  })

  test('is nobody’s whose role does not walk, whoever brings it', async () => {
    const anh = await phoneOf(t, world.officers.anh)
    expect(await bring(ho, await sealed(anh, anh.record(absent(n15))))).toMatchObject([{ reason: 'not-yours' }])
    expect(await visited()).toEqual([])
  })

  test('is one’s own in what is set aside and what is altered, beside who brought it', async () => {
    const [wrong, record] = [lan.record({ kind: 'visit', stall: n16, outcome: 'refused' }), lan.record(absent(n15))]
    await lan.send(record)
    await bring(ho, await sealed(lan, wrong), await sealed(lan, { ...record, body: absent(n16) }))
    const rows = await t.store.read.select().from(captureRefusals)
    expect(rows.map(({ reason, officer, sentBy }) => [reason, officer, sentBy])).toEqual([
      ['faulty', 'lan', 'ho'],
      ['altered', 'lan', 'ho'],
    ])
    const [alarm] = await t.store.read.select().from(audit).where(eq(audit.action, 'capture.altered'))
    expect(alarm).toMatchObject({ actor: 'ho', subject: record.id })
  })
})

describe('a record that cannot be read holds up none of the others', () => {
  const beside = async (one: SentRecord) => bring(lan, one, await sealed(lan, lan.record(absent(n15))))

  test('with a signature that is no base64', async () => {
    const { envelope, age } = await sealed(lan, lan.record(absent(n15)))
    expect(await beside({ envelope: { ...envelope, signature: '***' }, age })).toMatchObject([
      ...[{ reason: 'unsigned' }, { state: 'stored' }],
    ])
  })

  test('of a phone that made itself known with a key that is no point of the curve', async () => {
    const row = { id: 'odd-phone', officer: 'lan', publicKey: `B${'A'.repeat(86)}`, at: WORLD_NOW }
    await t.store.read.insert(devices).values(row)
    const odd = await sealed(lan, { ...lan.record(absent(n15)), device: 'odd-phone' })
    expect(await beside(odd)).toMatchObject([{ state: 'refused', reason: 'unsigned' }, { state: 'stored' }])
  })

  test('with nothing in it', async () => {
    const { id, officer, device, version } = lan.record(absent(n15))
    const empty = await sealed(lan, { id, officer, device, version, toJSON: () => undefined })
    expect(await beside(empty)).toMatchObject([{ state: 'refused', reason: 'version' }, { state: 'stored' }])
  })
})

describe('records of two officers in one file', () => {
  test('replace each their own alone, also where both name one record', async () => {
    const first = lan.record(absent(n15))
    const others = ho.record({ kind: 'visit', stall: n15, outcome: 'postponed' }, { supersedes: first.id })
    expect(await bring(ho, await sealed(lan, first), await sealed(ho, others))).toMatchObject([
      ...[{ state: 'stored' }, { state: 'stored' }],
    ])
    expect((await visited()).map(({ officer }) => officer).sort()).toEqual(['ho', 'lan'])
  })

  test('stand beside each other when one names what the other has replaced already', async () => {
    const first = lan.record(absent(n15))
    const own = lan.record({ kind: 'visit', stall: n15, outcome: 'postponed' }, { supersedes: first.id })
    await lan.send(first, own)
    const others = ho.record(absent(n15), { supersedes: first.id })
    expect(await ho.send(others)).toMatchObject([{ state: 'stored' }])
    const rows = await t.store.read.select().from(captures).where(eq(captures.id, others.id))
    expect(rows).toMatchObject([{ supersedes: null }])
  })
})

describe('the reconciliation', () => {
  test('counts thirty days back, and takes nothing else for a question', async () => {
    await lan.send(lan.record(absent(n15)))
    const ask = async (body: object) => postJson(t, '/walk/reconciliation', body, await t.signIn('lan'))
    expect((await ask({ device: lan.device, ids: 'all' })).status).toBe(422)
    t.clock.advance(30 * 86_400)
    expect(await (await ask({ device: lan.device, ids: [] })).json()).toEqual({ known: [], count: 1 })
    t.clock.advance(1)
    expect(await (await ask({ device: lan.device, ids: [] })).json()).toEqual({ known: [], count: 0 })
    expect(t.clock.now()).toBe(START + 30 * 86_400 + 1)
  })
})
