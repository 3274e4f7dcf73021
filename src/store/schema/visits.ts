import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { DISPLAYS, LEVELS, OUTCOMES, PAYERS, REASONS, SCANS, TRANSFER_DAYS } from '../../domain/visit.ts'
import { paymentCodes } from './accounts.ts'
import { isDay } from './columns.ts'
import { merchants } from './merchants.ts'
import { officers } from './officers.ts'
import { stalls } from './sites.ts'

/* Facts of the walk. */

export const visits = sqliteTable(
  'visits',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    merchant: text().references(() => merchants.id),
    officer: text()
      .notNull()
      .references(() => officers.id),
    day: text().notNull(),
    at: integer().notNull(),
    outcome: text({ enum: OUTCOMES }).notNull(),
    reason: text({ enum: REASONS }),
    returnDay: text('return_day'),
    display: text({ enum: DISPLAYS }),
    scan: text({ enum: SCANS }),
    /** The registered code a `match` was made against: a match with a retired code proves nothing today. */
    code: text().references(() => paymentCodes.id),
  },
  (t) => [
    index('visits_stall').on(t.stall, t.day, t.at),
    check('visits_refused_reason', sql`"outcome" <> 'refused' or "reason" is not null`),
    check('visits_match_code', sql`("scan" is 'match') = ("code" is not null)`),
    isDay('visits', 'day'),
    isDay('visits', 'return_day'),
  ],
)

/** "Money arrived on this day": never an amount. */
export const arrivals = sqliteTable(
  'arrivals',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    visit: text().references(() => visits.id),
    level: text({ enum: LEVELS }).notNull(),
    payer: text({ enum: PAYERS }).notNull(),
    day: text().notNull(),
    at: integer().notNull(),
    /** On how many of the last thirty days transfers came, where it was asked. */
    days: text({ enum: TRANSFER_DAYS }),
  },
  (t) => [index('arrivals_stall').on(t.stall, t.payer, t.level, t.day), isDay('arrivals', 'day')],
)

/** The one photo of a visit: re-encoded, so that nothing but the picture is left, and sealed. Append-only. */
export const visitPhotos = sqliteTable('visit_photos', {
  visit: text()
    .primaryKey()
    .references(() => visits.id),
  /** A JPEG as base64, sealed. */
  sealedPhoto: text('sealed_photo').notNull(),
  /** Keyed digest of the picture: the same one sent for two stalls shows. */
  digest: text().notNull(),
  at: integer().notNull(),
})
