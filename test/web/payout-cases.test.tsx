import { beforeEach, describe, expect, test } from 'vitest'
import { listsOf, TO_ACT, type ToAct } from '../../src/domain/payout/to-act.ts'
import { insertOfficer } from '../../src/store/officers.ts'
import { readCells, wholeOf } from '../../src/store/payout-cells.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { audit, payoutFollowUps } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { type PayoutCasesQuery, paths } from '../../src/web/paths.ts'
import { createTestApp, type Fields, START, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addPayoutHistory, variedLines } from '../support/payout-history.ts'
import { HAMLETS, type Payouts } from '../support/payouts.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune } = world
const words = vi.payoutCases
const OCTOBER = '2026-10'
const [HERE, THERE] = HAMLETS

let t: TestApp
let of: Payouts
let ho: string
let sent = 0
const submission = () => `submission-meeting-${String(++sent).padStart(6, '0')}`

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await addPayoutHistory(t.store)
  ho = await t.signIn(world.officers.ho)
})

/** The lines of October beside those of September, as their figures count them. */
const expected = (): Record<ToAct, string[]> => {
  const before = new Map(variedLines(60, 0).map(({ caseCode, modality }) => [caseCode, modality]))
  const lines = variedLines(64, 1).map((line) => ({
    ...{ ...line, before: before.get(line.caseCode) ?? null, since: '2026-11-12', meeting: undefined },
  }))
  const on = (list: ToAct) => lines.filter((one) => listsOf(one).includes(list)).map(({ caseCode }) => caseCode)
  return Object.fromEntries(TO_ACT.map((list) => [list, on(list)])) as Record<ToAct, string[]>
}

const page = (asked: PayoutCasesQuery = {}, cookie = ho) => pageOf(t, paths.payoutCases(commune, asked), cookie)
const cases = (html: string) => [...html.matchAll(/data-case="([^"]+)"/g)].map(([, code = '']) => code)
const cardOf = (html: string, list: ToAct) => between(html, `data-list="${list}"`, '</section>')
const kept = () => t.store.read.select().from(payoutFollowUps)

const told = { answer: 'agreed', day: '2026-11-12', nextDay: '' }
const meetingPath = (code: string, asked: PayoutCasesQuery = {}) =>
  paths.payoutMeeting(commune, { ...asked, round: OCTOBER, case: code })
const tell = (code: string, given: Fields = {}, asked: PayoutCasesQuery = {}, id = submission(), cookie = ho) =>
  t.post(meetingPath(code, asked), { submission: id, ...told, ...given }, cookie)

