import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Purpose } from '../domain/consent.ts'
import type { Database, Write } from './database.ts'
import { consents, merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

export type Consent = typeof consents.$inferInsert

/** One answer to one question; withdrawing is a new row with `given: false`. */
export const insertConsent = (db: Database, consent: Consent): Write => db.insert(consents).values(consent)

/** SQL condition on `merchants`: the newest answer for the purpose is yes. The triggers decide by the same order. */
export const consentStands = (purpose: Purpose): SQL => sql`coalesce((
  select c.given from consents c where c.merchant = "merchants"."id" and c.purpose = ${purpose}
  order by c.at desc, c.rowid desc limit 1), 0)`

/** Purposes the merchant's newest answers allow; none when the merchant is not the viewer's. */
export async function listConsented(db: Database, scope: Scope, merchant: string): Promise<Purpose[]> {
  const found = await db
    .selectDistinct({ purpose: consents.purpose })
    .from(consents)
    .innerJoin(merchants, eq(merchants.id, consents.merchant))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(consents.merchant, merchant), inScope(scope), stands))
  return found.map(({ purpose }) => purpose)
}

const stands = sql`"consents"."given" and not exists (
  select 1 from consents later where later.merchant = "consents"."merchant" and later.purpose = "consents"."purpose"
    and (later.at > "consents"."at" or (later.at = "consents"."at" and later.rowid > "consents"."rowid")))`
