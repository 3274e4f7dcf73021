import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { Role, Scope } from '../domain/access.ts'
import type { Checker } from '../domain/draw.ts'
import { compareByGivenName } from '../domain/names.ts'
import type { Database } from './database.ts'
import { grantInForce } from './roles.ts'
import { assignments, officers, roleGrants, sites } from './schema.ts'
import { inScope } from './scope.ts'

/** Somebody who may look at visits of a site again, with their name. */
export interface NamedChecker extends Checker {
  readonly name: string
}

/** Who may look again: volunteers of the site's commune, those sent to the site first, and its coordinators. */
export async function listCheckers(db: Database, scope: Scope, site: string): Promise<NamedChecker[]> {
  const holding = (role: Role) =>
    exists(
      db
        .select({ id: roleGrants.id })
        .from(roleGrants)
        .where(
          and(
            ...[eq(roleGrants.officer, officers.id), eq(roleGrants.unit, sites.commune)],
            ...[eq(roleGrants.role, role), grantInForce],
          ),
        ),
    )
  const tier = sql<number>`case when not ${holding('volunteer')} then 2
    when ${assignments.officer} is null then 1 else 0 end`
  const rows = await db
    .select({ id: officers.id, name: officers.name, tier })
    .from(sites)
    .innerJoin(officers, and(isNull(officers.disabledAt), sql`(${holding('volunteer')} or ${holding('coordinator')})`))
    .leftJoin(assignments, and(eq(assignments.site, sites.id), eq(assignments.officer, officers.id)))
    .where(and(eq(sites.id, site), inScope(scope)))
  return rows.sort((a, b) => compareByGivenName(a.name, b.name))
}
