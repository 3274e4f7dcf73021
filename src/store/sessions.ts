import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Grant } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { grantInForce } from './roles.ts'
import { officers, roleGrants, secondFactors, sessions } from './schema.ts'

/** A session as stored: instants in seconds UTC, the hash of an id that only the browser knows, and the row's MAC. */
export type StoredSession = typeof sessions.$inferInsert

/** A session with whose it is and what they may do at this moment. */
export interface FoundSession extends Omit<StoredSession, 'idHash'> {
  name: string
  signInName: string
  grants: Grant[]
  /** True when a second factor has been set up and confirmed. */
  secondFactor: boolean
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

const prepare = (db: Database) =>
  db
    .select({
      officer: sessions.officer,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
      endsAt: sessions.endsAt,
      confirmedAt: sessions.confirmedAt,
      mac: sessions.mac,
      name: officers.name,
      signInName: officers.signInName,
      factorConfirmedAt: secondFactors.confirmedAt,
      role: roleGrants.role,
      unit: roleGrants.unit,
    })
    .from(sessions)
    .innerJoin(officers, and(eq(officers.id, sessions.officer), isNull(officers.disabledAt)))
    .leftJoin(secondFactors, eq(secondFactors.officer, sessions.officer))
    .leftJoin(roleGrants, and(eq(roleGrants.officer, sessions.officer), grantInForce))
    .where(eq(sessions.idHash, sql.placeholder('idHash')))
    .prepare()

/**
 * The session of that hash with its officer and the grants in force now, in one prepared join; undefined when there is
 * none or the officer is disabled. Limits in time and the row's MAC are the caller's to judge.
 */
export async function findSession(db: Database, idHash: string): Promise<FoundSession | undefined> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const rows = await query.all({ idHash })
  const [first] = rows
  if (first === undefined) return undefined
  const { factorConfirmedAt, role: _role, unit: _unit, ...session } = first
  const grants = rows.flatMap(({ role, unit }) => (role === null || unit === null ? [] : [{ role, unit }]))
  return { ...session, secondFactor: factorConfirmedAt !== null, grants }
}

export const insertSession = (db: Database, session: StoredSession): Write => db.insert(sessions).values(session)

/** Moves the idle limit of a session; the caller keeps it within `endsAt`. */
export const moveSession = (db: Database, idHash: string, expiresAt: number): Write =>
  db.update(sessions).set({ expiresAt }).where(eq(sessions.idHash, idHash))

/** Notes that the password was given again just now, and gives the session a new id. Its limits stay. */
export const renewSession = (
  db: Database,
  idHash: string,
  renewed: Pick<StoredSession, 'idHash' | 'confirmedAt' | 'mac'>,
): Write => db.update(sessions).set(renewed).where(eq(sessions.idHash, idHash))

export const deleteSession = (db: Database, idHash: string): Write =>
  db.delete(sessions).where(eq(sessions.idHash, idHash))

/** Ends every session of an officer, but for the one of `exceptHash` when given. */
export const deleteSessionsOf = (db: Database, officer: string, exceptHash = ''): Write =>
  db.delete(sessions).where(and(eq(sessions.officer, officer), ne(sessions.idHash, exceptHash)))

/** Of everybody: where sessions stand that were ended since. */
export const deleteSessions = (db: Database): Write => db.delete(sessions)

export const deleteExpiredSessions = (db: Database, now: number): Write =>
  db.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.endsAt, now)))
