import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ALL_EXPORT_KINDS } from '../../domain/export.ts'
import { TARGET_INDICATORS } from '../../domain/indicators.ts'
import { REASONS } from '../../domain/visit.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'
import { sites } from './sites.ts'

/** What a site or a whole commune is to reach by a day, and the document that says so. Append-only. */
export const targets = sqliteTable(
  'targets',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    /** Null: the commune as a whole. */
    site: text().references(() => sites.id),
    indicator: text({ enum: TARGET_INDICATORS }).notNull(),
    /** Of a hundred stalls in N. */
    percent: integer().notNull(),
    day: text().notNull(),
    /** Số văn bản; null: chưa có văn bản. */
    document: text(),
    documentDay: text('document_day'),
    /** How things stood when it was set: progress is measured from there. */
    baseCount: integer('base_count').notNull(),
    baseTotal: integer('base_total').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('targets_commune').on(t.commune),
    check('targets_percent', sql`"percent" between 1 and 100`),
    check('targets_base', sql`"base_count" >= 0 and "base_count" <= "base_total"`),
    isDay('targets', 'day'),
    isDay('targets', 'document_day'),
  ],
)

export const targetWithdrawals = sqliteTable('target_withdrawals', {
  target: text()
    .primaryKey()
    .references(() => targets.id),
  reason: text().notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})

/** Who looks after a reason, and what comes next. The newest row of a reason holds. Append-only. */
export const reasonPlans = sqliteTable(
  'reason_plans',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    reason: text({ enum: REASONS }).notNull(),
    /** Người phụ trách, in words: a person, a team, an office. */
    owner: text().notNull(),
    step: text().notNull(),
    dueDay: text('due_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('reason_plans_commune').on(t.commune, t.reason, t.at), isDay('reason_plans', 'due_day')],
)

/* What leaves the house. */

/** A file of figures that somebody took out, and why. Append-only. */
export const exports = sqliteTable(
  'exports',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    /** Null: the commune as a whole. */
    site: text().references(() => sites.id),
    kind: text({ enum: ALL_EXPORT_KINDS }).notNull(),
    reason: text().notNull(),
    /** Day the figures are of. */
    day: text().notNull(),
    fileDigest: text('file_digest').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('exports_commune').on(t.commune, t.at), isDay('exports', 'day')],
)

/** Rows of a report as a commune wants them. The newest row of a kind holds. Append-only. */
export const reportLayouts = sqliteTable(
  'report_layouts',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    kind: text({ enum: ALL_EXPORT_KINDS }).notNull(),
    /** JSON, as the report's form has it. */
    rows: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('report_layouts_commune').on(t.commune, t.kind, t.at)],
)
