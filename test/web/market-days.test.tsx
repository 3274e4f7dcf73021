import { beforeEach, describe, expect, test } from 'vitest'
import { assignments, audit, marketDays } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'

const AT = paths.marketDays(world.market)
const id = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`
/** Phiên of the 2nd, 7th, 12th … of the lunar month. */
const FAIR = { rule: 'lunar', days: '2, 7, 12, 17 22;27', from: '12/11/2026' }

let t: TestApp
let ho: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  ho = await t.signIn(world.officers.ho)
})

const send = (fields: Record<string, string | string[]>, submission = id(1), cookie = ho) =>
  t.post(AT, { submission, ...fields }, cookie)
const stored = () => t.store.read.select().from(marketDays)
/** Trading days that the page names: day, weekday, lunar day. */
const shownDays = (html: string) =>
  [...between(html, 'class="days"', '</ol>').matchAll(/<b>(.+?)<\/b><span>(.+?)<\/span><small>(.+?)<\/small>/g)].map(
    (found) => found.slice(1),
  )

describe('the days a place trades', () => {
  test('are every day until somebody writes something else down', async () => {
    const html = await pageOf(t, AT, ho)
    expect(html).toContain('Chưa ai ghi ngày bán: coi như bán mọi ngày.')
    const days = shownDays(html)
    expect(days).toHaveLength(10)
    expect(days.slice(0, 2)).toEqual([
      ['12/11/2026', 'Thứ Năm', '4/10 âm lịch'],
      ['13/11/2026', 'Thứ Sáu', '5/10 âm lịch'],
    ])
  })

  test('of the lunar month are kept with who and when, and the next ten are shown to be checked', async () => {
    const answer = await send(FAIR)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, AT])
    const row = { site: world.market, fromDay: '2026-11-12', rule: 'lunar', days: '[2,7,12,17,22,27]' }
    expect(await stored()).toMatchObject([{ ...row, officer: 'ho', at: START }])
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['market-days.set', world.market])
    const html = await pageOf(t, AT, ho)
    expect(html).toContain('Bán vào ngày 2, 7, 12, 17, 22, 27 âm lịch mỗi tháng.')
    expect(html).toContain('Trần Văn Hổ ghi ngày 12/11/2026, áp dụng từ 12/11/2026')
    expect(shownDays(html).map(([day, , lunar]) => [day, lunar])).toEqual([
      ['15/11/2026', '7/10 âm lịch'],
      ['20/11/2026', '12/10 âm lịch'],
      ['25/11/2026', '17/10 âm lịch'],
      ['30/11/2026', '22/10 âm lịch'],
      ['05/12/2026', '27/10 âm lịch'],
      ['10/12/2026', '2/11 âm lịch'],
      ['15/12/2026', '7/11 âm lịch'],
      ['20/12/2026', '12/11 âm lịch'],
      ['25/12/2026', '17/11 âm lịch'],
      ['30/12/2026', '22/11 âm lịch'],
    ])
  })

  test('of the week are ticked, and what another rule asks for is not looked at', async () => {
    expect((await send({ rule: 'weekdays', weekday: ['7', '3'], days: 'x', from: '12/11/2026' })).status).toBe(303)
    expect(await stored()).toMatchObject([{ rule: 'weekdays', days: '[3,7]' }])
    const html = await pageOf(t, AT, ho)
    expect(html).toContain('Bán vào thứ Tư, Chủ nhật mỗi tuần.')
    expect(shownDays(html).slice(0, 3)).toEqual([
      ['15/11/2026', 'Chủ nhật', '7/10 âm lịch'],
      ['18/11/2026', 'Thứ Tư', '10/10 âm lịch'],
      ['22/11/2026', 'Chủ nhật', '14/10 âm lịch'],
    ])
  })

  test('change from a later day on, and the days shown change with them', async () => {
    await send({ rule: 'solar', days: '12, 20', from: '12/11/2026' })
    await send({ rule: 'every-day', from: '19/11/2026' }, id(2))
    const html = await pageOf(t, AT, ho)
    expect(html).toContain('<b>Từ 19/11/2026:</b> Bán mọi ngày.')
    expect(
      shownDays(html)
        .slice(0, 3)
        .map(([day]) => day),
    ).toEqual(['12/11/2026', '19/11/2026', '20/11/2026'])
  })

  test('written down again for the same day are replaced, and the earlier is still there to read', async () => {
    await send(FAIR)
    await send({ rule: 'solar', days: '1, 15', from: '12/11/2026' }, id(2))
    const html = await pageOf(t, AT, ho)
    expect(between(html, 'id="now"', '</section>')).toContain('Bán vào ngày 1, 15 dương lịch mỗi tháng.')
    expect(between(html, 'id="earlier"', '</section>')).toContain('22, 27 âm lịch')
  })

  test('sent twice are written down once', async () => {
    await send(FAIR)
    expect((await send(FAIR)).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })
})

describe('a rule that cannot be', () => {
  test.each([
    [{ rule: 'lunar', days: '2, 31', from: '12/11/2026' }, 'days', 'Có ngày không có trong lịch, hoặc ghi hai lần.'],
    [{ rule: 'solar', days: '2 và 7', from: '12/11/2026' }, 'days', 'Ghi các số ngày cách nhau'],
    [{ rule: 'weekdays', days: '2', from: '12/11/2026' }, 'weekday', 'Hãy chọn hoặc ghi ít nhất một ngày.'],
    [{ rule: 'solar', days: '2', from: '11/11/2026' }, 'from', 'Ngày này đã qua.'],
    [{ rule: 'solar', days: '2', from: '31/11/2026' }, 'from', 'Ngày chưa đúng'],
    [{ rule: 'sometimes', days: '2', from: '12/11/2026' }, 'rule', 'Hãy chọn một mục.'],
  ])('%j is refused at its field and what was typed is kept', async (fields, field, sentence) => {
    const answer = await send(fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(between(html, `id="${field}-error"`, '</p>')).toContain(sentence)
    expect(html).toContain(`value="${fields.days}"`)
    expect(html).toContain(`value="${fields.from}"`)
    expect(await stored()).toEqual([])
  })
})

describe('who', () => {
  test('reads the place reads its days; only its coordinator writes them', async () => {
    const lan = await t.signIn(world.officers.lan)
    const sent = { officer: 'lan', site: world.market, assignedBy: 'ho', assignedAt: START }
    expect(await t.store.commit([t.store.read.insert(assignments).values(sent)], [])).toMatchObject({ ok: true })
    expect(await pageOf(t, AT, lan)).not.toContain('<form class="card')
    expect(await pageOf(t, AT, lan)).not.toContain('name="rule"')
    expect((await send(FAIR, id(1), lan)).status).toBe(403)
    expect(await pageOf(t, AT, await t.signIn(world.officers.anh))).not.toContain('name="rule"')
    expect((await send(FAIR, id(1), await t.signIn(world.officers.anh))).status).toBe(403)
  })

  test('is of another commune does not find them', async () => {
    const ut = await t.signIn(world.officers.ut)
    expect([(await t.get(AT, ut)).status, (await send(FAIR, id(1), ut)).status]).toEqual([404, 404])
    expect(await stored()).toEqual([])
  })

  test('coordinates a street is refused: a street trades every day', async () => {
    const street = paths.marketDays(world.teHanh)
    const answer = await t.post(street, { submission: id(1), ...FAIR }, ho)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(vi.marketDays.street)])
    expect(await pageOf(t, street, ho)).not.toContain('name="rule"')
    expect(await stored()).toEqual([])
    expect(await pageOf(t, paths.site(world.teHanh), ho)).not.toContain(`href="${street}"`)
  })

  test('coordinates comes here from the page of the site', async () => {
    expect(await pageOf(t, paths.site(world.market), ho)).toContain(`href="${AT}"`)
  })
})
