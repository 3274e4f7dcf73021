import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { fold } from '../../src/domain/names.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { audit, blocks, censuses, hamlets, rounds, sites, stalls } from '../../src/store/schema.ts'
import { insertUnits } from '../../src/store/units.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { between, labelsIn, pageOf, stallsIn } from '../support/pages.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const { siteLists: words } = vi
let t: TestApp
let ho: string
let lan: string
let forms = 0
const submission = () => `test-form-${String(++forms).padStart(8, '0')}`

const street = {
  ...{ act: 'save', kind: 'street', name: 'Phố Nguyễn Tự Tân', hamlet: '', campaign: '' },
  spots: 'Hẻm 21: 1-3 | 2-4\r\n: 5 | 6',
}
const make = (fields: Fields = {}, cookie = ho) =>
  t.post('/sites', { submission: submission(), ...street, ...fields }, cookie)
const siteAt = (answer: Response): string => answer.headers.get('Location')?.replace('/sites/', '') ?? ''
const listed = async (site: string, cookie = ho) =>
  labelsIn(await pageOf(t, paths.site(site), cookie)).map((label) => label.split(',')[0])
const countOf = async (table: typeof sites | typeof stalls | typeof rounds) =>
  (await t.store.read.select().from(table)).length
/** The sentence under a field of a page. */
const sentenceAt = (page: string, field: string) =>
  new RegExp(`id="${field}-error" role="alert">([^<]+)<`).exec(page)?.[1]?.replaceAll('&quot;', '"')

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  ho = await t.signIn('ho')
  lan = await t.signIn('lan')
})

