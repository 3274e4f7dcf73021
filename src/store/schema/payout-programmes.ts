import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { PROGRAMME_KINDS } from '../../domain/payout/programme.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'

/* Welfare payouts. Nobody's name, birth date or personal number has a column here, and no free text has one that a list
   of people is read into. */

export const payoutProgrammes = sqliteTable(
  'payout_programmes',
  {
    id: text().primaryKey(),
    /** The province whose communes all pay it, or the commune whose own it is. */
    unit: text().notNull(),
    kind: text({ enum: PROGRAMME_KINDS }).notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    /** The office it belongs to. */
    authority: text().notNull(),
    basis: text().notNull(),
    /** No more rounds from this month on; written once. */
    endsOn: text('ends_on'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('payout_programmes_name').on(t.unit, t.folded)],
)

export const payoutGroups = sqliteTable(
  'payout_groups',
  {
    id: text().primaryKey(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    name: text().notNull(),
    folded: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('payout_groups_name').on(t.programme, t.folded)],
)

/** The dated table of amounts. Append-only: a later row takes the place of an earlier one from its own first day on. */
export const payoutAmounts = sqliteTable(
  'payout_amounts',
  {
    id: text().primaryKey(),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    /** Đồng for one. */
    standard: integer().notNull(),
    /** In hundredths. */
    coefficient: integer().notNull(),
    document: text().notNull(),
    documentDay: text('document_day').notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_amounts_group').on(t.group, t.fromDay),
    isDay('payout_amounts', 'from_day'),
    isDay('payout_amounts', 'to_day'),
    isDay('payout_amounts', 'document_day'),
    check('payout_amounts_dong', sql`"standard" > 0 and "coefficient" > 0 and ("standard" * "coefficient") % 100 = 0`),
  ],
)

/** Which column of a commune's file held what, as a keyed hash of its heading: the heading itself is not kept. */
export const payoutMappings = sqliteTable(
  'payout_mappings',
  {
    commune: text().notNull(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    field: text().notNull(),
    heading: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.commune, t.programme, t.field] })],
)

/** So many of a hundred people due, by a month; with the paper that set it, if there is one. Append-only. */
export const payoutTargets = sqliteTable(
  'payout_targets',
  {
    id: text().primaryKey(),
    /** A commune, or a province as a whole. */
    unit: text().notNull(),
    /** Null: all programmes paid every month. */
    programme: text().references(() => payoutProgrammes.id),
    figure: text().notNull(),
    percent: integer().notNull(),
    /** YYYY-MM. */
    period: text().notNull(),
    document: text(),
    documentDay: text('document_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
    withdrawnBy: text('withdrawn_by').references(() => officers.id),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    index('payout_targets_unit').on(t.unit),
    check('payout_targets_percent', sql`"percent" between 1 and 100`),
    isDay('payout_targets', 'document_day'),
  ],
)
