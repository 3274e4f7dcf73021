import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../src/domain/access.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { buildHolders, holder, PARAMETERS, pathOf } from '../support/access.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { openVendorPage } from '../support/vendors.ts'
import { world } from '../support/world.ts'

const TABLE = resolve(import.meta.dirname, '../../docs/access.md')
const MONTH = 31 * 24 * 60 * 60
const REACHED = 'X-Test-Reached'

const title = ({ method, path }: Route) => `${method} ${path}`
const declares = ({ access }: Route, role: Role): boolean =>
  access.kind === 'public' || access.kind === 'officer' || (access.kind === 'roles' && access.roles.includes(role))
const isOpen = ({ access }: Route) => access.kind === 'public'
const isVendors = ({ access }: Route) => access.kind === 'vendor'

let t: TestApp
const cookies = new Map<string, string>()
let expired: string
let vendor: string

beforeAll(async () => {
  const page = async () => new Uint8Array()
  t = await createTestApp({ demo: false, paper: { calibration: page, test: page } })
  await buildHolders(t)
  expired = await t.signIn(holder('admin', 'own'))
  t.clock.advance(MONTH)
  for (const role of ROLES)
    for (const place of ['own', 'other'] as const) cookies.set(holder(role, place), await t.signIn(holder(role, place)))
  vendor = await openVendorPage(t, world.merchant)
})

const cookieOf = (role: Role, place: 'own' | 'other' = 'own'): string => cookies.get(holder(role, place)) ?? ''
const send = ({ method }: Pick<Route, 'method'>, path: string, cookie = '') =>
  method === 'GET' ? t.get(path, cookie) : t.post(path, {}, cookie)

/** With every handler replaced by a mark, so that what is seen is the declaration at work and nothing else. */
const handlers = new Map(routes.map((route) => [route, route.respond]))
function markHandlers(): void {
  for (const route of routes) route.respond = (c) => c.body(null, 200, { [REACHED]: title(route) })
}
afterEach(() => {
  for (const [route, respond] of handlers) route.respond = respond
})
/** Whoever comes to a vendor's page without a PIN, officers included, is asked for one. */
function expectPinAsked(answer: Response): void {
  expect([reached(answer), answer.status, answer.headers.get('Location')]).toEqual([null, 303, '/my-stall/pin'])
}
const reached = (answer: Response): string | null => answer.headers.get(REACHED)

describe('every route × every role', () => {
  test('is declared once, and the walk sees them all', () => {
    expect(new Set(routes.map(title)).size).toBe(routes.length)
    expect(routes.length).toBeGreaterThan(20)
  })

  test.each(routes.map((route) => [title(route), route] as const))(
    '%s lets in whom it declares and nobody else',
    async (name, route) => {
      markHandlers()
      const path = pathOf(route)
      for (const role of ROLES) {
        const answer = await send(route, path, cookieOf(role))
        if (declares(route, role)) expect(reached(answer), role).toBe(name)
        else if (isVendors(route)) expectPinAsked(answer)
        else expect([reached(answer), answer.status], role).toEqual([null, 403])
      }
      for (const cookie of ['', expired, 'pho-qr=0000000000000000000000000000000A', 'pho-qr=%E0%A4%A']) {
        const answer = await send(route, path, cookie)
        if (isOpen(route)) expect(reached(answer)).toBe(name)
        else if (isVendors(route)) expectPinAsked(answer)
        else if (route.speaksJson) expect([reached(answer), answer.status]).toEqual([null, 401])
        else {
          expect([reached(answer), answer.status]).toEqual([null, 303])
          expect(answer.headers.get('Location')).toMatch(/^\/sign-in/)
        }
      }
    },
  )

  test('a vendor is let into the pages of vendors and of nobody else but the public', async () => {
    markHandlers()
    expect(routes.filter(isVendors).length).toBeGreaterThan(5)
    for (const route of routes) {
      const answer = await send(route, pathOf(route), vendor)
      const expected = isOpen(route) || isVendors(route) ? title(route) : null
      expect(reached(answer), title(route)).toBe(expected)
    }
  })

  test('a route that asks for a recent password asks again after five minutes', async () => {
    const recent = routes.filter(({ access }) => access.kind === 'roles' && access.recent)
    expect(recent.length).toBeGreaterThan(3)
    markHandlers()
    const late = await createTestApp()
    await buildHolders(late)
    for (const route of recent) {
      const [role] = route.access.kind === 'roles' ? route.access.roles : []
      const cookie = await late.signIn(holder(role as Role, 'own'))
      late.clock.advance(301)
      const path = pathOf(route)
      const answer = await (route.method === 'GET' ? late.get(path, cookie) : late.post(path, {}, cookie))
      expect([reached(answer), answer.status]).toEqual([null, 303])
      expect(answer.headers.get('Location')).toMatch(/^\/confirmation/)
    }
  })

  test('a role that asks for a second factor reaches nothing of its own before it is set up', async () => {
    const fresh = await createTestApp()
    await buildHolders(fresh)
    markHandlers()
    const cookie = await fresh.signIn(holder('coordinator', 'own'), { secondFactor: false })
    for (const route of routes.filter(({ access, method }) => access.kind === 'roles' && method === 'GET')) {
      const answer = await fresh.get(pathOf(route), cookie)
      expect(reached(answer)).toBeNull()
      if (route.speaksJson) expect(answer.status).toBe(declares(route, 'coordinator') ? 401 : 403)
      else if (declares(route, 'coordinator')) expect(answer.headers.get('Location')).toBe('/second-factor')
    }
  })
})

