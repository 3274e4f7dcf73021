import { and, desc, eq, sql } from 'drizzle-orm'
import type { Registration } from '../domain/scan.ts'
import type { Database } from './database.ts'
import { isLive } from './payment-codes.ts'
import { merchants, settlementAccounts } from './schema.ts'

/**
 * How the approved accounts with the given blind index stand to a stall, those of the stall first. It looks beyond every
 * scope, because a code may have been carried over from anywhere, and tells nothing else of what it finds. Proposals do
 * not count: one person alone could make a stranger's account known by proposing it. Nor does a change that was stopped
 * before it was live: it was never the vendor's to be paid by.
 */
export async function listDestinations(
  db: Database,
  stall: string,
  accountIndex: string,
): Promise<Registration['standing'][]> {
  const found = await db
    .select({ stall: merchants.stall, endedOn: merchants.endedOn, isLive: sql<number>`${isLive}` })
    .from(settlementAccounts)
    .innerJoin(merchants, eq(merchants.id, settlementAccounts.merchant))
    .where(and(eq(settlementAccounts.accountIndex, accountIndex), sql`not ${isStopped}`))
    .orderBy(desc(sql`${merchants.stall} = ${stall}`), desc(sql`${merchants.endedOn} is null`))
    .limit(20)
  return found.map((one) => {
    if (one.stall !== stall || one.endedOn !== null) return 'elsewhere'
    return one.isLive ? 'live' : 'vendor'
  })
}

const isStopped = sql`(
  exists (select 1 from account_retirements r where r.account = "settlement_accounts"."id")
  and not exists (select 1 from account_activations v where v.account = "settlement_accounts"."id"))`