describe('whom to meet', () => {
  test('is listed just as the figures of the newest submitted rounds count them, by hamlet', async () => {
    const wanted = expected()
    const measures = wholeOf((await readCells(t.store.read, [await of.round(OCTOBER)])).get(OCTOBER) ?? [])
    const people = (key: Parameters<typeof measures.get>[0]) => measures.get(key)?.people ?? 0
    const figures = { 'fell-back': people('fell-back'), failed: people('failed'), home: people('home') }
    const counted = { ...figures, 'not-reviewed': people('due') - people('reviewed'), blocked: 0 }
    for (const list of TO_ACT) {
      const html = await page({ list })
      const listed = cases(cardOf(html, list))
      expect([...listed].sort(), list).toEqual([...wanted[list]].sort())
      expect(listed.length, list).toBe(counted[list])
      expect(html).toContain(words.openOf(String(listed.length), String(listed.length)))
    }
    expect(counted['fell-back']).toBeGreaterThan(2)
    const parts = await Promise.all(HAMLETS.map((hamlet) => page({ list: 'failed', hamlet })))
    expect(parts.map((html) => cases(html).length).reduce((sum, one) => sum + one, 0)).toBe(counted.failed)
  })

  test('is one list of a whole commune, and every list of one hamlet', async () => {
    const shown = (html: string) => [...html.matchAll(/data-list="([^"]+)"/g)].map(([, list]) => list)
    expect(shown(await page())).toEqual(['fell-back'])
    for (const hamlet of HAMLETS) {
      const lengths = await Promise.all(TO_ACT.map(async (list) => cases(await page({ list, hamlet })).length))
      expect(shown(await page({ hamlet }))).toEqual(TO_ACT.filter((_, at) => (lengths[at] ?? 0) > 0))
    }
  })

  test('says the reason, the last meeting and the next step, and which programme has numbers alone', async () => {
    const html = await page()
    expect(html).toContain(words.onlyTotals('Tiền điện hộ nghèo'))
    expect(html).toContain('kỳ tháng 10/2026')
    expect(html).not.toContain('11/2026</')
    expect(await page({ list: 'not-reviewed' })).toContain(`→ ${words.steps.review}`)
    expect(html).toContain(words.notMet)
    const [code = ''] = expected()['fell-back']
    await tell(code, { answer: 'blocked:no-chip-card', nextDay: '2026-11-20' })
    const row = between(await page({ list: 'blocked' }), `data-case="${code}"`, '</li>')
    expect(row).toContain(`12/11/2026: ${words.blockedBy(vi.payouts.blockers['no-chip-card'])}`)
    expect(row).toContain(words.comeBack('20/11/2026'))
    expect(row).toContain(`→ ${vi.payouts.nextSteps['no-chip-card']}`)
  })

  test('leaves who was met since off what is left to do, and on the list that is counted', async () => {
    const wanted = expected()['fell-back']
    const [code = ''] = wanted
    await tell(code, { answer: 'account-opened' })
    const card = cardOf(await page({ list: 'fell-back' }), 'fell-back')
    expect(card).toContain(words.openOf(String(wanted.length - 1), String(wanted.length)))
    expect(cases(between(card, '<details', '</details>'))).toEqual([code])
    expect([...cases(card)].sort()).toEqual([...wanted].sort())
  })

  test('tells the coordinator no amount, and those who work with amounts the amount', async () => {
    const lists = TO_ACT.map((list) => paths.payoutCases(commune, { list }))
    for (const path of [...lists, meetingPath('BS-1001')])
      expect(await pageOf(t, path, ho)).not.toMatch(/540\.000|810\.000|3\.012\.000/)
    const anh = await t.signIn(world.officers.anh)
    const html = await page({}, anh)
    expect(html).toContain('540.000 đ')
    expect(html).not.toContain(words.record)
  })

  test('is nobody else’s to read or to write', async () => {
    const status = async (path: string, officer?: string) =>
      (await t.get(path, officer && (await t.signIn(officer)))).status
    const sheet = paths.payoutVisits(commune, HERE)
    for (const path of [paths.payoutCases(commune), sheet]) {
      for (const officer of ['lan', 'dang']) expect(await status(path, officer), officer).toBe(403)
      expect(await status(path, 'ut')).toBe(404)
      expect(await status(path, 'tra')).toBe(200)
      expect(await status(path.replace(commune, otherCommune), 'ho')).toBe(404)
    }
    expect(await status(meetingPath('BS-1001'), 'anh')).toBe(403)
    expect(await status(meetingPath('BS-9999'), 'ho')).toBe(404)
    for (const asked of [{ ky: '2026-13' }, { hamlet: 'none' }, { list: 'none' }])
      expect(await status(paths.payoutCases(commune, asked), 'ho')).toBe(404)
    const ut = await t.signIn('ut')
    expect((await tell('BS-1001', {}, {}, submission(), ut)).status).toBe(404)
    expect(await kept()).toEqual([])
  })

  test('is written down by the payouts officer too', async () => {
    const { read } = t.store
    const officer = insertOfficer(read, { id: 'sen', name: 'Huỳnh Thị Sen', signInName: 'sen', createdAt: START })
    const grant = { id: 'grant-sen', officer: 'sen', role: 'payouts', unit: commune, grantedAt: START } as const
    const decided = { grant: grant.id, decision: 'approved', decidedBy: 'thien', decidedAt: START } as const
    const granted = [insertRoleGrant(read, { ...grant, grantedBy: 'dang' }), insertRoleGrantDecision(read, decided)]
    expect(await t.store.commit([officer, ...granted], [])).toMatchObject({ ok: true })
    const sen = await t.signIn('sen')
    expect(await page({}, sen)).toContain('540.000 đ')
    expect((await tell('BS-1001', {}, {}, submission(), sen)).status).toBe(303)
    expect(await kept()).toMatchObject([{ caseCode: 'BS-1001', officer: 'sen' }])
  })
})

