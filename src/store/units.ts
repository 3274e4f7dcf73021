import { and, asc, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '../domain/day.ts'
import type { Database, Write } from './database.ts'
import { insertRows } from './rows.ts'
import { formerUnits, units } from './schema.ts'

export type Unit = typeof units.$inferSelect
export type FormerUnitRow = typeof formerUnits.$inferSelect

/** Facts about units: what each code was called, and of what kind, from a day on. */
export const insertUnits = (db: Database, rows: (typeof units.$inferInsert)[]): Write => insertRows(db, units, rows)

export const insertFormerUnits = (db: Database, rows: FormerUnitRow[]): Write => insertRows(db, formerUnits, rows)

const inForce = (day: Day) => and(lte(units.fromDay, day), or(isNull(units.toDay), gt(units.toDay, day)))

/** What a unit is on a day; undefined when there is none of that code then. */
export async function findUnit(db: Database, code: string, day: Day): Promise<Unit | undefined> {
  const [found] = await db
    .select()
    .from(units)
    .where(and(eq(units.code, code), inForce(day)))
    .orderBy(desc(units.fromDay))
    .limit(1)
  return found
}

/** The communes of a province on a day, by code. */
export async function listCommunes(db: Database, province: string, day: Day): Promise<Unit[]> {
  return db
    .select()
    .from(units)
    .where(and(eq(units.parent, province), inForce(day)))
    .orderBy(asc(units.code))
}

/** What became a unit of today, or part of it. */
export async function listFormerUnits(db: Database, unit: string): Promise<FormerUnitRow[]> {
  return db.select().from(formerUnits).where(eq(formerUnits.unit, unit)).orderBy(asc(formerUnits.code))
}
