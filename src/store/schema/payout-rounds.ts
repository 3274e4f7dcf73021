import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../domain/payout/line.ts'
import { ENTRY_KINDS, GRAINS, ROUND_EVENTS } from '../../domain/payout/round.ts'
import { officers } from './officers.ts'
import { payoutGroups, payoutProgrammes } from './payout-programmes.ts'
import { hamlets } from './places.ts'

/** One month's run of a programme in a commune. */
export const payoutRounds = sqliteTable(
  'payout_rounds',
  {
    id: text().primaryKey(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    commune: text().notNull(),
    /** YYYY-MM. */
    period: text().notNull(),
    grain: text({ enum: GRAINS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('payout_rounds_period').on(t.programme, t.commune, t.period),
    index('payout_rounds_commune').on(t.commune, t.period),
    check('payout_rounds_month', sql`"period" glob '[0-9][0-9][0-9][0-9]-[01][0-9]'`),
  ],
)

/** What happened to a round, in order; how it stands is its newest event. Append-only. */
export const payoutRoundEvents = sqliteTable(
  'payout_round_events',
  {
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** From 1. */
    seq: integer().notNull(),
    event: text({ enum: ROUND_EVENTS }).notNull(),
    /** Of all that the round holds, as who acted saw it. */
    digest: text().notNull(),
    note: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.round, t.seq] })],
)

/** One act of entering: a file, a line mended by hand, what the round before is carried on from. Undone as a whole. */
export const payoutEntries = sqliteTable(
  'payout_entries',
  {
    id: text().primaryKey(),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** From 1: the newest that was not undone is undone first. */
    seq: integer().notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    /** Of what it holds, so that the same file is known again. */
    digest: text().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    removed: integer().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
    undoneBy: text('undone_by').references(() => officers.id),
    undoneAt: integer('undone_at'),
  },
  (t) => [uniqueIndex('payout_entries_seq').on(t.round, t.seq)],
)

/** What a round knows of a case since an entry, until another one. One line of each case stands at a time. */
export const payoutLines = sqliteTable(
  'payout_lines',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    caseCode: text('case_code').notNull(),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    status: text({ enum: CASE_STATUSES }),
    modality: text({ enum: MODALITIES }),
    reason: text({ enum: PAYOUT_REASONS }),
    amount: integer().notNull(),
    /** The entry that put another line in its place, or took the case out; null: it stands. */
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.caseCode] }),
    uniqueIndex('payout_lines_case').on(t.round, t.caseCode).where(sql`"replaced_by" is null`),
    index('payout_lines_replaced').on(t.replacedBy).where(sql`"replaced_by" is not null`),
    check('payout_lines_amount', sql`"amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)

/** Truy lĩnh of a case for an earlier month, paid with this round. */
export const payoutArrears = sqliteTable(
  'payout_arrears',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    caseCode: text('case_code').notNull(),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    /** The month it is owed for. */
    month: text().notNull(),
    amount: integer().notNull(),
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.caseCode, t.month] }),
    uniqueIndex('payout_arrears_case').on(t.round, t.caseCode, t.month).where(sql`"replaced_by" is null`),
    check('payout_arrears_amount', sql`"amount" > 0 and typeof("amount") = 'integer'`),
  ],
)

/**
 * The numbers of a round by hamlet and group: as the commune told them, or as its lines came to when it was closed. What
 * is not there is not known.
 */
export const payoutTotals = sqliteTable(
  'payout_totals',
  {
    entry: text()
      .notNull()
      .references(() => payoutEntries.id),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    hamlet: text()
      .notNull()
      .references(() => hamlets.id),
    group: text()
      .notNull()
      .references(() => payoutGroups.id),
    measure: text().notNull(),
    people: integer().notNull(),
    amount: integer().notNull(),
    replacedBy: text('replaced_by').references(() => payoutEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.hamlet, t.group, t.measure] }),
    uniqueIndex('payout_totals_cell').on(t.round, t.hamlet, t.group, t.measure).where(sql`"replaced_by" is null`),
    // Sums of hundreds of closed rounds are read off the index alone.
    index('payout_totals_sums').on(t.round, t.measure, t.people, t.amount).where(sql`"replaced_by" is null`),
    check('payout_totals_tally', sql`"people" >= 0 and "amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)
