import { and, asc, lte, type SQL, sql } from 'drizzle-orm'
import { isPending } from './account-codes.ts'
import type { Database, Store, Write } from './database.ts'
import { openCode, selectCodes } from './payment-codes.ts'
import { accountActivations, settlementAccounts } from './schema.ts'
import { SealBroken } from './sealing.ts'

/** Makes an account live. For the sticker's, the schema voids the stickers of every earlier one in the same commit. */
export const insertActivation = (db: Database, account: string, at: number): Write =>
  db.insert(accountActivations).values({ account, activatedAt: at })

/** SQL condition on `settlement_accounts`: due by the instant, and for the sticker's no newer one is. */
const isDue = (now: number): SQL =>
  and(
    isPending,
    lte(settlementAccounts.liveFrom, now),
    sql`not exists (select 1 from settlement_accounts b where b.merchant = "settlement_accounts"."merchant"
      and b.use = 'sticker' and "settlement_accounts"."use" = 'sticker'
      and b.version > "settlement_accounts"."version" and b.live_from <= ${now}
      and not exists (select 1 from account_retirements r where r.account = b.id))`,
  ) as SQL

/**
 * Makes the accounts live whose 24 hours are over at `now` (seconds UTC), each in a commit of its own. An account that
 * does not open, or that a rule refuses, is left as it is and named; the others go on.
 */
export async function activateDueAccounts(
  store: Store,
  now: number,
): Promise<{ activated: string[]; refused: { account: string; rule: string }[] }> {
  const due = await selectCodes(store.read).where(isDue(now)).orderBy(asc(settlementAccounts.liveFrom))
  const activated: string[] = []
  const refused: { account: string; rule: string }[] = []
  for (const row of due) {
    const account = row.account.id
    const rule = (await opens(store, row)) ? await activate(store, account, now) : 'seal-broken'
    if (rule === undefined) activated.push(account)
    else refused.push({ account, rule })
  }
  return { activated, refused }
}

async function activate(store: Store, account: string, now: number): Promise<string | undefined> {
  const entry = { at: now, actor: 'clock', action: 'account.activated', subject: account }
  const committed = await store.commit([insertActivation(store.read, account, now)], [entry])
  return committed.ok ? undefined : committed.rule
}

async function opens(store: Store, row: Parameters<typeof openCode>[1]): Promise<boolean> {
  try {
    await openCode(store, row)
    return true
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}
