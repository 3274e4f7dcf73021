import { and, desc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { officers, reasonPlans } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export interface ReasonPlan extends Readonly<typeof reasonPlans.$inferSelect> {
  /** Name of the officer who wrote it down. */
  readonly by: string
}

/** What is planned about a reason from now on; an earlier plan of it is kept. */
export const insertReasonPlan = (db: Database, row: typeof reasonPlans.$inferInsert): Write =>
  db.insert(reasonPlans).values(row)

const isNewest = sql`not exists (
  select 1 from reason_plans later where later.commune = "reason_plans"."commune"
    and later.reason = "reason_plans"."reason" and (later.at > "reason_plans"."at"
      or (later.at = "reason_plans"."at" and later.rowid > "reason_plans"."rowid")))`

/** What a commune means to do, the newest plan of each reason, newest first; none when it is not the viewer's. */
export async function listNewestPlans(db: Database, scope: Scope, commune: string): Promise<ReasonPlan[]> {
  const found = await db
    .select({ plan: reasonPlans, by: officers.name })
    .from(reasonPlans)
    .innerJoin(officers, eq(officers.id, reasonPlans.officer))
    .where(and(eq(reasonPlans.commune, commune), inCommuneScope(scope, reasonPlans.commune), isNewest))
    .orderBy(desc(reasonPlans.at), desc(sql`"reason_plans"."rowid"`))
  return found.map(({ plan, by }) => ({ ...plan, by }))
}
