import type { MiddlewareHandler } from 'hono'
import { vi } from './messages/vi.ts'
import { refused } from './respond.tsx'
import type { Env } from './services.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer, errors included. HSTS only where the public origin is https. */
export const secured: MiddlewareHandler<Env> = async (c, next) => {
  c.header('Content-Security-Policy', CSP)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()')
  c.header('Cache-Control', 'no-store')
  if (c.var.services.origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000')
  await next()
}

/** Refuses an unsafe method that another site sent. A browser always sends one of the two headers with a POST. */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const own = origin === undefined ? site === 'same-origin' : origin === new URL(c.var.services.origin).origin
  if (!own || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    return refused(c, vi.app.wrongOrigin, 403)
  return next()
}
