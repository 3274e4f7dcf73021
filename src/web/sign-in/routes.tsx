import { isProvince } from '../../domain/access.ts'
import { type FieldErrors, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { localPath, paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import { anyOfficer, anyone, type Ctx, type Route } from '../route.ts'
import type { Viewer } from '../services.ts'
import { endSession, startSession } from '../session.ts'
import { confirmationRoutes } from './confirmation.tsx'
import { enrolmentRoutes } from './enrolment.tsx'
import { signInForm } from './form.ts'
import { proveIdentity } from './identity.ts'
import { secondFactorRoutes } from './second-factor.tsx'
import { greetDevice, takeTurn } from './throttle.ts'
import { NoRolePage, SignInPage } from './views.tsx'
import { askToWait } from './wait.tsx'

function openHome(c: Ctx): Response {
  const { viewer } = c.var
  if (viewer === undefined) return seeOther(c, paths.signIn())
  const place = firstPlace(viewer)
  return place === undefined ? respond(c, vi.signIn.noRole, <NoRolePage />) : seeOther(c, place)
}

/** Where a role's day begins. */
function firstPlace({ grants }: Viewer): string | undefined {
  const leads = grants.find(({ role, unit }) => (role === 'leader' || role === 'coordinator') && !isProvince(unit))
  if (leads) return paths.commune(leads.unit)
  if (grants.some(({ role }) => role === 'volunteer' || role === 'auditor')) return paths.sites()
  const payouts = grants.find(({ role, unit }) => role === 'payouts' && !isProvince(unit))
  if (payouts) return paths.payouts(payouts.unit)
  return grants.some(({ role }) => role === 'admin') ? paths.officers() : undefined
}

function showSignIn(c: Ctx): Response {
  if (c.var.viewer) return seeOther(c, localPath(c.req.query('next')))
  greetDevice(c)
  return signInPage(c, {}, {}, localPath(c.req.query('next')))
}

function signInPage(c: Ctx, typed: Typed, errors: FieldErrors, next: string): Response {
  const page = <SignInPage typed={typed} errors={errors} next={next} demo={c.var.services.demo} />
  return respond(c, vi.signIn.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function signIn(c: Ctx): Promise<Response> {
  const form = await readForm(c, signInForm)
  if (!form.ok) return signInPage(c, form.typed, form.errors, localPath(typedIn(form.typed, 'next')))
  const next = localPath(form.values.next)
  const turn = await takeTurn(c, form.values.name)
  if (!turn.ok) return askToWait(c, turn.wait)
  const officer = await proveIdentity(c.var.services, form.values, turn.known)
  c.var.services.log({
    event: officer ? 'signed-in' : 'sign-in-refused',
    id: c.var.requestId,
    officer: officer?.id ?? '',
  })
  if (officer === undefined) return signInPage(c, form.typed, { '': vi.signIn.failed }, next)
  await turn.succeed()
  await startSession(c, officer.id)
  return seeOther(c, next)
}

async function signOut(c: Ctx): Promise<Response> {
  await endSession(c)
  return seeOther(c, paths.signIn())
}

export const signInRoutes: Route[] = [
  { method: 'GET', path: paths.home(), access: anyone, respond: openHome },
  { method: 'GET', path: paths.signIn(), access: anyone, respond: showSignIn },
  { method: 'POST', path: paths.signIn(), access: anyone, respond: signIn },
  { method: 'POST', path: paths.signOut(), access: anyOfficer, respond: signOut },
  ...enrolmentRoutes,
  ...confirmationRoutes,
  ...secondFactorRoutes,
]
