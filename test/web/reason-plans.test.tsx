import { beforeEach, describe, expect, test } from 'vitest'
import { audit, reasonPlans } from '../../src/store/schema.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

const BOARD = paths.communeReasons(world.commune)
const id = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`
const PLAN = { reason: 'tax', owner: 'Đội thuế Bình Sơn', step: 'Nói chuyện ở nhà văn hóa', due: '20/11/2026' }
const DAY = 86_400

let t: TestApp
let ho: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  await addVariedSite(t.store, 'cho-nho', 26)
  ho = await t.signIn(world.officers.ho)
})

const send = (given: Record<string, string> = {}, submission = id(1), cookie = ho) =>
  t.post(BOARD, { submission, ...PLAN, ...given }, cookie)
const stored = () => t.store.read.select().from(reasonPlans)
const card = (html: string, reason: string) => between(html, `aria-labelledby="${reason}"`, '</section>')

describe('the board of reasons', () => {
  test('counts each reason as its list does, of all who said no or later', async () => {
    const html = await pageOf(t, BOARD, ho)
    const counts = [...html.matchAll(/href="\/communes\/\d+\/reasons\/([\w-]+)">(\d+)<span>\/(\d+)/g)]
    expect(counts.map((found) => found.slice(1))).toEqual([
      ['tax', '2', '4'],
      ['elderly', '2', '4'],
    ])
    for (const [, reason = '', count] of counts)
      expect(stallsIn(await pageOf(t, paths.communeReason(world.commune, reason), ho))).toHaveLength(Number(count))
    expect(card(html, 'tax')).toContain('Chưa ai phụ trách.')
  })

  test('says who does what by when, written down by whom', async () => {
    const answer = await send()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${BOARD}#tax`])
    const [row] = await stored()
    const { due: _, ...kept } = PLAN
    expect(row).toMatchObject({ ...kept, commune: world.commune, dueDay: '2026-11-20', officer: 'ho', at: START })
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['reason-plan.set', row?.id])
    const html = card(await pageOf(t, BOARD, ho), 'tax')
    for (const said of [PLAN.owner, PLAN.step, PLAN.due, 'Trần Văn Hổ ghi ngày 12/11/2026'])
      expect(html).toContain(said)
    expect(html).not.toContain('quá hẹn')
  })

  test('shows the newest plan of a reason, and keeps the older', async () => {
    await send()
    await send({ step: 'Đến từng hộ', due: '' }, id(2))
    const html = card(await pageOf(t, BOARD, ho), 'tax')
    expect(html).toContain('Đến từng hộ')
    expect(html).toContain('chưa hẹn ngày')
    expect(html).not.toContain(PLAN.step)
    expect(await stored()).toHaveLength(2)
  })

  test('says by how many days a plan is late', async () => {
    await send()
    t.clock.advance(8 * DAY)
    expect(await pageOf(t, BOARD, await t.signIn('ho'))).not.toContain('quá hẹn')
    t.clock.advance(3 * DAY)
    expect(card(await pageOf(t, BOARD, await t.signIn('ho')), 'tax')).toContain('quá hẹn 3 ngày')
  })

  test('still shows a plan for a reason that nobody gives any more', async () => {
    await send({ reason: 'fees' })
    expect(card(await pageOf(t, BOARD, ho), 'fees')).toContain('Hiện không còn điểm nào nêu lý do này.')
  })

  test('keeps no account and no phone number that somebody typed', async () => {
    await send({ step: 'Gọi cô Lan 0900 000 123' })
    expect((await stored())[0]?.step).toBe('Gọi cô Lan …0123')
  })
})

describe('a plan that cannot be', () => {
  test.each([
    [{ owner: '' }, 'owner', 'Hãy điền ô này.'],
    [{ step: 'x'.repeat(201) }, 'step', 'Nội dung quá dài'],
    [{ due: '11/11/2026' }, 'due', 'Ngày này đã qua.'],
    [{ due: 'mai' }, 'due', 'Ngày chưa đúng'],
  ])('%j is refused at its field, and the form stays open with what was typed', async (given, field, sentence) => {
    const answer = await send(given)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(between(html, `id="tax-${field}-error"`, '</p>')).toContain(sentence)
    for (const typed of Object.values({ ...PLAN, ...given }).slice(1))
      if (typed !== '') expect(card(html, 'tax')).toContain(`value="${typed}"`)
    expect(html.match(/<details class="unfold" open/g)).toHaveLength(1)
    expect(await stored()).toEqual([])
  })

  test('for a reason that there is none of is refused', async () => {
    expect((await send({ reason: 'weather' })).status).toBe(422)
  })
})

describe('who', () => {
  test('leads or coordinates plans; who inspects reads', async () => {
    const [anh, tra] = [await t.signIn(world.officers.anh), await t.signIn(world.officers.tra)]
    expect((await send({}, id(1), anh)).status).toBe(303)
    expect(await pageOf(t, BOARD, anh)).toContain('name="owner"')
    const html = await pageOf(t, BOARD, tra)
    expect(html).toContain(PLAN.owner)
    expect(html).not.toContain('name="owner"')
    expect((await send({}, id(2), tra)).status).toBe(403)
  })

  test('is of another commune does not find it', async () => {
    const ut = await t.signIn(world.officers.ut)
    expect([(await t.get(BOARD, ut)).status, (await send({}, id(1), ut)).status]).toEqual([404, 404])
    expect(await pageOf(t, paths.communeReasons(world.otherCommune), ut)).toContain('nên chưa có lý do nào')
  })

  test('reads the commune comes here from its why-not card', async () => {
    const html = between(await pageOf(t, paths.commune(world.commune), ho), 'class="card why"', '</section>')
    expect(html).toContain(`href="${BOARD}"`)
  })
})
