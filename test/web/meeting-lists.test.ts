import { beforeEach, describe, expect, test } from 'vitest'
import type { OfferedLists, WalkSession } from '../../src/domain/capture/exchange.ts'
import type { MeetingList } from '../../src/domain/capture/meeting-list.ts'
import { MEETING_ANSWERS } from '../../src/domain/payout/follow-up.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { insertRoleRevocation } from '../../src/store/roles.ts'
import { audit, devices } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'
import { addPayoutHistory } from '../support/payout-history.ts'
import { GROUPS, HAMLETS, LEADER, OFFICER, type Payouts, PROGRAMME, payoutLine } from '../support/payouts.ts'
import { phoneOf, postJson } from '../support/phones.ts'
import { grantPayouts } from '../support/recorders.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune, officers } = world
const [HERE] = HAMLETS
const words = vi.payoutCases

let t: TestApp
let of: Payouts
let ho: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  of = await addPayoutHistory(t.store)
  ho = (await phoneOf(t, officers.ho, 'phone-ho')).cookie
})

const takings = (hamlet: string, of: string = commune) => `${paths.payoutVisits(of, hamlet)}/takings`
const take = (hamlet: string = HERE, cookie = ho, device = 'phone-ho') =>
  postJson(t, takings(hamlet), { device }, cookie)
const listOf = async (answer: Response) => (await answer.json()) as MeetingList
const session = async (cookie: string) => (await (await t.get('/walk/session', cookie)).json()) as WalkSession
const offered = async (cookie = ho) =>
  ((await (await t.get('/walk/meeting-lists', cookie)).json()) as OfferedLists).lists
/** The cases of the sheet, as it is printed. */
const onSheet = async (hamlet: string) =>
  [...(await pageOf(t, paths.payoutVisits(commune, hamlet), ho)).matchAll(/name="case" value="\S+ ([^"]+)"/g)].map(
    ([, code = '']) => code,
  )

describe('the lists of whom to meet', () => {
  test('are offered by hamlet, each with as many cases as its sheet has', async () => {
    const sheets = await Promise.all(HAMLETS.map(async (hamlet) => [hamlet, (await onSheet(hamlet)).length]))
    expect((await offered()).map(({ hamlet, open }) => [hamlet, open])).toEqual(sheets)
    expect(await offered()).toMatchObject([{ commune, name: HERE, place: 'xã Bình Sơn' }, {}])
  })

  test('go along with file code, lists, next step and last meeting, and with no amount, group or reason', async () => {
    await t.post(
      paths.payoutMeeting(commune, { round: '2026-10', case: 'BS-1000' }),
      { submission: 'submission-meeting-000001', answer: 'blocked:no-phone', day: '2026-11-12', nextDay: '2026-11-20' },
      ho,
    )
    const answer = await take()
    const text = await answer.clone().text()
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    const list = await listOf(answer)
    expect(list.cases.map(({ caseCode }) => caseCode)).toEqual(await onSheet(HERE))
    expect(list).toMatchObject({ commune, hamlet: HERE, at: START, officer: { id: 'ho' }, more: 0 })
    expect(list.answers.map(([one]) => one)).toEqual(MEETING_ANSWERS)
    expect(list.cases.find(({ caseCode }) => caseCode === 'BS-1000')).toEqual({
      ...{ programme: PROGRAMME, caseCode: 'BS-1000', step: vi.payouts.nextSteps['no-phone'] },
      lists: expect.arrayContaining([words.lists.blocked]),
      last: `12/11/2026: ${words.blockedBy(vi.payouts.blockers['no-phone'])} · ${words.comeBack('20/11/2026')}`,
    })
    for (const secret of ['540000', '810000', '3012000', 'he-so', '"amount"', '"group"', '"reason"', '"modality"'])
      expect(text, secret).not.toContain(secret)
    const rows = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'payout-list.taken-along')
    expect(rows).toMatchObject([{ actor: 'ho', subject: HERE, at: START }])
  })

  test('leave out whose payment had stopped, by a correction that was confirmed', async () => {
    const [first = { caseCode: '' }, ...others] = (await listOf(await take())).cases
    const of10 = { round: '2026-10', caseCode: first.caseCode, hamlet: HERE, group: GROUPS[0], amount: 0 } as const
    const stopped = { id: 'stopped', ...of10, why: 'stopped', document: 'BB 01' } as const
    await of.commit(draftCorrection(t.store.read, stopped, act(OFFICER)))
    expect((await listOf(await take())).cases).toHaveLength(others.length + 1)
    await of.commit(draftCorrectionDecision(t.store.read, 'stopped', 'confirmed', act(LEADER)))
    expect((await listOf(await take())).cases).toEqual(others)
    expect((await onSheet(HERE)).length).toBe(others.length)
  })

  test('are cut where a hamlet has more cases than anybody meets in a week', async () => {
    const many = Array.from({ length: 520 }, (_, at) => payoutLine(`CT-${1000 + at}`))
    await of.enter('2026-11', { lines: many })
    expect(await of.step('2026-11', 'submitted', officers.ho)).toMatchObject({ ok: true })
    const list = await listOf(await take())
    expect(list.cases).toHaveLength(500)
    expect(list.cases.length + list.more).toBe((await offered())[0]?.open)
  })

  test('are nobody’s who records no meetings there', async () => {
    for (const officer of [officers.lan, officers.anh, officers.tra, officers.dang]) {
      const { cookie } = await phoneOf(t, officer, `phone-${officer}`)
      expect((await t.get('/walk/meeting-lists', cookie)).status, officer).toBe(403)
      expect((await take(HERE, cookie, `phone-${officer}`)).status, officer).toBe(403)
    }
    const ut = await phoneOf(t, officers.ut, 'phone-ut')
    expect(await offered(ut.cookie)).toEqual([])
    expect((await take(HERE, ut.cookie, 'phone-ut')).status).toBe(404)
    expect((await postJson(t, takings(HERE, otherCommune), { device: 'phone-ut' }, ut.cookie)).status).toBe(404)
    expect((await take(HERE, '')).status).toBe(401)
    expect(await (await take('none')).text()).toBe(await (await take(HERE, ut.cookie, 'phone-ut')).text())
  })

  test('go to a phone of their officer’s alone, and to nothing that is none', async () => {
    await phoneOf(t, officers.ut, 'phone-ut')
    expect((await take(HERE, ho, 'phone-ut')).status).toBe(409)
    expect((await take(HERE, ho, 'no-phone')).status).toBe(409)
    expect((await postJson(t, takings(HERE), {}, ho)).status).toBe(422)
    const actions = (await t.store.read.select().from(audit)).map(({ action }) => action)
    expect(actions).not.toContain('payout-list.taken-along')
  })
})

