import { eq } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { stallAliases } from './schema.ts'

/** The id that a phone made for a stall which somebody else had added by then leads to the stall that stands. */
export const insertStallAlias = (db: Database, alias: typeof stallAliases.$inferInsert): Write =>
  db.insert(stallAliases).values(alias)

/** The id of the stall that a phone means. */
export async function resolveStall(db: Database, id: string): Promise<string> {
  const [alias] = await db.select().from(stallAliases).where(eq(stallAliases.id, id)).limit(1)
  return alias?.stall ?? id
}
