import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { needsSecondFactor } from '../../src/domain/access.ts'
import { BANKS, DEMO_BANK } from '../../src/domain/banks.ts'
import { newSecret } from '../../src/entry/secrets.ts'
import type { Store } from '../../src/store/database.ts'
import { roleGrants } from '../../src/store/schema.ts'
import { confirmSecondFactor, offerSecondFactor, secondFactorPlace } from '../../src/store/second-factors.ts'
import { createApp } from '../../src/web/app.tsx'
import type { HashCost } from '../../src/web/hashed-secret.ts'
import { readTable } from '../../src/web/payout-import/reader.ts'
import type { Env, Services } from '../../src/web/services.ts'
import { openSession } from '../../src/web/session.ts'
import { nodeStore } from './stores.ts'

/** 14:05 on 12 November 2026 in Viet Nam: the moment every test world begins. */
export const START = Date.UTC(2026, 10, 12, 7, 5) / 1000

/** Hashes in no time: only tests of the cost itself give the real one. */
export const CHEAP: HashCost = { log2N: 1, r: 8, p: 1 }

/** A settable clock in seconds UTC. */
export interface Clock {
  now(): number
  advance(seconds: number): void
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface TestApp {
  app: Hono<Env>
  services: Services
  store: Store & { close(): unknown }
  clock: Clock
  /** What was logged, in order. */
  log: Record<string, string | number>[]
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a urlencoded form as a browser on the site itself would. */
  post(path: string, fields?: Fields, cookie?: string, headers?: Record<string, string>): Promise<Response>
  /** A real session of the officer, password just given and second factor set up where the roles ask for it; answers the cookie header. */
  signIn(officer: string, options?: { secondFactor?: boolean }): Promise<string>
}

export interface TestAppOptions extends Partial<Omit<Services, 'store' | 'clock' | 'log'>> {
  store?: Store & { close(): unknown }
}

/** The whole application over a fresh store in memory, or the given one; services not given are simple and real. */
export async function createTestApp({ store: given, ...options }: TestAppOptions = {}): Promise<TestApp> {
  const store = given ?? (await nodeStore())
  let now = START
  const log: TestApp['log'] = []
  const services: Services = {
    store,
    clock: () => now,
    newId: countingIds(),
    newSecret,
    hashCost: CHEAP,
    banks: [...BANKS, DEMO_BANK],
    demo: false,
    origin: 'http://localhost:3000',
    assets: new Map(),
    logos: [],
    printer: noPress,
    picture: noPress,
    paper: { calibration: noPress, test: noPress },
    reports: { meeting: noPress, card: noPress },
    readPhoto: async () => undefined,
    reencodePhoto: async () => undefined,
    readTable,
    log: (line) => log.push(line),
    version: { program: 'test', schema: 2 },
    ...options,
  }
  const app = createApp(services)
  const clock = {
    now: () => now,
    advance: (seconds: number) => {
      now += seconds
    },
  }
  const get: TestApp['get'] = async (path, cookie, headers = {}) =>
    app.request(path, { headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers } })
  const post: TestApp['post'] = async (path, fields = {}, cookie = undefined, headers = {}) =>
    app.request(path, {
      method: 'POST',
      body: formOf(fields),
      headers: { ...formHeaders(services, cookie), ...headers },
    })
  const signIn: TestApp['signIn'] = async (officer, { secondFactor = true } = {}) => {
    if (secondFactor) await setUpSecondFactor(store, officer, now)
    return `${services.origin.startsWith('https:') ? '__Host-' : ''}pho-qr=${await openSession(services, officer)}`
  }
  return { app, services, store, clock, log, get, post, signIn }
}

const noPress = async (): Promise<never> => {
  throw new Error('This test gave no printer.')
}

/** UUIDs that count up, so that rows made later sort later and every run is the same. */
function countingIds(): () => string {
  let count = 0
  return () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
}

/** Secret of every second factor that `signIn` sets up. */
export const TEST_FACTOR = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Only for those whose roles ask for one, as in life. */
async function setUpSecondFactor(store: Store, officer: string, at: number): Promise<void> {
  const grants = await store.read.select().from(roleGrants).where(eq(roleGrants.officer, officer))
  if (!needsSecondFactor(grants)) return
  const sealed = await store.keys.seal(secondFactorPlace(officer), TEST_FACTOR)
  const writes = [
    offerSecondFactor(store.read, officer, sealed),
    confirmSecondFactor(store.read, officer, at, Math.floor(at / 30) - 10),
  ]
  const committed = await store.commit(writes, [])
  if (!committed.ok) throw new Error(`No officer ${officer}: ${committed.rule}`)
}

const formHeaders = ({ origin }: Services, cookie?: string): Record<string, string> => ({
  'Content-Type': 'application/x-www-form-urlencoded',
  Origin: origin,
  'Sec-Fetch-Site': 'same-origin',
  ...(cookie ? { Cookie: cookie } : {}),
})

function formOf(fields: Fields): string {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of typeof values === 'string' ? [values] : values) form.append(name, value)
  return form.toString()
}

/** The cookies an answer set, as the header a browser would send back; empty when it set none. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
