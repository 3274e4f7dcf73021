import { type Credentials, findOfficerBySignInName, setPassword } from '../../store/officers.ts'
import { findSecondFactor, secondFactorPlace, useSecondFactorStep } from '../../store/second-factors.ts'
import { isOutdated } from '../hashed-secret.ts'
import type { Services } from '../services.ts'
import { matchStep } from './one-time-password.ts'
import { hashPassword, verifyPassword } from './password.ts'

/**
 * Who gave the right name, password and, when they have set one up, second factor. Undefined for everyone else, after
 * the same work, and without telling which of them was wrong. `known`: the device has signed in to the account before.
 */
export async function proveIdentity(
  services: Services,
  given: { name: string; password: string; factor: string },
  known: boolean,
): Promise<Credentials | undefined> {
  const found = await findOfficerBySignInName(services.store.read, given.name)
  const officer = found?.disabledAt === null ? found : undefined
  const { store, hashCost } = services
  const right = await verifyPassword(given.password, store.keys.signInSecret, officer, { known, hashCost })
  if (!right || officer === undefined) return undefined
  if (!(await passSecondFactor(services, officer.id, given.factor))) return undefined
  await refreshHash(services, officer, given.password)
  return officer
}

/** True when the officer has set up no second factor, or the code is its and opens its first door. */
export async function passSecondFactor(services: Services, officer: string, code: string): Promise<boolean> {
  const { store, clock, demo } = services
  // The demonstration asks nobody for a second factor, so that a newcomer can sign in as anyone (see session.ts).
  if (demo) return true
  const factor = await findSecondFactor(store.read, officer)
  if (factor === undefined || factor.confirmedAt === null) return true
  const secret = await store.keys.unseal(secondFactorPlace(officer), factor.sealedSecret)
  const step = await matchStep(secret, code, clock(), factor.lastStep)
  if (step === undefined) return false
  const used = await store.commit([useSecondFactorStep(store.read, officer, step)], [])
  return used.ok && used.changes[0] === 1
}

async function refreshHash(services: Services, officer: Credentials, password: string): Promise<void> {
  if (officer.password === null || !isOutdated(officer.password, services.hashCost)) return
  const { store } = services
  const hash = await hashPassword(password, store.keys.signInSecret, officer.id, services)
  await store.commit([setPassword(store.read, officer.id, hash)], [])
}
