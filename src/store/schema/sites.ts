import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { MARKET_RULES } from '../../domain/market-days.ts'
import { SIDES, SITE_KINDS } from '../../domain/site.ts'
import { CENSUS_STATES } from '../../domain/visit.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'
import { hamlets } from './places.ts'

export const sites = sqliteTable(
  'sites',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    hamlet: text().references(() => hamlets.id),
    kind: text({ enum: SITE_KINDS }).notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    campaign: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('sites_commune_folded').on(t.commune, t.folded)],
)

/** Stretch of a street between two corners, or one row of a market. `endsAt` is the corner or aisle after it. */
export const blocks = sqliteTable(
  'blocks',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    position: integer().notNull(),
    name: text().notNull(),
    endsAt: text('ends_at'),
  },
  (t) => [uniqueIndex('blocks_site_position').on(t.site, t.position)],
)

/** A round of visits of a site; A1 looks at the newest one. */
export const rounds = sqliteTable(
  'rounds',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    number: integer().notNull(),
    openedOn: text('opened_on').notNull(),
  },
  (t) => [uniqueIndex('rounds_site_number').on(t.site, t.number), isDay('rounds', 'opened_on')],
)

export const stalls = sqliteTable(
  'stalls',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    block: text()
      .notNull()
      .references(() => blocks.id),
    side: text({ enum: SIDES }).notNull(),
    position: integer().notNull(),
    number: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('stalls_site_position').on(t.site, t.position),
    uniqueIndex('stalls_site_number').on(t.site, t.number),
  ],
)

/** Census facts: the newest one of a stall says whether it is in N. */
export const censuses = sqliteTable(
  'censuses',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    day: text().notNull(),
    state: text({ enum: CENSUS_STATES }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('censuses_stall').on(t.stall, t.day, t.at), isDay('censuses', 'day')],
)

/* Adoption over time: when a site trades, what was frozen, what was promised, and what was checked again. */

/** On which days a site trades, from a day on: the newest row of a day holds. Append-only. */
export const marketDays = sqliteTable(
  'market_days',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    fromDay: text('from_day').notNull(),
    rule: text({ enum: MARKET_RULES }).notNull(),
    /** JSON list of whole numbers, see domain/market-days.ts. */
    days: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('market_days_site').on(t.site, t.fromDay, t.at), isDay('market_days', 'from_day')],
)

/** Two people added one stall: the id that the later phone made leads to the stall that stands. Append-only. */
export const stallAliases = sqliteTable('stall_aliases', {
  /** The officer, a space, and the id that their phone made: see stall-aliases.ts. */
  id: text().primaryKey(),
  stall: text()
    .notNull()
    .references(() => stalls.id),
  at: integer().notNull(),
})

export const assignments = sqliteTable(
  'assignments',
  {
    officer: text()
      .notNull()
      .references(() => officers.id),
    site: text()
      .notNull()
      .references(() => sites.id),
    assignedBy: text('assigned_by')
      .notNull()
      .references(() => officers.id),
    assignedAt: integer('assigned_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officer, t.site] }), index('assignments_site').on(t.site)],
)
