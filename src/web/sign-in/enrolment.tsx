import { passwordRefusal } from '../../domain/password.ts'
import { enrolmentHash, findEnrolment, useEnrolment } from '../../store/enrolments.ts'
import { type Credentials, findOfficerBySignInName, setPassword } from '../../store/officers.ts'
import { deleteSessionsOf } from '../../store/sessions.ts'
import { type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import { anyone, type Ctx, type Route } from '../route.ts'
import type { Services } from '../services.ts'
import { startSession } from '../session.ts'
import { enrolmentForm } from './form.ts'
import { passSecondFactor } from './identity.ts'
import { hashPassword } from './password.ts'
import { greetDevice, takeTurn } from './throttle.ts'
import { EnrolmentPage } from './views.tsx'
import { askToWait } from './wait.tsx'

function showEnrolment(c: Ctx): Response {
  greetDevice(c)
  return enrolmentPage(c, {}, {})
}

function enrolmentPage(c: Ctx, typed: Typed, errors: FieldErrors): Response {
  const page = <EnrolmentPage typed={typed} errors={errors} demo={c.var.services.demo} />
  return respond(c, vi.signIn.enrolment, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function enrol(c: Ctx): Promise<Response> {
  const form = await readForm(c, enrolmentForm)
  if (!form.ok) return enrolmentPage(c, form.typed, form.errors)
  const { name, code, password, factor } = form.values
  const turn = await takeTurn(c, name)
  if (!turn.ok) return askToWait(c, turn.wait)
  const { services } = c.var
  const officer = await findInvited(services, name, code)
  const refusal = passwordRefusal(password, [name, officer?.name ?? ''])
  if (refusal) return enrolmentPage(c, form.typed, { password: vi.signIn.passwordRefusals[refusal] })
  // A new code is no way around the second factor: an administrator who makes one cannot sign in as somebody else.
  const entered =
    officer &&
    (await passSecondFactor(services, officer.id, factor)) &&
    (await storePassword(services, officer, code, password))
  if (!entered) return enrolmentPage(c, form.typed, { '': vi.signIn.codeFailed })
  await turn.succeed()
  await startSession(c, officer.id)
  return seeOther(c, paths.home())
}

/** Whose open code it is, when it is that of the officer of the given name. */
async function findInvited({ store, clock }: Services, name: string, code: string): Promise<Credentials | undefined> {
  const officer = await findOfficerBySignInName(store.read, name)
  const enrolment = await findEnrolment(store.read, await enrolmentHash(store.keys, officer?.id ?? '', code))
  const open = enrolment !== undefined && enrolment.usedAt == null && enrolment.expiresAt > clock()
  return open && officer?.id === enrolment.officer && officer.disabledAt === null ? officer : undefined
}

/** False when the code was used up meanwhile. Sessions opened with the old password end. */
async function storePassword(
  services: Services,
  officer: Credentials,
  code: string,
  password: string,
): Promise<boolean> {
  const { store, clock } = services
  const hash = await hashPassword(password, store.keys.signInSecret, officer.id, services)
  const at = clock()
  const writes = [
    useEnrolment(store.read, await enrolmentHash(store.keys, officer.id, code), at),
    setPassword(store.read, officer.id, hash),
    deleteSessionsOf(store.read, officer.id),
  ]
  const entry = { at, actor: officer.id, action: 'officer.enrolled', subject: officer.id }
  return (await store.commit(writes, [entry])).ok
}

export const enrolmentRoutes: Route[] = [
  { method: 'GET', path: paths.enrolment(), access: anyone, respond: showEnrolment },
  { method: 'POST', path: paths.enrolment(), access: anyone, respond: enrol },
]
