import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Adapter, Lucia } from 'lucia'
import type { Grant } from '../../domain/access.ts'
import type { Store } from '../../store/database.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  type FoundSession,
  findSession,
  insertSession,
  type StoredSession,
} from '../../store/sessions.ts'
import type { Services } from '../services.ts'

const DAY = 24 * 60 * 60

/** A walk a week keeps a volunteer signed in from one Sunday to the next but one, in seconds. */
export const IDLE_LIMIT = 14 * DAY
/** However busy a session is, the password is asked for again after this, in seconds. */
export const ABSOLUTE_LIMIT = 30 * DAY
/** A session begun further ahead than this, in seconds, was begun by a clock that ran ahead, and is none. */
const CLOCK_SLACK = 5 * 60

// lucia reads the machine's clock; ours is passed in. So ours decides, and lucia is told "never" or "long ago".
const NEVER = new Date(8.64e15)
const LONG_AGO = new Date(0)

interface SessionAttributes {
  expiresAt: number
  endsAt: number
  confirmedAt: number
}

interface OfficerAttributes {
  name: string
  signInName: string
  grants: readonly Grant[]
  secondFactor: boolean
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof openLucia>
    DatabaseSessionAttributes: { limits: SessionAttributes }
    DatabaseUserAttributes: OfficerAttributes
  }
}

const opened = new WeakMap<Services, ReturnType<typeof openLucia>>()

/** lucia over the services' store; one for each set of services. */
export function luciaOf(services: Services): ReturnType<typeof openLucia> {
  const lucia = opened.get(services) ?? openLucia(services)
  opened.set(services, lucia)
  return lucia
}

const openLucia = (services: Services) =>
  new Lucia(adapterOver(services), {
    getSessionAttributes: ({ limits }: { limits: SessionAttributes }) => ({ limits }),
    getUserAttributes: (officer: OfficerAttributes) => ({ ...officer }),
  })

/** lucia's adapter over our store. The id is hashed on the way in, so the table opens no door. */
function adapterOver(services: Services): Adapter {
  const { store, clock } = services
  const secret = store.keys.signInSecret
  const run = async (...writes: Parameters<Store['commit']>[0]) => {
    const committed = await store.commit(writes, [])
    if (!committed.ok) throw new Error(`sessions: ${committed.rule}`)
  }
  return {
    async getSessionAndUser(id) {
      const found = await findTrueSession(services, id)
      if (found === undefined || found.createdAt > clock() + CLOCK_SLACK) return [null, null]
      const { officer, name, signInName, grants, secondFactor, ...limits } = found
      const live = clock() < Math.min(limits.expiresAt, limits.endsAt)
      const session = { id, userId: officer, expiresAt: live ? NEVER : LONG_AGO, attributes: { limits } }
      return [session, { id: officer, attributes: { name, signInName, grants, secondFactor } }]
    },
    // The ids are not known here, only their hashes.
    getUserSessions: async () => [],
    async setSession({ id, userId, attributes: { limits } }) {
      const row = { idHash: hashSessionId(secret, id), officer: userId, createdAt: limits.confirmedAt, ...limits }
      await run(insertSession(store.read, { ...row, mac: sessionMac(secret, row) }))
    },
    // Never called, as no session expires by lucia's clock: session.ts moves the idle limit.
    updateSessionExpiration: async () => undefined,
    deleteSession: async (id) => run(deleteSession(store.read, hashSessionId(secret, id))),
    deleteUserSessions: (officer) => run(deleteSessionsOf(store.read, officer)),
    deleteExpiredSessions: () => run(deleteExpiredSessions(store.read, clock())),
  }
}

/** Sessions by their id as last read, for as long as no row of the database has changed. In memory only. */
interface KeptSessions {
  revision: string
  found: Map<string, FoundSession>
}

const kept = new WeakMap<Store, KeptSessions>()

function keptSessions(store: Store): Map<string, FoundSession> {
  const revision = store.revision?.()
  if (revision === undefined) return new Map()
  const before = kept.get(store)
  if (before?.revision === revision) return before.found
  const anew = { revision, found: new Map<string, FoundSession>() }
  kept.set(store, anew)
  return anew.found
}

/** The session of that id as this program wrote it; a row that was written or edited below it is none, and logged. */
export async function findTrueSession(services: Services, id: string): Promise<FoundSession | undefined> {
  const sessions = keptSessions(services.store)
  const found = sessions.get(id) ?? (await readTrueSession(services, id))
  if (found !== undefined) sessions.set(id, found)
  return found
}

async function readTrueSession({ store, log }: Services, id: string): Promise<FoundSession | undefined> {
  const secret = store.keys.signInSecret
  const idHash = hashSessionId(secret, id)
  const found = await findSession(store.read, idHash)
  if (found === undefined) return undefined
  const [wanted, given] = [sessionMac(secret, { ...found, idHash }), found.mac].map((mac) => Buffer.from(mac))
  if (wanted && given && wanted.length === given.length && timingSafeEqual(wanted, given)) return found
  log({ event: 'session-forged', officer: found.officer })
  return undefined
}

/** Keyed hash of a session id, hex: what the table holds. Asked with every request, so not by way of a thread. */
export const hashSessionId = (secret: Uint8Array, id: string): string => keyedHash(secret, `session|${id}`)

/** Keyed hash, hex, of all that a session row says but the idle limit, which moves and never passes `endsAt`. */
export const sessionMac = (secret: Uint8Array, row: Omit<StoredSession, 'expiresAt' | 'mac'>): string =>
  keyedHash(secret, ['session-row', row.idHash, row.officer, row.createdAt, row.endsAt, row.confirmedAt].join('|'))

const keyedHash = (secret: Uint8Array, text: string): string => createHmac('sha256', secret).update(text).digest('hex')
