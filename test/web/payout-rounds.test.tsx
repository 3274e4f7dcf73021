import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/store/audit.ts'
import { listLines, listTotals } from '../../src/store/payout-contents.ts'
import { listCorrections } from '../../src/store/payout-corrections.ts'
import { draftProgrammeEnd } from '../../src/store/payout-programmes.ts'
import { listPayoutEntries, listPayoutRounds } from '../../src/store/payout-rounds.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { audit, payoutRounds, submissions } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'
import {
  communeScope,
  GROUPS,
  HAMLETS,
  OFFICER,
  type Payouts,
  PROGRAMME,
  payoutLine,
  setUpPayouts,
} from '../support/payouts.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { payoutRounds: words } = vi
const { commune } = world
let t: TestApp
let of: Payouts
/** Who enters, another officer of payouts, who leads, and an officer of payouts of another commune. */
let [ho, lan, anh, ut] = ['', '', '', '']
let forms = 0
const submission = () => `test-form-${String(++forms).padStart(8, '0')}`
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await setUpPayouts(t.store)
  const { read } = t.store
  const grants = [
    ['ho', commune],
    ['lan', commune],
    ['ut', world.otherCommune],
  ] as const
  const writes = grants.flatMap(([officer, unit]) => {
    const id = `payouts-${officer}`
    const grant = { id, officer, role: 'payouts', unit, grantedBy: 'dang', grantedAt: WORLD_NOW } as const
    const decision = { grant: id, decision: 'approved', decidedBy: 'thien', decidedAt: WORLD_NOW } as const
    return [insertRoleGrant(read, grant), insertRoleGrantDecision(read, decision)]
  })
  expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
  ;[ho, lan, anh, ut] = [await t.signIn('ho'), await t.signIn('lan'), await t.signIn('anh'), await t.signIn('ut')]
})

const post = (path: string, fields: Fields, cookie = ho) =>
  t.post(path, { submission: submission(), ...fields }, cookie)
const open = (fields: Fields = {}, cookie = ho) =>
  post(paths.payoutRounds(commune), { programme: PROGRAMME, period: '10/2026', grain: 'cases', ...fields }, cookie)
const rounds = () => listPayoutRounds(t.store.read, communeScope, commune)
const lines = (round: string) => listLines(t.store.read, round)
const typed = (fields: Fields = {}): Fields => ({
  ...{ case: 'BS-0147', hamlet: HAMLETS[0], group: GROUPS[0], status: '', modality: '', reason: '' },
  ...{ amount: '540.000', mode: 'new' },
  ...fields,
})
const enter = (round: string, fields: Fields = {}, cookie = ho) => post(paths.payoutLine(round), typed(fields), cookie)
/** The digest in a form of a page. */
const digestIn = (html: string): string => /name="digest" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
const seen = async (path: string, cookie: string) => digestIn(await pageOf(t, path, cookie))
const submit = async (round: string, cookie = ho) =>
  post(paths.payoutSteps(round), { event: 'submitted', digest: await seen(paths.payoutRound(round), cookie) }, cookie)
const approve = async (round: string, cookie = anh) =>
  post(paths.payoutReview(round), { event: 'approved', digest: await seen(paths.payoutReview(round), cookie) }, cookie)
const close = async (round: string, cookie = ho) =>
  post(paths.payoutSteps(round), { event: 'closed', digest: await seen(paths.payoutRound(round), cookie) }, cookie)
const actions = async () => (await t.store.read.select().from(audit)).map(({ action }) => action)

