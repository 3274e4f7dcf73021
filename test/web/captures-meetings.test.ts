import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Received } from '../../src/domain/capture/exchange.ts'
import type { MeetingBody } from '../../src/domain/capture/record.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { draftUndo } from '../../src/store/payout-entries.ts'
import { draftFollowUp } from '../../src/store/payout-follow-ups.ts'
import { insertRoleRevocation } from '../../src/store/roles.ts'
import { audit, captureRefusals, captures, payoutFollowUps } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'
import { addPayoutHistory } from '../support/payout-history.ts'
import { type Payouts, PROGRAMME, payoutLine } from '../support/payouts.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { grantPayouts } from '../support/recorders.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune, officers } = world
const DAY = 86_400
const CODE = 'BS-1001'

let t: TestApp
let of: Payouts
let ho: TestPhone

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await addPayoutHistory(t.store)
  ho = await phoneOf(t, officers.ho)
})

const met = (of: Partial<MeetingBody> = {}): MeetingBody => ({
  ...{ kind: 'meeting', commune, programme: PROGRAMME, caseCode: CODE, answer: 'agreed' },
  ...of,
})
const kept = () => t.store.read.select().from(payoutFollowUps).orderBy(asc(payoutFollowUps.at))
const refusals = () => t.store.read.select().from(captureRefusals)
const actsOf = async (actor: string) =>
  (await t.store.read.select().from(audit)).filter((one) => one.actor === actor).map(({ action }) => action)