describe('what came of a meeting', () => {
  test('is kept with who and when, and leads to the next case of the list', async () => {
    const wanted = expected().failed
    const asked = { list: 'failed' }
    const order = cases(await page(asked))
    const [first = '', second = ''] = order
    const answer = await tell(first, { answer: 'blocked:no-phone', nextDay: '2026-11-19' }, asked)
    expect(answer.status).toBe(303)
    const location = answer.headers.get('Location') ?? ''
    expect(new URL(location, 'http://x').searchParams.get('case')).toBe(second)
    expect(await pageOf(t, location, ho)).toContain(
      words.justTold(first, words.blockedBy(vi.payouts.blockers['no-phone'])),
    )
    const row = { commune, caseCode: first, outcome: 'blocked', blocker: 'no-phone', nextDay: '2026-11-19' }
    expect(await kept()).toMatchObject([{ ...row, day: '2026-11-12', officer: 'ho', at: START }])
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action }) => action)).toContain('payout-case.followed-up')
    for (const code of order) await tell(code, { answer: 'account-opened' }, asked)
    expect(wanted.length).toBeGreaterThan(1)
    const last = await tell(first, { answer: 'account-opened' }, asked)
    expect(last.headers.get('Location')).toBe(paths.payoutCases(commune, asked))
  })

  test('is one row when sent twice, and a later word takes its place', async () => {
    const id = submission()
    for (let times = 0; times < 2; times++) expect((await tell('BS-1001', {}, {}, id)).status).toBe(303)
    expect(await kept()).toHaveLength(1)
    expect((await tell('BS-1001', { answer: 'absent' }, {}, id)).status).toBe(409)
    await tell('BS-1001', { answer: 'absent' })
    const html = await pageOf(t, meetingPath('BS-1001'), ho)
    expect(html).toContain(`12/11/2026: ${vi.payouts.outcomes.absent}`)
  })

  test('that is not whole is shown again as it was chosen, and nothing is kept', async () => {
    const answer = await tell('BS-1001', { answer: 'blocked:no-vneid-2', day: '2026-11-13', nextDay: '2026-11-01' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(words.faults['day-ahead'])
    expect(html).toContain(words.faults['next-not-ahead'])
    expect(html).toMatch(/value="blocked:no-vneid-2" checked/)
    expect(html).toContain('value="2026-11-01"')
    const none = await t.post(meetingPath('BS-1001'), { submission: submission(), day: '2026-11-12' }, ho)
    expect(none.status).toBe(422)
    const odd = await tell('BS-1001', { answer: 'Nguyễn Văn A' })
    expect(odd.status).toBe(422)
    expect(await odd.text()).not.toContain('Nguyễn Văn A')
    expect(await kept()).toEqual([])
  })

  test('has no field for words of one’s own', async () => {
    const sheet = paths.payoutVisits(commune, HERE)
    for (const path of [meetingPath('BS-1001'), sheet]) {
      const html = await pageOf(t, path, ho)
      const types = [...html.matchAll(/<input [^>]*type="(\w+)"/g)].map(([, type]) => type)
      expect(new Set(types)).not.toContain('text')
      expect(html).not.toContain('<textarea')
    }
  })
})