describe('a round is opened', () => {
  test('once for each month, and stands in the list with its state', async () => {
    const id = submission()
    const fields = { submission: id, programme: PROGRAMME, period: '10/2026', grain: 'cases' }
    const answer = await t.post(paths.payoutRounds(commune), fields, ho)
    expect(answer.status).toBe(303)
    const [round] = await rounds()
    expect(answer.headers.get('Location')).toBe(paths.payoutRound(round?.id ?? ''))
    expect((await t.post(paths.payoutRounds(commune), fields, ho)).status).toBe(303)
    expect(await rounds()).toHaveLength(1)
    const second = await open({ period: '2026-10' })
    expect(second.status).toBe(422)
    expect(await second.text()).toContain(words.open.second)
    const list = textOf(await pageOf(t, paths.payoutRounds(commune), anh))
    expect(list).toMatch(/Tháng 10\/2026 Trợ cấp Nháp/)
    expect(list).not.toContain(words.open.act)
    const figures = await pageOf(t, paths.payouts(commune), anh)
    expect(figures).toContain(`href="${paths.payoutRounds(commune)}"`)
    expect((await actions()).filter((action) => action === 'payout-round.opened')).toHaveLength(1)
  })

  test.each([
    ['period', { period: '13/2026' }, words.open.noSuchMonth],
    ['period', { period: '10/2206' }, words.open.tooFar],
    ['period', { period: '' }, words.open.noSuchMonth],
    ['programme', { programme: 'none' }, vi.form.choose],
    ['grain', { grain: 'people' }, vi.form.choose],
  ])('not with a wrong %s %j, and what was typed is kept', async (field, wrong, sentence) => {
    const answer = await open(wrong)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="${field}-error" role="alert">${sentence}<`)
    if (field !== 'period') expect(html).toContain('value="10/2026"')
    expect(await rounds()).toEqual([])
  })

  test('not of a programme that ended, and it says since when', async () => {
    await of.commit(draftProgrammeEnd(t.store.read, PROGRAMME, '2026-09', act(OFFICER)))
    expect(await (await open()).text()).toContain(words.open.ended('9/2026'))
    expect(await rounds()).toEqual([])
  })

  test('not by who leads or audits, and of another commune it is not there', async () => {
    expect((await open({}, anh)).status).toBe(403)
    expect((await open({}, ut)).status).toBe(404)
    expect((await t.get(paths.payoutRounds(commune), ut)).status).toBe(404)
  })
})

describe('a draft of lines', () => {
  let round: string
  beforeEach(async () => {
    round = await of.open('2026-10')
  })

  test('takes a line, lets it be mended and taken out, and undoes the newest first', async () => {
    expect((await enter(round, { modality: 'counter', reason: 'no-account' })).status).toBe(303)
    expect(await lines(round)).toMatchObject([{ caseCode: 'BS-0147', modality: 'counter', amount: 540_000 }])
    const form = await pageOf(t, paths.payoutLine(round, 'BS-0147'), ho)
    expect(form).toContain('<option value="counter" selected="">')
    await enter(round, { mode: 'edit', modality: 'own' })
    expect(await lines(round)).toMatchObject([{ modality: 'own', status: 'agreed', reason: null }])
    await enter(round, { mode: 'edit', modality: 'own', status: 'agreed' })
    expect(await listPayoutEntries(t.store.read, round)).toHaveLength(2)
    await post(paths.payoutLineRemovals(round), { case: 'BS-0147' })
    expect(await lines(round)).toEqual([])
    expect((await post(paths.payoutLineRemovals(round), { case: 'BS-0147' })).status).toBe(404)
    const [removal, mending] = await listPayoutEntries(t.store.read, round)
    const early = await post(paths.payoutUndos(round), { entry: mending?.id ?? '' })
    expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('lần nhập mới nhất')])
    await post(paths.payoutUndos(round), { entry: removal?.id ?? '' })
    await post(paths.payoutUndos(round), { entry: mending?.id ?? '' })
    expect(await lines(round)).toMatchObject([{ modality: 'counter' }])
    const twice = await post(paths.payoutUndos(round), { entry: removal?.id ?? '' })
    expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining('đã được hoàn tác rồi')])
    const page = textOf(await pageOf(t, paths.payoutRound(round), ho))
    expect(page.match(/Đã hoàn tác/g)).toHaveLength(2)
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test.each([
    ['amount', { amount: '-540000' }, words.dong['not-a-number']],
    ['amount', { amount: '540000,5' }, words.dong.fraction],
    ['amount', { amount: '' }, words.dong.empty],
    ['amount', { amount: '540.000.000' }, words.lineFaults.amount],
    ['case', { case: 'Nguyễn Thị Út' }, words.caseProblems['not-a-code']],
    ['case', { case: '051203004567' }, words.caseProblems['like-an-id']],
    ['reason', { modality: 'own', reason: 'absent' }, words.lineFaults['reason-without-cause']],
    ['status', { modality: 'own', status: 'no-account' }, words.lineFaults['account-not-agreed']],
    ['hamlet', { hamlet: 'far' }, vi.form.choose],
    ['hamlet', { hamlet: GROUPS[0] }, vi.form.choose],
    ['group', { group: '' }, vi.form.choose],
  ])('refuses a wrong %s %j, and keeps all that was typed', async (field, wrong, sentence) => {
    const answer = await enter(round, { case: 'BS-7', modality: 'counter', amount: '777.000', ...wrong })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="${field}-error" role="alert">${sentence}<`)
    for (const [name, value] of Object.entries({ case: 'BS-7', amount: '777.000' }))
      if (!(name in wrong)) expect(html).toContain(`value="${value}"`)
    if (!('modality' in wrong)) expect(html).toContain('<option value="counter" selected="">')
    expect(await lines(round)).toEqual([])
  })

  test('refuses a second line of a case, and stores a form that is sent twice once', async () => {
    const id = submission()
    expect((await enter(round, { submission: id })).status).toBe(303)
    expect((await enter(round, { submission: id })).status).toBe(303)
    expect((await enter(round, { submission: id, amount: '1' })).status).toBe(409)
    expect(await listPayoutEntries(t.store.read, round)).toHaveLength(1)
    expect(await (await enter(round)).text()).toContain(words.lines.exists)
  })

  test('is shown by file code, a page of it, filtered and searched', async () => {
    const some = Array.from({ length: 60 }, (_, at) =>
      payoutLine(`BS-${String(at).padStart(3, '0')}`, at === 7 ? { hamlet: HAMLETS[1], modality: 'home' } : {}),
    )
    await of.enter(round, { lines: some })
    const shown = async (query: Record<string, string> = {}) => {
      const html = await pageOf(t, paths.payoutLines(round, query), anh)
      return [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, code]) => code)
    }
    expect(await shown()).toEqual(some.slice(0, 50).map(({ caseCode }) => caseCode))
    expect(await shown({ page: '2' })).toHaveLength(10)
    expect(await shown({ page: '-1' })).toHaveLength(50)
    expect(await shown({ hamlet: HAMLETS[1] })).toEqual(['BS-007'])
    expect(await shown({ modality: 'home', group: GROUPS[0] })).toEqual(['BS-007'])
    expect(await shown({ modality: 'unknown', code: 'bs-00' })).toHaveLength(9)
    expect(await shown({ code: "'; drop" })).toEqual([])
  })

  test('carries the list of the round before on, without how it was paid', async () => {
    const before = await of.open('2026-09')
    await of.enter(before, {
      lines: [payoutLine('BS-1', { modality: 'own', amount: 500_000 }), payoutLine('BS-2', { amount: 123_000 })],
    })
    await enter(round, { case: 'BS-2', amount: '9.000' })
    expect((await post(paths.payoutCarried(round), {})).headers.get('Location')).toBe(paths.payoutLines(round))
    expect(await lines(round)).toMatchObject([
      { caseCode: 'BS-1', status: 'agreed', modality: null, amount: 500_000 },
      { caseCode: 'BS-2', amount: 9_000 },
    ])
    expect((await listPayoutEntries(t.store.read, round))[0]).toMatchObject({ kind: 'carried', added: 1 })
    const again = await post(paths.payoutCarried(round), {})
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining(words.carryNothing)])
  })

  test('keeps no file code in what was sent or logged', async () => {
    await enter(round)
    await enter(round, { amount: '-1', case: 'BS-0999' })
    const kept = JSON.stringify([await t.store.read.select().from(submissions), t.log])
    expect(kept).not.toMatch(/BS-0147|BS-0999/)
    expect(JSON.stringify(await t.store.read.select().from(audit))).not.toMatch(/BS-0147|BS-0999/)
  })

  test('keeps no file code that stands in an address in the line of a fault', async () => {
    await t.store.read.run(sql`alter table payout_lines rename to taken_away`)
    for (const path of [paths.payoutLine(round, 'BS-0147'), paths.payoutLines(round, { code: 'BS-0147' })])
      expect((await t.get(path, ho)).status).toBe(500)
    expect(t.log).toHaveLength(2)
    expect(JSON.stringify(t.log)).not.toContain('0147')
  })
})

