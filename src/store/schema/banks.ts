import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'

export const addedBanks = sqliteTable(
  'added_banks',
  {
    bin: text().primaryKey(),
    short: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    document: text().notNull(),
    addedBy: text('added_by').references(() => officers.id),
    addedAt: integer('added_at').notNull(),
  },
  () => [isDay('added_banks', 'from_day'), check('added_banks_bin', sql`"bin" glob '[0-9][0-9][0-9][0-9][0-9][0-9]'`)],
)
