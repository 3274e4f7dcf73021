import { and, asc, eq, exists, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { type Grant, isEverywhere, type Role, type Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { officers, roleGrantDecisions, roleGrants, roleRevocations, units } from './schema.ts'

export type RoleGrantRow = typeof roleGrants.$inferInsert

/** A role asked for, in force, or ended, with the people and the unit it names. */
export interface RoleGrant {
  readonly id: string
  readonly officer: string
  readonly officerName: string
  readonly role: Role
  readonly unit: string
  readonly unitName: string | null
  readonly unitKind: (typeof units.$inferSelect)['kind'] | null
  /** Null: made at the console. */
  readonly grantedBy: string | null
  readonly granterName: string | null
  readonly grantedAt: number
  readonly state: 'pending' | 'in-force' | 'returned' | 'revoked'
}

export const insertRoleGrant = (db: Database, grant: RoleGrantRow): Write => db.insert(roleGrants).values(grant)

/** The second person's word on a grant; the schema refuses the granter, the granted and the maker of the account. */
export const insertRoleGrantDecision = (db: Database, decision: typeof roleGrantDecisions.$inferInsert): Write =>
  db.insert(roleGrantDecisions).values(decision)

export const insertRoleRevocation = (db: Database, revocation: typeof roleRevocations.$inferInsert): Write =>
  db.insert(roleRevocations).values(revocation)

const query = new QueryBuilder()
const one = { one: sql`1` }
const decisionOf = (decision: 'approved' | 'returned') =>
  exists(
    query
      .select(one)
      .from(roleGrantDecisions)
      .where(and(eq(roleGrantDecisions.grant, roleGrants.id), eq(roleGrantDecisions.decision, decision))),
  )
const anyDecision = query.select(one).from(roleGrantDecisions).where(eq(roleGrantDecisions.grant, roleGrants.id))
const isRevoked = query.select(one).from(roleRevocations).where(eq(roleRevocations.grant, roleGrants.id))

/** SQL condition on `role_grants`: approved by a second person, or made at the console; and not revoked. */
export const grantInForce: SQL = and(
  or(isNull(roleGrants.grantedBy), decisionOf('approved')),
  notExists(isRevoked),
) as SQL

/** SQL condition on `role_grants`: its unit is one of the viewer's, or a commune of one of the viewer's provinces. */
export function unitInScope({ provinces, communes }: Scope): SQL {
  if (isEverywhere({ provinces })) return sql`1`
  const own = JSON.stringify([...provinces, ...communes])
  return sql`(${roleGrants.unit} in (select value from json_each(${own})) or exists (
    select 1 from units u where u.code = ${roleGrants.unit} and u.to_day is null
      and u.parent in (select value from json_each(${JSON.stringify(provinces)}))))`
}

const granters = alias(officers, 'granters')
const grantColumns = {
  id: roleGrants.id,
  officer: roleGrants.officer,
  officerName: officers.name,
  role: roleGrants.role,
  unit: roleGrants.unit,
  unitName: units.name,
  unitKind: units.kind,
  grantedBy: roleGrants.grantedBy,
  granterName: granters.name,
  grantedAt: roleGrants.grantedAt,
  state: sql<RoleGrant['state']>`case
    when ${exists(isRevoked)} then 'revoked'
    when ${decisionOf('returned')} then 'returned'
    when ${grantInForce} then 'in-force'
    else 'pending' end`,
}

const selectGrants = (db: Database, scope: Scope, condition: SQL | undefined): Promise<RoleGrant[]> =>
  Promise.resolve(
    db
      .select(grantColumns)
      .from(roleGrants)
      .innerJoin(officers, eq(officers.id, roleGrants.officer))
      .leftJoin(granters, eq(granters.id, roleGrants.grantedBy))
      .leftJoin(units, and(eq(units.code, roleGrants.unit), isNull(units.toDay)))
      .where(and(unitInScope(scope), condition))
      .orderBy(asc(roleGrants.grantedAt), asc(roleGrants.id)),
  )

/** Grants in scope that wait for a second administrator, oldest first. */
export const listPendingGrants = (db: Database, scope: Scope): Promise<RoleGrant[]> =>
  selectGrants(db, scope, and(isNotNull(roleGrants.grantedBy), notExists(anyDecision), notExists(isRevoked)))

/** Every grant of an officer in scope, ended ones included, oldest first. */
export const listGrantsOf = (db: Database, scope: Scope, officer: string): Promise<RoleGrant[]> =>
  selectGrants(db, scope, eq(roleGrants.officer, officer))

export async function findGrant(db: Database, scope: Scope, grant: string): Promise<RoleGrant | undefined> {
  const [found] = await selectGrants(db, scope, eq(roleGrants.id, grant))
  return found
}

/** The grants of an officer that are in force now, whoever asks; none when they are disabled. */
export const listGrantsInForce = (db: Database, officer: string): Promise<Grant[]> =>
  db
    .select({ role: roleGrants.role, unit: roleGrants.unit })
    .from(roleGrants)
    .innerJoin(officers, and(eq(officers.id, roleGrants.officer), isNull(officers.disabledAt)))
    .where(and(eq(roleGrants.officer, officer), grantInForce))