describe('a round goes from hand to hand', () => {
  let round: string
  beforeEach(async () => {
    round = await of.open('2026-10')
    await enter(round, { modality: 'own' })
    await enter(round, { case: 'BS-2', modality: 'home', reason: 'home-bound' })
  })

  test('entered, submitted, sent back with a note, approved by somebody else, closed and frozen', async () => {
    expect((await submit(round)).status).toBe(303)
    expect((await enter(round, { case: 'BS-3' })).status).toBe(409)
    const back = { event: 'returned', digest: await seen(paths.payoutReview(round), anh) }
    const silent = await post(paths.payoutReview(round), back, anh)
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining(words.steps.reasonMissing)])
    await post(paths.payoutReview(round), { ...back, reason: 'Xem lại BS-2, gọi 0905123456' }, anh)
    expect(textOf(await pageOf(t, paths.payoutRound(round), ho))).toContain('Ghi chú: Xem lại BS-2, gọi …3456')
    await enter(round, { case: 'BS-2', mode: 'edit', modality: 'counter', reason: 'asked-cash' })
    await submit(round)
    expect((await approve(round)).status).toBe(303)
    expect((await close(round)).status).toBe(303)
    expect((await of.round(round)).state).toBe('closed')
    expect((await listTotals(t.store.read, round)).find(({ measure }) => measure === 'due')).toMatchObject({
      people: 2,
      amount: 1_080_000,
    })
    const page = textOf(await pageOf(t, paths.payoutRound(round), anh))
    expect(page).toContain('Đã chi qua tài khoản 1 /2 người 540.000 /1.080.000 đ')
    expect(page).toMatch(/Gửi duyệt.*Trả lại để sửa.*Gửi duyệt.*Duyệt.*Khóa sổ/)
    expect((await enter(round, { case: 'BS-3' })).status).toBe(409)
    expect(await actions()).toEqual(
      expect.arrayContaining(['submitted', 'returned', 'approved', 'closed'].map((one) => `payout-round.${one}`)),
    )
  })

  test('but nobody approves what is their own', async () => {
    await submit(round)
    const own = await approve(round, ho)
    expect([own.status, await own.text()]).toEqual([409, expect.stringContaining('không tự duyệt được')])
    expect((await approve(round, lan)).status).toBe(303)
  })

  test('but what is not what was seen is not submitted, approved or closed', async () => {
    const digest = await seen(paths.payoutRound(round), ho)
    await enter(round, { case: 'BS-3' }, lan)
    for (const event of ['submitted', 'closed']) {
      const answer = await post(paths.payoutSteps(round), { event, digest })
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('đã khác với lúc bạn xem')])
    }
    await submit(round)
    expect((await post(paths.payoutReview(round), { event: 'approved', digest }, anh)).status).toBe(409)
    expect((await of.round(round)).state).toBe('submitted')
  })

  test('but no step is taken out of turn, and a step that is sent twice is taken once', async () => {
    expect((await t.get(paths.payoutReview(round), anh)).status).toBe(409)
    const early = await close(round)
    expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('đã sang bước khác')])
    const step = { submission: submission(), event: 'submitted', digest: await seen(paths.payoutRound(round), ho) }
    expect((await t.post(paths.payoutSteps(round), step, ho)).status).toBe(303)
    expect((await t.post(paths.payoutSteps(round), step, ho)).status).toBe(303)
    expect((await actions()).filter((action) => action === 'payout-round.submitted')).toHaveLength(1)
  })

  test('but an empty one is not submitted', async () => {
    const empty = await of.open('2026-11')
    const digest = await seen(paths.payoutRound(round), ho)
    expect((await post(paths.payoutSteps(empty), { event: 'submitted', digest })).status).toBe(409)
    expect(await pageOf(t, paths.payoutRound(empty), ho)).not.toContain(words.steps.submitNote)
  })

  test('and a month before it is closed first: the page and the answer name it', async () => {
    await submit(round)
    await approve(round)
    const digest = await seen(paths.payoutRound(round), ho)
    await of.enter(await of.open('2026-09'), { lines: [payoutLine('BS-1')] })
    const html = await pageOf(t, paths.payoutRound(round), ho)
    expect(html).toContain(words.steps.closeFirst('9/2026'))
    expect(html).toContain(`<a href="${paths.payoutRound('2026-09')}">${words.steps.toEarlier('9/2026')}</a>`)
    expect(digestIn(html)).toBe('')
    const answer = await post(paths.payoutSteps(round), { event: 'closed', digest })
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining(words.steps.closeFirst('9/2026')),
    ])
    await of.close('2026-09')
    expect((await close(round)).status).toBe(303)
  })

  test('and approving asks for the password again after five minutes', async () => {
    await submit(round)
    t.clock.advance(301)
    const answer = await t.get(paths.payoutReview(round), anh)
    expect(answer.headers.get('Location')).toMatch(/^\/confirmation/)
  })
})

