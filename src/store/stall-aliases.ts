import { eq, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { stallAliases } from './schema.ts'

/** The id that a phone made for a stall which somebody else had added by then leads to the stall that stands. */
export const insertStallAlias = (db: Database, alias: typeof stallAliases.$inferInsert): Write =>
  db.insert(stallAliases).values(alias)

const prepare = (db: Database) =>
  db
    .select()
    .from(stallAliases)
    .where(eq(stallAliases.id, sql.placeholder('id')))
    .prepare()
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

/** The id of the stall that a phone means. */
export async function resolveStall(db: Database, id: string): Promise<string> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const [alias] = await query.all({ id })
  return alias?.stall ?? id
}
