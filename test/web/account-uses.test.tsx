import { desc } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type AccountUse, COOLING_OFF } from '../../src/domain/account.ts'
import { listFurtherCodes, listPendingAccounts } from '../../src/store/account-codes.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import * as schema from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { act, approve, hoScope, propose, register, typed } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16 } = world.teHanhStalls
const { lan: LAN, ho: HO } = world.officers
const [FIRST, SECOND] = ['1902837465019', '6868681234']

let t: TestApp
let lan: string
let merchant: string
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(LAN)
  merchant = await register(t.store, { stall: n15, tradeName: 'Bánh mì Ba Tơ' })
  await approved(FIRST, 'sticker')
})

const proposed = (account: string, use: AccountUse) =>
  propose(t.store, { merchant, stall: n15, destination: typed(account, '970436'), use }, act(LAN, t.clock.now()))
const approved = async (account: string, use: AccountUse) =>
  expect(await approve(t.store, await proposed(account, use), { at: t.clock.now() })).toMatchObject({ ok: true })
async function dayLater(): Promise<void> {
  t.clock.advance(COOLING_OFF)
  await activateDueAccounts(t.store, t.clock.now())
  lan = await t.signIn(LAN)
}
const stallPage = async (cookie = lan) => (await t.get(`/stalls/${n15}`, cookie)).text()
const onSticker = async () => (await openLiveCode(t.store, hoScope, { merchant }))?.content.account
const accounts = (codes: { content: { account: string } }[]) => codes.map(({ content }) => content.account)
const further = async () => accounts(await listFurtherCodes(t.store, hoScope, merchant))
const pending = async () => accounts(await listPendingAccounts(t.store, hoScope, merchant))
const newest = async () => {
  const [row] = await t.store.read
    .select()
    .from(schema.accountProposals)
    .orderBy(desc(schema.accountProposals.version))
    .limit(1)
  return row
}
/** The hidden fields of the form of a page that is sent to a path, the n-th of them. */
function formOf(html: string, path: string, n = 0): Record<string, string> {
  const form = html.split(`action="${path}"`)[n + 1]?.split('</form>')[0] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
}
const retirements = () => `/merchants/${merchant}/account-retirements`
const markings = () => `/merchants/${merchant}/sticker-proposals`

describe('proposing where an account is on the sticker already', () => {
  const path = () => `/merchants/${merchant}/account-proposals`
  const form = { bank: 'VCB', account: SECOND, holder: 'Đinh Văn Bé', relation: 'own', submission: 'de-nghi-0000-0001' }

  test('asks whether the sticker changes, with nothing chosen beforehand', async () => {
    const html = await (await t.get(`${path()}/new`, lan)).text()
    for (const text of [vi.accounts.use, ...Object.values(vi.accounts.uses), vi.accounts.useHint])
      expect(html).toContain(text)
    expect(html).not.toMatch(/name="use"[^>]*checked/)
    const unsaid = await t.post(path(), form, lan)
    const again = await unsaid.text()
    expect([unsaid.status, again.includes(`value="${SECOND}"`)]).toEqual([422, true])
    expect(again).toMatch(new RegExp(`id="use-error"[^>]*>\\s*${vi.form.choose}`))
  })

  test.each(['sticker', 'beside'] as const)('keeps the answer %s', async (use) => {
    expect((await t.post(path(), { ...form, use }, lan)).status).toBe(303)
    expect(await newest()).toMatchObject({ use, version: 2 })
    const html = await (await t.get(`${path()}/new`, lan)).text()
    expect(html).toContain(vi.accounts.waiting[use])
    expect(html).not.toContain(vi.accounts.waiting[use === 'sticker' ? 'beside' : 'sticker'])
  })

  test('adds no account that is on the sticker anyway', async () => {
    const same = await t.post(path(), { ...form, account: FIRST, use: 'beside' }, lan)
    expect([same.status, (await same.text()).includes(vi.accounts.onStickerAlready)]).toEqual([422, true])
    expect((await t.post(path(), { ...form, account: FIRST, use: 'sticker' }, lan)).status).toBe(303)
  })

  test('is not asked of a first account, which is the sticker’s', async () => {
    merchant = await register(t.store, { stall: n16 })
    expect(await (await t.get(`${path()}/new`, lan)).text()).not.toContain('name="use"')
    const beside = await t.post(path(), { ...form, use: 'beside' }, lan)
    expect([beside.status, (await beside.text()).includes(vi.accounts.firstOnSticker)]).toEqual([422, true])
    expect((await t.post(path(), form, lan)).status).toBe(303)
    expect(await newest()).toMatchObject({ use: 'sticker', version: 1 })
  })

  test('takes no other word for the use', async () => {
    expect((await t.post(path(), { ...form, use: 'both' }, lan)).status).toBe(422)
    expect((await t.post(path(), { ...form, use: ['beside', 'sticker'] }, lan)).status).toBe(422)
    expect(await newest()).toMatchObject({ version: 1 })
  })
})