describe('a closed round', () => {
  let round: string
  const correct = (fields: Fields = {}, cookie = ho) => {
    const paid = { case: 'BS-2', status: 'agreed', modality: 'own', reason: '', amount: '540.000' }
    const backing = { why: 'entered-wrong', document: 'BB 12' }
    return post(paths.payoutCorrections(round), { ...paid, ...backing, ...fields }, cookie)
  }
  const decide = async (decision: string, cookie = anh, at = 0) => {
    const corrections = await listCorrections(t.store.read, round)
    return post(paths.payoutCorrectionDecision(corrections.at(at)?.id ?? ''), { decision }, cookie)
  }
  beforeEach(async () => {
    round = await of.open('2026-10')
    await of.enter(round, {
      lines: [payoutLine('BS-1', { modality: 'own' }), payoutLine('BS-2', { modality: 'counter' })],
    })
    await of.close(round)
  })

  test('is corrected beside its figure, once somebody else confirmed it', async () => {
    expect((await correct()).headers.get('Location')).toBe(paths.payoutCorrections(round))
    const frozen = 'Đã chi qua tài khoản 1 /2 người'
    const before = textOf(await pageOf(t, paths.payoutRound(round), anh))
    expect(before).toContain(frozen)
    expect(before).not.toContain(words.after)
    const own = await decide('confirmed', ho)
    expect([own.status, await own.text()]).toEqual([409, expect.stringContaining('không tự xác nhận được')])
    expect((await decide('confirmed')).status).toBe(303)
    const after = textOf(await pageOf(t, paths.payoutRound(round), anh))
    expect(after).toContain(`${frozen} Sau điều chỉnh: 2/2 người`)
    expect(textOf(await pageOf(t, paths.payoutLines(round), anh))).toContain('Đã điều chỉnh: tài khoản chính chủ')
    const list = textOf(await pageOf(t, paths.payoutCorrections(round), anh))
    expect(list).toContain('Đã khóa sổ: tiền mặt, tại điểm chi trả, 540.000 đ')
    expect(list).toContain('Điều chỉnh thành: tài khoản chính chủ, 540.000 đ')
    const again = await decide('refused', lan)
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('đã có người trả lời')])
  })

  test('that was changed behind the program’s back says so, and so does the log', async () => {
    const page = () => pageOf(t, paths.payoutRound(round), anh)
    expect(await page()).not.toContain(words.altered)
    await t.store.read.run(sql`drop trigger payout_totals_fixed`)
    await t.store.read.run(sql`update payout_totals set people = people + 1 where measure = 'due'`)
    expect(await page()).toContain(words.altered)
    expect(t.log.filter(({ event }) => event === 'payout-round-altered')).toEqual([expect.objectContaining({ round })])
  })

  test('counts nothing of a correction that was refused, and the newest of two that were confirmed', async () => {
    await correct({ modality: 'failed', status: '', reason: 'wrong-number', why: 'bank-returned' })
    await decide('refused')
    expect(textOf(await pageOf(t, paths.payoutRound(round), anh))).not.toContain(words.after)
    await correct()
    await correct({ amount: '600.000', why: 'paid-late' })
    await decide('confirmed', anh, 1)
    await decide('confirmed', lan, 2)
    expect(textOf(await pageOf(t, paths.payoutRound(round), anh))).toContain('Sau điều chỉnh: 1.140.000/1.140.000 đ')
  })

  test.each([
    ['case', { case: 'BS-9' }, words.corrections.noCase],
    ['amount', { amount: '1,5' }, words.dong.fraction],
    ['reason', { reason: 'absent' }, words.lineFaults['reason-without-cause']],
    ['why', { why: '' }, vi.form.choose],
    ['document', { document: ' ' }, vi.form.required],
  ])('refuses a correction with a wrong %s %j, and keeps what was typed', async (field, wrong, sentence) => {
    const answer = await correct({ amount: '123.000', ...wrong })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="${field}-error" role="alert">${sentence}<`)
    if (field !== 'document') expect(html).toContain('value="BB 12"')
    expect(await listCorrections(t.store.read, round)).toEqual([])
  })

  test('refuses a correction that changes nothing, and one of a round that is open', async () => {
    const same = await correct({ status: '', modality: 'counter' })
    expect(await same.text()).toContain(words.corrections.same)
    const draft = await of.open('2026-11')
    expect((await t.get(paths.newPayoutCorrection(draft), ho)).status).toBe(404)
    expect((await post(paths.payoutCorrections(draft), {})).status).toBe(404)
  })

  test('leaves who is taken out of it out of the next list', async () => {
    await correct({ status: '', modality: '', amount: '0', why: 'stopped' })
    await decide('confirmed')
    const next = await of.open('2026-11')
    await post(paths.payoutCarried(next), {})
    expect((await lines(next)).map(({ caseCode }) => caseCode)).toEqual(['BS-1'])
    expect(textOf(await pageOf(t, paths.payoutRound(round), anh))).toContain(
      'Phải chi 2 /2 người Sau điều chỉnh: 1/1 người',
    )
  })

  test('and all of it is not there for another commune', async () => {
    await correct()
    const [correction] = await listCorrections(t.store.read, round)
    for (const path of [
      paths.payoutRound(round),
      paths.payoutLines(round),
      paths.payoutLine(round),
      paths.payoutReview(round),
      paths.payoutCorrections(round),
      paths.newPayoutCorrection(round),
    ])
      expect((await t.get(path, ut)).status, path).toBe(404)
    expect((await enter(round, {}, ut)).status).toBe(404)
    for (const path of [paths.payoutSteps(round), paths.payoutReview(round), paths.payoutUndos(round)])
      expect((await post(path, {}, ut)).status, path).toBe(404)
    const decision = paths.payoutCorrectionDecision(correction?.id ?? '')
    expect((await post(decision, { decision: 'confirmed' }, ut)).status).toBe(404)
  })
})

describe('a round of totals', () => {
  let round: string
  const place = { hamlet: HAMLETS[0], group: GROUPS[0] }
  const told = { 'due-people': '100', 'due-amount': '54.000.000', 'own-people': '70', 'own-amount': '37.800.000' }
  const tell = (fields: Fields = told) => post(paths.payoutTotals(round), { ...place, ...fields })
  beforeEach(async () => {
    await open({ grain: 'totals' })
    const [made] = await t.store.read.select().from(payoutRounds).where(eq(payoutRounds.period, '2026-10'))
    round = made?.id ?? ''
  })

  test('is told by hamlet and group, and what is left empty is not known', async () => {
    expect((await tell()).status).toBe(303)
    expect((await tell({ ...told, 'own-people': '71', 'own-amount': '38.340.000' })).status).toBe(303)
    const page = textOf(await pageOf(t, paths.payoutRound(round), anh))
    expect(page).toContain('Đã chi qua tài khoản 71 /100 người')
    expect(page).toContain('Số liệu chưa có 29 /100 người')
    const form = await pageOf(t, paths.payoutTotals(round, place), ho)
    expect(form).toContain('value="71"')
    expect(form).toMatch(/name="home-people"[^>]* value=""/)
    expect(textOf(await pageOf(t, paths.payoutTotals(round), anh))).toContain('Đã rà soát số liệu chưa có')
    expect((await t.get(paths.payoutLines(round), ho)).status).toBe(404)
    expect((await enter(round)).status).toBe(404)
  })

  test.each([
    ['due-people', { 'own-people': '1', 'own-amount': '1' }, words.totals.faults['no-due']],
    ['due-people', { ...told, 'own-people': '101' }, words.totals.faults['more-than-due']],
    ['agreed-people', { ...told, 'agreed-people': '9', 'agreed-amount': '9' }, words.totals.faults['more-than-agreed']],
    ['own-amount', { ...told, 'own-amount': '' }, words.totals.both],
    ['own-people', { ...told, 'own-people': '7,5' }, words.totals.wholePeople],
    ['own-amount', { ...told, 'own-amount': '-1' }, words.dong['not-a-number']],
  ])('refuses a wrong %s in %j, and keeps what was typed', async (field, fields, sentence) => {
    const answer = await tell(fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="${field}-error" role="alert">${sentence}`)
    for (const value of Object.values(fields)) expect(html).toContain(`value="${value}"`)
    expect(await listTotals(t.store.read, round)).toEqual([])
  })

  test('is corrected number by number, as long as they add up', async () => {
    await tell()
    await submit(round)
    await approve(round)
    await close(round)
    const correct = (fields: Fields) =>
      post(paths.payoutCorrections(round), { ...place, why: 'entered-wrong', document: 'BB 1', ...fields })
    const tooMany = await correct({ measure: 'own', people: '101', amount: '54.540.000' })
    expect(await tooMany.text()).toContain(words.totals.faults['more-than-due'])
    expect((await correct({ measure: 'due', people: '101', amount: '54.540.000' })).status).toBe(303)
    expect((await correct({ measure: 'own', people: '101', amount: '54.540.000' })).status).toBe(303)
    const [due, own] = await listCorrections(t.store.read, round)
    const decide = (id = '') => post(paths.payoutCorrectionDecision(id), { decision: 'confirmed' }, anh)
    const early = await decide(own?.id)
    expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('không khớp nhau')])
    expect((await decide(due?.id)).status).toBe(303)
    expect((await decide(own?.id)).status).toBe(303)
    expect(textOf(await pageOf(t, paths.payoutRound(round), anh))).toContain(
      '70 /100 người Sau điều chỉnh: 101/101 người',
    )
  })
})
