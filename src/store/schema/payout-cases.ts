import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CORRECTION_DECISIONS, CORRECTION_REASONS } from '../../domain/payout/correction.ts'
import { BLOCKERS, FOLLOW_UP_OUTCOMES } from '../../domain/payout/follow-up.ts'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../domain/payout/line.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'
import { payoutGroups, payoutProgrammes } from './payout-programmes.ts'
import { payoutRounds } from './payout-rounds.ts'
import { hamlets } from './places.ts'

/** What is corrected of a closed round: the round stays as it was, and this stands beside it. Append-only. */
export const payoutCorrections = sqliteTable(
  'payout_corrections',
  {
    id: text().primaryKey(),
    round: text()
      .notNull()
      .references(() => payoutRounds.id),
    /** The case that is corrected; of a round of totals the hamlet, group and measure instead. */
    caseCode: text('case_code'),
    hamlet: text().references(() => hamlets.id),
    group: text().references(() => payoutGroups.id),
    measure: text(),
    people: integer(),
    /** How the case stands by it; all of it, so that one correction is read without another. */
    status: text({ enum: CASE_STATUSES }),
    modality: text({ enum: MODALITIES }),
    reason: text({ enum: PAYOUT_REASONS }),
    amount: integer().notNull(),
    why: text({ enum: CORRECTION_REASONS }).notNull(),
    /** Number of the paper that shows it. */
    document: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_corrections_round').on(t.round, t.at),
    check(
      'payout_corrections_of',
      sql`("case_code" is null) = ("measure" is not null and "hamlet" is not null and "group" is not null and "people" is not null)`,
    ),
    check('payout_corrections_amount', sql`"amount" >= 0 and typeof("amount") = 'integer'`),
  ],
)

/** Somebody else's word on a correction, once. It counts when it was confirmed. Append-only. */
export const payoutCorrectionDecisions = sqliteTable('payout_correction_decisions', {
  correction: text()
    .primaryKey()
    .references(() => payoutCorrections.id),
  decision: text({ enum: CORRECTION_DECISIONS }).notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})

/** What came of seeing a person about their account, by file code. Append-only. */
export const payoutFollowUps = sqliteTable(
  'payout_follow_ups',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    programme: text()
      .notNull()
      .references(() => payoutProgrammes.id),
    caseCode: text('case_code').notNull(),
    day: text().notNull(),
    outcome: text({ enum: FOLLOW_UP_OUTCOMES }).notNull(),
    blocker: text({ enum: BLOCKERS }),
    /** When somebody goes there again. */
    nextDay: text('next_day'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('payout_follow_ups_case').on(t.commune, t.programme, t.caseCode, t.at),
    isDay('payout_follow_ups', 'day'),
    isDay('payout_follow_ups', 'next_day'),
  ],
)
