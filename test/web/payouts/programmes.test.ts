import { beforeEach, expect, test } from 'vitest'
import { digestOf, listArrears } from '../../../src/store/payout-contents.ts'
import { draftCorrection, draftCorrectionDecision, listCorrections } from '../../../src/store/payout-corrections.ts'
import { draftUndo } from '../../../src/store/payout-entries.ts'
import { listAmounts, listGroups, listProgrammesOf } from '../../../src/store/payout-programmes.ts'
import { listPayoutEntries } from '../../../src/store/payout-rounds.ts'
import { act } from '../../support/accounts.ts'
import { type ImportWorld, importWorld, ROUND, runFields, SOCIAL } from '../../support/payout-files.ts'
import { GROUPS, LEADER, OFFICER, payoutLine } from '../../support/payouts.ts'
import { world } from '../../support/world.ts'

const OWN = `/communes/${world.commune}/payout-programmes`
const NEW = { kind: 'own', name: 'Quà Tết của xã', authority: 'UBND xã', basis: 'NQ 12/2026' }
const id = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`
const RAISED = {
  ...{ group: GROUPS[0], standard: '540.000', coefficient: '1', fromDay: '01/09/2026', toDay: '' },
  ...{ document: '176/2026/NĐ-CP', documentDay: '20/09/2026' },
}

let w: ImportWorld
beforeEach(async () => {
  w = await importWorld()
})
const post = (path: string, fields: Record<string, string>, number = 1, cookie = w.cookie) =>
  w.t.post(path, { submission: id(number), ...fields }, cookie)

test('an officer sets up the commune’s programme, its group and amount, and ends it', async () => {
  const at = (await post(OWN, NEW)).headers.get('Location') ?? ''
  expect(await listProgrammesOf(w.t.store.read, world.commune)).toMatchObject([
    { name: 'Quà Tết của xã', officer: SOCIAL },
  ])
  expect((await post(`${at}/groups`, { groupName: 'Hộ nghèo' }, 2)).status).toBe(303)
  expect((await post(`${at}/groups`, { groupName: 'hộ nghèo' }, 3)).status).toBe(422)
  const programme = at.split('/')[2] ?? ''
  const [group] = await listGroups(w.t.store.read, [programme])
  const row = { ...RAISED, group: group?.id ?? '', coefficient: '1,5' }
  expect((await post(`${at}/amounts`, row, 4)).status).toBe(303)
  expect((await post(`${at}/amounts`, { ...row, fromDay: '01/01/2027' }, 5)).status).toBe(303)
  expect(await listAmounts(w.t.store.read, programme)).toMatchObject([{ coefficient: 150 }, { fromDay: '2027-01-01' }])
  const html = await (await w.t.get(at, w.cookie)).text()
  expect(html.match(/810\.000/g)).toHaveLength(2)
  expect((await post(`${at}/end`, { endsOn: '13/2027' }, 6)).status).toBe(422)
  expect((await post(`${at}/end`, { endsOn: '1/2027' }, 7)).status).toBe(303)
  expect((await listProgrammesOf(w.t.store.read, world.commune))[0]?.endsOn).toBe('2027-01')
})

test.each([
  [{ standard: '-1' }, 'standard'],
  [{ standard: '0,5' }, 'standard'],
  [{ coefficient: 'x' }, 'coefficient'],
  [{ standard: '333.333', coefficient: '1,5' }, 'coefficient'],
  [{ fromDay: '31/02/2026' }, 'fromDay'],
  [{ toDay: '01/08/2026' }, 'toDay'],
])('an amount with %j is refused at its field, with what was typed kept', async (given, field) => {
  const at = (await post(OWN, NEW)).headers.get('Location') ?? ''
  await post(`${at}/groups`, { groupName: 'Hộ nghèo' }, 2)
  const [group] = await listGroups(w.t.store.read, [at.split('/')[2] ?? ''])
  const answer = await post(`${at}/amounts`, { ...RAISED, group: group?.id ?? '', ...given }, 3)
  const html = await answer.text()
  expect([answer.status, html]).toEqual([422, expect.stringContaining(`id="${field}-error"`)])
  expect(html).toContain(`value="${Object.values(given)[0]}"`)
})

test('the province’s programme is read by the commune and changed by the administrator alone', async () => {
  expect((await w.t.get('/payout-programmes/tro-cap', w.cookie)).status).toBe(200)
  expect((await post('/payout-programmes/tro-cap/amounts', RAISED)).status).toBe(404)
  const dang = await w.t.signIn('dang')
  expect((await post('/payout-programmes/tro-cap/amounts', RAISED, 2, dang)).status).toBe(303)
  const of = `/provinces/${world.province}/payout-programmes`
  expect((await post(of, { ...NEW, name: 'Quà Tết của tỉnh' }, 3, dang)).status).toBe(303)
})

/** September closed at the old amount, and the raise set back over it. */
async function raisedSeptember() {
  await w.payouts.open('2026-09')
  await w.payouts.enter('2026-09', { lines: [payoutLine('BS-1', { amount: 500_000 })] })
  await w.payouts.close('2026-09')
  await post('/payout-programmes/tro-cap/amounts', RAISED, 2, await w.t.signIn('dang'))
}

const give = (round: string, amount: number) =>
  w.payouts.enter(round, {
    arrears: [{ caseCode: 'BS-1', hamlet: 'tdp-3', group: GROUPS[0], month: '2026-09', amount }],
  })
const submit = async (round: string, number: number) =>
  w.t.post(
    `/payout-rounds/${round}/steps`,
    { submission: id(number), event: 'submitted', digest: await digestOf(w.t.store.read, round) },
    w.cookie,
  )

test('arrears that another round gives too are not submitted: an undone entry brings back what was given since', async () => {
  await raisedSeptember()
  await w.payouts.enter(ROUND, { lines: [payoutLine('BS-1')] })
  await w.payouts.open('2026-11')
  await w.payouts.enter('2026-11', { lines: [payoutLine('BS-1')] })
  await give(ROUND, 40_000)
  const lowered = await give(ROUND, 10_000)
  await give('2026-11', 30_000)
  await w.payouts.commit(draftUndo(w.t.store.read, lowered, act(SOCIAL)))
  const answer = await submit(ROUND, 8)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Truy lĩnh')])
  await give(ROUND, 10_000)
  expect((await submit(ROUND, 9)).status).toBe(303)
})

test('arrears that another open round holds are not counted again, and the page names that round', async () => {
  await raisedSeptember()
  const page = () => read(`/payout-rounds/${ROUND}/arrears`)
  expect(await page()).not.toContain('còn mở đã ghi truy lĩnh')
  await w.payouts.open('2026-11')
  await give('2026-11', 40_000)
  const named = 'Kỳ tháng 11/2026 còn mở đã ghi truy lĩnh'
  expect(await page()).toMatch(new RegExp(`${named}.*<a href="/payout-rounds/2026-11">.*Không còn thiếu tháng nào`))
})

test('arrears that a correction of their month settled since are not approved', async () => {
  await raisedSeptember()
  await w.payouts.enter(ROUND, { lines: [payoutLine('BS-1')] })
  await give(ROUND, 40_000)
  expect((await submit(ROUND, 8)).status).toBe(303)
  const of = { id: 'c1', round: '2026-09', caseCode: 'BS-1', why: 'entered-wrong', document: 'BB 01' } as const
  await w.payouts.commit(draftCorrection(w.t.store.read, { ...of, amount: 540_000 }, act(OFFICER)))
  await w.payouts.commit(draftCorrectionDecision(w.t.store.read, 'c1', 'confirmed', act(LEADER)))
  const seen = { event: 'approved', digest: await digestOf(w.t.store.read, ROUND) }
  const leader = await w.t.signIn(LEADER)
  const answer = await w.t.post(`/payout-rounds/${ROUND}/review`, { submission: id(9), ...seen }, leader)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Truy lĩnh')])
})

const correct = (amount: string, number: number) =>
  post(
    '/payout-rounds/2026-09/corrections',
    { case: 'BS-1', status: '', modality: '', reason: '', amount, why: 'entered-wrong', document: 'BB 01' },
    number,
  )
const read = async (path: string, cookie = w.cookie) =>
  (await (await w.t.get(path, cookie)).text()).replace(/<(?!a )[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('a correction names the arrears of its month, and does not count them again', async () => {
  await raisedSeptember()
  await w.payouts.enter(ROUND, { lines: [payoutLine('BS-1')] })
  await give(ROUND, 40_000)
  // Of a draft nothing is given yet: it is named, and whoever enters decides which of the two says it.
  expect((await correct('540.000', 11)).status).toBe(303)
  await w.payouts.close(ROUND)
  const refused = await correct('540.001', 12)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/id="amount-error" role="alert">[^<]*40\.000[^<]*nhiều nhất là 500\.000/)
  const named = `Hồ sơ BS-1 có truy lĩnh 40.000 đ của tháng này, ghi ở <a href="/payout-rounds/${ROUND}">kỳ 10/2026 (đã khóa sổ)`
  expect(await read('/payout-rounds/2026-09/corrections/new?case=BS-1')).toContain(named)
  const leader = await w.t.signIn(LEADER)
  expect(await read('/payout-rounds/2026-09/corrections', leader)).toContain(named)
  const [waiting] = await listCorrections(w.t.store.read, '2026-09')
  const decided = await post(`/payout-corrections/${waiting?.id}/decision`, { decision: 'confirmed' }, 13, leader)
  expect([decided.status, await decided.text()]).toEqual([409, expect.stringContaining('tính hai lần')])
  expect((await correct('450.000', 14)).status).toBe(303)
})

test('who fell back is not known after a month of which no case was told', async () => {
  await w.payouts.open('2026-09', 'totals')
  await w.payouts.enter('2026-09', {
    totals: [{ hamlet: 'tdp-3', group: GROUPS[0], measure: 'due', people: 9, amount: 9 }],
  })
  await w.payouts.enter(ROUND, { lines: [payoutLine('BS-1', { modality: 'counter' })] })
  const html = await (await w.t.get(`/communes/${world.commune}/payouts?ky=${ROUND}`, w.cookie)).text()
  expect(html.slice(html.indexOf('id="fell-back"'))).toContain('không có danh sách theo hồ sơ để so')
})

test('arrears of a closed month are shown, entered once, and nothing when they are worked out again', async () => {
  await raisedSeptember()
  const at = `/payout-rounds/${ROUND}/arrears`
  const html = await (await w.t.get(at, w.cookie)).text()
  expect(html).toContain('1 hồ sơ, 40.000')
  expect((await w.t.post(at, runFields(html), w.cookie)).status).toBe(303)
  expect(await listArrears(w.t.store.read, ROUND)).toMatchObject([
    { caseCode: 'BS-1', month: '2026-09', amount: 40_000 },
  ])
  const again = await (await w.t.get(at, w.cookie)).text()
  expect(again).toContain('Không có gì để ghi thêm')
  await w.t.post(at, runFields(again), w.cookie)
  expect(await listPayoutEntries(w.t.store.read, ROUND)).toHaveLength(1)
  expect((await w.t.post(at, { ...runFields(again), submission: id(9), digest: 'x' }, w.cookie)).status).toBe(409)
})
