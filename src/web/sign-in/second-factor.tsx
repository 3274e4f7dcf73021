import { findOwnCredentials } from '../../store/officers.ts'
import {
  confirmSecondFactor,
  findSecondFactor,
  offerSecondFactor,
  type SecondFactor,
  secondFactorPlace,
} from '../../store/second-factors.ts'
import { deleteSessionsOf } from '../../store/sessions.ts'
import { type FieldErrors, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import { anyOfficer, type Ctx, type Route } from '../route.ts'
import { sessionId } from '../session.ts'
import { secondFactorForm } from './form.ts'
import { hashSessionId } from './lucia.ts'
import { factorUri, matchStep, newFactorSecret } from './one-time-password.ts'
import { FactorSetPage, SecondFactorPage } from './second-factor-views.tsx'
import { takeTurn } from './throttle.ts'
import { askToWait } from './wait.tsx'

/** Shows the secret to be confirmed, made at the first look so that a page opened twice shows the same one. */
async function showSecondFactor(c: Ctx): Promise<Response> {
  const { services } = c.var
  const officer = c.var.viewer?.officer ?? ''
  const factor = await findSecondFactor(services.store.read, officer)
  if (factor?.confirmedAt != null) return respond(c, vi.signIn.factorSet, <FactorSetPage />)
  if (factor !== undefined) return setUpPage(c, factor, {})
  const secret = await newFactorSecret(services.newSecret)
  const sealed = await services.store.keys.seal(secondFactorPlace(officer), secret)
  await services.store.commit([offerSecondFactor(services.store.read, officer, sealed)], [])
  return showSecondFactor(c)
}

async function setUpPage(c: Ctx, factor: SecondFactor, errors: FieldErrors): Promise<Response> {
  const { store } = c.var.services
  const secret = await store.keys.unseal(secondFactorPlace(factor.officer), factor.sealedSecret)
  const own = await findOwnCredentials(store.read, factor.officer)
  const uri = factorUri(secret, own?.signInName ?? '')
  const page = <SecondFactorPage secret={secret} uri={uri} errors={errors} />
  return respond(c, vi.signIn.secondFactor, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function setUpSecondFactor(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const officer = c.var.viewer?.officer ?? ''
  const factor = await findSecondFactor(store.read, officer)
  if (factor === undefined || factor.confirmedAt !== null) return seeOther(c, paths.secondFactor())
  const form = await readForm(c, secondFactorForm)
  if (!form.ok) return setUpPage(c, factor, form.errors)
  const turn = await takeTurn(c, officer)
  if (!turn.ok) return askToWait(c, turn.wait)
  const secret = await store.keys.unseal(secondFactorPlace(officer), factor.sealedSecret)
  const step = await matchStep(secret, form.values.factor, clock(), null)
  if (step === undefined) return setUpPage(c, factor, { factor: vi.signIn.wrongFactor })
  await storeSecondFactor(c, officer, step)
  return seeOther(c, paths.home())
}

/** Sessions elsewhere were opened without the factor: they end. */
async function storeSecondFactor(c: Ctx, officer: string, step: number): Promise<void> {
  const { store, clock } = c.var.services
  const at = clock()
  const own = hashSessionId(store.keys.signInSecret, sessionId(c) ?? '')
  const writes = [confirmSecondFactor(store.read, officer, at, step), deleteSessionsOf(store.read, officer, own)]
  await store.commit(writes, [{ at, actor: officer, action: 'second-factor.set', subject: officer }])
}

export const secondFactorRoutes: Route[] = [
  { method: 'GET', path: paths.secondFactor(), access: anyOfficer, respond: showSecondFactor },
  { method: 'POST', path: paths.secondFactor(), access: anyOfficer, respond: setUpSecondFactor },
]
