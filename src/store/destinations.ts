import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Registration } from '../domain/scan.ts'
import { isActivated, isOvertaken, isRetired } from './account-conditions.ts'
import type { Database } from './database.ts'
import { isLive } from './payment-codes.ts'
import { merchants, settlementAccounts } from './schema.ts'

/**
 * How the approved accounts with the given blind index stand to a stall, those of the stall first. It looks beyond every
 * scope, because a code may have been carried over from anywhere, and tells nothing else of what it finds. Proposals do
 * not count: one person alone could make a stranger's account known by proposing it. Nor do accounts that never were live
 * and never will be, because they were stopped or overtaken in their 24 hours.
 */
export async function listDestinations(
  db: Database,
  stall: string,
  accountIndex: string,
): Promise<Registration['standing'][]> {
  const found = await db
    .select({
      ...{ stall: merchants.stall, endedOn: merchants.endedOn, use: settlementAccounts.use },
      ...{ isLive: sql<number>`${isLive}`, wasLive: sql<number>`${isActivated}` },
    })
    .from(settlementAccounts)
    .innerJoin(merchants, eq(merchants.id, settlementAccounts.merchant))
    .where(and(eq(settlementAccounts.accountIndex, accountIndex), or(isActivated, stillComes)))
    .orderBy(desc(sql`${merchants.stall} = ${stall}`), desc(sql`${merchants.endedOn} is null`))
    .limit(20)
  return found.map((one) => {
    if (one.stall !== stall || one.endedOn !== null) return 'elsewhere'
    if (one.isLive) return 'live'
    return one.wasLive || one.use === 'beside' ? 'vendor' : 'coming'
  })
}

const stillComes: SQL = sql`not ${isRetired} and not ${isOvertaken}`
