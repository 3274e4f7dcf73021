import { findOwnCredentials } from '../../store/officers.ts'
import { type FieldErrors, readForm, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { localPath, paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import { anyOfficer, type Ctx, type Route } from '../route.ts'
import { confirmSession } from '../session.ts'
import { confirmationForm } from './form.ts'
import { verifyPassword } from './password.ts'
import { takeTurn } from './throttle.ts'
import { ConfirmationPage } from './views.tsx'
import { askToWait } from './wait.tsx'

const showConfirmation = (c: Ctx): Response => confirmationPage(c, {}, localPath(c.req.query('next')))

function confirmationPage(c: Ctx, errors: FieldErrors, next: string): Response {
  const page = <ConfirmationPage name={c.var.viewer?.name ?? ''} errors={errors} next={next} />
  return respond(c, vi.signIn.confirmation, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function confirm(c: Ctx): Promise<Response> {
  const form = await readForm(c, confirmationForm)
  if (!form.ok) return confirmationPage(c, form.errors, localPath(typedIn(form.typed, 'next')))
  const next = localPath(form.values.next)
  const { store, hashCost } = c.var.services
  const own = await findOwnCredentials(store.read, c.var.viewer?.officer ?? '')
  const turn = await takeTurn(c, own?.signInName ?? '')
  if (!turn.ok) return askToWait(c, turn.wait)
  const right = await verifyPassword(form.values.password, store.keys.signInSecret, own, { known: true, hashCost })
  if (!right) return confirmationPage(c, { password: vi.signIn.wrongPassword }, next)
  await turn.succeed()
  await confirmSession(c)
  return seeOther(c, next)
}

export const confirmationRoutes: Route[] = [
  { method: 'GET', path: paths.confirmation(), access: anyOfficer, respond: showConfirmation },
  { method: 'POST', path: paths.confirmation(), access: anyOfficer, respond: confirm },
]
