import { beforeEach, expect, test } from 'vitest'
import { arrearsOf } from '../../src/domain/payout/amounts.ts'
import type { PayoutLine } from '../../src/domain/payout/line.ts'
import { listPaidMonths } from '../../src/store/payout-arrears.ts'
import { listArrears } from '../../src/store/payout-contents.ts'
import { listCorrectedLines } from '../../src/store/payout-corrected.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { draftUndo } from '../../src/store/payout-entries.ts'
import { draftAmount, listAmounts } from '../../src/store/payout-programmes.ts'
import { act } from '../support/accounts.ts'
import { GROUPS, LEADER, OFFICER, type Payouts, PROGRAMME, payoutLine, setUpPayouts } from '../support/payouts.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_NOW } from '../support/world.ts'

let store: Awaited<ReturnType<typeof nodeStore>>
let payouts: Payouts

beforeEach(async () => {
  store = await nodeStore()
  await buildWorld(store)
  payouts = await setUpPayouts(store)
})

const paid = (amount: number) => ({ lines: [payoutLine('BS-1', { amount }), payoutLine('BS-2', { amount: 777_000 })] })
const open = async (month: string, amount = 500_000) => {
  await payouts.open(month)
  await payouts.enter(month, paid(amount))
}
/** 540,000 for one, from July on. */
const raise = async (standard = 540_000, later = 0) => {
  const set = { fromDay: '2026-07-01', toDay: null, standard, coefficient: 100 }
  const document = { document: '176/2026/NĐ-CP', documentDay: '2026-09-20' }
  expect(
    await payouts.commit(
      draftAmount(store.read, { group: GROUPS[0], ...set, ...document }, act(OFFICER, WORLD_NOW + later)),
    ),
  ).toMatchObject({
    ok: true,
  })
}
const owed = async (month: string) => {
  const months = await listPaidMonths(store.read, await payouts.round(month))
  return arrearsOf(months, await listAmounts(store.read, PROGRAMME)).map(
    (one) => `${one.caseCode} ${one.month} ${one.amount}`,
  )
}
const give = (round: string, month: string, amount: number) =>
  payouts.enter(round, { arrears: [{ caseCode: 'BS-1', hamlet: 'tdp-3', group: GROUPS[0], month, amount }] })

test('a back-dated amount is owed for the closed months since, and only what the table had set', async () => {
  for (const month of ['2026-06', '2026-07', '2026-08']) {
    await open(month)
    await payouts.close(month)
  }
  await open('2026-09')
  await open('2026-10')
  expect(await owed('2026-10')).toEqual([])
  await raise()
  expect(await owed('2026-10')).toEqual(['BS-1 2026-07 40000', 'BS-1 2026-08 40000'])
})

test('no month is owed twice: what another round gives is given, and is owed again once undone', async () => {
  await open('2026-07')
  await payouts.close('2026-07')
  await open('2026-08')
  await open('2026-09', 540_000)
  await raise()
  const entry = await give('2026-08', '2026-07', 40_000)
  expect([await owed('2026-08'), await owed('2026-09')]).toEqual([['BS-1 2026-07 40000'], []])
  expect(await payouts.commit(draftUndo(store.read, entry, act(OFFICER)))).toMatchObject({ ok: true })
  expect(await owed('2026-09')).toEqual(['BS-1 2026-07 40000'])
  await give('2026-09', '2026-07', 15_000)
  expect(await owed('2026-08')).toEqual(['BS-1 2026-07 25000'])
})

test('a confirmed correction of a closed month is what was due', async () => {
  await open('2026-07')
  await payouts.close('2026-07')
  await open('2026-08')
  await raise()
  const of = { round: '2026-07', caseCode: 'BS-1', why: 'entered-wrong', document: 'BB 01' } as const
  const kept = { hamlet: 'tdp-3', group: GROUPS[0], amount: 540_000 }
  await payouts.commit(draftCorrection(store.read, { id: 'c1', ...of, ...kept }, act(OFFICER)))
  expect(await owed('2026-08')).toEqual(['BS-1 2026-07 40000'])
  expect(await payouts.commit(draftCorrectionDecision(store.read, 'c1', 'confirmed', act(LEADER)))).toMatchObject({
    ok: true,
  })
  expect(await owed('2026-08')).toEqual([])
})

const LINE = { hamlet: 'tdp-3', group: GROUPS[0], status: null, modality: null, reason: null } as const
const correct = async (id: string, round: string, amount: number, of: Partial<PayoutLine> = {}) => {
  const said = { round, caseCode: 'BS-1', why: 'entered-wrong', document: 'BB 01', ...LINE, ...of } as const
  expect(await payouts.commit(draftCorrection(store.read, { id, ...said, amount }, act(OFFICER)))).toMatchObject({
    ok: true,
  })
}
const confirm = (id: string) => payouts.commit(draftCorrectionDecision(store.read, id, 'confirmed', act(LEADER)))
const OK = expect.objectContaining({ ok: true })
const refusedBy = (rule: string) => ({ ok: false, rule })

