import { beforeAll, describe, expect, test } from 'vitest'
import { FIGURES } from '../../src/domain/adoption.ts'
import { insertIncident, insertIncidentEvent } from '../../src/store/incidents.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { LISTS } from '../../src/web/lists.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, linkedNumbers, pageOf, stallsIn } from '../support/pages.ts'
import { proposeAccount } from '../support/registered.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

const { commune, otherCommune } = world
let at: TestApp
let cookies: Record<'lan' | 'ho' | 'anh' | 'tra' | 'dang' | 'ut', string>

beforeAll(async () => {
  at = await createTestApp()
  await buildWorld(at.store)
  await addVariedSite(at.store, 'cho-lon', 26)
  await addVariedSite(at.store, 'cho-nho', 13)
  const signIn = (officer: string) => at.signIn(officer)
  cookies = {
    ...{ lan: await signIn('lan'), ho: await signIn('ho'), anh: await signIn('anh') },
    ...{ tra: await signIn('tra'), dang: await signIn('dang'), ut: await signIn('ut') },
  }
})

describe('the page of a commune', () => {
  test('adds up its sites: every total is the sum of the lists behind it', async () => {
    const page = await pageOf(at, paths.commune(commune), cookies.anh)
    expect(between(page, 'class="headline row"', '</a>')).toContain('>6<span>/46</span>')
    const ids = [world.teHanh, world.market, 'cho-lon', 'cho-nho']
    for (const figure of FIGURES) {
      const all = stallsIn(between(await list(figure), 'id="counted"', '</section>'))
      const parts = await Promise.all(ids.map((id) => pageOf(at, paths.siteFigure(id, figure), cookies.anh)))
      const summed = parts.flatMap((part) => stallsIn(between(part, 'id="counted"', '</section>')))
      expect([...all].sort(), figure).toEqual(summed.sort())
    }
  })

  const list = (key: string) => pageOf(at, paths.communeFigure(commune, key), cookies.anh)

  test('opens the exact list behind each of its numbers', async () => {
    const page = await pageOf(at, paths.commune(commune), cookies.anh)
    const numbers = linkedNumbers(page, paths.commune(commune))
    expect([...numbers]).toEqual([
      ['A5', 6],
      ['B', 3],
      ['O', 3],
      ['S', 3],
      ['alarm', 3],
      ...[['none', 16] as const, ['refused', 6] as const, ['visited', 3] as const, ['code', 9] as const],
      ...[['verified', 3] as const, ['active', 6] as const, ['stale', 3] as const],
      ['unwilling', 6],
      ['A6', 3],
      ['A8', 3],
      ['A9', 3],
    ])
    for (const [key, number] of numbers)
      expect(stallsIn(between(await list(key), 'id="counted"', '</section>')), key).toHaveLength(number)
  })

  test('shows each site’s own figures, equal to those of the site’s page', async () => {
    const page = await pageOf(at, paths.commune(commune), cookies.anh)
    for (const id of ['cho-lon', 'cho-nho', world.teHanh]) {
      const here = linkedNumbers(page, paths.site(id))
      const there = linkedNumbers(await pageOf(at, paths.site(id), cookies.anh), paths.site(id))
      expect(here.size).toBeGreaterThanOrEqual(6)
      for (const [key, number] of here) expect(number, `${id} ${key}`).toBe(there.get(key))
    }
  })

  test('compares sites of one size only, and ranks none without a back-check', async () => {
    const page = await pageOf(at, paths.commune(commune), cookies.anh)
    const table = between(page, '<table class="sheet sites wide">', '</table>')
    expect([...table.matchAll(/scope="rowgroup">([^<]+)</g)].map(([, band]) => band)).toEqual([
      'Dưới 20 điểm',
      '20–49 điểm',
    ])
    const reasons = [...table.matchAll(/chưa xếp hạng<\/span> <small>(?:<a[^>]*>)?([^<]+)</g)].map(([, why]) => why)
    expect(reasons.sort()).toEqual([
      ...Array(3).fill('cần từ 20 điểm để xếp hạng'),
      'mới kiểm tra chéo 0/14 lượt, cần 10 %',
    ])
    expect(page).not.toContain('class="rank"')
  })

  test('tells the place, what it includes, incidents and what waits for a decision', async () => {
    const page = await pageOf(at, paths.commune(commune), cookies.anh)
    expect(page).toContain('tỉnh Quảng Ngãi · trước 01/7/2025: thị trấn Châu Ổ')
    expect(page).toContain('Gồm mọi phiếu nhận đến <b>09:00 ngày 11/11/2026</b>')
    expect(page).toContain('Sự cố đang mở: 3')
    expect(
      between(page, 'class="card bad-card stack"', '</section>').match(/từ 11\/11, 09:00 · <b>chưa ai nhận/g),
    ).toHaveLength(3)
    expect(page).toContain(`<a href="${paths.siteFigure('cho-lon', 'stale')}">2 sạp cần kiểm tra lại biển.</a>`)
    expect(page).toContain(`${paths.siteFigure(world.teHanh, 'A1')}#rest">7 điểm chưa khảo sát trong đợt này.</a>`)
  })

  test('tells open incidents first, who looks after each, and those of no stall', async () => {
    const own = await createTestApp()
    await buildWorld(own.store)
    const { n17, n21 } = world.teHanhStalls
    const db = own.store.read
    const seen = { officer: 'lan', day: '2026-11-12', at: START, outcome: 'agreed', scan: 'stranger' } as const
    const incident = (id: string, more: object) =>
      insertIncident(db, { id, commune, source: 'public', openedAt: START, ...more })
    const taken = { id: 'e1', incident: 'i1', event: 'taken', officer: 'ho', at: START } as const
    await own.store.commit(
      [
        insertVisit(db, { id: 'v1', stall: n17, ...seen }),
        incident('i1', { source: 'scan', stall: n17, visit: 'v1', openedBy: 'lan' }),
        insertIncidentEvent(db, taken),
        incident('i2', { place: 'Quán nước đầu hẻm' }),
        // From before there were incidents.
        insertVisit(db, { id: 'v2', stall: n21, ...seen }),
      ],
      [],
    )
    const anh = await own.signIn('anh')
    const card = async (cookie = anh) =>
      between(await pageOf(own, paths.commune(commune), cookie), 'class="card bad-card stack"', '</section>')
    const html = await card()
    expect(html).toContain('Sự cố đang mở: 3')
    expect(html.match(/<li>/g)).toHaveLength(3)
    expect(html).toContain('<a href="/incidents/i1">Số 17, Tế Hanh</a>')
    expect(html).toContain('Trần Văn Hổ đang xử lý')
    expect(html).toContain('<a href="/incidents/i2">Quán nước đầu hẻm</a>')
    expect(html.match(/<b>chưa ai nhận/g)).toHaveLength(2)
    expect(html).toContain('>2 nơi đang báo động trên bản vẽ</a>')
    expect(await card(await own.signIn('dang'))).not.toContain('/incidents')
    // Put right but not scanned again: no longer open, still an alarm of the drawing.
    const rest = ['confirmed', 'resolved'] as const
    const acts = rest.map((event) => insertIncidentEvent(db, { ...taken, id: event, event }))
    await own.store.commit(acts, [{ at: START, actor: 'ho', action: 'incident.resolved', subject: 'i1' }])
    expect(await card()).toContain('Sự cố đang mở: 2')
    expect(await card()).toContain('>2 nơi đang báo động trên bản vẽ</a>')
  })

  test('says how many accounts wait for the second person, and leads the coordinator to them', async () => {
    await proposeAccount(at.store, { merchant: world.merchant, account: '900000017' })
    const waits = '1 đề nghị chờ người thứ hai duyệt.'
    expect(await pageOf(at, paths.commune(commune), cookies.ho)).toContain(
      `<a href="${paths.approvals()}">${waits}</a>`,
    )
    expect(await pageOf(at, paths.commune(commune), cookies.anh)).toContain(`<span>${waits}</span>`)
  })

  test('opens the vendors behind each reason, sites named', async () => {
    const page = await pageOf(at, paths.communeReason(commune, 'tax'), cookies.anh)
    expect(stallsIn(page)).toEqual(['cho-lon-1', 'cho-lon-14', 'cho-nho-1'])
    expect(page).toContain('<small> · cho-nho</small>')
    expect((await at.get(paths.communeReason(commune, 'weather'), cookies.anh)).status).toBe(404)
    expect((await at.get(paths.communeFigure(commune, 'A7'), cookies.anh)).status).toBe(404)
  })

  test('has no figure where nothing is counted', async () => {
    const page = await pageOf(at, paths.commune(otherCommune), cookies.tra)
    expect(page).toContain('Chưa ghi lý do nào.')
    expect(page).toContain('Chưa nhận phiếu nào.')
    expect(page).not.toMatch(/NaN|\sstyle=/)
  })
})

