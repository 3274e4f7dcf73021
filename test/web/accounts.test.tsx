import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { COOLING_OFF, STEP_UP_WINDOW } from '../../src/domain/account.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import * as schema from '../../src/store/schema.ts'
import { act, approve, hoScope, owned, propose, register, typed } from '../support/accounts.ts'
import { cookiesOf, createTestApp, type Fields, START, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16 } = world.teHanhStalls
const { lan: LAN, ho: HO } = world.officers
const ACCOUNT = '1902837465019'

let t: TestApp
let ho: string
let merchant: string
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  ho = await t.signIn(HO)
  merchant = await register(t.store, { stall: n15, tradeName: 'Bánh mì Ba Tơ' })
})

const as = (officer: string) => act(officer, t.clock.now())
const proposed = (account = ACCOUNT, by: string = LAN) =>
  propose(t.store, { merchant, stall: n15, destination: typed(account, '970436') }, as(by))
const at = (proposal: string) => `/account-approvals/${proposal}`
const live = async () => (await openLiveCode(t.store, hoScope, { merchant }))?.content.account
const viewings = () => t.store.read.select().from(schema.audit).where(eq(schema.audit.action, 'account.viewed'))

/** The review as a browser has it: its page and the hidden fields of its form. */
async function review(proposal: string): Promise<{ html: string; fields: Fields }> {
  const response = await t.get(at(proposal), ho)
  expect(response.status).toBe(200)
  const html = await response.text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  return { html, fields: { submission: hidden('submission'), digest: hidden('digest'), names: hidden('names') } }
}

describe('the queue', () => {
  test('lists what waits, without a single digit of an account', async () => {
    const proposal = await proposed()
    const html = await (await t.get('/account-approvals', ho)).text()
    expect(html).toContain('Bánh mì Ba Tơ')
    expect(html).toContain('Lê Thị Lan')
    expect(html).toContain(`href="${at(proposal)}"`)
    expect(html).not.toMatch(/1902837465|5019/)
  })

  test('shows one’s own in grey, with no way in', async () => {
    const proposal = await proposed(ACCOUNT, HO)
    const html = await (await t.get('/account-approvals', ho)).text()
    expect(html).toContain('người khác phải duyệt')
    expect(html).not.toContain(at(proposal))
  })

  test('of another commune is empty', async () => {
    const proposal = await proposed()
    const ut = await t.signIn(world.officers.ut)
    expect(await (await t.get('/account-approvals', ut)).text()).toContain('Không có đề nghị nào đang chờ duyệt.')
    expect((await t.get(at(proposal), ut)).status).toBe(404)
    expect((await t.post(at(proposal), {}, ut)).status).toBe(404)
    expect((await t.get(at('nothing'), ho)).status).toBe(404)
  })

  test.each([[LAN], [world.officers.anh], [world.officers.tra], [world.officers.dang]])(
    'is not for %s',
    async (officer) => {
      const cookie = await t.signIn(officer)
      const proposal = await proposed()
      expect((await t.get('/account-approvals', cookie)).status).toBe(403)
      expect((await t.get(at(proposal), cookie)).status).toBe(403)
      expect((await t.post(at(proposal), { decision: 'approved' }, cookie)).status).toBe(403)
      expect(await live()).toBeUndefined()
    },
  )
})

