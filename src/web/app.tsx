import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isFull } from '../store/database.ts'
import { faultName } from './fault-name.ts'
import { guarded, limited } from './guard.ts'
import { refuseJson } from './json.ts'
import { vi } from './messages/vi.ts'
import { notFound, refused } from './respond.tsx'
import { routes } from './routes.ts'
import { sameOrigin, secured } from './security.ts'
import type { Env, Services } from './services.ts'

/** The whole application over the given services: `Request` in, `Response` out, on every runtime. */
export function createApp(services: Services): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('services', services)
    c.set('requestId', services.newId())
    c.header('X-Request-Id', c.var.requestId)
    await next()
  })
  app.use(secured)
  app.use(sameOrigin)
  for (const route of routes) app.on(route.method, route.path, limited(route), guarded(route))
  app.notFound((c) => notFound(c as never))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    services.log({
      event: 'failed',
      id: c.var.requestId,
      method: c.req.method,
      path: c.req.routePath,
      error: faultName(error),
    })
    if (c.var.speaksJson) return refuseJson(c, isFull(error) ? 507 : 500)
    if (isFull(error)) return refused(c as never, vi.app.full, 503)
    return refused(c as never, `${vi.app.failed} ${c.var.requestId}.`, 500)
  })
  return app
}
