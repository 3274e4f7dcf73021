import { and, asc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Purpose } from '../domain/consent.ts'
import type { Database } from './database.ts'
import { consents, merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

/** The newest answer to one purpose's question. `at` in seconds UTC. */
export interface ConsentAnswer {
  readonly purpose: Purpose
  readonly given: boolean
  readonly at: number
}

/** The merchant's newest answer to each question asked, yes or taken back; none when it is not the viewer's. */
export async function listConsentAnswers(db: Database, scope: Scope, merchant: string): Promise<ConsentAnswer[]> {
  const asked = await db
    .select({ purpose: consents.purpose, given: consents.given, at: consents.at })
    .from(consents)
    .innerJoin(merchants, eq(merchants.id, consents.merchant))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(consents.merchant, merchant), inScope(scope)))
    .orderBy(asc(consents.at), asc(sql`"consents"."rowid"`))
  return [...new Map(asked.map((answer) => [answer.purpose, answer])).values()]
}