describe('the review', () => {
  test('shows the account in full, and every showing is an audit entry', async () => {
    const proposal = await proposed()
    const { html } = await review(proposal)
    for (const text of [ACCOUNT, 'Vietcombank', 'Nguyễn Thị Út', 'Của chủ hộ', 'VietQR chuyển tiền đến tài khoản'])
      expect(html).toContain(text)
    expect(html).toContain('duyệt xong có hiệu lực ngay')
    await review(proposal)
    expect(await viewings()).toMatchObject(Array(2).fill({ actor: HO, subject: proposal }))
  })

  test('of a change names the old account by its last four and says the 24 hours', async () => {
    await approve(t.store, await proposed(), { at: START })
    const { html } = await review(await proposed('6868686868'))
    expect(html).toContain('…5019')
    expect(html).not.toContain(ACCOUNT)
    expect(html).toContain('6868686868')
    expect(html).toContain('24 giờ sau mới có hiệu lực')
  })

  test('warns of the same account elsewhere, and of who traded there before', async () => {
    const account = owned(typed(ACCOUNT, '970436'))
    await register(t.store, { stall: n16, tradeName: 'Hàng khô Hai', account }, as(LAN))
    const next = { stall: n15, tradeName: 'Chủ mới', replaces: merchant, account }
    merchant = await register(t.store, next, as(LAN))
    const [row] = await t.store.read
      .select()
      .from(schema.accountProposals)
      .where(eq(schema.accountProposals.merchant, merchant))
    const { html } = await review(row?.id ?? '')
    expect(html).toContain('Hàng khô Hai (16, Tế Hanh)')
    expect(html).toContain('Trước đây chỗ này là hộ Bánh mì Ba Tơ, nghỉ từ ngày 12/11/2026.')
  })

  test('asks for the password again after five minutes', async () => {
    const proposal = await proposed()
    t.clock.advance(STEP_UP_WINDOW + 1)
    for (const response of [await t.get(at(proposal), ho), await t.post(at(proposal), { decision: 'approved' }, ho)]) {
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toContain('/confirmation')
    }
    expect(await viewings()).toEqual([])
  })

  test('keeps the reason that was written while the password grew old, for its writer and its page alone', async () => {
    const [proposal, other] = [await proposed(), await proposed('1902837465027')]
    t.clock.advance(STEP_UP_WINDOW + 1)
    const written = { decision: 'returned', reason: 'Sai “tên” chủ tài khoản 👍'.padEnd(305, '👍') }
    const held = await t.post(at(proposal), written, ho, { Referer: `http://localhost:3000${at(proposal)}` })
    expect(held.headers.get('location')).toBe(`/confirmation?next=${encodeURIComponent(at(proposal))}`)
    const kept = cookiesOf(held)
    expect(held.headers.get('set-cookie')).toContain('HttpOnly')
    const shown = async (path: string, session: string) => t.get(path, `${session}; ${kept}`)
    const fresh = await t.signIn(HO)
    const back = await shown(at(proposal), fresh)
    const html = await back.text()
    expect(html).toMatch(/<textarea[^>]*>\s*Sai “tên” chủ tài khoản/)
    expect(html).toContain('Chưa ghi quyết định nào')
    expect(back.headers.get('set-cookie')).toContain('Max-Age=0')
    for (const page of [await shown(at(other), fresh), await t.get(at(proposal), fresh)])
      expect(await page.text()).not.toMatch(/Sai “tên”|Chưa ghi quyết định nào/)
    expect(await t.store.read.select().from(schema.accountDecisions)).toEqual([])
  })

  test('of one’s own proposal is refused, and so is deciding it', async () => {
    const proposal = await proposed(ACCOUNT, HO)
    const shown = await t.get(at(proposal), ho)
    expect(shown.status).toBe(403)
    expect(await shown.text()).not.toContain(ACCOUNT)
    const [row] = await t.store.read.select().from(schema.accountProposals)
    const form = { submission: 'duyet-0000-0000-0001', digest: row?.digest ?? '', names: '0.0', decision: 'approved' }
    expect((await t.post(at(proposal), form, ho)).status).toBe(403)
    expect([await live(), await viewings()]).toEqual([undefined, []])
  })

  test('of a proposal tampered with below the application shows nothing of it', async () => {
    const proposal = await proposed()
    await t.store.read.run('drop trigger account_proposals_no_update')
    await t.store.read.run(`update account_proposals set relation = 'other'`)
    const shown = await t.get(at(proposal), ho)
    expect(shown.status).toBe(500)
    expect(await shown.text()).not.toContain(ACCOUNT)
    expect(JSON.stringify(t.log)).toContain(`account_proposals.digest of row ${proposal}`)
    expect(JSON.stringify(t.log)).not.toContain(ACCOUNT)
  })
})

