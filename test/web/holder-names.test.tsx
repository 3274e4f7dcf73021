import { beforeEach, describe, expect, test } from 'vitest'

import { accountProposals, settlementAccounts } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { approve as approveInStore, proposalOf, propose, register, typed } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { fieldsIn } from '../support/forms.ts'
import { between, pageOf } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15 } = world.teHanhStalls
const { refusals } = vi.accounts
const words = vi.stalls.naming

let t: TestApp
let lan: string
let ho: string
let merchant: string
let proposal: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(world.officers.lan)
  ho = await t.signIn(world.officers.ho)
  merchant = await register(t.store, { stall: n15 })
  proposal = await propose(t.store, { merchant, stall: n15, destination: typed('1902837465019'), holder: '' })
})

const path = () => `/merchants/${merchant}/holder-names`
const formOf = async (holder: string, cookie = lan) => ({
  ...fieldsIn(await pageOf(t, `/stalls/${n15}`, cookie), 'stack naming'),
  holder,
})
const proposals = () => t.store.read.select().from(accountProposals)

describe('an account that waits for its holder’s name', () => {
  test('says so on the page of its stall, with the one field that is missing', async () => {
    const html = await pageOf(t, `/stalls/${n15}`, lan)
    expect(html).toContain(vi.stalls.nextSteps.name)
    expect(html).toContain('data-kind="main" href="#holder-name"')
    expect(html).toContain(words.field)
    expect(html).toContain('…5019')
    expect(html).not.toContain('1902837465019')
    expect(html).toContain('Chờ tên chủ tài khoản')
    const anh = await pageOf(t, `/stalls/${n15}`, await t.signIn(world.officers.anh))
    expect([anh.includes(vi.stalls.nextSteps.name), anh.includes(words.field)]).toEqual([true, false])
  })

  test('is reviewed in words, and returned or left, but not approved', async () => {
    expect(await pageOf(t, '/account-approvals', ho)).toContain(vi.accounts.holderMissing)
    const html = await pageOf(t, `/account-approvals/${proposal}`, ho)
    expect(html).toContain(vi.accounts.holderMissingLong)
    expect(between(html, '<dt>Tên chủ tài khoản</dt>', '</div>')).toContain(vi.accounts.noHolder)
    expect(html).not.toContain('value="approved"')
    const form = fieldsIn(html, 'stack')
    const answer = await t.post(`/account-approvals/${proposal}`, { ...form, decision: 'approved' }, ho)
    expect([answer.status, (await answer.text()).includes(refusals['holder-missing'])]).toEqual([409, true])
    expect(await t.store.read.select().from(settlementAccounts)).toHaveLength(0)
    const back = { ...form, decision: 'returned', reason: 'Không phải mã của hộ' }
    expect((await t.post(`/account-approvals/${proposal}`, back, ho)).status).toBe(303)
  })

  test('takes the name as a new proposal of who adds it, which another approves', async () => {
    const form = await formOf(' nguyễn  thị Út ')
    const answer = await t.post(path(), form, lan)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n15}`])
    expect((await t.post(path(), form, lan)).status).toBe(303)
    const [first, second, ...more] = await proposals()
    expect([second?.version, second?.proposedBy, more]).toEqual([2, world.officers.lan, []])
    expect(second?.accountIndex).toBe(first?.accountIndex)
    const html = await pageOf(t, `/stalls/${n15}`, lan)
    expect([html.includes(vi.stalls.nextSteps.wait), html.includes(words.field)]).toEqual([true, false])
    const review = await pageOf(t, `/account-approvals/${second?.id}`, ho)
    expect(review).toContain('<dd>nguyễn thị Út</dd>')
    const decision = { ...fieldsIn(review, 'stack'), decision: 'approved' }
    expect((await t.post(`/account-approvals/${second?.id}`, decision, ho)).status).toBe(303)
    expect(await t.store.read.select().from(settlementAccounts)).toHaveLength(1)
  })

  test.each([
    ['', vi.form.required],
    ['123', vi.merchants.noLetter],
    ['Ú'.repeat(71), vi.form.tooLong],
  ])('takes no name like “%s”', async (holder, sentence) => {
    const answer = await t.post(path(), await formOf(holder), lan)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
    expect(await proposals()).toHaveLength(1)
  })

  test('takes a name once, from whoever comes first', async () => {
    const [first, second] = [await formOf('Nguyễn Thị Út'), await formOf('Nguyễn Thị Uốt', ho)]
    expect((await t.post(path(), first, lan)).status).toBe(303)
    const answer = await t.post(path(), second, ho)
    expect([answer.status, (await answer.text()).includes(words.gone)]).toEqual([409, true])
    expect(await proposals()).toHaveLength(2)
  })

  test('takes no name for an account that has one, or that is another merchant’s', async () => {
    const form = await formOf('Nguyễn Thị Út')
    const other = await register(t.store, { stall: world.teHanhStalls.n16 })
    const full = await propose(t.store, { merchant: other, stall: world.teHanhStalls.n16, destination: typed('19001') })
    for (const target of [full, 'no-such-proposal'])
      expect((await t.post(path(), { ...form, proposal: target }, lan)).status).toBe(409)
    expect((await t.post(`/merchants/${other}/holder-names`, form, lan)).status).toBe(409)
    expect((await t.post(path(), form, await t.signIn(world.officers.ut))).status).toBe(404)
  })

  test('scanned by a coordinator and named by another is approved by neither', async () => {
    const stall = world.teHanhStalls.n16
    const other = await register(t.store, { stall })
    const by = { by: world.officers.ho, at: START, newId: () => 'scanned-by-ho' }
    await propose(t.store, { merchant: other, stall, destination: typed('1900777777'), holder: '' }, by)
    const page = await pageOf(t, `/stalls/${stall}`, lan)
    const form = { ...fieldsIn(page, 'stack naming'), holder: 'Bùi Văn Ba' }
    expect((await t.post(`/merchants/${other}/holder-names`, form, lan)).status).toBe(303)
    const named = (await proposals()).find(({ merchant: of, version }) => of === other && version === 2)?.id ?? ''
    const review = await t.get(`/account-approvals/${named}`, ho)
    expect([review.status, (await review.text()).includes(refusals['own-proposal'])]).toEqual([403, true])
    expect(await approveInStore(t.store, named)).toMatchObject({ ok: false, rule: 'own-proposal' })
    expect((await proposalOf(t.store, named)).scanned).toBe(1)
  })
})

test('an approval over a name that was edited after the look is refused, and seen again is given', async () => {
  const stall = world.teHanhStalls.n16
  const other = await register(t.store, { stall })
  const id = await propose(t.store, { merchant: other, stall, destination: typed('1900888888') })
  const form = { ...fieldsIn(await pageOf(t, `/account-approvals/${id}`, ho), 'stack'), decision: 'approved' }
  const edit = { ...fieldsIn(await pageOf(t, `/stalls/${stall}/edits`, lan), 'stack'), 'trade-name': 'Quán khác' }
  expect((await t.post(`/stalls/${stall}/edits`, edit, lan)).status).toBe(303)
  const answer = await t.post(`/account-approvals/${id}`, form, ho)
  expect([answer.status, (await answer.text()).includes(refusals['not-what-was-seen'])]).toEqual([409, true])
  const again = await pageOf(t, `/account-approvals/${id}`, ho)
  expect(again).toContain('<h1>Quán khác</h1>')
  const seen = { ...fieldsIn(again, 'stack'), decision: 'approved' }
  expect((await t.post(`/account-approvals/${id}`, seen, ho)).status).toBe(303)
})
