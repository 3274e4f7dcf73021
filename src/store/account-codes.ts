import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { isActivated, isOvertaken, isRetired } from './account-conditions.ts'
import { consentStands } from './consents.ts'
import type { Store } from './database.ts'
import { isLive, type OpenedCode, openCode, selectCodes } from './payment-codes.ts'
import { merchants, settlementAccounts } from './schema.ts'
import { inScope } from './scope.ts'

type Opening = Pick<Store, 'read' | 'keys'>

const mayBeUsed: SQL = and(isNull(merchants.endedOn), consentStands('sticker')) as SQL

/** SQL condition on `settlement_accounts` and `merchants`: approved, and waiting for its 24 hours to be over. */
export const isPending: SQL = and(
  sql`not ${isActivated}`,
  sql`not ${isRetired}`,
  sql`not ${isOvertaken}`,
  mayBeUsed,
) as SQL

/**
 * SQL condition on `settlement_accounts` and `merchants`: a live account that no sticker bears. One that was approved
 * anew, or for the sticker, after this is no further account any more, also when that newer one has ended.
 */
export const isFurther: SQL = and(
  sql`"settlement_accounts"."use" = 'beside'`,
  isActivated,
  sql`not ${isRetired}`,
  sql`not exists (select 1 from settlement_accounts b join account_activations w on w.account = b.id
    where b.merchant = "settlement_accounts"."merchant" and b.account_index = "settlement_accounts"."account_index"
      and (b.version > "settlement_accounts"."version" or b.use = 'sticker' and not exists (
        select 1 from settlement_accounts c join account_activations x on x.account = c.id
        where c.merchant = b.merchant and c.use = 'sticker' and c.version > b.version)))`,
  mayBeUsed,
) as SQL

/** The merchant's further live codes, each opened, oldest first; none out of scope. Throws SealBroken as `openCode` does. */
export const listFurtherCodes = (store: Opening, scope: Scope, merchant: string): Promise<OpenedCode[]> =>
  openAll(store, and(eq(merchants.id, merchant), isFurther, inScope(scope)))

/**
 * The merchant's approved accounts that are not live yet, each opened, in the order they become so; `account.liveFrom`
 * says when. None out of scope. Throws SealBroken as `openCode` does.
 */
export const listPendingAccounts = (store: Opening, scope: Scope, merchant: string): Promise<OpenedCode[]> =>
  openAll(store, and(eq(merchants.id, merchant), isPending, inScope(scope)), settlementAccounts.liveFrom)

/** What money can be asked for with today: the code on the sticker, and those beside it. */
export interface MerchantCodes {
  readonly sticker: OpenedCode | undefined
  readonly further: readonly OpenedCode[]
}

/**
 * All live codes of a merchant, opened, for the vendor's own session and nobody else: like `openCodeOfSticker` it takes
 * no scope, because a vendor is no officer. The caller has just proved by link and PIN that this merchant is theirs.
 * Throws SealBroken as `openCode` does: when one code does not open, none is shown.
 */
export async function openCodesOfMerchant(store: Opening, merchant: string): Promise<MerchantCodes> {
  const opened = await openAll(store, and(eq(merchants.id, merchant), or(isLive, isFurther)))
  const [sticker] = opened.filter(({ content }) => content.use === 'sticker')
  return { sticker, further: opened.filter(({ content }) => content.use === 'beside') }
}

async function openAll(
  store: Opening,
  which: SQL | undefined,
  order: typeof settlementAccounts.liveFrom | typeof settlementAccounts.version = settlementAccounts.version,
): Promise<OpenedCode[]> {
  const sealed = await selectCodes(store.read).where(which).orderBy(asc(order), asc(settlementAccounts.version))
  return Promise.all(sealed.map((one) => openCode(store, one)))
}
