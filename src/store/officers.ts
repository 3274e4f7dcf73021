import { and, count, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { isEverywhere, type Role, type Scope } from '../domain/access.ts'
import { compareByGivenName } from '../domain/names.ts'
import type { Database, Write } from './database.ts'
import { grantInForce, unitInScope } from './roles.ts'
import { officers, roleGrants, secondFactors, units } from './schema.ts'

export type OfficerRow = typeof officers.$inferInsert

/** What proving who one is needs; `password` is a stored hash, null until a one-time code was redeemed. */
export interface Credentials {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly password: string | null
  readonly disabledAt: number | null
}

/** An officer as an administrator sees them. */
export interface Officer {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly createdBy: string | null
  readonly enrolled: boolean
  readonly secondFactor: boolean
  readonly disabled: boolean
}

/** A role in force, with the unit as it is called now. */
export interface HeldRole {
  readonly role: Role
  readonly unit: string
  readonly unitName: string | null
  readonly unitKind: (typeof units.$inferSelect)['kind'] | null
}

export const insertOfficer = (db: Database, officer: OfficerRow): Write => db.insert(officers).values(officer)

/** Stores a password hash; never a password. */
export const setPassword = (db: Database, officer: string, password: string): Write =>
  db.update(officers).set({ password }).where(eq(officers.id, officer))

const credentials = {
  id: officers.id,
  name: officers.name,
  signInName: officers.signInName,
  password: officers.password,
  disabledAt: officers.disabledAt,
}

/** For signing in and for the console only, where there is no viewer yet. */
export async function findOfficerBySignInName(db: Database, signInName: string): Promise<Credentials | undefined> {
  const [found] = await db.select(credentials).from(officers).where(eq(officers.signInName, signInName)).limit(1)
  return found
}

/** The signed-in officer's own row: to ask for their password again. */
export async function findOwnCredentials(db: Database, viewer: string): Promise<Credentials | undefined> {
  const [found] = await db.select(credentials).from(officers).where(eq(officers.id, viewer)).limit(1)
  return found
}

/** SQL condition on `officers`: those with a role asked for or held in scope, those the viewer made, and the viewer. */
export const officerInScope = (db: Database, scope: Scope): SQL | undefined =>
  isEverywhere(scope)
    ? undefined
    : or(
        eq(officers.createdBy, scope.officer),
        eq(officers.id, scope.officer),
        inArray(officers.id, db.select({ id: roleGrants.officer }).from(roleGrants).where(unitInScope(scope))),
      )

const officerColumns = {
  id: officers.id,
  name: officers.name,
  signInName: officers.signInName,
  createdBy: officers.createdBy,
  enrolled: sql<number>`${officers.password} is not null`,
  secondFactor: sql<number>`${secondFactors.confirmedAt} is not null`,
  disabled: sql<number>`${officers.disabledAt} is not null`,
}

type Flags = 'enrolled' | 'secondFactor' | 'disabled'

const officerOf = (row: Omit<Officer, Flags> & Record<Flags, number>): Officer => ({
  ...row,
  enrolled: row.enrolled === 1,
  secondFactor: row.secondFactor === 1,
  disabled: row.disabled === 1,
})

export async function findOfficer(db: Database, scope: Scope, officer: string): Promise<Officer | undefined> {
  const [found] = await db
    .select(officerColumns)
    .from(officers)
    .leftJoin(secondFactors, eq(secondFactors.officer, officers.id))
    .where(and(eq(officers.id, officer), officerInScope(db, scope)))
    .limit(1)
  return found && officerOf(found)
}

/** Everyone in scope with the roles they hold there now, as a Vietnamese list orders people. */
export async function listOfficers(db: Database, scope: Scope): Promise<(Officer & { roles: HeldRole[] })[]> {
  const held = { role: roleGrants.role, unit: roleGrants.unit, unitName: units.name, unitKind: units.kind }
  const rows = await db
    .select({ ...officerColumns, ...held })
    .from(officers)
    .leftJoin(secondFactors, eq(secondFactors.officer, officers.id))
    .leftJoin(roleGrants, and(eq(roleGrants.officer, officers.id), grantInForce, unitInScope(scope)))
    .leftJoin(units, and(eq(units.code, roleGrants.unit), isNull(units.toDay)))
    .where(officerInScope(db, scope))
  const listed = new Map<string, Officer & { roles: HeldRole[] }>()
  for (const { role, unit, unitName, unitKind, ...row } of rows) {
    const officer = listed.get(row.id) ?? { ...officerOf(row), roles: [] }
    if (role !== null && unit !== null) officer.roles.push({ role, unit, unitName, unitKind })
    listed.set(row.id, officer)
  }
  return [...listed.values()].sort((a, b) => compareByGivenName(a.name, b.name))
}

/** Administrators in force who have set a password: while there is none, the console hands out a code. */
export async function countAdministrators(db: Database): Promise<number> {
  const [counted] = await db
    .select({ count: count() })
    .from(roleGrants)
    .innerJoin(officers, eq(officers.id, roleGrants.officer))
    .where(and(eq(roleGrants.role, 'admin'), grantInForce, isNotNull(officers.password), isNull(officers.disabledAt)))
  return counted?.count ?? 0
}
