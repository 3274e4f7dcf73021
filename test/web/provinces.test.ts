import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../src/domain/day.ts'
import type { Figures } from '../../src/domain/figures.ts'
import type { Write } from '../../src/store/database.ts'
import { findFigures } from '../../src/store/figures.ts'
import { censuses, snapshots } from '../../src/store/schema.ts'
import { insertUnits } from '../../src/store/units.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const { province, commune, otherCommune } = world
const tra = { officer: 'tra', provinces: [province], communes: [], assignedSites: false }
const FROZEN = addDays(WORLD_DAY, -2)

/** Every linked figure of a commune on the page: its list's address and the number shown. */
const figuresIn = (html: string, code: string) =>
  [...html.matchAll(new RegExp(`href="(/communes/${code}/figures/[^"]+)">\\+?([\\d.]+)`, 'g'))].map(
    ([, href = '', number = '']) => [href.replaceAll('&amp;', '&'), Number(number.replace('.', ''))] as const,
  )

async function newProvince(): Promise<{ at: TestApp; cookie: string }> {
  const at = await createTestApp()
  await buildWorld(at.store)
  await addVariedSite(at.store, 'cho-lon', 39)
  const quiet = { code: '21484', name: 'Ba Tơ', folded: 'ba to', kind: 'commune', parent: province } as const
  await at.store.commit([insertUnits(at.store.read, [{ ...quiet, fromDay: '2025-07-01' }])], [])
  return { at, cookie: await at.signIn('tra') }
}

/** The frozen rows of the sites of a commune on a day, as they are stored when the day is over. */
async function frozen({ store }: TestApp, code: string, day: string): Promise<Write[]> {
  const figures = await findFigures(store.read, tra, { commune: code }, day)
  return [...figures].map(([site, { shares, ...of }]: [string, Figures]) =>
    store.read.insert(snapshots).values({
      ...{ site, day, operating: of.operating, ...of.notCounted, ...of.evidence, unwilling: of.unwilling },
      ...{ a1: shares.A1.count, a2: shares.A2.count, a3: shares.A3.count, a4: shares.A4.count, a5: shares.A5.count },
      ...{
        a6: shares.A6.count,
        a8: shares.A8.count,
        a8Of: shares.A8.total,
        a9: shares.A9.count,
        a9Of: shares.A9.total,
      },
      ...{ q1: shares.Q1.count, q1Of: shares.Q1.total, reasons: '{}', madeAt: startOf(addDays(day, 1)) + 60 },
    }),
  )
}

/** Each linked figure against the length of the list it opens. */
async function expectEqual(at: TestApp, cookie: string, html: string): Promise<void> {
  for (const code of [commune, otherCommune])
    for (const [href, number] of figuresIn(html, code)) {
      const list = between(await pageOf(at, href, cookie), 'id="counted"', '</section>')
      expect(stallsIn(list), href).toHaveLength(number)
    }
}

describe('the page of a province', () => {
  let at: TestApp
  let cookie: string
  beforeAll(async () => {
    ;({ at, cookie } = await newProvince())
  })

  test('compares its communes as they are today while no day is frozen, each figure equal to its list', async () => {
    const page = await pageOf(at, paths.province(province), cookie)
    expect(page).toContain('Chưa có ngày nào chốt đủ, nên đây là số liệu đang tính của ngày 12/11/2026.')
    expect(between(page, 'class="headline row"', '</a>')).toContain('6<span>/47</span>')
    expect(new Set(figuresIn(page, commune).map(([href]) => href)).size).toBe(7)
    await expectEqual(at, cookie, page)
  })

  test('goes by the newest day that is frozen whole, and every figure opens the list of that day', async () => {
    const whole = [...(await frozen(at, commune, FROZEN)), ...(await frozen(at, otherCommune, FROZEN))]
    const part = await frozen(at, commune, addDays(FROZEN, 1))
    expect(
      await at.store.commit([...whole, ...part], [{ at: START, actor: 'clock', action: 'x', subject: 'y' }]),
    ).toMatchObject({ ok: true })
    // Since then one stall of those in use was closed.
    await at.store.commit(
      [
        at.store.read.insert(censuses).values({
          ...{ id: 'shut', stall: 'cho-lon-8', day: WORLD_DAY, state: 'closed', officer: 'lan', at: START },
        }),
      ],
      [{ at: START, actor: 'lan', action: 'census.counted', subject: 'cho-lon-8' }],
    )
    const page = await pageOf(at, paths.province(province), cookie)
    expect(page).toContain('Số liệu chốt đến hết ngày 10/11/2026.')
    const figures = figuresIn(page, commune)
    expect(figures).toContainEqual([paths.communeFigure(commune, 'A5', FROZEN), 6])
    await expectEqual(at, cookie, page)
    const today = await pageOf(at, paths.communeFigure(commune, 'A5'), cookie)
    expect(stallsIn(between(today, 'id="counted"', '</section>'))).toHaveLength(5)
  })

  test('leads on from a commune to its sites, and folds those without one into a line', async () => {
    const page = await pageOf(at, paths.province(province), cookie)
    expect(page).toContain(`<a href="${paths.commune(commune)}">xã Bình Sơn</a>`)
    const without = between(page, '<details', '</details>')
    expect(without).toContain('1 xã, phường, đặc khu chưa có tuyến phố hay chợ nào')
    expect(without).toContain(`<a href="${paths.commune('21484')}">xã Ba Tơ</a>`)
  })

  test('says of each commune when its newest record came in', async () => {
    const table = between(await pageOf(at, paths.province(province), cookie), '<table', '</table>')
    expect(table).toContain('11/11, 09:00')
    expect(table).toContain('không có phiếu nào trong 60 ngày')
  })

  test('is searched by the names that communes had before', async () => {
    const page = await pageOf(at, paths.province(province), cookie)
    expect(page).toContain('<form class="search" method="get" action="/search">')
    const finds = await pageOf(at, `${paths.search()}?q=${encodeURIComponent('chau o')}`, cookie)
    expect(finds).toContain(
      `<a href="${paths.commune(commune)}"><b>xã Bình Sơn</b><small>(trước 01/7/2025: thị trấn Châu Ổ, huyện Bình Sơn)</small></a>`,
    )
  })

  test('is for those who read the whole province', async () => {
    for (const officer of ['anh', 'ho', 'lan'])
      expect((await at.get(paths.province(province), await at.signIn(officer))).status, officer).toBe(403)
    for (const unknown of ['48', '99', commune])
      expect((await at.get(paths.province(unknown), cookie)).status).toBe(404)
    expect((await at.get(paths.province(province), await at.signIn('dang'))).status).toBe(200)
    expect(await pageOf(at, paths.sites(), cookie)).toContain(`href="${paths.province(province)}"`)
  })
})

describe('a list as of a day', () => {
  test('is refused for what is no day, and for one that is still to come', async () => {
    const { at, cookie } = await newProvince()
    const lists = [
      paths.communeFigure(commune, 'A5'),
      paths.siteFigure('cho-lon', 'Q1'),
      paths.communeReason(commune, 'tax'),
      paths.siteReason('cho-lon', 'tax'),
    ]
    for (const list of lists) {
      for (const day of ['2026-11-13', '2026-02-30', 'hôm qua', ''])
        expect((await at.get(`${list}?day=${encodeURIComponent(day)}`, cookie)).status, `${list} ${day}`).toBe(404)
      expect(await pageOf(at, `${list}?day=${FROZEN}`, cookie)).toContain('10/11/2026')
    }
  })
})
