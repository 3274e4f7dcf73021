import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '../domain/day.ts'
import type { Database, Write } from './database.ts'
import { hamlets } from './schema.ts'

export type HamletRow = typeof hamlets.$inferSelect

export const insertHamlet = (db: Database, hamlet: typeof hamlets.$inferInsert): Write =>
  db.insert(hamlets).values(hamlet)

/** The hamlets of a commune in existence on a day, by name. */
export const listHamlets = async (db: Database, commune: string, day: Day): Promise<HamletRow[]> =>
  db
    .select()
    .from(hamlets)
    .where(
      and(eq(hamlets.commune, commune), lte(hamlets.fromDay, day), or(isNull(hamlets.toDay), gt(hamlets.toDay, day))),
    )
    .orderBy(asc(hamlets.name))

/** Every hamlet that a commune has or had, by name: what was recorded of one that is no more keeps its name. */
export const listHamletsEver = async (db: Database, commune: string): Promise<HamletRow[]> =>
  db.select().from(hamlets).where(eq(hamlets.commune, commune)).orderBy(asc(hamlets.name))

/** The same as names by id, in that order. */
export const nameHamlets = async (db: Database, commune: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await listHamletsEver(db, commune)).map(({ id, name }) => [id, name]))

/** The hamlet of that name among those of a commune; small and capital letters are one. */
export const hamletNamed = (known: readonly HamletRow[], name: string): HamletRow | undefined =>
  known.find((hamlet) => hamlet.name.toLowerCase() === name.toLowerCase())