describe('the phone is told where its officer records meetings', () => {
  test('and a volunteer nowhere', async () => {
    expect((await session(ho)).recordsIn).toEqual([commune])
    const lan = await session(await t.signIn(officers.lan))
    expect(lan).toMatchObject({ recordsIn: [], sites: [{ id: world.teHanh }] })
    expect((await t.get('/walk/session', await t.signIn(officers.anh))).status).toBe(403)
  })

  test('and once their role was taken back, nothing at all', async () => {
    const revoked = { grant: 'grant-ho', revokedBy: 'dang', revokedAt: START }
    expect(await t.store.commit([insertRoleRevocation(t.store.read, revoked)], [])).toMatchObject({ ok: true })
    expect((await t.get('/walk/session', ho)).status).toBe(403)
    expect((await take()).status).toBe(403)
  })

  test('and the payouts officer, who walks no street, of no street', async () => {
    await grantPayouts(t, 'sen')
    const sen = await t.signIn('sen')
    expect(await session(sen)).toMatchObject({ recordsIn: [commune], sites: [] })
    const notice = { device: 'phone-sen', publicKey: `B${'A'.repeat(86)}` }
    expect((await postJson(t, '/walk/devices', notice, sen)).status).toBe(200)
    expect(await t.store.read.select().from(devices)).toMatchObject([{}, { id: 'phone-sen', officer: 'sen' }])
    expect((await listOf(await take(HERE, sen, 'phone-sen'))).cases.length).toBeGreaterThan(0)
    const site = { device: 'phone-sen', site: world.teHanh }
    for (const path of ['/walk/takings', '/walk/closures'])
      expect((await postJson(t, path, site, sen)).status).toBe(403)
  })
})

test('the pages of the lists lead to the phone for who records, and for nobody else', async () => {
  const anh = await t.signIn(officers.anh)
  const link = `href="/walk#/meetings/${commune}/${HERE}"`
  for (const path of [paths.payoutCases(commune, { hamlet: HERE }), paths.payoutVisits(commune, HERE)]) {
    expect(await pageOf(t, path, ho)).toContain(link)
    expect(await pageOf(t, path, anh)).not.toContain('/walk#')
  }
})
