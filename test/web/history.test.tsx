import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../src/domain/day.ts'
import { insertSite } from '../../src/store/sites.ts'
import { insertCensuses } from '../../src/store/stalls.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { freeze } from '../support/frozen.ts'
import { between, pageOf } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'

const { history: words, census } = vi
const { teHanh, market, teHanhStalls: stalls } = world
const EMPTY = 'pho-moi'
let t: TestApp
let cookies: Record<'lan' | 'ho' | 'anh' | 'ut', string>

const noon = (day: string) => startOf(day) + 12 * 3_600
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const site = (query = '', cookie = cookies.anh) => pageOf(t, `${paths.siteHistory(teHanh)}${query}`, cookie)
const commune = (query = '') => pageOf(t, `${paths.communeHistory(world.commune)}${query}`, cookies.anh)
const OCTOBER = '?from=01/10/2026&to=31/10/2026'

/** Tế Hanh: 15 visited on 5 October, 16 found vacant on the 10th. Frozen but for 20 and 21; the market but for 8. */
beforeAll(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  const { read } = t.store
  const seen = { officer: 'lan', day: '2026-10-05', at: noon('2026-10-05') }
  const left = { officer: 'lan', day: '2026-10-10', at: noon('2026-10-10') }
  const named = { id: EMPTY, commune: world.commune, kind: 'street', name: 'Phố mới', folded: 'pho moi' } as const
  const writes = [
    insertVisit(read, { id: 'v-15', stall: stalls.n15, outcome: 'agreed', ...seen }),
    insertCensuses(read, [{ id: 'c-16', stall: stalls.n16, state: 'vacant', ...left }]),
    insertSite(read, { ...named, createdAt: noon('2026-11-01') }),
  ]
  expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
  await freeze(t.store, [teHanh], '2026-10-01', '2026-10-19')
  await freeze(t.store, [teHanh], '2026-10-22', '2026-11-11')
  await freeze(t.store, [market], '2026-10-01', '2026-10-07')
  await freeze(t.store, [market], '2026-10-09', '2026-11-11')
  await freeze(t.store, [EMPTY], '2026-11-01', '2026-11-11')
  cookies = {
    ...{ lan: await t.signIn('lan'), ho: await t.signIn('ho') },
    ...{ anh: await t.signIn('anh'), ut: await t.signIn('ut') },
  }
})