describe('the review', () => {
  const review = async (proposal: string) => (await t.get(`/account-approvals/${proposal}`, await t.signIn(HO))).text()
  async function printSticker(serial: string): Promise<void> {
    const code = (await openLiveCode(t.store, hoScope, { merchant }))?.code.id ?? ''
    const run = { id: `run-${serial}`, site: world.teHanh, officer: HO, template: 'stall', count: 1, fileDigest: 'x' }
    const sticker = { serial, code, merchant, stall: n15, run: run.id, printedAt: START }
    const { read } = t.store
    const writes = [
      read.insert(schema.printRuns).values({ ...run, at: START }),
      read.insert(schema.stickers).values(sticker),
    ]
    expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
  }

  test('of a change of the sticker says so, and how many stickers become void', async () => {
    const proposal = await proposed(SECOND, 'sticker')
    expect(await review(proposal)).toContain(vi.accounts.voids(0))
    await printSticker('S1')
    await printSticker('S2')
    const html = await review(proposal)
    expect(html).toContain(`<h2>${vi.accounts.change}</h2>`)
    expect(html).toContain('Khi đó 2 biển đang dùng bị hủy')
    expect(html).toContain('24 giờ sau mới có hiệu lực')
    expect(html).not.toContain(vi.accounts.voidsNone)
  })

  test('of a further account says that no sticker changes', async () => {
    await printSticker('S1')
    const html = await review(await proposed(SECOND, 'beside'))
    expect(html).toContain(`<h2>${vi.accounts.further}</h2>`)
    expect(html).toContain(vi.accounts.voidsNone)
    expect(html).toContain('24 giờ sau mới có hiệu lực')
    expect(html).not.toMatch(/bị hủy, phải in/)
    const queue = await (await t.get('/account-approvals', await t.signIn(HO))).text()
    expect(queue).toContain(vi.accounts.further)
  })

  test('of a first account speaks of no sticker and no wait', async () => {
    merchant = await register(t.store, { stall: n16 })
    const first = { merchant, stall: n16, destination: typed(SECOND, '970436') }
    const html = await review(await propose(t.store, first, act(LAN, t.clock.now())))
    expect(html).toContain(`<h2>${vi.accounts.first}</h2>`)
    expect(html).toContain(vi.accounts.atOnce)
    expect(html).not.toMatch(/bị hủy|24 giờ/)
  })
})

describe('the page of the stall', () => {
  test('shows the change that waits, when it is live and the act that stops it, to those who walk here', async () => {
    await approved(SECOND, 'sticker')
    const html = await stallPage()
    expect(html).toContain('<dd>Vietcombank …5019</dd>')
    expect(html).toContain('<dd>Vietcombank <span class="nb">…1234</span></dd>')
    expect(html).toContain('Có hiệu lực lúc 14:05 ngày 13/11/2026')
    expect(html).toContain(vi.stalls.stop.sticker)
    expect(html).not.toMatch(/1902837465019|6868681234/)
    const anh = await stallPage(await t.signIn(world.officers.anh))
    expect(anh).toContain('Có hiệu lực lúc 14:05 ngày 13/11/2026')
    expect(anh).not.toContain(vi.stalls.stop.sticker)
  })

  test('shows further accounts by their last four digits, and says what they are', async () => {
    await approved(SECOND, 'beside')
    await dayLater()
    const html = await stallPage()
    expect(html).toContain(vi.stalls.further)
    expect(html).toContain('<dd>Vietcombank <span class="nb">…1234</span></dd>')
    expect(html).toContain('<dd>Vietcombank …5019</dd>')
    expect(html).not.toMatch(/1902837465019|6868681234/)
  })

  test('shows a further account that was proposed or sent back, and asks for no correction of the sticker', async () => {
    await proposed(SECOND, 'beside')
    const html = await stallPage()
    expect(html).toContain('<dd>Vietcombank …1234. Chờ duyệt, gửi ngày 12/11/2026</dd>')
    expect(html).toContain(vi.stalls.furtherProposal)
    expect(html).toContain(vi.stalls.nextSteps.printByOther)
  })

  test('fails closed when a further account was turned into the sticker’s below the app', async () => {
    await approved(SECOND, 'beside')
    await dayLater()
    await t.store.read.run('drop trigger settlement_accounts_no_update')
    await t.store.read.run(`update settlement_accounts set "use" = 'sticker'`)
    const answer = await t.get(`/stalls/${n15}`, lan)
    expect([answer.status, (await answer.text()).includes('…')]).toEqual([500, false])
  })
})

