import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { INDICATORS } from '../../domain/indicators.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'
import { sites } from './sites.ts'

/** The figures of a site at the end of a day: written once, after the day is over. Append-only. */
export const snapshots = sqliteTable(
  'snapshots',
  {
    site: text()
      .notNull()
      .references(() => sites.id),
    day: text().notNull(),
    operating: integer().notNull(),
    vacant: integer().notNull(),
    closed: integer().notNull(),
    a1: integer().notNull(),
    a2: integer().notNull(),
    a3: integer().notNull(),
    a4: integer().notNull(),
    a5: integer().notNull(),
    a6: integer().notNull(),
    a8: integer().notNull(),
    a8Of: integer('a8_of').notNull(),
    a9: integer().notNull(),
    a9Of: integer('a9_of').notNull(),
    q1: integer().notNull(),
    q1Of: integer('q1_of').notNull(),
    said: integer().notNull(),
    observed: integer().notNull(),
    bank: integer().notNull(),
    unwilling: integer().notNull(),
    /** JSON object: how many gave each reason. */
    reasons: text().notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.day] }), index('snapshots_day').on(t.day), isDay('snapshots', 'day')],
)

/** Counts every change of what a site's figures are counted from: triggers keep it, so that figures may be kept. */
export const siteRevisions = sqliteTable('site_revisions', {
  site: text()
    .primaryKey()
    .references(() => sites.id),
  revision: integer().notNull(),
})

/** A month of a commune that was closed: its figures are the snapshots of its days. Append-only. */
export const closedMonths = sqliteTable(
  'closed_months',
  {
    commune: text().notNull(),
    /** YYYY-MM. */
    month: text().notNull(),
    /** Keyed digest over the frozen rows. */
    digest: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commune, t.month] }),
    check('closed_months_month', sql`"month" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`),
  ],
)

/** What was found wrong in a closed month: beside its figures, never in them. Append-only. */
export const monthCorrections = sqliteTable(
  'month_corrections',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    month: text().notNull(),
    site: text()
      .notNull()
      .references(() => sites.id),
    indicator: text({ enum: INDICATORS }).notNull(),
    count: integer().notNull(),
    total: integer().notNull(),
    reason: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('month_corrections_month').on(t.commune, t.month),
    check('month_corrections_share', sql`"count" >= 0 and "count" <= "total"`),
  ],
)
