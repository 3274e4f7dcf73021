import { and, asc, desc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Day, Instant } from '../domain/day.ts'
import { fold } from '../domain/names.ts'
import type { UnitFact } from '../domain/place.ts'
import type { Database, Store, Write } from './database.ts'
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

/** The provinces and cities of a day, by code. */
export const listProvinces = async (db: Database, day: Day): Promise<Unit[]> =>
  db
    .select()
    .from(units)
    .where(and(isNull(units.parent), inForce(day)))
    .orderBy(asc(units.code))

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

/** What an import did: facts opened, older facts of the same units closed, facts of the same day corrected. */
export type UnitsImport =
  | { readonly ok: true; readonly opened: number; readonly closed: number; readonly corrected: number }
  /** The list is older than what is known of these codes: nothing was stored. */
  | { readonly ok: false; readonly newerKnown: string[] }

/**
 * Brings the units up to an official list, one fact per code, all or nothing, and notes it in the audit. A unit whose name, kind or
 * province changed closes its old fact and opens the new one; the same list again changes nothing. Units that the list
 * leaves out stay as they are: a list may be of one province.
 */
export async function importUnits(store: Store, facts: readonly UnitFact[], now: Instant): Promise<UnitsImport> {
  const known = await listNewestFacts(store.read)
  const newerKnown = facts.filter(({ code, from }) => (known.get(code)?.fromDay ?? from) > from).map(({ code }) => code)
  if (newerKnown.length > 0) return { ok: false, newerKnown }
  const changed = facts.filter((fact) => !says(known.get(fact.code), fact))
  const corrected = changed.filter(({ code, from }) => known.get(code)?.fromDay === from).length
  const closed = changed.filter(({ code, from }) => isOpenBefore(known.get(code), from)).length
  const counts = { ok: true, opened: changed.length - corrected, closed, corrected } as const
  if (changed.length === 0) return counts
  const entry = { at: now, actor: 'console', action: 'units.imported', subject: `${changed.length} units` }
  const committed = await store.commit([...makeRoom(store.read, changed), openFacts(store.read, changed)], [entry])
  if (!committed.ok) throw new Error(`The list of units was refused: ${committed.rule}`)
  return counts
}

async function listNewestFacts(db: Database): Promise<Map<string, Unit>> {
  const rows = await db.select().from(units).orderBy(asc(units.fromDay))
  return new Map(rows.map((row) => [row.code, row]))
}

const isOpenBefore = (row: Unit | undefined, day: Day): boolean => row?.toDay === null && row.fromDay < day

const says = (row: Unit | undefined, { name, kind, parent, to }: UnitFact): boolean =>
  row?.name === name && row.kind === kind && row.parent === (parent ?? null) && row.toDay === (to ?? null)

/** Per day on which facts begin: older open facts end on it, and those of the day itself give way. */
function makeRoom(db: Database, facts: readonly UnitFact[]): Write[] {
  return [...new Set(facts.map(({ from }) => from))].flatMap((day) => {
    const codes = JSON.stringify(facts.filter(({ from }) => from === day).map(({ code }) => code))
    const among = sql`${units.code} in (select value from json_each(${codes}))`
    return [
      db
        .update(units)
        .set({ toDay: day })
        .where(and(among, isNull(units.toDay), lt(units.fromDay, day))),
      db.delete(units).where(and(among, eq(units.fromDay, day))),
    ]
  })
}

const openFacts = (db: Database, facts: readonly UnitFact[]): Write =>
  insertUnits(
    db,
    facts.map(({ code, name, kind, parent, from, to }) => ({
      ...{ code, name, kind, folded: fold(name), fromDay: from, toDay: to, parent },
    })),
  )