describe('a coordinator makes a site', () => {
  test('by a form that chooses nothing beforehand and names the commune', async () => {
    const page = await pageOf(t, paths.newSite(), ho)
    expect(page).toContain('Thuộc xã Bình Sơn.')
    expect(page).not.toContain('checked')
    expect(page).not.toContain('<select')
    expect(page).toContain('<option value="Tổ dân phố 6">')
  })

  test('with stalls in walking order, all operating, and round 1 opened today, written in the audit', async () => {
    const answer = await make({ campaign: 'Tuyến phố văn minh', hamlet: 'tổ dân phố 6' })
    expect(answer.status).toBe(303)
    const site = siteAt(answer)
    const page = await pageOf(t, paths.site(site), ho)
    expect(labelsIn(page).map((label) => label.split(',')[0])).toEqual('1 3 2 4 5 6'.split(' '))
    expect(page).toContain('<small>Tuyến phố văn minh</small>Phố Nguyễn Tự Tân')
    expect(page).toContain('Tổ dân phố 6, xã Bình Sơn')
    expect(await t.store.read.select().from(hamlets)).toHaveLength(1)
    expect(await t.store.read.select().from(rounds).where(eq(rounds.site, site))).toMatchObject([
      { number: 1, openedOn: WORLD_DAY },
    ])
    const stretches = await t.store.read.select().from(blocks).where(eq(blocks.site, site))
    expect(stretches.map(({ name, endsAt }) => [name, endsAt])).toEqual([
      ['Từ đầu tuyến đến Hẻm 21', 'Hẻm 21'],
      ['Từ Hẻm 21 đến cuối tuyến', null],
    ])
    expect(await t.store.read.select().from(audit)).toMatchObject([{ action: 'site.made', actor: 'ho', subject: site }])
  })

  test.each([
    ['one stretch', ': 1 | 2', ['Cả tuyến']],
    ['one stretch up to a corner', 'Hẻm 1: 1 | 2', ['Từ đầu tuyến đến Hẻm 1']],
    [
      'a stretch whose corner is left empty',
      ': 1 |\n: 3 |\nHẻm 1: 5 |\n: 7 |',
      ['Đoạn 1, từ đầu tuyến', 'Đoạn 2', 'Đoạn 3, đến Hẻm 1', 'Từ Hẻm 1 đến cuối tuyến'],
    ],
  ])('and names %s', async (_sentence, spots, expected) => {
    const site = siteAt(await make({ spots }))
    const found = await t.store.read.select().from(blocks).where(eq(blocks.site, site))
    expect(found.map(({ name }) => name)).toEqual(expected)
  })

  test('in a hamlet that the commune names for the first time', async () => {
    const site = siteAt(await make({ hamlet: 'Thôn  Đông' }))
    expect(await pageOf(t, paths.site(site), ho)).toContain('Thôn Đông, xã Bình Sơn')
    expect(await t.store.read.select().from(hamlets)).toHaveLength(2)
  })

  test('once, however often the form is sent', async () => {
    const fields = { submission: submission() }
    const [first, again] = [await make(fields), await make(fields)]
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect(await countOf(sites)).toBe(4)
    expect((await make({ ...fields, name: 'Phố khác' })).status).toBe(409)
  })

  test('but not twice under one name, nor under one that differs by its marks', async () => {
    const answer = await make({ name: 'phố  nguyen tu tan' })
    expect(answer.status).toBe(303)
    const again = await make()
    expect(again.status).toBe(422)
    const page = await again.text()
    expect(sentenceAt(page, 'name')).toBe(words.nameTaken)
    expect(page).toContain('Hẻm 21: 1-3 | 2-4')
    expect(await countOf(sites)).toBe(4)
    expect(await countOf(stalls)).toBe(15 + 6)
  })

  test('and is told what is missing, with everything typed kept', async () => {
    const answer = await make({ kind: '', name: '12', hamlet: '7', spots: 'x "y" <b>' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(['kind', 'name', 'hamlet'].map((field) => sentenceAt(page, field))).toEqual([
      ...[vi.form.choose, words.noLetter, words.noLetter],
    ])
    expect(page).toContain('x &quot;y&quot; &lt;b&gt;')
    expect(await countOf(sites)).toBe(3)
  })

  test('and is told which lines to mend, and how, three at a time', async () => {
    const answer = await make({ spots: '1-3\n: 1-4 | 2\n\n: 5 | 6\n: 7\n: x |' })
    expect(answer.status).toBe(422)
    expect(sentenceAt(await answer.text(), 'spots')).toBe(
      'Dòng 1: thiếu dấu hai chấm, hãy viết như “Hẻm 21: 1-11 | 2-12”. Dòng 2: “1-4” ở bên lẻ phải bắt đầu và kết thúc bằng số lẻ. Dòng 5: cần đúng một dấu gạch đứng giữa bên lẻ và bên chẵn, như “: 1-11 | 2-12”. Còn 1 dòng nữa cần sửa.',
    )
    const twice = await make({ spots: ': 1-3 | 2\n: 3 | 4' })
    expect(sentenceAt(await twice.text(), 'spots')).toBe('Dòng 2: số 3 đã có ở dòng 1, hãy bỏ một chỗ.')
    const long = await make({ spots: `${'x'.repeat(200)}: 1 | 2` })
    expect(sentenceAt(await long.text(), 'spots')).toBe(
      `Dòng 1: tên “${'x'.repeat(30)}…” quá dài, hãy viết ngắn lại trong 40 ký tự.`,
    )
    expect(sentenceAt(await (await make({ spots: ' ' })).text(), 'spots')).toBe('Hãy ghi ít nhất một đoạn.')
    const many = await make({ kind: 'market', spots: 'A: 1-1500\nB: 1-501' })
    expect(sentenceAt(await many.text(), 'spots')).toBe('Một nơi có nhiều nhất 2.000 điểm, hãy chia thành nhiều nơi.')
    expect(sentenceAt(await (await make({ spots: '1,'.repeat(10_001) })).text(), 'spots')).toBe(vi.form.tooLong)
  })

  test('never in a commune of others', async () => {
    expect((await make({ commune: world.otherCommune })).status).toBe(422)
    for (const cookie of [lan, await t.signIn('anh'), await t.signIn('dang')]) {
      expect((await t.get(paths.newSite(), cookie)).status).toBe(403)
      expect((await make({}, cookie)).status).toBe(403)
    }
    expect(await countOf(sites)).toBe(3)
  })

  test('in the one of several communes that they choose', async () => {
    await grant('ho', 'coordinator', world.otherCommune)
    expect(await pageOf(t, paths.newSite(), ho)).toContain('<option value="21250">xã Nghĩa Giang</option>')
    const unchosen = await make()
    expect(unchosen.status).toBe(422)
    const site = siteAt(await make({ commune: world.otherCommune, hamlet: 'Tổ dân phố 6' }))
    expect(await pageOf(t, paths.site(site), ho)).toContain('Tổ dân phố 6, xã Nghĩa Giang')
    expect(await t.store.read.select().from(hamlets)).toHaveLength(2)
  })
})

describe('a preview', () => {
  const preview = (fields: Fields) => make({ act: 'preview', ...fields })

  test('draws the street with every stall still to be visited, and stores nothing', async () => {
    const answer = await preview({ name: '' })
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('Xem trước: 2 đoạn, 6 điểm')
    const drawn = between(page, '<div inert="">', '</section>')
    expect(labelsIn(drawn)).toEqual('1 3 2 4 5 6'.split(' ').map((number) => `${number}, chưa rõ tên, Chưa khảo sát`))
    expect(page).toContain('<b>Từ đầu tuyến đến Hẻm 21</b><span>4: 1, 3, 2, 4</span>')
    expect(page).toContain('Hẻm 21: 1-3 | 2-4')
    expect(await countOf(sites)).toBe(3)
  })

  test('of a long market is drawn from afar', async () => {
    const page = await (await preview({ kind: 'market', spots: 'A: 1-40 | Lối đi 1\nB: 40-1' })).text()
    expect(page).toContain('Xem trước: 2 dãy, 80 sạp')
    expect(page).toContain('class="overview"')
    expect(page).toContain('Sau dãy: Lối đi 1')
  })

  test('says what to mend before it draws', async () => {
    const answer = await preview({ spots: ': 1' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(sentenceAt(page, 'spots')).toContain('Dòng 1: ')
    expect(page).not.toContain('id="preview"')
    expect(sentenceAt(await (await preview({ kind: '' })).text(), 'kind')).toBe(vi.form.choose)
  })

  test('leaves the form free to be saved', async () => {
    const fields = { submission: submission() }
    await preview(fields)
    expect((await make(fields)).status).toBe(303)
  })
})

describe('a stall is added in place', () => {
  const { n15, n20 } = world.teHanhStalls
  const add = (fields: Fields = {}, { cookie = lan, site = world.teHanh as string } = {}) =>
    t.post(
      paths.newStall(site),
      { submission: submission(), number: '15a', side: 'odd', place: `after:${n15}`, ...fields },
      cookie,
    )

  test('by whoever walks there, between two others', async () => {
    expect(await pageOf(t, paths.site(world.teHanh), lan)).toContain(paths.newStall(world.teHanh))
    const form = await pageOf(t, paths.newStall(world.teHanh), lan)
    expect(form).toContain('<optgroup label="Đầu đường đến Hẻm 21"><option value="start:te-hanh-1">ở đầu đoạn</option>')
    expect(form).toContain('<option value="after:te-hanh-17">sau số 17, Gạo Nguyễn Thị Út</option>')
    const answer = await add()
    expect(answer.status).toBe(303)
    expect(await listed(world.teHanh, lan)).toEqual('15 15A 17 19 16 18 21 23 20'.split(' '))
    const page = await pageOf(t, answer.headers.get('Location') ?? '', lan)
    expect(page).toContain('15A')
    expect(await t.store.read.select().from(audit)).toMatchObject([{ action: 'stall.added', actor: 'lan' }])
    expect((await t.store.read.select().from(censuses)).at(-1)).toMatchObject({ state: 'operating', officer: 'lan' })
  })

  test('at the start of a block, and in a row of a market', async () => {
    await add({ number: '22', side: 'even', place: 'start:te-hanh-2' })
    expect(await listed(world.teHanh, lan)).toEqual('15 17 19 16 18 21 23 22 20'.split(' '))
    const place = `after:${world.marketStalls.a1}`
    const inRow = { number: 'a1b', side: '', place }
    expect((await add(inRow, { cookie: ho, site: world.market })).status).toBe(303)
    expect(await listed(world.market)).toEqual('A1 A1B A2 A3 B1 B2 B3'.split(' '))
  })

  test('once, however often the form is sent', async () => {
    const fields = { submission: submission() }
    const [first, again] = [await add(fields), await add(fields)]
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect(await listed(world.teHanh, lan)).toHaveLength(9)
  })

  test.each<[string, Fields, string, string]>([
    ['a number that is there', { number: '17' }, 'number', 'Nơi này đã có số 17.'],
    ['no number', { number: '' }, 'number', vi.form.required],
    ['a word', { number: 'nhà Ba' }, 'number', words.numberRule],
    ['no side', { side: '' }, 'side', vi.form.choose],
    ['no place', { place: '' }, 'place', vi.form.choose],
    ['a place of another street', { place: `after:${world.otherStall}` }, 'place', vi.form.choose],
    ['a block of another site', { place: 'start:cho-chau-o-a' }, 'place', vi.form.choose],
    ['a place that is none', { place: n20 }, 'place', vi.form.choose],
  ])('not with %s', async (_sentence, fields, field, sentence) => {
    const answer = await add(fields)
    expect(answer.status).toBe(422)
    expect(sentenceAt(await answer.text(), field)).toBe(sentence)
    expect(await countOf(stalls)).toBe(15)
  })

  test('not on a side of a market', async () => {
    const place = `after:${world.marketStalls.a1}`
    expect((await add({ number: 'A9', place }, { cookie: ho, site: world.market })).status).toBe(422)
  })

  test('not where one was not sent', async () => {
    expect((await t.get(paths.newStall(world.market), lan)).status).toBe(404)
    expect((await add({ side: '' }, { site: world.market })).status).toBe(404)
    expect(await pageOf(t, paths.site(world.teHanh), await t.signIn('anh'))).not.toContain('/stalls/new')
    expect((await add({}, { cookie: await t.signIn('anh') })).status).toBe(403)
  })
})

describe('a new round', () => {
  const open = (fields: Fields = {}, cookie = ho) =>
    t.post(paths.siteRounds(world.teHanh), { submission: submission(), ...fields }, cookie)
  const visitedOf = async () =>
    /(\d+)<span>\/7/.exec(between(await pageOf(t, paths.site(world.teHanh), ho), 'figures/A1', '</a>'))?.[1]

  test('opens today, once a day, and A1 counts from nought', async () => {
    const visit = {
      id: 'v',
      stall: world.teHanhStalls.n15,
      officer: 'lan',
      outcome: 'agreed',
      at: t.clock.now(),
    } as const
    await t.store.commit(
      [insertVisit(t.store.read, { ...visit, day: '2026-11-11' })],
      [{ at: 1, actor: 'lan', action: 'visit.recorded', subject: 'v' }],
    )
    expect(await visitedOf()).toBe('1')
    const fields = { submission: submission() }
    const [first, again] = [await open(fields), await open(fields)]
    expect([first.status, again.status]).toEqual([303, 303])
    expect(await visitedOf()).toBe('0')
    const page = await pageOf(t, paths.siteRounds(world.teHanh), ho)
    expect(page).toContain('<b>Đợt 2</b><span>mở ngày 12/11/2026, đang tính</span>')
    expect(page).toContain('<b>Đợt 1</b><span>mở ngày 01/10/2026</span>')
    expect(page).not.toContain(words.openRound)
    const second = await open()
    expect([second.status, (await second.text()).includes(words.openedToday)]).toEqual([422, true])
    t.clock.advance(24 * 3600)
    expect((await open()).status).toBe(303)
    expect((await t.store.read.select().from(rounds).where(eq(rounds.site, world.teHanh))).length).toBe(3)
    const opened = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'round.opened')
    expect(opened).toHaveLength(2)
  })

  test('is not the business of walkers and readers', async () => {
    for (const cookie of [lan, await t.signIn('anh')]) expect((await open({}, cookie)).status).toBe(403)
    expect((await open({}, await t.signIn('ut'))).status).toBe(404)
  })
})

describe('an installation that starts empty', () => {
  test('gets a street and a market from its coordinator, and a volunteer to walk them', async () => {
    t = await createTestApp()
    await installEmpty()
    const [hoa, minh] = [await t.signIn('hoa'), await t.signIn('minh')]
    const before = await pageOf(t, paths.sites(), hoa)
    expect(between(before, 'class="empty"', '</div>')).toContain(`href="${paths.newSite()}"`)
    const ofStreet = siteAt(await make({ spots: 'Hẻm 21: 1-3 | 2\n: 5 | 4, 6A' }, hoa))
    const spots = 'A: 1-10 | Lối đi 1\nB: 10-1'
    const ofMarket = siteAt(await make({ kind: 'market', name: 'Chợ Châu Ổ', spots }, hoa))
    const page = await pageOf(t, paths.sites(), hoa)
    expect(page.indexOf('Phố Nguyễn Tự Tân')).toBeLessThan(page.indexOf('Chợ Châu Ổ'))
    expect(page).toContain(`href="${paths.newSite()}"`)

    expect((await t.get(paths.site(ofStreet), minh)).status).toBe(404)
    for (const site of [ofStreet, ofMarket]) {
      const assigned = { submission: submission(), officer: 'minh', act: 'assign' }
      expect((await t.post(paths.siteAssignments(site), assigned, hoa)).status).toBe(303)
    }
    expect(await listed(ofStreet, minh)).toEqual('1 3 2 5 4 6A'.split(' '))
    const drawn = await pageOf(t, paths.site(ofStreet), minh)
    expect(labelsIn(drawn).every((label) => label.endsWith('Chưa khảo sát'))).toBe(true)
    expect(between(drawn, 'figures/A1', '</a>')).toContain('0<span>/6</span>')
    expect(between(drawn, 'figures/A5', '</a>')).toContain('0<span>/6</span>')
    const list = await pageOf(t, paths.siteFigure(ofStreet, 'A1'), minh)
    expect(stallsIn(between(list, 'id="rest"', '</section>'))).toHaveLength(6)
    const rows = await listed(ofMarket, minh)
    expect([rows.length, rows[0], rows[10]]).toEqual([20, 'A1', 'B1'])
    expect(await pageOf(t, paths.site(ofMarket), minh)).toContain('Lối đi 1 · đi A1 → A10, rồi B10 → B1')
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })
})

/** Two administrators, a coordinator and a volunteer of one commune; no hamlet, no site. */
async function installEmpty(): Promise<void> {
  const unit = { folded: fold('Bình Sơn'), fromDay: '2025-07-01' }
  await t.store.commit(
    [
      insertUnits(t.store.read, [
        { ...unit, code: '51', name: 'Quảng Ngãi', kind: 'province', folded: fold('Quảng Ngãi') },
        { ...unit, code: '21040', name: 'Bình Sơn', kind: 'commune', parent: '51' },
      ]),
      ...['dang', 'thien', 'hoa', 'minh'].map((id) =>
        insertOfficer(t.store.read, { id, name: `Người ${id}`, signInName: id, createdAt: 1 }),
      ),
    ],
    [],
  )
  for (const admin of ['dang', 'thien']) await grant(admin, 'admin', '51')
  await grant('hoa', 'coordinator', '21040')
  await grant('minh', 'volunteer', '21040')
}

async function grant(officer: string, role: Role, unit: string): Promise<void> {
  const [{ read }, at] = [t.store, t.clock.now()]
  const row = { id: `${officer}-${role}-${unit}`, officer, role, unit, grantedAt: at }
  const approval = { grant: row.id, decision: 'approved', decidedBy: 'thien', decidedAt: at } as const
  const writes =
    role === 'admin'
      ? [insertRoleGrant(read, { ...row, grantedBy: null })]
      : [insertRoleGrant(read, { ...row, grantedBy: 'dang' }), insertRoleGrantDecision(read, approval)]
  expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
}
