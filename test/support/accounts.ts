import { expect } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import {
  type AccountUse,
  codeForAccount,
  type Destination,
  importCode,
  type Relation,
} from '../../src/domain/account.ts'
import { BANKS, DEMO_BANK } from '../../src/domain/banks.ts'
import { draftApproval, draftReturn } from '../../src/store/account-decisions.ts'
import { type FoundProposal, findProposal } from '../../src/store/account-proposals.ts'
import type { Committed, Store } from '../../src/store/database.ts'
import type { Act } from '../../src/store/draft.ts'
import { draftProposal, draftRegistration, type Registration } from '../../src/store/registrations.ts'
import { WORLD_NOW, world } from './world.ts'

const banks = [...BANKS, DEMO_BANK]
let count = 0
export const newId = (): string => `id-${String(++count).padStart(6, '0')}`

/** Everyone of the first commune's coordinator's scope. */
export const hoScope: Scope = {
  ...{ officer: world.officers.ho, provinces: [], communes: [world.commune], assignedSites: false },
}

export const act = (by: string = world.officers.lan, at: number = WORLD_NOW): Act => ({ by, at, newId })

/** A typed account at the bank that does not exist, with its built code. */
export function typed(account: string, bin = DEMO_BANK.bin): Destination {
  const made = codeForAccount(bin, account, banks)
  if (!made.ok) throw new Error(made.reason)
  return made.destination
}

/** The vendor's own code, taken over. */
export function imported(payload: string): Destination {
  const read = importCode(payload, banks)
  if (!read.ok) throw new Error(read.reason)
  return read.destination
}

export const owned = (destination: Destination, holder = 'Nguyễn Thị Út', relation: Relation = 'own') => ({
  ...{ destination, holder, relation },
})

/** Registers a merchant at an empty stall of Tế Hanh, with sticker consent unless said otherwise. */
export async function register(
  store: Store,
  of: Partial<Registration> & { stall: string },
  as = act(),
): Promise<string> {
  const merchant = of.merchant ?? newId()
  const about = { tradeName: 'Bánh mì Ba Tơ', kind: 'individual', category: 'food', consents: ['sticker'] } as const
  const { writes, entries } = await draftRegistration(store, { ...about, ...of, merchant }, as)
  expect(await store.commit(writes, entries)).toMatchObject({ ok: true })
  return merchant
}

/** Proposes an account for a registered merchant; answers the proposal's id. */
export async function propose(
  store: Store,
  of: { merchant: string; stall: string; destination: Destination; holder?: string; use?: AccountUse },
  as = act(),
): Promise<string> {
  const account = { ...owned(of.destination, of.holder), use: of.use ?? 'sticker' }
  const drafted = await draftProposal(store, { merchant: of.merchant, stall: of.stall, account }, as)
  expect(await store.commit(drafted.writes, drafted.entries)).toMatchObject({ ok: true })
  return drafted.proposal.id
}

export async function proposalOf(store: Store, id: string, scope = hoScope): Promise<FoundProposal> {
  const found = await findProposal(store.read, scope, id)
  if (found === undefined) throw new Error(`No proposal ${id} in scope.`)
  return found
}

/** Approves as the officer, over the digest the proposal bears unless another is given. */
export async function approve(
  store: Store,
  id: string,
  { by = world.officers.ho as string, at = WORLD_NOW, seenDigest = '' } = {},
): Promise<Committed | { ok: false; reason: string }> {
  const found = await proposalOf(store, id)
  const drafted = await draftApproval(store, newId, found, { by, at, seenDigest: seenDigest || found.proposal.digest })
  return drafted.ok ? store.commit(drafted.writes, drafted.entries) : drafted
}

export async function sendBack(
  store: Store,
  id: string,
  by: string = world.officers.ho,
  at = WORLD_NOW,
): Promise<Committed> {
  const found = await proposalOf(store, id)
  const drafted = draftReturn(store, found, { by, at, seenDigest: found.proposal.digest }, 'Sai tên chủ tài khoản')
  if (!drafted.ok) throw new Error(drafted.reason)
  return store.commit(drafted.writes, drafted.entries)
}
