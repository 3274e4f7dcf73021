import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { type AccountContent, canonicalContent, destinationIdentity, paysItsAccount } from '../domain/account.ts'
import type { Serial } from '../domain/serial.ts'
import { isActivated, isOvertaken, isRetired } from './account-conditions.ts'
import { accountPlace, codePlace, type PaymentCode, type SettlementAccount, unsealContent } from './account-seals.ts'
import { consentStands } from './consents.ts'
import type { Database, Store, Write } from './database.ts'
import {
  accountDecisions,
  accountProposals,
  merchantKeys,
  merchants,
  paymentCodes,
  settlementAccounts,
  sites,
  stalls,
  stickers,
} from './schema.ts'
import { inPreparedScope, inScope, scopeValues } from './scope.ts'
import { SealBroken } from './sealing.ts'
import { isVoid } from './sticker-events.ts'

/** A code as it lies in the store: sealed, with everything it is checked against. */
export interface SealedCode {
  readonly code: PaymentCode
  readonly account: SettlementAccount
  readonly merchant: typeof merchants.$inferSelect
  readonly stall: typeof stalls.$inferSelect
  readonly site: typeof sites.$inferSelect
  readonly proposal: Pick<typeof accountProposals.$inferSelect, 'relation' | 'proposedBy'>
  readonly decision: typeof accountDecisions.$inferSelect
  readonly sealedKey: string
}

/** A code that was opened and found whole: `content` is exactly what a second person approved. */
export interface OpenedCode extends Omit<SealedCode, 'sealedKey'> {
  readonly content: AccountContent
}

export const insertCode = (db: Database, row: PaymentCode): Write => db.insert(paymentCodes).values(row)

/** Every code with what it is checked against; the caller says which, and whose (`inScope`), in its `where`. */
export const selectCodes = (db: Database) =>
  db
    .select({
      ...{ code: paymentCodes, account: settlementAccounts, merchant: merchants, stall: stalls, site: sites },
      proposal: { relation: accountProposals.relation, proposedBy: accountProposals.proposedBy },
      ...{ decision: accountDecisions, sealedKey: merchantKeys.sealedKey },
    })
    .from(paymentCodes)
    .innerJoin(settlementAccounts, eq(settlementAccounts.id, paymentCodes.account))
    .innerJoin(accountDecisions, eq(accountDecisions.proposal, settlementAccounts.proposal))
    .innerJoin(accountProposals, eq(accountProposals.id, settlementAccounts.proposal))
    .innerJoin(merchants, eq(merchants.id, settlementAccounts.merchant))
    .innerJoin(merchantKeys, eq(merchantKeys.merchant, merchants.id))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))

/** SQL condition on `settlement_accounts` and `merchants`: stickers bear this code today. */
export const isLive: SQL = and(
  sql`"settlement_accounts"."use" = 'sticker'`,
  isActivated,
  sql`not ${isOvertaken}`,
  isNull(merchants.endedOn),
  consentStands('sticker'),
) as SQL

/**
 * Opens a code and checks that it is what was approved: every value opens at its place; the code pays the account kept
 * with it; both indexes are that account's; and the digest of it all is the one a person other than the proposer
 * decided over. Throws SealBroken, naming the row, when anything differs: nothing partial is ever shown or printed.
 */
export async function openCode({ keys }: Pick<Store, 'keys'>, sealed: SealedCode): Promise<OpenedCode> {
  const { sealedKey, ...row } = sealed
  const key = await keys.openDataKey(sealed.merchant.id, sealedKey)
  const content = await unsealContent(keys, key, { ...row, ...row.proposal, stall: row.merchant.stall })
  const index = await keys.index('account', destinationIdentity(content))
  const digest = await keys.index('content', canonicalContent(content))
  const { account, code, decision } = row
  if (index !== account.accountIndex) throw new SealBroken(accountPlace(account, 'account_index'))
  const ofAccount = index === code.accountIndex && code.merchant === account.merchant
  if (!ofAccount || !paysItsAccount(content)) throw new SealBroken(codePlace(code, account))
  const byAnother = decision.decision === 'approved' && decision.decidedBy !== row.proposal.proposedBy
  if (!byAnother || decision.seenDigest !== digest) throw new SealBroken(accountPlace(account, 'proposal'))
  return { ...row, content }
}

