import { and, eq, exists, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { roleGrantDecisions, roleGrants, roleRevocations } from './schema.ts'

const query = new QueryBuilder()

/** SQL condition on `role_grants`: approved by a second person, or made at the console; and not revoked. */
export const grantInForce: SQL = and(
  or(
    isNull(roleGrants.grantedBy),
    exists(
      query
        .select({ one: sql`1` })
        .from(roleGrantDecisions)
        .where(and(eq(roleGrantDecisions.grant, roleGrants.id), eq(roleGrantDecisions.decision, 'approved'))),
    ),
  ),
  notExists(query.select({ one: sql`1` }).from(roleRevocations).where(eq(roleRevocations.grant, roleGrants.id))),
) as SQL
