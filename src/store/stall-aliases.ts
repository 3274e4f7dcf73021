import { eq, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { stallAliases } from './schema.ts'

/** A stall as one officer's phone named it. */
export interface NamedStall {
  readonly officer: string
  readonly id: string
}

/** Each officer's aliases are their own: nobody leads another's records to a stall of their choice. Ids have no spaces. */
const keyOf = ({ officer, id }: NamedStall): string => `${officer} ${id}`

/** The id that a phone made for a stall which somebody else had added by then leads to the stall that stands. */
export const insertStallAlias = (
  db: Database,
  named: NamedStall,
  { stall, at }: { stall: string; at: number },
): Write => db.insert(stallAliases).values({ id: keyOf(named), stall, at })

const prepare = (db: Database) =>
  db
    .select()
    .from(stallAliases)
    .where(eq(stallAliases.id, sql.placeholder('id')))
    .prepare()
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

/** The id of the stall that an officer's phone means. */
export async function resolveStall(db: Database, named: NamedStall): Promise<string> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const [alias] = await query.all({ id: keyOf(named) })
  return alias?.stall ?? named.id
}
