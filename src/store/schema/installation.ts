import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { officers } from './officers.ts'

/** One row per form sent: the same form again gives the same answer, not a second row. */
export const submissions = sqliteTable('submissions', {
  id: text().primaryKey(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  digest: text().notNull(),
  location: text().notNull(),
  at: integer().notNull(),
})

/** Facts about this installation, such as `demo`. */
export const installation = sqliteTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** Chained by HMAC over the row before; see audit.ts. */
export const audit = sqliteTable('audit', {
  seq: integer().primaryKey(),
  at: integer().notNull(),
  /** Officer id, `vendor:` and a merchant's id, or `console`, `clock`, `demo`. */
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  digest: text().notNull(),
  mac: text().notNull(),
})
