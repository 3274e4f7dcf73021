import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { needsSecondFactor } from '../domain/access.ts'
import { moveSession, renewSession } from '../store/sessions.ts'
import type { Ctx } from './route.ts'
import type { Services, Viewer } from './services.ts'
import { ABSOLUTE_LIMIT, findTrueSession, hashSessionId, IDLE_LIMIT, luciaOf, sessionMac } from './sign-in/lucia.ts'

const NAME = 'pho-qr'
const SESSION_BITS = 160
/** The idle limit moves at most once in so many seconds, so that reading a page does not write. */
const MOVE_AFTER = 24 * 60 * 60

const isSecure = ({ origin }: Services): boolean => origin.startsWith('https:')
const cookieName = (services: Services, name: string): string => (isSecure(services) ? `__Host-${name}` : name)

/** The cookie of that name, `__Host-` prefixed where the origin is https; undefined when absent or malformed. */
export function readCookie(c: Ctx, name: string): string | undefined {
  try {
    return getCookie(c, cookieName(c.var.services, name))
  } catch {
    // A cookie that cannot be decoded is no cookie.
    return undefined
  }
}

/** Sets a cookie that scripts cannot read; `seconds` is how long the browser keeps it. */
export function writeCookie(c: Ctx, name: string, value: string, seconds: number): void {
  const { services } = c.var
  const attributes = {
    path: '/',
    httpOnly: true,
    secure: isSecure(services),
    sameSite: 'Lax',
    maxAge: seconds,
  } as const
  setCookie(c, cookieName(services, name), value, attributes)
}

/** Takes a cookie back. */
export const dropCookie = (c: Ctx, name: string): void => {
  deleteCookie(c, cookieName(c.var.services, name), { path: '/', secure: isSecure(c.var.services) })
}

/** The id of the session this request carries, as the browser knows it. */
export function sessionId(c: Ctx): string | undefined {
  const id = readCookie(c, NAME)
  return id !== undefined && /^[0-9A-Za-z]{20,80}$/.test(id) ? id : undefined
}

const storedId = ({ store }: Services, id: string): string => hashSessionId(store.keys.signInSecret, id)

/** Who is looking, read anew with each request, so that revoked grants and ended sessions count at once. */
export async function readViewer(c: Ctx): Promise<Viewer | undefined> {
  const { services } = c.var
  const id = sessionId(c)
  if (id === undefined) return undefined
  const { session, user } = await luciaOf(services).validateSession(id)
  if (session === null) return undefined
  const { limits } = session
  const expiresAt = Math.min(services.clock() + IDLE_LIMIT, limits.endsAt)
  if (expiresAt - limits.expiresAt >= MOVE_AFTER)
    await services.store.commit([moveSession(services.store.read, storedId(services, id), expiresAt)], [])
  return {
    officer: user.id,
    name: user.name,
    grants: user.grants,
    confirmedAt: limits.confirmedAt,
    // The demonstration holds nobody's money, and a newcomer has no authenticator at hand: it is not asked for there.
    secondFactorDue: !services.demo && needsSecondFactor(user.grants) && !user.secondFactor,
  }
}

/** Starts a session for an officer who has just proved who they are, and hands its cookie to the browser. */
export async function startSession(c: Ctx, officer: string): Promise<void> {
  const { services } = c.var
  const before = sessionId(c)
  if (before !== undefined) await luciaOf(services).invalidateSession(before)
  writeCookie(c, NAME, await openSession(services, officer), ABSOLUTE_LIMIT)
}

/** After the password was given again: the same session under a new id (ASVS 7.2.4). */
export async function confirmSession(c: Ctx): Promise<void> {
  const { services } = c.var
  const { store, clock, newSecret } = services
  const before = sessionId(c) ?? ''
  // Read and checked anew: the row may have been edited while the password was hashed, and would be signed as it is.
  const session = await findTrueSession(services, before)
  if (session === undefined) return
  const id = newSecret(SESSION_BITS)
  const row = { ...session, idHash: storedId(services, id), confirmedAt: clock() }
  const renewed = { idHash: row.idHash, confirmedAt: row.confirmedAt, mac: sessionMac(store.keys.signInSecret, row) }
  await store.commit([renewSession(store.read, storedId(services, before), renewed)], [])
  writeCookie(c, NAME, id, ABSOLUTE_LIMIT)
}

/** A new session; answers its id, which is kept nowhere but in the browser. */
export async function openSession(services: Services, officer: string): Promise<string> {
  const now = services.clock()
  const limits = { expiresAt: now + IDLE_LIMIT, endsAt: now + ABSOLUTE_LIMIT, confirmedAt: now }
  const sessionId = services.newSecret(SESSION_BITS)
  await luciaOf(services).createSession(officer, { limits }, { sessionId })
  return sessionId
}

/** Ends the session this request carries and takes its cookie back. */
export async function endSession(c: Ctx): Promise<void> {
  const id = sessionId(c)
  if (id !== undefined) await luciaOf(c.var.services).invalidateSession(id)
  dropCookie(c, NAME)
}