describe('the history of a site', () => {
  test('is drawn with a text alternative, and joins no days across one without a snapshot', async () => {
    const page = await site(OCTOBER)
    const chart = between(page, 'id="chart-A1-title"', '</svg>')
    expect(chart).toContain('A1 · Đã khảo sát, 01/10/2026–31/10/2026</title>')
    expect(chart).toContain('Ngày 01/10/2026: 0/7. Ngày 31/10/2026: 1/6. Thiếu bản chốt: 20/10/2026–21/10/2026.</desc>')
    expect(page).toContain('role="img" aria-labelledby="chart-A1-title chart-A1-desc"')
    expect(chart.match(/<path /g)).toHaveLength(2)
    expect(chart.match(/class="gap"/g)).toHaveLength(1)
    expect(textOf(page)).toContain('Tế Hanh: thiếu 20/10/2026–21/10/2026')
  })

  test('draws every step and N in one picture, each named where it ends', async () => {
    const funnel = between(await site(OCTOBER), 'id="funnel-chart-title"', '</svg>')
    expect([...funnel.matchAll(/class="end"[^>]*>([^<]+)</g)].map(([, label]) => label)).toEqual([
      'N 6',
      'A1 1',
      'A2 0',
      'A3 0',
      'A4 0',
      'A5 0',
    ])
  })

  test('tells the same numbers in a table by weeks, and says which day has none', async () => {
    const table = textOf(between(await site('?from=01/10/2026&to=27/10/2026'), 'class="sheet dated"', '</table>'))
    expect(table).toContain('06/10/2026 7 1/7 0/7 0/7 0/7 0/7 0/7')
    expect(table).toContain('13/10/2026 6 1/6')
    expect(table).toContain(`20/10/2026 ${words.noSnapshot}`)
    expect(table).toContain('27/10/2026 6 1/6')
  })

  test('compares two days: each its fraction, the change in points with its base, and how N moved', async () => {
    const page = await site(`${OCTOBER}&earlier=04/10/2026&later=31/10/2026`)
    const table = textOf(between(page, 'class="sheet compared"', '</table>'))
    expect(table).toContain('Mẫu số (N) 7 6 bớt 1')
    expect(table).toContain('A1 Đã khảo sát 0/7 1/6 +16,7 điểm phần trăm (mẫu số: điểm đang kinh doanh)')
    expect(table).toContain('A2 Đã có mã 0/7 0/6 không đổi')
    expect(table).toContain('A8 Còn dùng sau 60 ngày chưa có số liệu chưa có số liệu chưa so sánh được')
  })

  test('compares the last day of the period with the last day before it, unless other days are asked for', async () => {
    const page = await site('?from=01/11/2026&to=30/11/2026')
    expect(between(page, 'class="sheet compared"', '</thead>')).toMatch(/31\/10\/2026.*11\/11\/2026/)
  })

  test('names a day that cannot be compared', async () => {
    expect(await site(`${OCTOBER}&later=21/10/2026`)).toContain(words.noSnapshotOn('21/10/2026'))
  })

  test('shows no bare percentage and nothing that is no number', async () => {
    for (const page of [await site(OCTOBER), await commune()])
      expect(textOf(page)).not.toMatch(/\d\s*%|NaN|undefined|Infinity/)
  })

  test('where nothing trades says so: never 0 of 0', async () => {
    const page = await pageOf(t, paths.siteHistory(EMPTY), cookies.anh)
    expect(textOf(page)).toContain(`11/11/2026 0 ${Array(6).fill(vi.ui.none).join(' ')}`)
    expect(textOf(page)).not.toMatch(/0\/0|NaN/)
    expect(between(page, 'id="chart-A5-title"', '</svg>')).toContain(`${words.noPoints}</desc>`)
  })

  test('before the first snapshot says when it comes', async () => {
    expect(await site('?from=01/01/2026&to=31/01/2026')).toContain(words.noneYet)
  })

  test.each([
    ['?from=31/10/2026&to=01/10/2026', 'to', words.order],
    ['?from=30/02/2026&to=31/10/2026', 'from', vi.form.notADay],
    ['?from=01/10/2026&to=hôm nay', 'to', vi.form.notADay],
    ['?from=01/01/2020&to=31/10/2026', 'to', words.tooLong(400)],
    ['?later=0001-01-01', 'later', vi.form.notADay],
  ])('asked for %s it explains what is wrong and keeps what was typed', async (query, field, sentence) => {
    const answer = await t.get(`${paths.siteHistory(teHanh)}${encodeURI(query)}`, cookies.anh)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(`id="${field}-error" role="alert">${sentence}<`)
    const typed = new URLSearchParams(query).get(field) ?? ''
    expect(page).toContain(`value="${typed}"`)
  })

  test('is read by who walks there, and by nobody of another commune', async () => {
    expect(await site('', cookies.lan)).toContain(words.funnel)
    expect((await t.get(paths.siteHistory(teHanh), cookies.ut)).status).toBe(404)
    expect((await t.get(paths.communeHistory(world.commune), cookies.ut)).status).toBe(404)
  })
})

describe('the history of a commune', () => {
  test('adds up its sites, and has no sum on a day that one of them lacks', async () => {
    const page = await commune(OCTOBER)
    const table = textOf(between(page, 'class="sheet dated"', '</table>'))
    expect(table).toContain('10/10/2026 12 1/12')
    expect(table).toContain('03/10/2026 13 0/13')
    expect(between(page, 'id="chart-A1-title"', '</svg>').match(/<path /g)).toHaveLength(3)
    expect(textOf(page)).toContain('Chợ Châu Ổ: thiếu 08/10/2026')
  })

  test('is one tap from its page, and that of a site from the site', async () => {
    expect(await pageOf(t, paths.commune(world.commune), cookies.anh)).toContain(
      `href="${paths.communeHistory(world.commune)}"`,
    )
    expect(await pageOf(t, paths.site(teHanh), cookies.lan)).toContain(`href="${paths.siteHistory(teHanh)}"`)
  })
})

describe('the changes of N of a site', () => {
  test('are all there, newest first: which stall, from what to what, who, when, and N after it', async () => {
    const page = textOf(await pageOf(t, paths.siteCensus(teHanh), cookies.lan))
    expect(page).toMatch(
      new RegExp(
        [
          census.now('6'),
          `${census.after('6')} Điểm 16: từ đang kinh doanh thành chỗ trống Lê Thị Lan, lúc 12:00 ngày 10/10/2026`,
          `${census.risen('7')} ${census.listed(7)} Trần Văn Hổ, lúc`,
        ].join('.*'),
      ),
    )
  })

  test('are none where nothing was listed, and shown to nobody of another commune', async () => {
    expect(await pageOf(t, paths.siteCensus(EMPTY), cookies.anh)).toContain(census.none)
    expect((await t.get(paths.siteCensus(teHanh), cookies.ut)).status).toBe(404)
  })
})

test('what is written today is in no snapshot of a day before', async () => {
  const before = await site(OCTOBER)
  const today = { officer: 'lan', day: addDays('2026-11-12', 0), at: t.clock.now() }
  const visit = insertVisit(t.store.read, { id: 'v-late', stall: stalls.n17, outcome: 'agreed', ...today })
  expect(await t.store.commit([visit], [])).toMatchObject({ ok: true })
  expect(await site(OCTOBER)).toBe(before)
})
