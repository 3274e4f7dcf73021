import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { insertOfficer } from '../../src/store/officers.ts'
import { visits } from '../../src/store/schema.ts'
import { routes } from '../../src/web/routes.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { buildWorld, world } from '../support/world.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
})

const health = routes.find(({ path }) => path === '/healthz')
const showHealth = health?.respond
afterEach(() => {
  if (health && showHealth) health.respond = showHealth
})
/** Breaks a route, as a fault in it would. */
function breakHealth(): void {
  if (health === undefined) throw new Error('no health route')
  health.respond = () => {
    throw new Error('account 0123456789 of Nguyễn Văn A')
  }
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const own = { ...form, Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' }
const send = (headers: Record<string, string>, body: BodyInit = 'name=lan&password=x', path = '/sign-in') =>
  t.app.request(path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)

describe('the headers of every answer', () => {
  const answers: [name: string, ask: () => Response | Promise<Response>, status: number][] = [
    ['a page', () => t.get('/sign-in'), 200],
    ['data', () => t.get('/healthz'), 200],
    ['a redirect', () => t.get('/officers'), 303],
    ['a refusal by role', async () => t.get('/officers', await t.signIn('lan')), 403],
    ['a refusal of another site', () => send({ ...own, Origin: 'https://evil.example' }), 403],
    ['nothing there', () => t.get('/no/such/page'), 404],
    ['a body too large', () => send(own, 'x'.repeat(70_000)), 413],
    ['a form not understood', () => send(own, 'name='), 422],
    [
      'a fault',
      () => {
        breakHealth()
        return t.get('/healthz')
      },
      500,
    ],
  ]

  test.each(answers)('%s: strict policy, no sniffing, no framing, no keeping', async (_name, ask, status) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    const policy = (answer.headers.get('Content-Security-Policy') ?? '').split('; ')
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'"]))
    expect(policy).toEqual(expect.arrayContaining(["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]))
    expect(policy.join()).not.toMatch(/unsafe|\*|http:|https:/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.headers.get('Strict-Transport-Security')).toBeNull()
  })

  test('over https ask for https for a year', async () => {
    const secure = await createTestApp({ origin: 'https://phoqr.example' })
    expect((await secure.get('/sign-in')).headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
  })

  test('a fault shows one sentence and its request id, and logs no value', async () => {
    breakHealth()
    const answer = await t.get('/healthz')
    const page = await answer.text()
    expect(page).toContain(answer.headers.get('X-Request-Id'))
    expect(page + JSON.stringify(t.log)).not.toMatch(/0123456789|Nguyễn Văn A/)
    expect(t.log.at(-1)).toMatchObject({ event: 'failed', id: answer.headers.get('X-Request-Id'), error: 'Error' })
  })
})

describe('a full disk', () => {
  test('is said plainly, stores nothing of what was sent, and hinders no reading', async () => {
    const cookie = await t.signIn('lan')
    t.store.read.run(sql`pragma max_page_count = 1`)
    const send = (at: number) =>
      t.post(
        `/stalls/${world.teHanhStalls.n15}/visits`,
        { submission: `phieu-0000-0000-${1000 + at}`, outcome: 'absent' },
        cookie,
      )
    let sent = 0
    let answer = await send(sent)
    while (answer.status === 303) answer = await send(++sent)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Máy chủ hết chỗ lưu nên chưa ghi được.')
    expect(t.log.at(-1)).toMatchObject({ event: 'failed', error: 'disk-full' })
    expect((await t.get(`/stalls/${world.teHanhStalls.n15}`, cookie)).status).toBe(200)
    t.store.read.run(sql`pragma max_page_count = 100000`)
    expect(await t.store.read.select().from(visits)).toHaveLength(sent)
    expect((await send(sent)).status).toBe(303)
  })
})

describe('a form sent by another site', () => {
  test.each([
    ['no origin at all', form],
    ['a foreign origin', { ...own, Origin: 'https://evil.example' }],
    ['the origin "null"', { ...own, Origin: 'null' }],
    ['our host on another port', { ...own, Origin: 'http://localhost:3001' }],
    ['our host over another scheme', { ...own, Origin: 'https://localhost:3000' }],
    ['a host that begins like ours', { ...own, Origin: 'http://localhost:3000.evil.example' }],
    ['a cross-site fetch that claims our origin', { ...own, 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { ...own, 'Sec-Fetch-Site': 'same-site' }],
    ['a cross-site fetch without origin', { ...form, 'Sec-Fetch-Site': 'cross-site' }],
    ['text/plain', { 'Content-Type': 'text/plain' }],
    ['no content type', {}],
    ['multipart', { 'Content-Type': 'multipart/form-data; boundary=x', Origin: 'https://evil.example' }],
  ])('is refused: %s', async (_name, headers) => {
    const answer = await send(headers)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Trang này chỉ nhận phiếu gửi từ chính Phố QR.')
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'X'])('is refused under the method %s too', async (method) => {
    expect((await t.app.request('/sign-in', { method })).status).toBe(403)
  })

  test('is told apart from our own by either header', async () => {
    expect((await send({ ...form, Origin: own.Origin })).status).toBe(422)
    expect((await send({ ...form, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(422)
  })
})

describe('a body', () => {
  test('that gives a field twice is refused by name', async () => {
    const answer = await send(own, 'name=lan&password=x&password=y')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/id="password-error"[^>]*>Ô này bị gửi hai lần/)
  })

  test.each([
    ['with its length said', () => 'x'.repeat(70_000), {}],
    ['with a length that lies', () => 'x'.repeat(70_000), { 'Content-Length': '10', 'Transfer-Encoding': 'chunked' }],
    ['in chunks', () => new Blob(['x'.repeat(70_000)]).stream(), {}],
  ])('over its limit is a 413 %s', async (_name, body, headers) => {
    expect((await send({ ...own, ...headers }, body())).status).toBe(413)
  })

  test.each([
    ['of JSON', { ...own, 'Content-Type': 'application/json' }, '{"name":"lan","password":"x"}'],
    ['of plain text', { ...own, 'Content-Type': 'text/plain' }, 'name=lan&password=x'],
    ['of a broken multipart', { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }, '--x\r\nbroken'],
    ['of a multipart without boundary', { ...own, 'Content-Type': 'multipart/form-data' }, 'name=lan'],
    ['of no kind', { Origin: own.Origin }, new Uint8Array([0xff, 0xfe, 0])],
    ['that is empty', own, ''],
    ['with names of the language itself', own, '__proto__=1&constructor=2&toString=3&name=lan&password='],
    ['with bytes that are no text', own, 'name=%ff%fe&password=%00'],
    ['with a name that is a file', { ...own, 'Content-Type': 'multipart/form-data; boundary=x' }, multipartFile()],
  ])('%s is refused, never a fault', async (_name, headers, body) => {
    expect((await send(headers, body)).status).toBe(422)
  })
})

function multipartFile(): string {
  const part = 'Content-Disposition: form-data; name="name"; filename="a.txt"\r\n\r\nlan'
  return `--x\r\n${part}\r\n--x--\r\n`
}

describe('64 people at once', () => {
  test('are each shown their own page only', async () => {
    const people = Array.from({ length: 64 }, (_, at) => `canary-${String(at).padStart(2, '0')}`)
    const writes = people.map((id) =>
      insertOfficer(t.store.read, { id, name: `Chim ${id}`, signInName: id, createdAt: 1 }),
    )
    expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
    const cookies = await Promise.all(people.map((id) => t.signIn(id)))
    const pages = await Promise.all(cookies.flatMap((cookie) => [t.get('/confirmation', cookie), t.get('/', cookie)]))
    const shown = await Promise.all(pages.map((page) => page.text()))
    shown.forEach((page, at) => {
      const seen = new Set(page.match(/canary-\d\d/g))
      expect([...seen]).toEqual([people[Math.floor(at / 2)]])
    })
  })
})