describe('the sheet of a hamlet', () => {
  const sheetPath = (asked: PayoutCasesQuery = {}) => paths.payoutVisits(commune, HERE, asked)
  const keysIn = (html: string) => [...html.matchAll(/name="case" value="([^"]+)"/g)].map(([, key = '']) => key)
  const fill = (keys: string[], answers: string[], given: Fields = {}, id = submission()) => {
    const fields = { submission: id, day: '2026-11-11', case: keys, answer: answers, nextDay: keys.map(() => '') }
    return t.post(sheetPath(), { ...fields, ...given }, ho)
  }

  test('holds each case that is left to do once, by file code, with boxes and without amounts', async () => {
    const html = await pageOf(t, sheetPath(), ho)
    const anh = await pageOf(t, sheetPath(), await t.signIn(world.officers.anh))
    const wanted = expected()
    const here = new Set(
      variedLines(64, 1)
        .filter(({ hamlet }) => hamlet === HERE)
        .map(({ caseCode }) => caseCode),
    )
    const all = new Set(TO_ACT.flatMap((list) => wanted[list]).filter((code) => here.has(code)))
    expect(keysIn(html).sort()).toEqual([...all].map((code) => `${OCTOBER} ${code}`).sort())
    for (const one of [html, anh]) {
      expect([...one.matchAll(/class="tick"/g)]).toHaveLength(all.size * 5)
      expect(one).not.toMatch(/540\.000|810\.000|3\.012\.000/)
    }
    expect(anh).not.toContain('<select')
  })

  test('takes what was noted on a walk at once, and leaves rows without an answer alone', async () => {
    const keys = keysIn(await pageOf(t, sheetPath(), ho))
    const answers = keys.map((_, at) => (at === 0 ? 'agreed' : at === 2 ? 'blocked:cannot-travel' : ''))
    const id = submission()
    for (let times = 0; times < 2; times++) expect((await fill(keys, answers, {}, id)).status).toBe(303)
    const [first, , third] = keys.map((key) => key.split(' ')[1])
    expect((await kept()).map(({ caseCode, outcome, blocker, day }) => [caseCode, outcome, blocker, day])).toEqual([
      [first, 'agreed', null, '2026-11-11'],
      [third, 'blocked', 'cannot-travel', '2026-11-11'],
    ])
  })

  test('keeps nothing when a row is wrong, and shows every row as it was filled in', async () => {
    const keys = keysIn(await pageOf(t, sheetPath(), ho))
    const answers = keys.map((_, at) => (at < 2 ? 'absent' : ''))
    const nextDay = keys.map((_, at) => (at === 1 ? '2026-11-01' : at === 0 ? '2026-11-20' : ''))
    const answer = await fill(keys, answers, { nextDay })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect([...html.matchAll(/value="absent" selected/g)]).toHaveLength(2)
    expect(html).toContain('value="2026-11-20"')
    expect(html).toContain(words.faults['next-not-ahead'])
    expect(keysIn(html)).toEqual(keys)
    const lone = await fill(
      keys,
      keys.map(() => ''),
      { nextDay },
    )
    expect(await lone.text()).toContain(words.chooseAnswer)
    for (const wrong of [
      await fill(
        keys,
        keys.map(() => ''),
      ),
      await fill(keys, answers, { day: '2026-11-13' }),
      await fill([`${OCTOBER} BS-9999`], ['agreed']),
      await fill([`own-10 BS-1001`], ['agreed']),
      await fill(keys, ['agreed']),
      await fill(
        keys,
        keys.map(() => 'Bà Út'),
      ),
    ])
      expect(wrong.status).toBe(422)
    expect(await kept()).toEqual([])
  })

  test('is there for every hamlet with something to do, and for none without a name', async () => {
    const html = await page()
    for (const hamlet of [HERE, THERE]) expect(html).toContain(paths.payoutVisits(commune, hamlet))
    expect((await t.get(paths.payoutVisits(commune, 'none'), ho)).status).toBe(404)
    expect((await t.get(`${sheetPath()}?page=99`, ho)).status).toBe(404)
  })
})