const prepareLive = (db: Database, which: SQL) =>
  selectCodes(db)
    .where(and(which, isLive, inPreparedScope()))
    .limit(1)
    .prepare()
const prepareBoth = (db: Database) => ({
  stall: prepareLive(db, eq(merchants.stall, sql.placeholder('of'))),
  merchant: prepareLive(db, eq(merchants.id, sql.placeholder('of'))),
})
const prepared = new WeakMap<Database, ReturnType<typeof prepareBoth>>()

/** The live code of a stall's merchant, or of a merchant, opened; undefined when there is none in scope. */
export async function openLiveCode(
  store: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  of: { stall: string } | { merchant: string },
): Promise<OpenedCode | undefined> {
  const queries = prepared.get(store.read) ?? prepareBoth(store.read)
  prepared.set(store.read, queries)
  const [found] = await ('stall' in of
    ? queries.stall.all({ of: of.stall, ...scopeValues(scope) })
    : queries.merchant.all({ of: of.merchant, ...scopeValues(scope) }))
  return found && openCode(store, found)
}

/** The live codes of a site in walking order, still sealed: `openCode` opens each before it is printed. */
export async function listLiveCodes(db: Database, scope: Scope, site: string): Promise<SealedCode[]> {
  return selectCodes(db)
    .where(and(eq(sites.id, site), isLive, inScope(scope)))
    .orderBy(asc(stalls.position))
}

/** Approved codes of who trades on a site that no sticker bears today: on their way, or the vendor's own besides. */
export async function listOtherCodes(
  db: Database,
  scope: Scope,
  site: string,
): Promise<readonly { readonly standing: 'coming' | 'vendor'; readonly sealed: SealedCode }[]> {
  const stillComes = sql`not ${isRetired} and not ${isOvertaken}`
  const of = (condition: SQL) =>
    selectCodes(db).where(and(eq(sites.id, site), isNull(merchants.endedOn), condition, inScope(scope)))
  const coming = await of(sql`"settlement_accounts"."use" = 'sticker' and not ${isActivated} and ${stillComes}`)
  const vendors = await of(
    sql`not ${isLive} and (${isActivated} or ("settlement_accounts"."use" = 'beside' and ${stillComes}))`,
  )
  return [
    ...coming.map((sealed) => ({ standing: 'coming' as const, sealed })),
    ...vendors.map((sealed) => ({ standing: 'vendor' as const, sealed })),
  ]
}

/**
 * The code that the sticker of a serial bears, opened; undefined when no money may be asked for by that sticker any more
 * (it is void, or its code is no longer live) and when there is no such sticker. The one question about an account that
 * takes no scope: it answers whoever holds the sticker, about that sticker alone. Throws SealBroken as `openCode` does.
 */
export async function openCodeOfSticker(
  store: Pick<Store, 'read' | 'keys'>,
  serial: Serial,
): Promise<OpenedCode | undefined> {
  const sticker = store.read
    .select({ code: stickers.code })
    .from(stickers)
    .where(and(eq(stickers.serial, serial), ofItsPlace, sql`not ${isVoid}`))
  const [found] = await selectCodes(store.read)
    .where(and(eq(paymentCodes.id, sticker), isLive))
    .limit(1)
  return found && openCode(store, found)
}

/**
 * The live codes that pay the account of a blind index, still sealed, at most two: one is answered to whoever scanned its
 * code on a wall, of two nothing is told but that there are several. It takes no scope, as the sticker's question takes none.
 */
export async function listLiveCodesOfAccount(db: Database, accountIndex: string): Promise<SealedCode[]> {
  return selectCodes(db)
    .where(and(eq(settlementAccounts.accountIndex, accountIndex), isLive))
    .limit(2)
}

/** A sticker vouches for the merchant and the stall it was printed for, and for no other. */
const ofItsPlace = and(eq(stickers.merchant, merchants.id), eq(stickers.stall, merchants.stall))
