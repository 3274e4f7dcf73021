import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { accountRequests, merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'
import type { Vendor } from './vendor-links.ts'

/** A vendor's wish for another account, with where they trade. It names no account. */
export type AccountRequest = typeof accountRequests.$inferSelect

export interface OpenRequest {
  readonly request: AccountRequest
  readonly stall: { readonly id: string; readonly number: string }
  readonly site: typeof sites.$inferSelect
}

/** Stored once: while one of the merchant is open, nothing is added (0 rows). */
export const insertAccountRequest = (db: Database, row: Omit<AccountRequest, 'withdrawnAt'>): Write =>
  db.insert(accountRequests).select(sql`
    select ${row.id}, ${row.merchant}, ${row.link}, ${row.reason}, ${row.at}, null
    where not exists (select 1 from account_requests where account_requests.merchant = ${row.merchant} and ${isOpen})`)

/** Takes back what the vendor asked for. */
export const withdrawAccountRequests = (db: Database, merchant: string, at: number): Write =>
  db
    .update(accountRequests)
    .set({ withdrawnAt: at })
    .where(and(eq(accountRequests.merchant, merchant), isOpen))

/** SQL condition on `account_requests`: not taken back, and nobody has proposed an account for the sticker since. */
const isOpen: SQL = and(
  isNull(accountRequests.withdrawnAt),
  sql`not exists (select 1 from account_proposals p where p.merchant = "account_requests"."merchant"
    and p.use = 'sticker' and p.proposed_at > "account_requests"."at")`,
) as SQL

/** What the vendor has asked for and not been given yet. */
export async function findOwnRequest(db: Database, { merchant }: Vendor): Promise<AccountRequest | undefined> {
  const [found] = await db
    .select()
    .from(accountRequests)
    .where(and(eq(accountRequests.merchant, merchant.id), isOpen))
    .limit(1)
  return found
}

/** Requests that wait for an officer in the viewer's scope, oldest first; of one stall when given. */
export async function listOpenRequests(db: Database, scope: Scope, stall?: string): Promise<OpenRequest[]> {
  const here = stall === undefined ? undefined : eq(stalls.id, stall)
  return db
    .select({ request: accountRequests, stall: { id: stalls.id, number: stalls.number }, site: sites })
    .from(accountRequests)
    .innerJoin(merchants, and(eq(merchants.id, accountRequests.merchant), isNull(merchants.endedOn)))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(isOpen, here, inScope(scope)))
    .orderBy(asc(accountRequests.at), asc(accountRequests.id))
}