/** July closed at the old amount; of August, opened, whatever July is owed; September open. */
async function raisedJuly(to?: number) {
  await open('2026-07')
  await payouts.close('2026-07')
  await open('2026-08', 540_000)
  await open('2026-09', 540_000)
  await raise(to)
}
/** All that July comes to: what was due of it after corrections, and arrears of it wherever they stand. */
async function dongOfJuly(): Promise<number> {
  const due = (await listCorrectedLines(store.read, await payouts.round('2026-07')))
    .filter(({ caseCode }) => caseCode === 'BS-1')
    .map(({ amount }) => amount)
  const given = await Promise.all(['2026-08', '2026-09'].map((round) => listArrears(store.read, round)))
  const ofJuly = given.flat().filter(({ month }) => month === '2026-07')
  return [...due, ...ofJuly.map(({ amount }) => amount)].reduce((sum, amount) => sum + amount, 0)
}

test.each([
  ['after', 'closed'],
  ['before', 'closed'],
  ['after', 'approved'],
] as const)('a correction entered %s arrears that are %s by now counts them no second time', async (when, state) => {
  await raisedJuly()
  if (when === 'before') await correct('c1', '2026-07', 540_000)
  await give('2026-08', '2026-07', 40_000)
  if (state === 'closed') await payouts.close('2026-08')
  else
    for (const [event, by] of [
      ['submitted', OFFICER],
      ['approved', LEADER],
    ] as const)
      await payouts.step('2026-08', event, by)
  if (when === 'after') await correct('c1', '2026-07', 540_000)
  expect(await confirm('c1')).toEqual(refusedBy('payout-arrears-given'))
  expect(await dongOfJuly()).toBe(540_000)
  expect(await owed('2026-09')).toEqual([])
})

test('arrears that a correction settled since are neither submitted, nor approved, nor closed', async () => {
  await raisedJuly()
  await give('2026-08', '2026-07', 40_000)
  await payouts.step('2026-08', 'submitted', OFFICER)
  await correct('c1', '2026-07', 540_000)
  expect(await confirm('c1')).toEqual(OK)
  expect(await payouts.step('2026-08', 'approved', LEADER)).toEqual(refusedBy('payout-arrears-owed-no-more'))
  await payouts.step('2026-08', 'returned', LEADER)
  expect(await payouts.step('2026-08', 'submitted', OFFICER)).toEqual(refusedBy('payout-arrears-owed-no-more'))
  await payouts.enter('2026-08', { arrears: [] })
  await payouts.close('2026-08')
  expect(await dongOfJuly()).toBe(540_000)
})

test('a table that was lowered since leaves approved arrears open', async () => {
  await raisedJuly()
  await give('2026-08', '2026-07', 40_000)
  await payouts.step('2026-08', 'submitted', OFFICER)
  await payouts.step('2026-08', 'approved', LEADER)
  await raise(520_000, 2)
  expect(await payouts.step('2026-08', 'closed', OFFICER)).toEqual(refusedBy('payout-arrears-owed-no-more'))
})

test('two rounds do not both give the arrears of a month', async () => {
  await raisedJuly()
  await give('2026-08', '2026-07', 40_000)
  await give('2026-09', '2026-07', 40_000)
  await payouts.close('2026-08')
  expect(await payouts.step('2026-09', 'submitted', OFFICER)).toEqual(refusedBy('payout-arrears-owed-no-more'))
})

test('after arrears a correction says how it was paid, and lowers what was due and sets it back', async () => {
  await raisedJuly()
  await give('2026-08', '2026-07', 40_000)
  await payouts.close('2026-08')
  for (const [id, amount, modality] of [
    ['c1', 500_000, 'own'],
    ['c2', 450_000, null],
    ['c3', 500_000, null],
  ] as const) {
    await correct(id, '2026-07', amount, { modality })
    expect(await confirm(id)).toEqual(OK)
  }
  expect(await dongOfJuly()).toBe(540_000)
})

test('nothing is lost where a correction is refused: what a second raise adds is owed', async () => {
  await raisedJuly(520_000)
  await give('2026-08', '2026-07', 20_000)
  await payouts.close('2026-08')
  await correct('c1', '2026-07', 520_000)
  expect(await confirm('c1')).toEqual(refusedBy('payout-arrears-given'))
  await raise(540_000, 2)
  expect(await owed('2026-09')).toEqual(['BS-1 2026-07 20000'])
})

test('nothing is lost where a line was entered wrong: corrected to what the table had set, it is owed the rest', async () => {
  await open('2026-07', 450_000)
  await payouts.close('2026-07')
  await open('2026-08', 540_000)
  await open('2026-09', 540_000)
  await raise()
  expect(await owed('2026-08')).toEqual([])
  await payouts.close('2026-08')
  await correct('c1', '2026-07', 500_000)
  expect(await confirm('c1')).toEqual(OK)
  expect(await owed('2026-09')).toEqual(['BS-1 2026-07 40000'])
})

test('of two corrections of one second the one entered later is what was due, for figures and arrears alike', async () => {
  await raisedJuly()
  for (const [id, amount] of [
    ['z', 540_000],
    ['a', 500_000],
  ] as const) {
    await correct(id, '2026-07', amount)
    expect(await confirm(id)).toEqual(OK)
  }
  expect(await dongOfJuly()).toBe(500_000)
  expect(await owed('2026-08')).toEqual(['BS-1 2026-07 40000'])
})