describe('a commune is read', () => {
  const pages = [paths.commune(commune), paths.communeFigure(commune, 'A5'), paths.communeReason(commune, 'tax')]

  test('by its coordinator and leader, and by the province’s auditor and administrators', async () => {
    for (const path of pages)
      for (const cookie of [cookies.ho, cookies.anh, cookies.tra, cookies.dang])
        expect((await at.get(path, cookie)).status, path).toBe(200)
  })

  test('not by another commune’s coordinator, nor is a code that names none', async () => {
    for (const path of [...pages, paths.commune('99999'), paths.commune(world.province)])
      expect((await at.get(path, cookies.ut)).status, path).toBe(404)
    expect((await at.get(paths.commune(world.province), cookies.tra)).status).toBe(404)
  })

  test('not by a volunteer', async () => {
    for (const path of pages) expect((await at.get(path, cookies.lan)).status, path).toBe(403)
  })
})

test('the page of definitions explains every figure and every list that links to it', async () => {
  const page = await pageOf(at, paths.definitions(), cookies.lan)
  for (const id of ['N', ...FIGURES, 'B', 'O', 'S', 'stale', 'alarm', 'reasons', 'rank'])
    expect(page, id).toContain(`id="${id}"`)
  for (const key of LISTS) {
    const html = await pageOf(at, paths.communeFigure(commune, key), cookies.anh)
    const [, linked] = /href="\/definitions#(\w+)"/.exec(html) ?? []
    if (linked) expect(page, key).toContain(`id="${linked}"`)
  }
})