describe('deciding', () => {
  test('approves a first account at once; the same form again is the same answer', async () => {
    const proposal = await proposed()
    const { fields } = await review(proposal)
    for (let times = 0; times < 2; times++) {
      const answer = await t.post(at(proposal), { ...fields, decision: 'approved', reason: '' }, ho)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account-approvals'])
    }
    expect(await live()).toBe(ACCOUNT)
    expect(await t.store.read.select().from(schema.accountDecisions)).toHaveLength(1)
    expect((await t.get(at(proposal), ho)).status).toBe(409)
  })

  test('a change goes live a day later', async () => {
    await approve(t.store, await proposed(), { at: START })
    const proposal = await proposed('6868686868')
    const { fields } = await review(proposal)
    expect((await t.post(at(proposal), { ...fields, decision: 'approved' }, ho)).status).toBe(303)
    expect(await live()).toBe(ACCOUNT)
    await activateDueAccounts(t.store, START + COOLING_OFF)
    expect(await live()).toBe('6868686868')
  })

  test('is over what was seen: another digest is refused', async () => {
    const proposal = await proposed()
    const { fields } = await review(proposal)
    const answer = await t.post(at(proposal), { ...fields, digest: 'x'.repeat(43), decision: 'approved' }, ho)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Đề nghị đã khác với lúc bạn xem.')
    expect(await live()).toBeUndefined()
  })

  test('a newer proposal that came meanwhile keeps the older from being approved', async () => {
    const proposal = await proposed()
    const { fields } = await review(proposal)
    await proposed('6868686868')
    const answer = await t.post(at(proposal), { ...fields, decision: 'approved' }, ho)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Đã có đề nghị mới hơn cho hộ này.')
  })

  test('returning asks for a reason, which the proposer reads', async () => {
    const proposal = await proposed()
    const { fields } = await review(proposal)
    const without = await t.post(at(proposal), { ...fields, decision: 'returned', reason: ' ' }, ho)
    expect(without.status).toBe(422)
    expect(await without.text()).toContain('Hãy ghi lý do trả lại')
    const reason = 'Tên chủ tài khoản chưa đúng'
    expect((await t.post(at(proposal), { ...fields, decision: 'returned', reason }, ho)).status).toBe(303)
    const page = await t.get(`/merchants/${merchant}/account-proposals/new`, await t.signIn(LAN))
    expect(await page.text()).toContain(reason)
    expect(await live()).toBeUndefined()
  })
})

describe('a new account for a merchant', () => {
  let lan: string
  beforeEach(async () => {
    lan = await t.signIn(LAN)
  })
  const path = () => `/merchants/${merchant}/account-proposals`
  const form = {
    submission: 'de-nghi-0000-0001',
    bank: 'VCB',
    account: ACCOUNT,
    holder: 'Đinh Văn Bé',
    relation: 'own',
  }

  test('is proposed once, and shows only the last four of the one in use', async () => {
    await approve(t.store, await proposed('6868681234'), { at: START })
    const page = await (await t.get(`${path()}/new`, lan)).text()
    expect(page).toContain('Vietcombank …1234')
    expect(page).not.toContain('6868681234')
    for (let times = 0; times < 2; times++) {
      const answer = await t.post(path(), { ...form, use: 'sticker' }, lan)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/stalls/${n15}`])
    }
    expect(await t.store.read.select().from(schema.accountProposals)).toHaveLength(2)
  })

  test('is not within reach from another commune, nor for who has left', async () => {
    const ut = await t.signIn(world.officers.ut)
    expect((await t.get(`${path()}/new`, ut)).status).toBe(404)
    expect((await t.post(path(), form, ut)).status).toBe(404)
    await register(t.store, { stall: n15, replaces: merchant }, as(LAN))
    expect((await t.post(path(), form, lan)).status).toBe(404)
  })

  test('asks for the consent that is missing, and is kept with it', async () => {
    merchant = world.merchant
    const refused = await t.post(path(), form, lan)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Chưa có sự đồng ý của chủ hộ nên chưa lưu được số tài khoản.')
    expect(html).toContain(`value="${ACCOUNT}"`)
    expect((await t.post(path(), { ...form, consents: 'sticker' }, lan)).status).toBe(303)
  })

  test('within a week of a new phone number is refused in words', async () => {
    const about = { stall: n16, consents: ['sticker', 'phone'] as const, phone: '0905123456' }
    merchant = await register(t.store, { ...about, account: owned(typed('6868681234')) }, as(LAN))
    const soon = await t.post(path(), form, lan)
    expect(soon.status).toBe(422)
    expect(await soon.text()).toContain('mới đổi chưa đủ 7 ngày')
  })

  test('that is empty, or somebody else’s already, is asked about first', async () => {
    const empty = await t.post(path(), { submission: form.submission }, lan)
    expect(await empty.text()).toContain('Chưa có mã hoặc số tài khoản.')
    await register(
      t.store,
      { stall: n16, tradeName: 'Hàng khô Hai', account: owned(typed(ACCOUNT, '970436')) },
      as(LAN),
    )
    const twin = await t.post(path(), form, lan)
    const html = await twin.text()
    expect([empty.status, twin.status]).toEqual([422, 422])
    expect(html).toContain('Hàng khô Hai (16, Tế Hanh)')
    const acknowledged = /name="acknowledged" value="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await t.post(path(), { ...form, acknowledged }, lan)).status).toBe(303)
  })
})
