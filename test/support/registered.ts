import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { codeForAccount } from '../../src/domain/account.ts'
import { BANKS, DEMO_BANK } from '../../src/domain/banks.ts'
import { CONSENT_TEXT_VERSION } from '../../src/domain/consent.ts'
import { draftApproval } from '../../src/store/account-decisions.ts'
import {
  findProposal,
  insertProposal,
  nextVersion,
  proposedEntry,
  sealProposal,
} from '../../src/store/account-proposals.ts'
import { insertConsent } from '../../src/store/consents.ts'
import type { Store } from '../../src/store/database.ts'
import { findMerchant, insertMerchant, insertMerchantKey, openMerchantKey } from '../../src/store/merchants.ts'
import { merchants } from '../../src/store/schema.ts'
import { WORLD_BEGAN, WORLD_NOW, world } from './world.ts'

/** Everyone's commune and the other one: tests that set the stage look at all of it. */
const everywhere: Scope = { officer: 'test', provinces: [world.province], communes: [], assignedSites: false }

/** A new trader at a stall of the world. */
export async function openShop(store: Store, id: string, stall: string, tradeName: string): Promise<string> {
  const { sealedKey } = await store.keys.newDataKey(id)
  const trade = { kind: 'individual', category: 'food', startedOn: WORLD_BEGAN } as const
  const row = { id, stall, tradeName, ...trade, createdBy: world.officers.lan, createdAt: WORLD_NOW - 86_400 }
  const writes = [insertMerchant(store.read, row), insertMerchantKey(store.read, id, sealedKey)]
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
  return id
}

interface Given {
  merchant: string
  account: string
  bin?: string
  holder?: string
  at?: number
}

/** An account of the merchant proposed by Lan; not yet decided by anyone. */
export async function proposeAccount(store: Store, given: Given): Promise<{ proposal: string; payload: string }> {
  const { merchant, account, bin = DEMO_BANK.bin, holder = 'NGUYEN THI UT', at = WORLD_NOW - 3_600 } = given
  const made = codeForAccount(bin, account, [...BANKS, DEMO_BANK])
  const found = await findMerchant(store.read, everywhere, merchant)
  if (!made.ok || !found) throw new Error(`No account ${account} for ${merchant}`)
  const version = await nextVersion(store.read, merchant)
  const content = {
    ...{ ...made.destination, merchant, stall: found.stall.id, proposedBy: world.officers.lan },
    ...{ version, holder, relation: 'own' as const, use: 'sticker' as const },
  }
  const id = `${merchant}-proposal-${version}`
  const key = await openMerchantKey(store, merchant)
  const row = await sealProposal(store.keys, key, { id, by: world.officers.lan, at, content })
  const asked = { merchant, purpose: 'sticker', given: true, textVersion: CONSENT_TEXT_VERSION, at } as const
  const consent = { ...asked, id: `${id}-consent`, method: 'spoken', officer: world.officers.lan } as const
  const writes = [insertConsent(store.read, consent), insertProposal(store.read, row)]
  expect(await store.commit(writes, [proposedEntry(row)])).toMatchObject({ ok: true })
  return { proposal: id, payload: made.destination.payload }
}

/** The same, approved by Hổ: live at once when it is the merchant's first, a day later when it is a change. */
export async function registerAccount(store: Store, given: Given): Promise<string> {
  const { proposal, payload } = await proposeAccount(store, given)
  const found = await findProposal(store.read, everywhere, proposal)
  if (!found) throw new Error(`No proposal ${proposal}`)
  const verdict = { by: world.officers.ho, at: (given.at ?? WORLD_NOW - 3_600) + 60, seenDigest: found.proposal.digest }
  let count = 0
  const draft = await draftApproval(store, () => `${proposal}-${++count}`, found, verdict)
  if (!draft.ok) throw new Error(draft.reason)
  expect(await store.commit(draft.writes, draft.entries)).toMatchObject({ ok: true })
  return payload
}

/** Gives a merchant another name below the application, as a name was changed before approval fixed it. */
export async function renameBelow(store: Store, merchant: string, tradeName: string): Promise<void> {
  for (const rule of ['merchants_name_approved', 'merchants_trade_name_edited'])
    await store.read.run(sql.raw(`drop trigger if exists ${rule}`))
  await store.read.update(merchants).set({ tradeName }).where(eq(merchants.id, merchant))
}
