import { beforeEach, expect, test } from 'vitest'
import { arrearsOf } from '../../src/domain/payout/amounts.ts'
import { listPaidMonths } from '../../src/store/payout-arrears.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { draftUndo } from '../../src/store/payout-entries.ts'
import { draftAmount, listAmounts } from '../../src/store/payout-programmes.ts'
import { act } from '../support/accounts.ts'
import { GROUPS, LEADER, OFFICER, type Payouts, PROGRAMME, payoutLine, setUpPayouts } from '../support/payouts.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld } from '../support/world.ts'

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
const raise = async () => {
  const set = { fromDay: '2026-07-01', toDay: null, standard: 540_000, coefficient: 100 }
  const document = { document: '176/2026/NĐ-CP', documentDay: '2026-09-20' }
  expect(
    await payouts.commit(draftAmount(store.read, { group: GROUPS[0], ...set, ...document }, act(OFFICER))),
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
