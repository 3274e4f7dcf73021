import { beforeEach, describe, expect, test } from 'vitest'
import { audit, targets, targetWithdrawals } from '../../src/store/schema.ts'
import { insertSite } from '../../src/store/sites.ts'
import { insertTarget } from '../../src/store/targets.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

const AT = paths.targets(world.commune)
const WITHDRAW = paths.targetWithdrawals(world.commune)
const id = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`
const DAY = 86_400
/** Two market halls of 13 stalls, of which 11 are in N and 4 have a code. */
const SITE = 'cho-lon'
const TARGET = { place: SITE, indicator: 'A2', percent: '50', day: '22/11/2026', document: '45/KH-UBND' }
const SET = { ...TARGET, documentDay: '05/09/2026' }

let t: TestApp
let anh: string

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  await addVariedSite(t.store, SITE, 26)
  anh = await t.signIn(world.officers.anh)
})

const send = (given: Record<string, string> = {}, submission = id(1), cookie = anh) =>
  t.post(AT, { submission, ...SET, ...given }, cookie)
const withdraw = (target: string, why: string, cookie = anh, submission = id(9)) =>
  t.post(WITHDRAW, { submission, target, why }, cookie)
const stored = () => t.store.read.select().from(targets)
const page = async (officer: string = world.officers.anh) => pageOf(t, AT, await t.signIn(officer))
const cards = (html: string) => html.split('<section class="card stack" aria-labelledby="target-').slice(1)

describe('setting a target', () => {
  test('keeps its document and how things stood that day, with who, when and an audit entry', async () => {
    const answer = await send()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, AT])
    const [row] = await stored()
    const kept = { commune: world.commune, site: SITE, indicator: 'A2', percent: 50, day: '2026-11-22' }
    const by = { document: '45/KH-UBND', documentDay: '2026-09-05', officer: 'anh', at: START }
    expect(row).toMatchObject({ ...kept, ...by, baseCount: 14, baseTotal: 22 })
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['target.set', row?.id])
  })

  test('for the whole commune starts from all its sites together', async () => {
    await send({ place: '*', indicator: 'A1' })
    const [row] = await stored()
    const html = await pageOf(t, paths.communeFigure(world.commune, 'A1'), anh)
    const counts = [...html.matchAll(/ược tính: (\d+)/g)].map(([, count]) => Number(count))
    expect(row).toMatchObject({ site: null, baseCount: counts[0], baseTotal: (counts[0] ?? 0) + (counts[1] ?? 0) })
    expect(cards(await page())[0]).toContain('Toàn xã Bình Sơn')
  })

  test('without a document is allowed, and says so', async () => {
    expect((await send({ document: '', documentDay: '' })).status).toBe(303)
    expect(cards(await page())[0]).toContain('chưa có văn bản')
  })

  test('sent twice is one target', async () => {
    await send()
    expect((await send()).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  test.each([
    [{ percent: '0' }, 'percent', 'Ghi số tròn từ 1 đến 100.'],
    [{ percent: '79,5' }, 'percent', 'Ghi số tròn từ 1 đến 100.'],
    [{ day: '12/11/2026' }, 'day', 'Ngày hạn phải sau hôm nay.'],
    [{ day: 'cuối năm' }, 'day', 'Ngày chưa đúng'],
    [{ documentDay: '' }, 'documentDay', 'Hãy ghi ngày của văn bản.'],
    [{ documentDay: '13/11/2026' }, 'documentDay', 'Ngày của văn bản chưa tới.'],
    [{ document: '' }, 'document', 'Hãy ghi số văn bản'],
    [{ indicator: 'A9' }, 'indicator', 'Hãy chọn một mục.'],
    [{ place: world.otherSite }, 'place', 'Hãy chọn một mục.'],
  ])('with %j is refused at its field, and what was typed is kept', async (given, field, sentence) => {
    const answer = await send(given)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(between(html, `id="${field}-error"`, '</p>')).toContain(sentence)
    const { place: _place, indicator: _indicator, ...typed } = { ...SET, ...given }
    for (const text of Object.values(typed)) expect(html).toContain(`value="${text}"`)
    expect(await stored()).toEqual([])
  })

  test('is refused where one of the same place, figure and day stands', async () => {
    await send()
    const answer = await send({ percent: '60' }, id(2))
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Rút chỉ tiêu cũ trước.')])
    expect((await send({ percent: '60', day: '23/11/2026' }, id(3))).status).toBe(303)
    expect((await send({ place: world.market }, id(4))).status).toBe(303)
  })
})

describe('how a target stands', () => {
  const standing = (html: string) =>
    cards(html).map((card) => /data-standing="([\w-]+)".*?<\/svg>([^<]+)</.exec(card)?.slice(1))

  test('is said by a word, the fraction and what it takes', async () => {
    await send({ percent: '60' })
    await send({ percent: '100', day: '02/12/2026' }, id(2))
    const html = await page()
    expect(standing(html)).toEqual([
      ['met', 'Đạt'],
      ['on-the-way', 'Đúng tiến độ'],
    ])
    const [met = '', onTheWay = ''] = cards(html)
    expect(met).toContain(`<a class="share" href="${paths.siteFigure(SITE, 'A2')}">14<span>/22</span></a>`)
    expect(met).toContain('14/22 điểm (60\u00a0% số điểm đang kinh doanh), đến 22/11/2026')
    expect(met).toContain('14/22, ngày 12/11/2026')
    expect(met).toContain('45/KH-UBND, ngày 05/09/2026')
    expect(met).not.toContain('Tiến độ đến hôm nay')
    expect(onTheWay).toContain('cần từ 14/22 điểm')
  })

  test('falls behind as days pass and nothing happens, and is missed after its day', async () => {
    await send({ percent: '100', day: '02/12/2026' })
    t.clock.advance(10 * DAY)
    let html = await page()
    expect(standing(html)).toEqual([['behind', 'Chậm tiến độ']])
    expect(html).toContain('cần từ 18/22 điểm')
    t.clock.advance(10 * DAY)
    // Its last day is not over.
    expect(standing(await page())).toEqual([['behind', 'Chậm tiến độ']])
    t.clock.advance(20 * DAY)
    html = await page()
    expect(standing(html)).toEqual([['behind', 'Hết hạn, chưa đạt']])
    expect(html).toContain('Đã hết hạn: tính theo số liệu ngày 02/12/2026')
    const list = paths.siteFigure(SITE, 'A2', '2026-12-02')
    expect(cards(html)[0]).toContain(`href="${list}"`)
    const [, count, total] = new RegExp(`href="${list.replace('?', '\\?')}">(\\d+)<span>/(\\d+)<`).exec(html) ?? []
    const listed = await pageOf(t, list, await t.signIn('anh'))
    expect(listed).toContain('02/12/2026')
    expect(stallsIn(between(listed, 'id="counted"', '</section>'))).toHaveLength(Number(count))
    expect(stallsIn(between(listed, 'id="rest"', '</section>'))).toHaveLength(Number(total) - Number(count))
  })

  test('is judged by the figure of its own day once that has passed, whatever came after', async () => {
    // Money that arrived on 9 November holds for thirty days: met on 22 November, and gone by Christmas.
    await send({ indicator: 'A5', percent: '10' })
    t.clock.advance(43 * DAY)
    const html = await page()
    expect(standing(html)).toEqual([['met', 'Đạt']])
    expect(cards(html)[0]).toContain('Đã hết hạn: tính theo số liệu ngày 22/11/2026')
  })

  test('is not said where nothing is counted', async () => {
    const [{ read }, at] = [t.store, START]
    const base = { baseCount: 0, baseTotal: 0, officer: 'ut', at }
    const row = { id: 'none', commune: world.otherCommune, indicator: 'A5', percent: 80, day: '2026-12-31' } as const
    await addEmptySite()
    await t.store.commit([insertTarget(read, { ...row, ...base, site: 'trong' })], [])
    const html = await pageOf(t, paths.targets(world.otherCommune), await t.signIn(world.officers.tra))
    expect(standing(html)).toEqual([['no-figure', 'chưa có số liệu']])
    expect(html).toContain('80\u00a0% số điểm đang kinh doanh, đến 31/12/2026')
    expect(html).not.toMatch(/NaN|0\/0/)
  })

  async function addEmptySite() {
    const site = { id: 'trong', kind: 'market', name: 'Chợ trống', folded: 'cho trong' } as const
    const row = { ...site, commune: world.otherCommune, createdAt: START }
    expect(await t.store.commit([insertSite(t.store.read, row)], [])).toMatchObject({ ok: true })
  }
})

describe('a target is withdrawn', () => {
  test('for a reason that everybody who reads it can read, and another may be set', async () => {
    await send()
    const target = (await stored())[0]?.id ?? ''
    expect((await withdraw(target, 'Văn bản 45 đã bị thay')).status).toBe(303)
    expect((await withdraw(target, 'Văn bản 45 đã bị thay')).status).toBe(303)
    const kept = { target, reason: 'Văn bản 45 đã bị thay', officer: 'anh', at: START }
    expect(await t.store.read.select().from(targetWithdrawals)).toEqual([kept])
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['target.withdrawn', target])
    const html = await page(world.officers.ho)
    expect(cards(html)).toEqual([])
    expect(between(html, 'id="withdrawn"', '</section>')).toContain(
      'Võ Thị Ánh rút ngày 12/11/2026: Văn bản 45 đã bị thay',
    )
    expect((await send({}, id(2))).status).toBe(303)
  })

  test('not without a reason: the form stays open at its target', async () => {
    await send()
    const target = (await stored())[0]?.id ?? ''
    const answer = await withdraw(target, ' ')
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(between(html, `id="why-${target}-error"`, '</p>')).toContain('Hãy điền ô này.')
    expect(html.match(/<details class="unfold" open/g)).toHaveLength(1)
    expect(await t.store.read.select().from(targetWithdrawals)).toEqual([])
  })

  test('once, and only where it stands', async () => {
    await send()
    const target = (await stored())[0]?.id ?? ''
    await withdraw(target, 'Nhầm')
    expect((await withdraw(target, 'Nhầm lần nữa', anh, id(8))).status).toBe(409)
    expect((await withdraw('no-such-target', 'Nhầm', anh, id(7))).status).toBe(409)
    expect(await t.store.read.select().from(targetWithdrawals)).toHaveLength(1)
  })
})

describe('who', () => {
  test('reads the commune reads its targets; only its leader sets and withdraws', async () => {
    await send()
    const target = (await stored())[0]?.id ?? ''
    for (const officer of [world.officers.ho, world.officers.tra, world.officers.dang]) {
      const html = await page(officer)
      expect(cards(html)).toHaveLength(1)
      expect(html).not.toContain('name="percent"')
      expect(html).not.toContain('name="why"')
      expect((await send({}, id(2), await t.signIn(officer))).status).toBe(403)
      expect((await withdraw(target, 'Nhầm', await t.signIn(officer))).status).toBe(403)
    }
    expect((await t.get(AT, await t.signIn(world.officers.lan))).status).toBe(403)
  })

  test('is of another commune does not find them', async () => {
    expect((await t.get(AT, await t.signIn(world.officers.ut))).status).toBe(404)
    expect((await t.get(paths.targets(world.otherCommune), anh)).status).toBe(404)
    expect((await t.post(paths.targets(world.otherCommune), { submission: id(3), ...SET }, anh)).status).toBe(404)
  })

  test('reads the commune comes here from its page, and to the rule from here', async () => {
    expect(await pageOf(t, paths.commune(world.commune), anh)).toContain(`href="${AT}"`)
    expect(await page()).toContain('href="/definitions#targets"')
    expect(await pageOf(t, paths.definitions(), anh)).toContain('id="targets"')
  })
})
