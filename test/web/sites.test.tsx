import { beforeAll, describe, expect, test } from 'vitest'
import { insertSite } from '../../src/store/sites.ts'
import { LISTS } from '../../src/web/lists.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { between, labelsIn, linkedNumbers, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

const SITE = 'cho-lon'
const STALLS = 78
let at: TestApp
let cookies: Record<'lan' | 'ho' | 'anh' | 'tra' | 'ut', string>

beforeAll(async () => {
  at = await createTestApp()
  await buildWorld(at.store)
  await addVariedSite(at.store, SITE, STALLS)
  const empty = { id: 'pho-moi', kind: 'street', name: 'Phố mới', folded: 'pho moi', commune: world.commune } as const
  await at.store.commit([insertSite(at.store.read, { ...empty, createdAt: 1 })], [])
  const signIn = (officer: string) => at.signIn(officer)
  cookies = {
    ...{ lan: await signIn('lan'), ho: await signIn('ho'), anh: await signIn('anh') },
    ...{ tra: await signIn('tra'), ut: await signIn('ut') },
  }
})

describe('a number on the page of a site', () => {
  test('is the length of the list it opens, and the rest of the list makes up N', async () => {
    const page = await pageOf(at, paths.site(SITE), cookies.anh)
    const numbers = linkedNumbers(page, paths.site(SITE))
    const total = numbers.get('N') ?? 0
    expect(total).toBe(66)
    const known = [...LISTS, 'A9'].filter((key) => !['vacant', 'closed'].includes(key))
    expect([...numbers.keys()].sort()).toEqual(known.sort())
    for (const [key, number] of numbers) {
      const list = await pageOf(at, paths.siteFigure(SITE, key), cookies.anh)
      expect(stallsIn(between(list, 'id="counted"', '</section>')), key).toHaveLength(number)
      const base = new RegExp(`figures/${key}".*?class="share"[^>]*>\\d+<span>/(\\d+)`).exec(page)?.[1]
      if (/^A\d$/.test(key))
        expect(stallsIn(between(list, 'id="rest"', '</section>')), key).toHaveLength(Number(base) - number)
    }
  })

  test('N opens beside it the stalls that are not in it', async () => {
    const list = await pageOf(at, paths.siteFigure(SITE, 'N'), cookies.anh)
    expect(stallsIn(between(list, 'id="rest"', '</section>'))).toHaveLength(STALLS - 66)
  })

  test('is counted anew on another day, though nothing was written meanwhile', async () => {
    const t = await createTestApp()
    await buildWorld(t.store)
    await addVariedSite(t.store, SITE, STALLS)
    const countActive = async () =>
      linkedNumbers(await pageOf(t, paths.site(SITE), await t.signIn('anh')), paths.site(SITE)).get('A5')
    expect(await countActive()).toBeGreaterThan(0)
    t.clock.advance(40 * 24 * 60 * 60)
    expect(await countActive()).toBe(0)
  })

  test('is not zero for any step, so that the test above compares something', async () => {
    const numbers = linkedNumbers(await pageOf(at, paths.site(SITE), cookies.anh), paths.site(SITE))
    expect([...numbers].filter(([, number]) => number === 0)).toEqual([])
    expect(numbers.get('A5')).toBe((numbers.get('B') ?? 0) + (numbers.get('O') ?? 0))
    expect(numbers.get('S')).toBe(6)
  })

  test('of back-checks opens its list for who answers for the place, not for who walks beside the others', async () => {
    expect((await at.get(paths.siteFigure(world.teHanh, 'Q1'), cookies.ho)).status).toBe(200)
    expect((await at.get(paths.siteFigure(world.teHanh, 'Q1'), cookies.lan)).status).toBe(404)
    expect(await pageOf(at, paths.site(world.teHanh), cookies.lan)).not.toContain('figures/Q1')
  })

  test('stands over its denominator: N of every share is the same', async () => {
    const page = await pageOf(at, paths.site(SITE), cookies.anh)
    const shares = [...between(page, 'class="funnel">', '</ol>').matchAll(/<span>\/(\d+)<\/span>/g)].map(([, n]) => n)
    expect(shares).toEqual(['66', '66', '66', '66', '66'])
  })

  test('of each reason opens the vendors that gave it', async () => {
    const page = await pageOf(at, paths.site(SITE), cookies.anh)
    const reasons = [...page.matchAll(/reasons\/(\w+)"><span>[^<]+<\/span><b>(\d+)\/(\d+)/g)]
    expect(reasons.map(([, reason, count, of]) => [reason, count, of])).toEqual([
      ['tax', '6', '12'],
      ['elderly', '6', '12'],
    ])
    const list = await pageOf(at, paths.siteReason(SITE, 'tax'), cookies.anh)
    expect(stallsIn(list)).toHaveLength(6)
    expect((await at.get(paths.siteReason(SITE, 'weather'), cookies.anh)).status).toBe(404)
  })
})

describe('a site without stalls', () => {
  test('has no figure: it says so, and neither 0 % nor NaN', async () => {
    const page = await pageOf(at, paths.site('pho-moi'), cookies.ho)
    expect(page).toContain('chưa có số liệu')
    expect(page).toContain('Chưa nhận phiếu nào')
    expect(page).toContain('Chưa có điểm kinh doanh nào')
    expect(page).not.toMatch(/NaN|0 ?%|<svg class="bar"/)
  })
})

describe('the drawing', () => {
  const { teHanhStalls: n } = world

  test('follows the walk: block by block, odd side, then even side', async () => {
    const page = await pageOf(at, paths.site(world.teHanh), cookies.lan)
    const strip = between(page, 'class="strip"', 'id="after-drawing"')
    expect(stallsIn(strip)).toEqual([n.n15, n.n17, n.n19, n.n16, n.n18, n.n21, n.n23, n.n20])
    expect(strip.indexOf('Hẻm 21</p>')).toBeGreaterThan(strip.indexOf(n.n18))
    expect(strip.indexOf('Hẻm 21</p>')).toBeLessThan(strip.indexOf(n.n21))
    const table = await pageOf(at, paths.siteTable(world.teHanh), cookies.lan)
    expect(stallsIn(table)).toEqual(stallsIn(strip))
  })

  test('is read as number, name and state', async () => {
    const labels = labelsIn(await pageOf(at, paths.site(world.teHanh), cookies.lan))
    expect(labels).toContain('17, Gạo Nguyễn Thị Út, Chưa khảo sát')
    expect(labels).toContain('19, trống, không tính')
    expect(labels).toContain('15, chưa rõ tên, Chưa khảo sát')
  })

  test('names sides, blocks and rows for a screen reader', async () => {
    const street = await pageOf(at, paths.site(world.teHanh), cookies.lan)
    expect(street).toContain('role="group" aria-label="Hẻm 21 đến cuối đường"')
    expect(street).toMatch(/<ol data-side="odd" aria-label="Bên số lẻ">/)
    const market = await pageOf(at, paths.site(world.market), cookies.ho)
    expect(market).toContain('<ol aria-label="Dãy A">')
    expect(market).toContain('Lối đi 1 · đi A1 → A3, rồi B1 → B3')
  })

  test('of a long place opens from afar, then a block at a time', async () => {
    const far = await pageOf(at, paths.site(SITE), cookies.ho)
    const overview = between(far, 'class="overview"', '</ol>')
    expect(overview.match(/class="tile"/g)).toHaveLength(STALLS)
    expect(overview).toContain('aria-label="Dãy A, 12/66 sạp đang dùng, 6 báo động"')
    expect(labelsIn(far)).toEqual([])
    const near = labelsIn(await pageOf(at, paths.siteBlock(SITE, `${SITE}-block`), cookies.ho))
    expect(near).toHaveLength(STALLS)
    expect(near.slice(5, 11)).toEqual([
      'A6, cho-lon-5-merchant, Đã có mã, cần kiểm tra lại',
      'A7, cho-lon-6-merchant, Đã dán, quét đúng',
      'A8, cho-lon-7-merchant, Đang dùng (O, B), cán bộ tận mắt thấy',
      'A9, cho-lon-8-merchant, Đang dùng (O, B), ngân hàng báo',
      'A10, cho-lon-9-merchant, Đã có mã',
      'A11, cho-lon-10-merchant, Mã bị dán đè/tráo',
    ])
    expect(labelsIn(await pageOf(at, paths.siteBlock(SITE, 'no-block'), cookies.ho))).toEqual([])
  })
})

describe('a page of a site', () => {
  const pages = [
    paths.site(world.teHanh),
    paths.siteTable(world.teHanh),
    paths.siteFigure(world.teHanh, 'A1'),
    paths.siteReason(world.teHanh, 'tax'),
  ]

  test('is not found for an officer of another commune, like one that does not exist', async () => {
    for (const path of [...pages, paths.site('nowhere'), paths.siteFigure(world.teHanh, 'A7')])
      expect((await at.get(path, cookies.ut)).status, path).toBe(404)
    expect((await at.get(paths.siteFigure(world.teHanh, 'A7'), cookies.ho)).status).toBe(404)
    expect((await at.get(paths.site(world.market), cookies.lan)).status).toBe(404)
  })

  test('carries no inline style, script or handler', async () => {
    for (const path of [...pages, paths.site(SITE), paths.sites(), paths.search()]) {
      const html = await pageOf(at, path, cookies.ho)
      expect(html, path).not.toMatch(/\sstyle=|\son\w+=|<script(?![^>]*src=)/)
    }
  })

  test('says what it includes, and why it has no rank', async () => {
    const varied = await pageOf(at, paths.site(SITE), cookies.tra)
    expect(varied).toContain('Gồm mọi phiếu nhận đến <b>09:00 ngày 11/11/2026</b>')
    expect(varied).toMatch(/chưa xếp hạng<\/span> <small>(?:<a[^>]*>)?mới kiểm tra chéo 0\/42 lượt, cần 10 %/)
    const small = await pageOf(at, paths.site(world.teHanh), cookies.tra)
    expect(small).toMatch(/chưa xếp hạng<\/span> <small>cần từ 20 điểm/)
    expect(small).toContain('(trước 01/7/2025: thị trấn Châu Ổ, huyện Bình Sơn)')
  })

  test('names the hamlet, the commune, and what people still call it', async () => {
    const place = async (site: string) => between(await pageOf(at, paths.site(site), cookies.anh), '</h1>', '</header>')
    expect(await place(world.teHanh)).toContain(
      '<p>Tổ dân phố 6, xã Bình Sơn (trước 01/7/2025: thị trấn Châu Ổ, huyện Bình Sơn)</p>',
    )
    expect(await place(world.market)).toContain('<p>xã Bình Sơn (trước 01/7/2025:')
  })

  test('says of each alarm when it was found', async () => {
    const page = (await pageOf(at, paths.site(SITE), cookies.anh)).replace(/\s+/g, ' ')
    expect(page.match(/vào tài khoản khác\. Phát hiện 11\/11, 09:00\. <a href/g)).toHaveLength(6)
  })

  test('ends with the acts of its own coordinator alone', async () => {
    const acts = [paths.stickers(world.teHanh), paths.siteAssignments(world.teHanh)]
    const page = await pageOf(at, paths.site(world.teHanh), cookies.ho)
    for (const act of acts) expect(page).toContain(`href="${act}"`)
    for (const other of [cookies.lan, cookies.anh, cookies.tra])
      for (const act of acts) expect(await pageOf(at, paths.site(world.teHanh), other)).not.toContain(act)
  })
})

describe('the list of sites', () => {
  const sitesIn = (html: string) => [...html.matchAll(/<h3><a href="\/sites\/([^"]+)"/g)].map(([, id]) => id)

  test('shows the viewer’s own, with their figures', async () => {
    expect(sitesIn(await pageOf(at, paths.sites(), cookies.lan))).toEqual([world.teHanh])
    expect(sitesIn(await pageOf(at, paths.sites(), cookies.ut))).toEqual([world.otherSite])
    const page = await pageOf(at, paths.sites(), cookies.ho)
    expect(sitesIn(page).sort()).toEqual([SITE, world.market, 'pho-moi', world.teHanh].sort())
    expect(page).toContain(`<a class="share" href="${paths.siteFigure(SITE, 'A5')}">12<span>/66</span></a>`)
  })
})

describe('the search', () => {
  test('answers a plain form with a page, and typing with the finds alone', async () => {
    const path = `${paths.search()}?q=gao+nguyen`
    const page = await pageOf(at, path, cookies.lan)
    expect(page).toContain('<!doctype html>')
    expect(page).toContain('value="gao nguyen"')
    const part = await (await at.get(path, cookies.lan, { 'HX-Request-Type': 'partial' })).text()
    expect(part).not.toContain('<main')
    expect(part).toContain('Số 17, Gạo Nguyễn Thị Út')
    expect(stallsIn(part)).toEqual([world.teHanhStalls.n17])
  })

  test('finds nothing of another commune, and says so', async () => {
    const page = await pageOf(at, `${paths.search()}?q=gao+nguyen`, cookies.ut)
    expect(stallsIn(page)).toEqual([])
    expect(page).toContain('Không tìm thấy nơi nào')
  })
})
