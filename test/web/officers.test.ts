import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { EVERYWHERE } from '../../src/domain/access.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { audit, enrolments, officers, roleGrants, units } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { cookiesOf, createTestApp, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

let t: TestApp
let dang: string
let thien: string
let forms = 0
const submission = () => `test-form-${String(++forms).padStart(8, '0')}`

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  dang = await t.signIn('dang')
  thien = await t.signIn('thien')
})

const codeIn = (page: string) => /<code>([0-9A-Z-]+)<\/code>/.exec(page)?.[1] ?? ''
const newest = async <Row>(rows: Promise<Row[]>): Promise<Row> => (await rows).at(-1) as Row
const make = (fields = {}, cookie = dang) =>
  t.post('/officers', { submission: submission(), name: 'Phan Thị Sáu', signInName: 'sau', ...fields }, cookie)
const findSau = async () => (await t.store.read.select().from(officers).where(eq(officers.signInName, 'sau')))[0]
const grant = (fields = {}, cookie = dang, officer = 'lan') =>
  t.post(
    `/officers/${officer}/roles`,
    { submission: submission(), role: 'coordinator', unit: world.commune, ...fields },
    cookie,
  )
const lastGrant = () =>
  newest(
    t.store.read
      .select()
      .from(roleGrants)
      .then((rows) => rows),
  )
const decide = (id: string, decision: string, cookie: string) =>
  t.post(`/role-grants/${id}/decision`, { submission: submission(), decision }, cookie)
const rolesOf = async (cookie: string) => (await t.get('/', cookie)).headers.get('Location')

