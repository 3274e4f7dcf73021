import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { TEAM_KINDS, TEAM_POSTS } from '../../domain/team.ts'
import { isDay } from './columns.ts'
import { officers } from './officers.ts'
import { hamlets } from './places.ts'
import { sites } from './sites.ts'

/* Campaigns, the teams that carry them, and what is to be done about each reason. */

export const teams = sqliteTable(
  'teams',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    kind: text({ enum: TEAM_KINDS }).notNull(),
    name: text().notNull(),
    hamlet: text().references(() => hamlets.id),
    /** Members as the commune declares them, where they are not named one by one. */
    declaredMembers: integer('declared_members'),
    endedOn: text('ended_on'),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('teams_commune').on(t.commune),
    check('teams_members', sql`"declared_members" is null or "declared_members" >= 0`),
    isDay('teams', 'ended_on'),
  ],
)

export const teamMembers = sqliteTable(
  'team_members',
  {
    id: text().primaryKey(),
    team: text()
      .notNull()
      .references(() => teams.id),
    name: text().notNull(),
    post: text({ enum: TEAM_POSTS }).notNull(),
    /** The officer of this app they are, if any. */
    officer: text().references(() => officers.id),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
  },
  (t) => [index('team_members_team').on(t.team), isDay('team_members', 'from_day'), isDay('team_members', 'to_day')],
)

/** Đợt ra quân. */
export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    plan: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('campaigns_commune').on(t.commune),
    check('campaigns_days', sql`"from_day" <= "to_day"`),
    isDay('campaigns', 'from_day'),
    isDay('campaigns', 'to_day'),
  ],
)

export const campaignSites = sqliteTable(
  'campaign_sites',
  {
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    site: text()
      .notNull()
      .references(() => sites.id),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.site] })],
)

export const campaignTeams = sqliteTable(
  'campaign_teams',
  {
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    team: text()
      .notNull()
      .references(() => teams.id),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.team] })],
)

/** What a team did on a day of a campaign: times people were guided, and people, are two counts. Append-only. */
export const campaignResults = sqliteTable(
  'campaign_results',
  {
    id: text().primaryKey(),
    campaign: text()
      .notNull()
      .references(() => campaigns.id),
    team: text().references(() => teams.id),
    day: text().notNull(),
    /** Lượt hướng dẫn. */
    turns: integer().notNull(),
    /** Người được hướng dẫn. */
    people: integer().notNull(),
    note: text(),
    /** The row this one corrects. */
    replaces: text(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    index('campaign_results_campaign').on(t.campaign, t.day),
    uniqueIndex('campaign_results_replaces').on(t.replaces),
    check('campaign_results_people', sql`"people" >= 0 and "people" <= "turns"`),
    isDay('campaign_results', 'day'),
  ],
)
