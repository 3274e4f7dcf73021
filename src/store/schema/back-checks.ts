import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { FLAG_FINDINGS } from '../../domain/flags.ts'
import { isFlag } from './columns.ts'
import { officers } from './officers.ts'
import { sites } from './sites.ts'
import { visits } from './visits.ts'

/** A draw of visits to be checked again by somebody else. Seed and list can be recomputed. Append-only. */
export const backCheckDraws = sqliteTable(
  'back_check_draws',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    /** From 1; the visits since the draw before are what it draws from. */
    number: integer().notNull(),
    seed: text().notNull(),
    /** Of a hundred visits of each volunteer. */
    percent: integer().notNull(),
    /** Visits received from this instant on, and before `at`. */
    since: integer().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('back_check_draws_number').on(t.site, t.number),
    check('back_check_draws_percent', sql`"percent" between 1 and 100`),
  ],
)

/** A drawn visit. One visit is drawn once. Append-only. */
export const backCheckPicks = sqliteTable(
  'back_check_picks',
  {
    visit: text()
      .primaryKey()
      .references(() => visits.id),
    draw: text()
      .notNull()
      .references(() => backCheckDraws.id),
  },
  (t) => [index('back_check_picks_draw').on(t.draw)],
)

/** Who is to look again: never who made the visit. The newest row of a visit holds. Append-only. */
export const backCheckAssignments = sqliteTable(
  'back_check_assignments',
  {
    id: text().primaryKey(),
    visit: text()
      .notNull()
      .references(() => backCheckPicks.visit),
    officer: text()
      .notNull()
      .references(() => officers.id),
    assignedBy: text('assigned_by')
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('back_check_assignments_visit').on(t.visit, t.at),
    index('back_check_assignments_officer').on(t.officer),
  ],
)

/** A drawn visit and the visit that tested it: what the second one found otherwise overturns the first. Append-only. */
export const backChecks = sqliteTable(
  'back_checks',
  {
    visit: text()
      .primaryKey()
      .references(() => backCheckPicks.visit),
    answer: text()
      .notNull()
      .references(() => visits.id),
    agrees: integer({ mode: 'boolean' }).notNull(),
    /** JSON list of the parts that differ, see domain/back-check.ts; '[]' exactly when it agrees. */
    differs: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('back_checks_answer').on(t.answer),
    isFlag('back_checks', 'agrees'),
    check('back_checks_differs', sql`("agrees" = 1) = ("differs" = '[]')`),
  ],
)

/** What somebody found when they looked at a flag (many visits in few minutes, one photo twice). Append-only. */
export const flagReviews = sqliteTable(
  'flag_reviews',
  {
    id: text().primaryKey(),
    /** Its kind and the visits it is of: see domain/flags.ts. */
    flag: text().notNull(),
    commune: text().notNull(),
    finding: text({ enum: FLAG_FINDINGS }).notNull(),
    note: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('flag_reviews_flag').on(t.flag, t.at)],
)
