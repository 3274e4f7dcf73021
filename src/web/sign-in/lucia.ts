import { createHash } from 'node:crypto'
import { type Adapter, Lucia } from 'lucia'
import type { Grant } from '../../domain/access.ts'
import type { Store } from '../../store/database.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
} from '../../store/sessions.ts'
import type { Services } from '../services.ts'

const DAY = 24 * 60 * 60

/** A walk a week keeps a volunteer signed in from one Sunday to the next but one, in seconds. */
export const IDLE_LIMIT = 14 * DAY
/** However busy a session is, the password is asked for again after this, in seconds. */
export const ABSOLUTE_LIMIT = 30 * DAY

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
  const lucia = opened.get(services) ?? openLucia(services.store, services.clock)
  opened.set(services, lucia)
  return lucia
}

const openLucia = (store: Store, clock: () => number) =>
  new Lucia(adapterOver(store, clock), {
    getSessionAttributes: ({ limits }: { limits: SessionAttributes }) => ({ limits }),
    getUserAttributes: (officer: OfficerAttributes) => ({ ...officer }),
  })

/** lucia's adapter over our store. The id is hashed on the way in, so the table opens no door. */
function adapterOver(store: Store, clock: () => number): Adapter {
  const run = async (...writes: Parameters<Store['commit']>[0]) => {
    const committed = await store.commit(writes, [])
    if (!committed.ok) throw new Error(`sessions: ${committed.rule}`)
  }
  return {
    async getSessionAndUser(id) {
      const found = await findSession(store.read, hashSessionId(id))
      if (found === undefined) return [null, null]
      const { officer, name, signInName, grants, secondFactor, ...limits } = found
      const live = clock() < Math.min(limits.expiresAt, limits.endsAt)
      const session = { id, userId: officer, expiresAt: live ? NEVER : LONG_AGO, attributes: { limits } }
      return [session, { id: officer, attributes: { name, signInName, grants, secondFactor } }]
    },
    // The ids are not known here, only their hashes.
    getUserSessions: async () => [],
    async setSession({ id, userId, attributes: { limits } }) {
      await run(
        insertSession(store.read, {
          idHash: hashSessionId(id),
          officer: userId,
          createdAt: limits.confirmedAt,
          ...limits,
        }),
      )
    },
    // Never called, as no session expires by lucia's clock: session.ts moves the idle limit.
    updateSessionExpiration: async () => undefined,
    deleteSession: async (id) => run(deleteSession(store.read, hashSessionId(id))),
    deleteUserSessions: (officer) => run(deleteSessionsOf(store.read, officer)),
    deleteExpiredSessions: () => run(deleteExpiredSessions(store.read, clock())),
  }
}

/** SHA-256 of a session id, hex: what the table holds. Asked with every request, so not by way of a thread. */
export const hashSessionId = (id: string): string => createHash('sha256').update(id).digest('hex')
