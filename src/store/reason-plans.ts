import { and, desc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database } from './database.ts'
import { reasonPlans } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type ReasonPlan = typeof reasonPlans.$inferSelect

const isNewest = sql`not exists (
  select 1 from reason_plans later where later.commune = "reason_plans"."commune"
    and later.reason = "reason_plans"."reason" and (later.at > "reason_plans"."at"
      or (later.at = "reason_plans"."at" and later.rowid > "reason_plans"."rowid")))`

/** What a commune means to do, the newest plan of each reason, newest first; none when it is not the viewer's. */
export const listNewestPlans = async (db: Database, scope: Scope, commune: string): Promise<ReasonPlan[]> =>
  db
    .select()
    .from(reasonPlans)
    .where(and(eq(reasonPlans.commune, commune), inCommuneScope(scope, reasonPlans.commune), isNewest))
    .orderBy(desc(reasonPlans.at), desc(sql`"reason_plans"."rowid"`))
