import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { startOf } from '../../src/domain/day.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { insertCorrection } from '../../src/store/closed-months.ts'
import { audit, closedMonths, monthCorrections, snapshots } from '../../src/store/schema.ts'
import { insertSite } from '../../src/store/sites.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { freeze } from '../support/frozen.ts'
import { between, pageOf } from '../support/pages.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { months: words } = vi
const { commune, teHanh, market } = world
const MONTH = '2026-10'
const page = paths.communeMonth(commune, MONTH)
let t: TestApp
let anh: string
let forms = 0
const submission = () => `test-form-${String(++forms).padStart(8, '0')}`
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  anh = await t.signIn('anh')
})

const close = (month = MONTH, cookie = anh, id = submission()) =>
  t.post(paths.communeMonths(commune), { submission: id, month }, cookie)
const freezeOctober = () => freeze(t.store, [teHanh, market], '2026-10-01', '2026-10-31')

describe('a month that is over', () => {
  test('is closed by who leads the commune, once, and the audit knows it', async () => {
    await freezeOctober()
    expect(await pageOf(t, paths.communeMonths(commune), anh)).toContain('Khóa sổ tháng 10/2026')
    const id = submission()
    const answer = await close(MONTH, anh, id)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(page)
    expect((await close(MONTH, anh, id)).status).toBe(303)
    expect(await (await close()).text()).toContain(words.refused.closed)
    expect(await t.store.read.select().from(closedMonths)).toMatchObject([{ commune, month: MONTH, officer: 'anh' }])
    const entries = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'month.closed')
    expect(entries).toMatchObject([{ actor: 'anh', subject: `${commune} ${MONTH}` }])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('shows the figures of its last day, and that they still are what was closed', async () => {
    await freezeOctober()
    await close()
    const html = textOf(await pageOf(t, page, await t.signIn('ho')))
    expect(html).toContain('Xã Bình Sơn, tháng 10/2026 Đã khóa sổ: Võ Thị Ánh')
    expect(html).toContain(words.sealed(62))
    expect(html).toContain('Số liệu chốt cuối ngày 31/10/2026')
    expect(html).toContain('Toàn xã 13 0/13 0/13')
    expect(html).toContain('Tế Hanh 7 0/7 0/7')
    expect(html).not.toMatch(/NaN|0\/0/)
  })

  test('with days missing is refused, each named by its site, and nothing is stored', async () => {
    await freeze(t.store, [teHanh], '2026-10-01', '2026-10-31')
    await freeze(t.store, [market], '2026-10-01', '2026-10-07')
    await freeze(t.store, [market], '2026-10-10', '2026-10-30')
    const answer = await close()
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Chợ Châu Ổ: thiếu 08/10/2026–09/10/2026, 31/10/2026')
    expect(await t.store.read.select().from(closedMonths)).toEqual([])
    const list = await pageOf(t, paths.communeMonths(commune), anh)
    expect(list).toContain('Chợ Châu Ổ: thiếu 08/10/2026–09/10/2026, 31/10/2026')
    expect(list).not.toContain('<form class')
    expect((await t.get(page, anh)).status).toBe(404)
  })

  test('with a row that the facts do not give is never sealed: site and day are named, and the audit keeps the alarm', async () => {
    await freeze(t.store, [teHanh], '2026-10-01', '2026-10-31')
    await freeze(t.store, [market], '2026-10-01', '2026-10-11')
    await freeze(t.store, [market], '2026-10-13', '2026-10-31')
    const [row] = await t.store.read.select().from(snapshots).where(eq(snapshots.site, market)).limit(1)
    if (row === undefined) throw new Error('no row')
    const forged = { ...row, day: '2026-10-12', a1: 1, madeAt: startOf('2026-10-13') + 60 }
    await t.store.read.insert(snapshots).values(forged)
    const answer = await close()
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words.refused.differing('Chợ Châu Ổ: 12/10/2026'))
    expect(await t.store.read.select().from(closedMonths)).toEqual([])
    const alarms = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'snapshots.differ')
    expect(alarms).toMatchObject([{ actor: 'anh', subject: `${market} 2026-10-12` }])
  })

  test('whose row differs beside a share, or tells of more than there are, says so in numbers and hides no other day', async () => {
    await freeze(t.store, [teHanh], '2026-10-01', '2026-10-31')
    await freeze(t.store, [market], '2026-10-01', '2026-10-29')
    const [row] = await t.store.read.select().from(snapshots).where(eq(snapshots.site, market)).limit(1)
    if (row === undefined) throw new Error('no row')
    const forged = (day: string, next: string, more: object) => ({ ...row, day, madeAt: startOf(next) + 60, ...more })
    await t.store.read.insert(snapshots).values(forged('2026-10-30', '2026-10-31', { a5: row.operating + 3 }))
    const beside = { bank: row.bank + 1, reasons: '{"tax":9}' }
    await t.store.read.insert(snapshots).values(forged('2026-10-31', '2026-11-01', beside))
    const shown = textOf(await (await close()).text())
    expect(shown).toContain('30/10/2026–31/10/2026; ngày cuối: đã chốt 0/6, B 1; tính lại 0/6, B 0')
    expect(shown).toContain(
      'A1 · Đã khảo sát: 31/10/2026: đã chốt 0/6, Sợ bị thu thuế 9; tính lại 0/6, Sợ bị thu thuế 0',
    )
    const history = `${paths.siteHistory(market)}?from=01%2F10%2F2026&to=31%2F10%2F2026`
    expect(await pageOf(t, history, anh)).toContain('30/10/2026')
  })
  test('with such a row is closed by who saw what differs and says why, with each difference beside the row that stays', async () => {
    await freeze(t.store, [teHanh], '2026-10-01', '2026-10-31')
    await freeze(t.store, [market], '2026-10-01', '2026-10-11')
    await freeze(t.store, [market], '2026-10-13', '2026-10-30')
    const [row] = await t.store.read.select().from(snapshots).where(eq(snapshots.site, market)).limit(1)
    if (row === undefined) throw new Error('no row')
    const forged = (day: string, next: string, more: object) => ({ ...row, day, madeAt: startOf(next) + 60, ...more })
    await t.store.read.insert(snapshots).values(forged('2026-10-12', '2026-10-13', { a1: 1 }))
    await t.store.read.insert(snapshots).values(forged('2026-10-31', '2026-11-01', { a2: 2, bank: 1 }))
    const shown = await (await close()).text()
    expect(textOf(shown)).toContain('Chợ Châu Ổ, A1 · Đã khảo sát: 12/10/2026: đã chốt 1/6; tính lại 0/6')
    const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(shown) ?? []
    const despite = (fields: Fields) =>
      t.post(paths.communeMonths(commune), { submission: submission(), month: MONTH, ...fields }, anh)
    const wrongs: Fields[] = [{ seen }, { seen, despite: ' ' }, { seen: 'x', despite: 'Vội' }, { despite: 'Vội' }]
    for (const wrong of wrongs) {
      const answer = await despite(wrong)
      expect([answer.status, (await answer.text()).includes('Vội</textarea>')]).toEqual([422, wrong.despite === 'Vội'])
    }
    expect(await t.store.read.select().from(closedMonths)).toEqual([])
    expect((await despite({ seen, despite: 'Đã hỏi tỉnh, biên bản số 5' })).headers.get('Location')).toBe(page)
    const html = textOf(await pageOf(t, page, await t.signIn('ho')))
    expect(html).toContain('A1 · Đã khảo sát: số cuối tháng vẫn là 0/6')
    expect(html).toContain('12/10/2026: đã chốt 1/6; tính lại 0/6. Đã hỏi tỉnh, biên bản số 5')
    expect(html).toContain('A2 · Đã có mã: số đã khóa 2/6, đính chính thành 0/6')
    expect(html).toContain(words.sealed(62))
    const kept = await t.store.read.select().from(snapshots).where(sql`site = ${market} and (a1 = 1 or a2 = 2)`)
    expect(kept).toHaveLength(2)
    const acts = (await t.store.read.select().from(audit)).map(({ action }) => action)
    expect(acts.filter((action) => action.startsWith('month.'))).toEqual(['month.closed', 'month.closed-differing'])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('with a row of a day before the site was there is not sealed either', async () => {
    const young = { id: 'young', commune, kind: 'street', name: 'Phố mới', folded: 'pho moi' } as const
    await t.store.commit([insertSite(t.store.read, { ...young, createdAt: startOf('2026-10-20') })], [])
    await freezeOctober()
    await freeze(t.store, ['young'], '2026-10-20', '2026-10-31')
    const [row] = await t.store.read.select().from(snapshots).where(eq(snapshots.site, 'young'))
    if (row === undefined) throw new Error('nothing frozen')
    await t.store.read.insert(snapshots).values({ ...row, day: '2026-10-02' })
    expect(await (await close()).text()).toContain(words.refused.differing('Phố mới: 02/10/2026'))
  })

  test.each([
    ['2026-11', words.refused.running],
    ['2026-09', words.refused.empty],
    ['2026-13', vi.form.invalid],
    ['', vi.form.invalid],
  ])('asked to close %j: it is refused', async (month, sentence) => {
    const answer = await close(month)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  test('is not closed by anybody else', async () => {
    await freezeOctober()
    const ho = await t.signIn('ho')
    expect((await close(MONTH, ho)).status).toBe(403)
    expect(await pageOf(t, paths.communeMonths(commune), ho)).not.toContain('Khóa sổ tháng 10/2026<')
    expect((await t.get(paths.communeMonths(commune), await t.signIn('ut'))).status).toBe(404)
  })
})

describe('a closed month', () => {
  beforeEach(async () => {
    await freezeOctober()
    await close()
  })

  test('is the same after whatever is written later', async () => {
    const before = await pageOf(t, page, await t.signIn('ho'))
    const visit = { id: 'late', stall: world.teHanhStalls.n15, officer: 'lan', day: WORLD_DAY, at: WORLD_NOW } as const
    await t.store.commit([insertVisit(t.store.read, { ...visit, outcome: 'agreed' })], [])
    await freeze(t.store, [teHanh, market], '2026-11-01', '2026-11-11')
    await freezeOctober()
    expect(await pageOf(t, page, await t.signIn('ho'))).toBe(before)
  })

  test('whose rows were changed behind the program’s back says so', async () => {
    await t.store.read.run(sql`drop trigger snapshots_no_update`)
    await t.store.read.update(snapshots).set({ a1: 5 }).where(sql`site = ${teHanh} and day = '2026-10-12'`)
    expect(await pageOf(t, page, anh)).toContain(words.broken)
  })

  const correct = (more: Fields = {}, cookie = anh) => {
    const typed = { site: teHanh, indicator: 'A1', count: '3', total: '7', reason: 'Sổ giấy ghi 3 lượt' }
    return t.post(paths.monthCorrections(commune, MONTH), { submission: submission(), ...typed, ...more }, cookie)
  }

  test('is corrected by an entry of its own beside the figure, which stays', async () => {
    const answer = await correct()
    expect(answer.headers.get('Location')).toBe(`${page}#corrections`)
    const html = await pageOf(t, page, anh)
    expect(textOf(between(html, 'class="sheet dated"', '</table>'))).toContain('Tế Hanh 7 0/7 có đính chính 0/7')
    expect(textOf(between(html, 'class="sheet dated"', '</table>'))).toContain('Toàn xã 13 0/13 có đính chính 0/13')
    expect(textOf(html)).toContain(
      'Tế Hanh, A1 · Đã khảo sát: số đã khóa 0/7, đính chính thành 3/7 Sổ giấy ghi 3 lượt Võ Thị Ánh',
    )
    expect(html).toContain(words.sealed(62))
    await correct({ count: '4' })
    expect(textOf(await pageOf(t, page, anh))).toMatch(/đính chính thành 3\/7.*đính chính thành 4\/7/)
    const entries = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'month.corrected')
    expect(entries).toHaveLength(2)
  })

  test.each([
    ['count', { count: '8' }, words.countTooLarge],
    ['count', { count: '-1' }, words.wholeNumber],
    ['total', { total: '7,5' }, words.wholeNumber],
    ['total', { total: '' }, vi.form.required],
    ['reason', { reason: '  ' }, vi.form.required],
    ['site', { site: world.otherSite }, vi.form.choose],
    ['indicator', { indicator: 'A7' }, vi.form.choose],
  ])('with a wrong %s %j it is drawn again, what was typed kept', async (field, wrong, sentence) => {
    const answer = await correct(wrong)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="${field}-error" role="alert">${sentence}<`)
    if (field !== 'reason') expect(html).toContain('Sổ giấy ghi 3 lượt</textarea>')
    expect(await t.store.read.select().from(monthCorrections)).toEqual([])
  })

  test('keeps no whole account number in a reason', async () => {
    await correct({ reason: 'Tài khoản 0123456789012 ghi nhầm' })
    expect((await t.store.read.select().from(monthCorrections))[0]?.reason).not.toContain('0123456789012')
  })

  test('is corrected by who leads the commune only', async () => {
    expect((await correct({}, await t.signIn('ho'))).status).toBe(403)
    expect(await pageOf(t, page, await t.signIn('ho'))).not.toContain('name="reason"')
  })
})

test('an open month takes no correction, by the form or behind it', async () => {
  const typed = { submission: submission(), site: teHanh, indicator: 'A1', count: '1', total: '7', reason: 'r' }
  expect((await t.post(paths.monthCorrections(commune, MONTH), typed, anh)).status).toBe(404)
  const row = {
    id: 'x',
    commune,
    month: MONTH,
    site: teHanh,
    indicator: 'A1',
    count: 1,
    total: 7,
    reason: 'r',
  } as const
  const written = insertCorrection(t.store.read, { ...row, officer: 'anh', at: WORLD_NOW })
  expect(await t.store.commit([written], [])).toEqual({ ok: false, rule: 'month-open' })
})