describe('what came of a meeting, recorded on a phone', () => {
  test('is kept as the form keeps it, of whoever recorded it, on the day it was recorded', async () => {
    const record = ho.record(met({ answer: 'blocked:no-phone', nextIn: 7 }))
    const answer = await ho.post([{ envelope: await ho.seal(record), age: 2 * DAY }])
    expect(((await answer.json()) as Received).receipts).toEqual([{ id: record.id, state: 'stored', at: START }])
    expect(await kept()).toMatchObject([
      {
        ...{ commune, programme: PROGRAMME, caseCode: CODE, outcome: 'blocked', blocker: 'no-phone' },
        ...{ day: '2026-11-10', nextDay: '2026-11-17', officer: 'ho', at: START },
      },
    ])
    expect(await actsOf('ho')).toEqual(expect.arrayContaining(['payout-case.followed-up', 'capture.received']))
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('leaves the case with nothing left to do on the list that the leader reads', async () => {
    const anh = await t.signIn(officers.anh)
    const list = () => pageOf(t, paths.payoutCases(commune, { list: 'failed' }), anh)
    const before = [...(await list()).matchAll(/data-case="([^"]+)"/g)].map(([, code = '']) => code)
    const records = before.map((caseCode) => ho.record(met({ caseCode, answer: 'account-opened' })))
    expect(before.length).toBeGreaterThan(1)
    expect(await list()).toContain(vi.payoutCases.openOf(String(before.length), String(before.length)))
    for (const { state } of await ho.send(...records)) expect(state).toBe('stored')
    expect(await list()).toContain(vi.payoutCases.openOf('0', String(before.length)))
    expect(await list()).toContain(`12/11/2026: ${vi.payouts.outcomes['account-opened']}`)
  })

  test('sent again or at once gets the same answer and is stored once; altered it is refused and told', async () => {
    const record = ho.record(met())
    const sent = [{ envelope: await ho.seal(record), age: 0 }]
    const answers = await Promise.all([ho.post(sent), ho.post(sent), ho.post(sent)])
    const [one, ...others] = await Promise.all(answers.map((answer) => answer.json() as Promise<Received>))
    for (const other of others) expect(other.receipts).toEqual(one?.receipts)
    t.clock.advance(3600)
    expect(await ho.send(record)).toEqual(one?.receipts)
    expect(await ho.send({ ...record, body: met({ answer: 'absent' }) })).toMatchObject([{ state: 'altered' }])
    expect(await kept()).toMatchObject([{ outcome: 'agreed' }])
    expect(await actsOf('ho')).toContain('capture.altered')
  })

  test('counts for nothing where another record replaces it, whichever comes first', async () => {
    const [first, second] = [ho.record(met({ answer: 'absent' })), ho.record(met())]
    const again = { ...second, supersedes: first.id }
    expect((await ho.send(first, again)).map(({ state }) => state)).toEqual(['superseded', 'stored'])
    expect(await kept()).toMatchObject([{ outcome: 'agreed' }])
  })

  test('is no later word than what was told of a later day', async () => {
    const row = { id: 'told-today', commune, programme: PROGRAMME, caseCode: CODE, day: '2026-11-12' } as const
    await of.commit(
      draftFollowUp(t.store.read, { ...row, outcome: 'absent', blocker: null, nextDay: null }, act('ho', START)),
    )
    await ho.post([{ envelope: await ho.seal(ho.record(met())), age: 3 * DAY }])
    expect(await kept()).toHaveLength(2)
    const anh = await t.signIn(officers.anh)
    expect(await pageOf(t, paths.payoutCases(commune, { list: 'not-reviewed' }), anh)).not.toContain('09/11/2026')
  })

  test('of several cases and of one of them twice is kept whole and in order', async () => {
    const bodies = [met(), met({ caseCode: 'BS-1002' }), met({ answer: 'absent' })]
    expect((await ho.send(...bodies.map((body) => ho.record(body)))).map(({ state }) => state)).toEqual(
      Array(3).fill('stored'),
    )
    expect((await kept()).map(({ caseCode, outcome }) => [caseCode, outcome])).toEqual([
      ...[[CODE, 'agreed'] as const, ['BS-1002', 'agreed'] as const, [CODE, 'absent'] as const],
    ])
    expect((await t.store.read.select().from(captures)).map(({ kind }) => kind)).toEqual(Array(3).fill('meeting'))
  })
})

describe('what is not taken', () => {
  const refusedAs = async (phone: TestPhone, body = met(), by = phone) => {
    const record = phone.record(body)
    const answer = await by.post([{ envelope: await phone.seal(record), age: 0 }])
    const [receipt] = ((await answer.json()) as Received).receipts
    expect(await kept()).toEqual([])
    expect(await t.store.read.select().from(captures)).toEqual([])
    return receipt
  }

  test.each(['lan', 'anh', 'tra', 'ut'])('is what %s records, whoever brings it', async (officer) => {
    const receipt = await refusedAs(await phoneOf(t, officer), met(), ho)
    expect(receipt).toMatchObject({ state: 'refused', reason: 'not-yours' })
    expect(receipt).not.toHaveProperty('fault')
  })

  test('is of another commune, told just as one that there is not', async () => {
    const answers = await Promise.all(
      [otherCommune, '99999'].map(async (code) => refusedAs(ho, met({ commune: code }))),
    )
    for (const answer of answers) expect(answer).toMatchObject({ state: 'refused', reason: 'not-yours' })
    expect(await refusedAs(ho, met({ programme: 'no-such' }))).toMatchObject({ reason: 'not-yours' })
  })

  test('is what somebody recorded whose role was taken back before it arrived', async () => {
    const lan = await phoneOf(t, officers.lan)
    const taken = { grant: 'grant-ho', revokedBy: 'dang', revokedAt: START }
    expect(await t.store.commit([insertRoleRevocation(t.store.read, taken)], [])).toMatchObject({ ok: true })
    expect(await refusedAs(ho, met(), lan)).toMatchObject({ state: 'refused', reason: 'not-yours' })
  })

  test.each([
    ['was undone', (entry: string) => of.commit(draftUndo(t.store.read, entry, act('ho', START)))],
    ['was taken out', () => of.enter('2026-11', { removed: ['BS-2001'] })],
  ])('is of a case whose line %s; it says so, and is taken once the case is back', async (_, leave) => {
    const record = ho.record(met({ caseCode: 'BS-2001' }))
    await leave(await of.enter('2026-11', { lines: [payoutLine('BS-2001')] }))
    const gone = { id: record.id, state: 'refused', reason: 'faulty', fault: 'case-gone' }
    expect(await ho.send(record)).toMatchObject([gone])
    expect(await ho.send(record)).toMatchObject([gone])
    expect(await refusals()).toMatchObject([{ capture: record.id, reason: 'faulty', officer: 'ho' }])
    expect(await kept()).toEqual([])
    await of.enter('2026-11', { lines: [payoutLine('BS-2001')] })
    expect(await ho.send(record)).toMatchObject([{ state: 'stored' }])
    expect(await kept()).toHaveLength(1)
  })

  test('is a next meeting farther off than the form takes', async () => {
    expect(await refusedAs(ho, met({ nextIn: 181 }))).toMatchObject({ reason: 'faulty', fault: 'next-too-far' })
    expect(await ho.send(ho.record(met({ nextIn: 180 })))).toMatchObject([{ state: 'stored' }])
  })

  test.each([
    ['an answer that is none', { answer: 'blocked' }],
    ['a next meeting on the same day', { nextIn: 0 }],
    ['words of one’s own', { note: 'ông Ba' }],
    ['an amount', { amount: 540_000 }],
  ])('is %s', async (_, wrong) => {
    expect(await refusedAs(ho, met(wrong as Partial<MeetingBody>))).toMatchObject({ reason: 'shape' })
  })
})

describe('the payouts officer', () => {
  test('records meetings on a phone, and no visit of a stall', async () => {
    await grantPayouts(t, 'sen')
    const sen = await phoneOf(t, 'sen')
    expect(await sen.send(sen.record(met()))).toMatchObject([{ state: 'stored' }])
    expect(await kept()).toMatchObject([{ officer: 'sen' }])
    const visit = { kind: 'visit', stall: world.teHanhStalls.n15, outcome: 'absent' } as const
    expect(await sen.send(sen.record(visit))).toMatchObject([{ state: 'refused', reason: 'not-yours' }])
  })
})
