import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { scopeOf } from '../domain/access.ts'
import { STEP_UP_WINDOW } from '../domain/account.ts'
import { keepText } from './kept-text.ts'
import { vi } from './messages/vi.ts'
import { paths } from './paths.ts'
import { notAllowed, refused, seeOther, wantsPart } from './respond.tsx'
import { type Ctx, FORM_LIMIT, type Route } from './route.ts'
import type { Env } from './services.ts'
import { readViewer } from './session.ts'

/** Lets a request through to the handler when the route's declaration allows it. The only way in. */
export const guarded =
  (route: Route) =>
  async (c: Ctx): Promise<Response> => {
    const { access } = route
    const viewer = await readViewer(c)
    c.set('viewer', viewer)
    if (access.kind === 'public') return route.respond(c)
    if (viewer === undefined) return goTo(c, paths.signIn(returnPath(c)))
    if (access.kind === 'officer') return route.respond(c)
    const scope = scopeOf(viewer.officer, viewer.grants, access.roles)
    if (scope === undefined) return notAllowed(c)
    if (viewer.secondFactorDue) return goTo(c, paths.secondFactor())
    if (access.recent && c.var.services.clock() - viewer.confirmedAt > STEP_UP_WINDOW) {
      if (c.req.method === 'POST') await keepText(c)
      return goTo(c, paths.confirmation(returnPath(c)))
    }
    c.set('scope', scope)
    return route.respond(c)
  }

/** htmx follows a redirect into the fragment it swaps, so it is told to load the page instead. */
function goTo(c: Ctx, path: string): Response {
  if (!wantsPart(c)) return seeOther(c, path)
  c.header('HX-Redirect', path)
  return c.body(null, 204)
}

/** Where to come back to: this page, or for a form the page it was sent from. */
function returnPath(c: Ctx): string {
  if (c.req.method === 'GET' && !wantsPart(c)) return new URL(c.req.url).pathname + new URL(c.req.url).search
  const from = c.req.header('Referer')
  return from === undefined || !URL.canParse(from) ? paths.home() : new URL(from).pathname
}

export const limited = (route: Route): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize: route.method === 'POST' ? (route.maxBody ?? FORM_LIMIT) : 0,
    onError: (c) => refused(c as Ctx, vi.app.tooLarge, 413),
  })
