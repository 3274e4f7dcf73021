import { sql } from 'drizzle-orm'
import { type AccountContent, COOLING_OFF } from '../domain/account.ts'
import { isHolderKnown } from '../domain/holder.ts'
import { type FoundProposal, namesOf, openProposal } from './account-proposals.ts'
import { sealAccount, sealCode } from './account-seals.ts'
import { insertActivation } from './accounts.ts'
import type { Entry } from './audit.ts'
import type { Database, Store, Write } from './database.ts'
import type { Draft } from './draft.ts'
import { openMerchantKey } from './merchants.ts'
import { insertCode } from './payment-codes.ts'
import { accountDecisions, settlementAccounts } from './schema.ts'

/** Who decides, when, and the digest their form carried: the hash of what they saw. */
export interface Verdict {
  readonly by: string
  readonly at: number
  readonly seenDigest: string
  /** `names` of the proposal as it was seen; not compared where it is not given. */
  readonly seenNames?: string
}

/** Why a decision is not even tried. The schema holds the same rules, so a race ends in the rule of that name. */
export type DecisionRefusal =
  | 'own-proposal'
  | 'created-account'
  | 'not-what-was-seen'
  | 'decided'
  | 'ended'
  | 'consent-withdrawn'
  | 'holder-missing'

/** Why this officer may not decide this proposal, apart from what they saw; undefined when they may. */
export function undecidable(found: FoundProposal, officer: string): DecisionRefusal | undefined {
  const { proposer, decision, merchant } = found
  if (decision !== null) return 'decided'
  if (merchant.endedOn !== null) return 'ended'
  if (!found.consented) return 'consent-withdrawn'
  if (proposer.id === officer || found.scanned) return 'own-proposal'
  return found.related ? 'created-account' : undefined
}

/**
 * Drafts an approval: the decision, the account and its code sealed anew to this approval, and for a first account its
 * activation. A change becomes due 24 hours later. Throws SealBroken when the proposal is not what was proposed.
 */
export async function draftApproval(
  store: Store,
  newId: () => string,
  found: FoundProposal,
  verdict: Verdict,
): Promise<({ ok: true } & Draft) | { ok: false; reason: DecisionRefusal }> {
  const content = await openProposal(store, found)
  if (!isHolderKnown(content.holder)) return { ok: false, reason: 'holder-missing' }
  if ((verdict.seenNames ?? found.names) !== found.names) return { ok: false, reason: 'not-what-was-seen' }
  if (verdict.seenDigest !== found.proposal.digest) return { ok: false, reason: 'not-what-was-seen' }
  const isFirst = !found.hadAccount
  const proposal = found.proposal.id
  const liveFrom = isFirst ? verdict.at : verdict.at + COOLING_OFF
  const ids = { account: newId(), code: newId(), proposal }
  const sealed = await sealAll(store, content, ids, liveFrom, verdict.at)
  const writes = [
    insertApproval(store.read, found, verdict),
    ...sealed,
    ...(isFirst ? [insertActivation(store.read, ids.account, verdict.at)] : []),
  ]
  const { by: actor, at } = verdict
  const entries: Entry[] = [{ at, actor, action: 'account.approved', subject: proposal, digest: verdict.seenDigest }]
  if (isFirst) entries.push({ at, actor, action: 'account.activated', subject: ids.account })
  return { ok: true, writes, entries }
}

async function sealAll(
  store: Store,
  content: AccountContent,
  ids: { account: string; code: string; proposal: string },
  liveFrom: number,
  at: number,
): Promise<Write[]> {
  const key = await openMerchantKey(store, content.merchant)
  const account = await sealAccount(store.keys, key, { id: ids.account, proposal: ids.proposal, liveFrom, content })
  const code = await sealCode(store.keys, key, { id: ids.code, account, at, content })
  return [store.read.insert(settlementAccounts).values(account), insertCode(store.read, code)]
}

/** Drafts sending a proposal back to who made it, with the reason they will read. */
export function draftReturn(
  store: Store,
  found: FoundProposal,
  verdict: Verdict,
  reason: string,
): ({ ok: true } & Draft) | { ok: false; reason: DecisionRefusal } {
  const { id, digest } = found.proposal
  if (verdict.seenDigest !== digest) return { ok: false, reason: 'not-what-was-seen' }
  const entry = { at: verdict.at, actor: verdict.by, action: 'account.returned', subject: id, digest }
  return { ok: true, writes: [insertReturn(store.read, id, verdict, reason)], entries: [entry] }
}

/**
 * The approval, as long as the name and the number that stickers will bear are those that were found. Where they are not,
 * nothing is decided, and the account after it is refused by the rule `not-approved`.
 */
const insertApproval = (db: Database, { proposal, names }: FoundProposal, { by, at, seenDigest }: Verdict): Write =>
  db
    .insert(accountDecisions)
    .select(
      sql`select ${proposal.id}, 'approved', ${seenDigest}, null, ${by}, ${at} where ${names} = ${namesOf(proposal.id)}`,
    )

const insertReturn = (db: Database, proposal: string, { by, at, seenDigest }: Verdict, reason: string): Write =>
  db
    .insert(accountDecisions)
    .values({ proposal, decision: 'returned', seenDigest, reason, decidedBy: by, decidedAt: at })
