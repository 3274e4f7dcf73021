import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { consentStands } from './consents.ts'
import type { Database } from './database.ts'
import { merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

/** A merchant that looks like the one being registered, and where it trades. */
export interface Twin {
  readonly merchant: string
  readonly tradeName: string
  readonly stall: string
  readonly number: string
  readonly site: string
}

/** Twins the viewer may read by name; the others only as a count. */
export interface Twins {
  readonly here: Twin[]
  readonly elsewhere: number
}

export interface Duplicates {
  readonly account: Twins
  readonly phone: Twins
  /** Who trades at the stall now. */
  readonly stall: Twins
}

/** What to look for, as blind indexes; `merchant` is left out of the finds. */
export interface Wanted {
  readonly accountIndex?: string | undefined
  readonly phoneIndex?: string | undefined
  readonly stall?: string | undefined
  readonly merchant?: string | undefined
}

const NONE: Twins = { here: [], elsewhere: 0 }

/**
 * Merchants trading today that share the account (unless it was returned), the phone number or the stall. Whoever took
 * the consent back to keep their account or number is not found by it.
 */
export async function findDuplicates(db: Database, scope: Scope, wanted: Wanted): Promise<Duplicates> {
  const { accountIndex, phoneIndex, stall, merchant = '' } = wanted
  const find = (sharing: SQL) => findTwins(db, scope, and(sharing, ne(merchants.id, merchant)) as SQL)
  return {
    account: accountIndex === undefined ? NONE : await find(hasAccount(accountIndex)),
    phone: phoneIndex === undefined ? NONE : await find(hasPhone(phoneIndex)),
    stall: stall === undefined ? NONE : await find(eq(merchants.stall, stall)),
  }
}

const hasAccount = (index: string): SQL => sql`"merchants"."id" in (
  select p.merchant from account_proposals p left join account_decisions d on d.proposal = p.id
  where p.account_index = ${index} and d.decision is not 'returned') and ${consentStands('sticker')}`

const hasPhone = (index: string): SQL =>
  sql`"merchants"."id" in (select h.merchant from merchant_phones h where h.phone_index = ${index}) and ${consentStands('phone')}`

async function findTwins(db: Database, scope: Scope, sharing: SQL): Promise<Twins> {
  const found = await db
    .select({
      ...{ merchant: merchants.id, tradeName: merchants.tradeName, stall: stalls.id, number: stalls.number },
      ...{ site: sites.name, isMine: sql<number>`${inScope(scope)}` },
    })
    .from(merchants)
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(isNull(merchants.endedOn), sharing))
    .orderBy(asc(sites.folded), asc(stalls.position))
  const here = found.filter(({ isMine }) => isMine).map(({ isMine: _, ...twin }) => twin)
  return { here, elsewhere: found.length - here.length }
}
