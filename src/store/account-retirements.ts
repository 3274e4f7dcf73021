import { and, eq, type SQL } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { isFurther, isPending } from './account-codes.ts'
import type { Database, Write } from './database.ts'
import type { Draft } from './draft.ts'
import { type SealedCode, selectCodes } from './payment-codes.ts'
import { accountRetirements, merchants, settlementAccounts } from './schema.ts'
import { inScope } from './scope.ts'

const insertRetirement = (db: Database, account: string, officer: string, at: number): Write =>
  db.insert(accountRetirements).values({ account, retiredBy: officer, retiredAt: at })

/** An account that may be ended, sealed as it is: what does not open can be stopped all the same. */
export interface Retirable extends Pick<SealedCode, 'account' | 'decision' | 'stall'> {
  readonly kind: 'retired' | 'stopped'
}

/** The merchant's further account, or its change that waits; undefined when it is neither, and out of scope. */
export async function findRetirable(
  db: Database,
  scope: Scope,
  { merchant, account }: { merchant: string; account: string },
): Promise<Retirable | undefined> {
  const find = (which: SQL) =>
    selectCodes(db)
      .where(and(eq(merchants.id, merchant), eq(settlementAccounts.id, account), which, inScope(scope)))
      .limit(1)
  const [pending] = await find(isPending)
  if (pending) return { ...pending, kind: 'stopped' }
  const [further] = await find(isFurther)
  return further && { ...further, kind: 'retired' }
}

/**
 * Drafts the end of an account that no sticker bears: `stopped` before it is live, `retired` when it was. One person may,
 * because it sends no money anywhere new. The schema refuses the sticker's live account, and any activation afterwards.
 */
export function draftRetirement(
  db: Database,
  { account, decision, kind }: Pick<Retirable, 'account' | 'decision' | 'kind'>,
  { by, at }: { by: string; at: number },
): Draft {
  const entry = { at, actor: by, action: `account.${kind}`, subject: account.id, digest: decision.seenDigest }
  return { writes: [insertRetirement(db, account.id, by, at)], entries: [entry] }
}