describe('making an officer', () => {
  test('shows a one-time code once, with which they set a password', async () => {
    const answer = await make()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Location')).toBeNull()
    const code = codeIn(await answer.text())
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(JSON.stringify(await t.store.read.select().from(enrolments))).not.toContain(code)
    const password = 'núi Ấn sông Trà'
    const entered = await t.post('/enrolment', { name: 'sau', code, password, repeated: password })
    expect(entered.status).toBe(303)
    expect(await (await t.get('/', cookiesOf(entered))).text()).toContain('Bạn chưa có vai trò nào')
  })

  test('shows the code in the page that stands there, where scripts run', async () => {
    const sent = { submission: submission(), name: 'Phan Thị Sáu', signInName: 'sau' }
    const answer = await t.post('/officers', sent, dang, { 'HX-Request-Type': 'partial' })
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([200, null])
    expect(codeIn(await answer.text())).not.toBe('')
  })

  test('sent twice makes one officer and shows the code once', async () => {
    const id = submission()
    const [first, second] = [await make({ submission: id }), await make({ submission: id })]
    expect(codeIn(await first.text())).not.toBe('')
    expect(second.status).toBe(303)
    expect(second.headers.get('Location')).toBe(`/officers/${(await findSau())?.id}`)
    expect((await make({ submission: id, name: 'Phan Thị Bảy' })).status).toBe(409)
  })

  test.each([
    ['name', '', 'Hãy điền ô này.'],
    ['name', '123', 'Họ tên cần có chữ.'],
    ['name', 'x'.repeat(81), 'Nội dung quá dài'],
    ['signInName', 'Có dấu', 'Chữ thường không dấu'],
    ['signInName', 'lan', 'Tên đăng nhập này đã có người dùng.'],
  ])('answers %s "%s" with a sentence and keeps what was typed', async (field, value, sentence) => {
    const answer = await make({ [field]: value })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(sentence)
    expect(page).toContain(field === 'name' ? 'value="sau"' : 'value="Phan Thị Sáu"')
    expect(await findSau()).toBeUndefined()
  })

  test('a new code ends the old one', async () => {
    const first = codeIn(await (await make()).text())
    const id = (await findSau())?.id
    const second = codeIn(await (await t.post(`/officers/${id}/enrolment`, { submission: submission() }, dang)).text())
    const password = 'núi Ấn sông Trà'
    const enter = (code: string) => t.post('/enrolment', { name: 'sau', code, password, repeated: password })
    expect((await enter(first)).status).toBe(422)
    expect((await enter(second)).status).toBe(303)
  })

  test('lists everyone of the province by given name', async () => {
    await make()
    const page = await (await t.get('/officers', dang)).text()
    const names = [...page.matchAll(/<a href="\/officers\/[^"]+">([^<]+)<\/a> <small>/g)].map((found) => found[1])
    expect(names).toEqual([
      ...['Võ Thị Ánh', 'Nguyễn Hải Đăng', 'Trần Văn Hổ', 'Lê Thị Lan', 'Phan Thị Sáu', 'Phạm Đức Thiện'],
      ...['Bùi Thanh Trà', 'Đỗ Văn Út'],
    ])
  })
})

describe('a role', () => {
  test('is in force when a second administrator approves it, and not before', async () => {
    const lan = await t.signIn('lan')
    expect((await grant()).headers.get('Location')).toBe('/officers/lan')
    expect(await rolesOf(lan)).toBe('/sites')
    const { id } = await lastGrant()
    expect((await decide(id, 'approved', thien)).headers.get('Location')).toBe('/officers')
    expect(await rolesOf(lan)).toBe('/communes/21040')
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
    const acts = await t.store.read.select({ action: audit.action, actor: audit.actor }).from(audit)
    expect(acts.slice(-2)).toEqual([
      { action: 'role.granted', actor: 'dang' },
      { action: 'role.approved', actor: 'thien' },
    ])
  })

  test('is not approved by who asked for it, nor by who made the account, nor by who gets it', async () => {
    await grant({}, thien)
    const { id } = await lastGrant()
    const own = await decide(id, 'approved', thien)
    expect(own.status).toBe(422)
    expect(await own.text()).toContain('Bạn không thể duyệt vai trò do chính bạn đề nghị')
    expect(await (await decide(id, 'approved', dang)).text()).toContain('Bạn đã tạo tài khoản của người này')
    await grant({ unit: world.province, role: 'auditor' }, dang, 'thien')
    expect((await decide((await lastGrant()).id, 'approved', thien)).status).toBe(422)
  })

  test('can be returned, and is decided once', async () => {
    await grant()
    const { id } = await lastGrant()
    expect((await decide(id, 'returned', thien)).status).toBe(303)
    const again = await decide(id, 'approved', thien)
    expect(await again.text()).toContain('Vai trò này đã được duyệt hoặc trả lại rồi.')
    expect(await (await t.get('/officers/lan', dang)).text()).toContain('Đã trả lại')
  })

  test('ends at once when revoked', async () => {
    const ho = await t.signIn('ho')
    const revoke = () => t.post('/role-grants/grant-ho/revocation', { submission: submission() }, dang)
    expect((await revoke()).headers.get('Location')).toBe('/officers/ho')
    expect(await (await t.get('/', ho)).text()).toContain('Bạn chưa có vai trò nào')
    expect(await (await revoke()).text()).toContain('Vai trò này đã được thu hồi rồi.')
  })

  test('of an administrator is neither given nor taken on the web', async () => {
    const asked = await grant({ role: 'admin', unit: world.province })
    expect(asked.status).toBe(422)
    expect(await asked.text()).toContain('Hãy chọn một mục.')
    const taken = await t.post('/role-grants/grant-thien/revocation', { submission: submission() }, dang)
    expect(taken.status).toBe(404)
  })

  test.each([
    [{ unit: '99999' }, 'Hãy chọn một mục.'],
    [{ unit: '' }, 'Hãy chọn một mục.'],
    [{ unit: '51', role: 'leader' }, 'Vai trò này chỉ giao ở một xã, phường hoặc đặc khu.'],
    [{ role: 'volunteer' }, 'Người này đã có, hoặc đang chờ duyệt vai trò này.'],
  ])('asked for as %o is refused with a sentence', async (fields, sentence) => {
    const answer = await grant(fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  test('sent twice is asked for once', async () => {
    const id = submission()
    const before = (await t.store.read.select().from(roleGrants)).length
    const answers = [await grant({ submission: id }), await grant({ submission: id })]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await t.store.read.select().from(roleGrants)).length).toBe(before + 1)
  })

  test('is granted and decided only soon after the password was given', async () => {
    t.clock.advance(301)
    const answer = await grant()
    expect(answer.headers.get('Location')).toMatch(/^\/confirmation/)
    expect((await decide('grant-lan', 'approved', thien)).headers.get('Location')).toMatch(/^\/confirmation/)
  })
})

describe('an officer who is not there, or of another province', () => {
  test.each(['/officers/nobody', '/officers/elsewhere'])('%s is not found, with the same body', async (path) => {
    const made = { id: 'elsewhere', name: 'Người Xa', signInName: 'xa', createdAt: 1 }
    const place = { id: 'g', officer: 'elsewhere', role: 'admin', unit: '48', grantedAt: 1 } as const
    const { read } = t.store
    await t.store.commit([read.insert(officers).values(made), read.insert(roleGrants).values(place)], [])
    const [here, reference] = [await t.get(path, dang), await t.get('/officers/none', dang)]
    expect(here.status).toBe(404)
    expect(await here.text()).toBe(await reference.text())
    expect(await (await t.get('/officers', dang)).text()).not.toContain('Người Xa')
  })
})

describe('an administrator of the whole installation', () => {
  test('sees everyone and grants roles in the province they choose', async () => {
    const { read } = t.store
    const far = { code: '48', name: 'Đà Nẵng', kind: 'city', folded: 'da nang', fromDay: '2025-07-01' } as const
    const ward = { ...far, code: '20194', name: 'Hải Châu', kind: 'ward', folded: 'hai chau', parent: '48' } as const
    const first = { id: 'first', name: 'Quản trị viên', signInName: 'first', createdAt: 1 }
    const all = { id: 'g-first', officer: 'first', role: 'admin', unit: EVERYWHERE, grantedAt: 1 } as const
    const writes = [
      read.insert(units).values(far),
      read.insert(units).values(ward),
      read.insert(officers).values(first),
    ]
    expect(await t.store.commit([...writes, read.insert(roleGrants).values(all)], [])).toMatchObject({ ok: true })
    const cookie = await t.signIn('first')
    const list = await (await t.get('/officers', cookie)).text()
    expect(list).toContain('Quản trị · toàn hệ thống')
    expect(list).toContain('Lê Thị Lan')
    const page = await (await t.get('/officers/lan?province=48', cookie)).text()
    expect(page).toContain('phường Hải Châu')
    expect(page).not.toContain('xã Nghĩa Giang')
    expect((await grant({ unit: '20194' }, cookie)).status).toBe(303)
    expect((await grant({ unit: '20194' })).status).toBe(422)
  })
})

describe('who walks a site', () => {
  const send = (fields: object, cookie: string, site: string = world.market) =>
    t.post(`/sites/${site}/assignments`, { submission: submission(), officer: 'lan', ...fields }, cookie)

  test('is chosen by its coordinator, and changes what the volunteer may see', async () => {
    const ho = await t.signIn('ho')
    expect(await (await t.get(`/sites/${world.market}/assignments`, ho)).text()).toContain('Chưa được phân công')
    expect((await send({ act: 'assign' }, ho)).status).toBe(303)
    expect(await (await t.get(`/sites/${world.market}/assignments`, ho)).text()).toContain('Đang được phân công')
    expect(await (await send({ act: 'assign' }, ho)).text()).toContain('Người này đã được phân công ở đây rồi.')
    expect((await send({ act: 'end' }, ho)).status).toBe(303)
    expect(await (await t.get(`/sites/${world.market}/assignments`, ho)).text()).toContain('Chưa được phân công')
  })

  test('is nobody from elsewhere, and no business of another coordinator', async () => {
    const [ho, ut] = [await t.signIn('ho'), await t.signIn('ut')]
    expect((await send({ act: 'assign', officer: 'ut' }, ho)).status).toBe(404)
    expect((await send({ act: 'assign' }, ut)).status).toBe(404)
    expect((await t.get(`/sites/${world.market}/assignments`, ut)).status).toBe(404)
    const other = await (await t.get(`/sites/${world.otherSite}/assignments`, ut)).text()
    expect(other).toContain('Xã chưa có tình nguyện viên nào.')
  })
})

describe('the bank table', () => {
  const bank = { bin: '971999', short: 'Tân Bình', name: 'Ngân hàng Tân Bình', fromDay: '01/10/2026', document: 'QĐ 1' }
  const add = (fields = {}, cookie = dang) => t.post('/banks', { submission: submission(), ...bank, ...fields }, cookie)

  test('takes a new bank and shows it', async () => {
    expect((await add()).headers.get('Location')).toBe('/banks')
    const page = await (await t.get('/banks', dang)).text()
    expect(page).toContain('971999 · Tân Bình')
    expect(page).toContain('Từ 01/10/2026, theo QĐ 1')
  })

  test('does not offer a bank before the day it begins', async () => {
    await add({ fromDay: '13/11/2026' })
    const lan = await t.signIn('lan')
    const offered = async () => (await t.get('/banks/search?q=Tân Bình', lan)).text()
    expect(await (await t.get('/banks', dang)).text()).toContain('Từ 13/11/2026')
    expect(await offered()).not.toContain('971999')
    t.clock.advance(24 * 60 * 60)
    expect(await offered()).toContain('971999')
  })

  test.each([
    [{ bin: '12345' }, 'BIN gồm đúng 6 chữ số.'],
    [{ bin: '970436' }, 'BIN này đã có trong danh sách: Vietcombank.'],
    [{ fromDay: '31/02/2026' }, 'Ngày chưa đúng. Viết như 05/09/2026.'],
    [{ document: '' }, 'Hãy điền ô này.'],
  ])('refuses %o with a sentence and keeps what was typed', async (fields, sentence) => {
    const answer = await add(fields)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(sentence)
    expect(page).toContain('value="Ngân hàng Tân Bình"')
  })
})

describe('the audit page', () => {
  test('names who did what, newest first, and checks the chain when asked', async () => {
    await make()
    const page = await (await t.get('/audit', await t.signIn('tra'))).text()
    expect(page).toContain('<b>Cấp mã một lần</b><span>Nguyễn Hải Đăng, lúc 14:05 ngày 12/11/2026</span>')
    expect(page).not.toContain('Chuỗi còn nguyên vẹn')
    expect(await (await t.get('/audit?verify=1', dang)).text()).toContain('Chuỗi còn nguyên vẹn: 2 dòng')
  })

  test('has words for every act that the program writes down', () => {
    const root = resolve(import.meta.dirname, '../../src')
    const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => readFileSync(resolve(root, file), 'utf8'))
    const lines = sources
      .join('\n')
      .split('\n')
      .filter((line) => /\baction\b/.test(line))
    const acts = lines.flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((found) => found[1] ?? ''))
    expect(acts.length).toBeGreaterThan(15)
    expect(acts.filter((act) => !(act in vi.audit.actions))).toEqual([])
  })

  test('turns pages by number', async () => {
    const entries = Array.from({ length: 130 }, (_, at) => ({
      at,
      actor: 'clock',
      action: 'account.activated',
      subject: '',
    }))
    await t.store.commit([], entries)
    const first = await (await t.get('/audit', dang)).text()
    expect(first).toContain('href="/audit?before=31"')
    const second = await (await t.get('/audit?before=31', dang)).text()
    expect([...second.matchAll(/<li value="(\d+)">/g)].map((row) => Number(row[1]))).toEqual(
      Array.from({ length: 30 }, (_, at) => 30 - at),
    )
  })
})