describe('another unit', () => {
  const KNOWN = [
    ...['commune', 'code', 'site', 'stall', 'merchant', 'officer', 'grant', 'incident', 'conflict'],
    ...['province', 'team', 'campaign'],
  ]
  const parameters = ({ path }: Route) => [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
  const placed = routes.flatMap((route) =>
    route.access.kind === 'roles' && parameters(route).some((name) => KNOWN.includes(name))
      ? route.access.roles.map((role) => [title(route), role, route] as const)
      : [],
  )
  /** The same path with an id that nobody has. */
  const nowhere = (route: Route) =>
    route.path.replace(/:(\w+)/g, (_, name: string) => (KNOWN.includes(name) ? '00000' : (PARAMETERS[name] ?? '')))

  test.each(placed)('%s is not found by a %s of elsewhere, as if it did not exist', async (_name, role, route) => {
    const again = await t.signIn(holder(role, 'other'))
    const [theirs, missing] = [await send(route, pathOf(route), again), await send(route, nowhere(route), again)]
    expect([theirs.status, missing.status]).toEqual([404, 404])
    expect(await theirs.text()).toBe(await missing.text())
  })

  test.each(placed)('%s answers a %s of the place with neither 403 nor 500', async (_name, role, route) => {
    const answer = await send(route, pathOf(route), await t.signIn(holder(role, 'own')))
    expect([200, 303, 404, 422]).toContain(answer.status)
    if (route.method === 'GET' && parameters(route).every((name) => KNOWN.includes(name)))
      expect(answer.status).toBe(200)
  })
})

describe('32 spellings of each path', () => {
  const spellings = (path: string): string[] => [
    ...[`${path}/`, `/${path}`, `//${path}`, `/.${path}`, `/x/..${path}`, `${path}/.`, `${path}/x/..`, `${path}//`],
    ...[`${path};`, `${path};x=1`, `${path}%20`, `${path}%00`, `${path}%2f`, `${path}%2F`, `${path}%5c`, `${path}\\`],
    ...[path.toUpperCase(), path.replace('/', '/%2e/'), path.replace('/', '/%2e%2e/'), path.replace('/', '%2f')],
    ...[`/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`, `${path}?`, `${path}?x=/healthz`, `${path}#/healthz`],
    ...[`${path}.json`, `${path}.html`, `${path}%23`, `${path}%3f`, `${path}/healthz/..`, `/healthz/..${path}`],
    ...[`/healthz;${path}`, `/healthz%2f..${path}`],
  ]
  const closed = routes.filter((route) => !isOpen(route))
  const open = new Set(routes.filter(isOpen).map(title))
  /** Only an open route may be reached, under whatever spelling. */
  const slips = (answer: Response) => reached(answer) !== null && !open.has(reached(answer) ?? '')

  test('are 32, each its own', () => {
    expect(new Set(spellings('/officers/new')).size).toBe(32)
  })

  test.each(closed.map((route) => [title(route), route] as const))(
    '%s is reached by none without a right',
    async (_, route) => {
      markHandlers()
      const outsider = ROLES.find((role) => !declares(route, role))
      for (const spelling of spellings(pathOf(route))) {
        expect(slips(await send(route, spelling)), spelling).toBe(false)
        if (outsider === undefined) continue
        const answer = await send(route, spelling, cookieOf(outsider))
        expect(reached(answer) === title(route), `${spelling} as ${outsider}`).toBe(false)
      }
    },
  )

  test.each(['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'get', 'X'])(
    'the method %s opens nothing either',
    async (method) => {
      markHandlers()
      for (const route of closed) {
        const headers = {
          Origin: t.services.origin,
          'X-HTTP-Method-Override': route.method,
          'X-Original-URL': '/healthz',
        }
        const answer = await t.app.request(pathOf(route), { method, headers })
        expect(reached(answer)).toBeNull()
      }
    },
  )
})

describe('docs/access.md', () => {
  const cell = (route: Route, role: Role) => {
    if (!declares(route, role)) return '–'
    return route.access.kind === 'roles' && route.access.recent ? '✓ again' : '✓'
  }
  const row = (route: Route) =>
    `| \`${title(route)}\` | ${[isOpen(route) ? '✓' : '–', isOpen(route) || isVendors(route) ? '✓' : '–', ...ROLES.map((role) => cell(route, role))].join(' | ')} |`
  const written = () =>
    [
      '# Who may do what',
      '',
      'Made from the declarations beside the routes; `test/web/access.test.ts` tries every cell and keeps this file true',
      '(`WRITE_ACCESS=1 npx vitest run test/web/access.test.ts` writes it anew). What lies outside the unit of a role is not',
      'found (404). A vendor is whoever gave the PIN of a link, whichever officer is signed in besides. "again": only within five minutes of giving the password; otherwise it is asked for first.',
      '',
      `| Route | nobody | vendor | ${ROLES.join(' | ')} |`,
      `|---|${'---|'.repeat(ROLES.length + 2)}`,
      ...[...routes]
        .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
        .map(row),
      '',
    ].join('\n')

  test('says what the routes declare', () => {
    if (process.env.WRITE_ACCESS === '1') writeFileSync(TABLE, written())
    expect(readFileSync(TABLE, 'utf8')).toBe(written())
  })
})