describe('stopping a change', () => {
  beforeEach(() => approved(SECOND, 'sticker'))

  test('is done by one person, once; the account on the sticker stays', async () => {
    const form = formOf(await stallPage(), retirements())
    for (let times = 0; times < 2; times++) {
      const answer = await t.post(retirements(), form, lan)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/stalls/${n15}`])
    }
    await dayLater()
    expect([await onSticker(), await pending()]).toEqual([FIRST, []])
    const html = await stallPage()
    expect(html).toContain(`<dd>Vietcombank …1234. ${vi.stalls.proposalStates.stopped}</dd>`)
    expect(html).not.toContain(vi.stalls.stop.sticker)
    const written = await t.store.read.select().from(schema.audit)
    expect(written.at(-1)).toMatchObject({ actor: LAN, action: 'account.stopped', subject: form.account })
  })

  test('that comes too late is said so and changes nothing', async () => {
    const form = formOf(await stallPage(), retirements())
    await dayLater()
    const late = await t.post(retirements(), form, lan)
    expect([late.status, (await late.text()).includes(vi.accounts.refusals.gone)]).toEqual([409, true])
    expect(await onSticker()).toBe(SECOND)
  })

  test('also stops one that does not open any more, which otherwise shuts the page of the stall', async () => {
    const form = formOf(await stallPage(), retirements())
    await t.store.read.run('drop trigger settlement_accounts_no_update')
    await t.store.read.run(`update settlement_accounts set sealed_holder = sealed_account where version = 2`)
    expect((await t.get(`/stalls/${n15}`, lan)).status).toBe(500)
    expect((await t.post(retirements(), form, lan)).status).toBe(303)
    expect(await stallPage()).toContain('<dd>Vietcombank …5019</dd>')
  })

  test('is not for another commune, another merchant’s page, or those who only read', async () => {
    const form = formOf(await stallPage(), retirements())
    const other = await register(t.store, { stall: n16 })
    expect((await t.post(retirements(), form, await t.signIn(world.officers.ut))).status).toBe(404)
    expect((await t.post(`/merchants/${other}/account-retirements`, form, lan)).status).toBe(409)
    expect((await t.post(retirements(), { ...form, account: '' }, lan)).status).toBe(422)
    for (const officer of [world.officers.anh, world.officers.tra, world.officers.dang])
      expect((await t.post(retirements(), form, await t.signIn(officer))).status).toBe(403)
    expect(await pending()).toEqual([SECOND])
  })

  test('the account on the sticker cannot be ended by any form', async () => {
    const form = formOf(await stallPage(), retirements())
    const live = (await openLiveCode(t.store, hoScope, { merchant }))?.account.id ?? ''
    const answer = await t.post(retirements(), { ...form, account: live }, lan)
    expect([answer.status, await onSticker()]).toEqual([409, FIRST])
  })
})

describe('a further account', () => {
  beforeEach(async () => {
    await approved(SECOND, 'beside')
    await dayLater()
  })

  test('is proposed for the sticker with nothing typed, and waits for another person and 24 hours', async () => {
    const form = formOf(await stallPage(), markings())
    for (let times = 0; times < 2; times++) expect((await t.post(markings(), form, lan)).status).toBe(303)
    const proposal = (await newest())?.id ?? ''
    expect(await newest()).toMatchObject({ use: 'sticker', version: 3, proposedBy: LAN })
    expect([await onSticker(), await further()]).toEqual([FIRST, [SECOND]])
    const html = await (await t.get(`/account-approvals/${proposal}`, await t.signIn(HO))).text()
    expect(html).toContain(`<h2>${vi.accounts.change}</h2>`)
    expect(html).toContain(vi.accounts.furtherAlready)
    expect(await approve(t.store, proposal, { by: LAN, at: t.clock.now() })).toMatchObject({ ok: false })
    expect(await approve(t.store, proposal, { at: t.clock.now() })).toMatchObject({ ok: true })
    expect(await onSticker()).toBe(FIRST)
    await dayLater()
    expect([await onSticker(), await further()]).toEqual([SECOND, []])
  })

  test('is not proposed for the sticker while another change of it is under way', async () => {
    const form = formOf(await stallPage(), markings())
    await proposed('2222222222', 'sticker')
    expect(await stallPage()).not.toContain(vi.stalls.mark)
    const answer = await t.post(markings(), form, lan)
    expect([answer.status, (await answer.text()).includes(vi.accounts.refusals.underWay)]).toEqual([409, true])
    expect(await newest()).toMatchObject({ version: 3 })
    await approve(t.store, (await newest())?.id ?? '', { at: t.clock.now() })
    expect((await t.post(markings(), form, lan)).status).toBe(409)
  })

  test('is retired by one person and is gone', async () => {
    const form = formOf(await stallPage(), retirements())
    expect((await t.post(retirements(), form, lan)).status).toBe(303)
    expect([await onSticker(), await further()]).toEqual([FIRST, []])
    expect(await stallPage()).not.toContain(vi.stalls.further)
    const marking = { ...form, submission: 'danh-dau-0000-0001' }
    expect((await t.post(markings(), marking, lan)).status).toBe(409)
    const written = await t.store.read.select().from(schema.audit)
    expect(written.at(-1)).toMatchObject({ actor: LAN, action: 'account.retired', subject: form.account })
  })

  test('is marked by nobody of another commune, and by nobody who only reads', async () => {
    const form = formOf(await stallPage(), markings())
    expect((await t.post(markings(), form, await t.signIn(world.officers.ut))).status).toBe(404)
    expect((await t.post(markings(), form, await t.signIn(world.officers.anh))).status).toBe(403)
    expect((await t.post(markings(), { account: form.account ?? '' }, lan)).status).toBe(422)
    expect(await newest()).toMatchObject({ version: 2 })
  })
})
