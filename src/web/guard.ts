import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { scopeOf } from '../domain/access.ts'
import { STEP_UP_WINDOW } from '../domain/account.ts'
import { refuseJson } from './json.ts'
import { keepText } from './kept-text.ts'
import { vi } from './messages/vi.ts'
import { lookForIncidents } from './open-incidents.ts'
import { paths } from './paths.ts'
import { notAllowed, refused, seeOther, wantsPart } from './respond.tsx'
import { type Ctx, FORM_LIMIT, type Route } from './route.ts'
import type { Env } from './services.ts'
import { readViewer } from './session.ts'
import { readVendor } from './vendor-session.ts'

/** Lets a request through to the handler when the route's declaration allows it. The only way in. */
export const guarded =
  (route: Route) =>
  async (c: Ctx): Promise<Response> => {
    const { access, speaksJson } = route
    c.set('speaksJson', speaksJson === true)
    if (access.kind === 'vendor') return guardedVendor(route, c)
    const viewer = await readViewer(c)
    c.set('viewer', viewer)
    if (viewer && !speaksJson) await lookForIncidents(c, viewer)
    if (access.kind === 'public') return route.respond(c)
    if (viewer === undefined) return speaksJson ? refuseJson(c, 401) : seeOther(c, paths.signIn(returnPath(c)))
    if (access.kind === 'officer') return route.respond(c)
    const scope = scopeOf(viewer.officer, viewer.grants, access.roles)
    if (scope === undefined) return speaksJson ? refuseJson(c, 403) : notAllowed(c)
    if (viewer.secondFactorDue) return speaksJson ? refuseJson(c, 401) : seeOther(c, paths.secondFactor())
    if (access.recent && !isRecent(c.var.services.clock() - viewer.confirmedAt)) {
      if (c.req.method === 'POST') await keepText(c)
      return seeOther(c, paths.confirmation(returnPath(c)))
    }
    c.set('scope', scope)
    return route.respond(c)
  }

/** A vendor's page is no officer's: whoever is signed in besides, only the vendor is looked for. */
async function guardedVendor(route: Route, c: Ctx): Promise<Response> {
  const vendor = await readVendor(c)
  if (vendor === undefined) return seeOther(c, paths.myPin())
  c.set('vendor', vendor)
  c.header('X-Robots-Tag', 'noindex')
  return route.respond(c)
}

/** `age` in seconds; a password given in the future was given by a clock that ran ahead, and would stay recent. */
const isRecent = (age: number): boolean => age >= 0 && age <= STEP_UP_WINDOW

/** Where to come back to: this page, or for a form the page it was sent from. */
function returnPath(c: Ctx): string {
  if (c.req.method === 'GET' && !wantsPart(c)) return new URL(c.req.url).pathname + new URL(c.req.url).search
  const from = c.req.header('Referer')
  return from === undefined || !URL.canParse(from) ? paths.home() : new URL(from).pathname
}

export const limited = (route: Route): MiddlewareHandler<Env> =>
  bodyLimit({
    maxSize: route.method === 'POST' ? (route.maxBody ?? FORM_LIMIT) : 0,
    onError: (c) => (route.speaksJson ? refuseJson(c as Ctx, 413) : refused(c as Ctx, vi.app.tooLarge, 413)),
  })
