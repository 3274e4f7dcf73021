import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Write } from './database.ts'

/**
 * Inserts any number of rows through one JSON parameter: D1 binds at most 100 parameters per statement. For tables of
 * text and integers without defaults; a missing property is null.
 */
export function insertRows<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  rows: Table['$inferInsert'][],
): Write {
  const properties = Object.keys(getTableColumns(table))
  const values = sql.join(
    properties.map((name) => sql.raw(`value->>'${name}'`)),
    sql`, `,
  )
  return db.insert(table).select(sql`select ${values} from json_each(${JSON.stringify(rows)})`)
}
