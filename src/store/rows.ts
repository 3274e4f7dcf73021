import { getTableColumns, type SQL, sql } from 'drizzle-orm'
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
  return db.insert(table).select(selectRows(table, rows))
}

/** The same for rows that may be there already: those stay as they are, and only new ones count as changes. */
export function insertNewRows<Table extends SQLiteTable>(
  db: Database,
  table: Table,
  rows: Table['$inferInsert'][],
): Write {
  return db.insert(table).select(selectRows(table, rows)).onConflictDoNothing()
}

// Without WHERE, SQLite reads the ON of ON CONFLICT as that of a join.
function selectRows<Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]): SQL {
  const properties = Object.keys(getTableColumns(table))
  const values = sql.join(
    properties.map((name) => sql.raw(`value->>'${name}'`)),
    sql`, `,
  )
  return sql`select ${values} from json_each(${JSON.stringify(rows)}) where true`
}
