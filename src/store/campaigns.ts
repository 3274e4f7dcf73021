import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { TeamKind } from '../domain/team.ts'
import type { Database, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { insertRows } from './rows.ts'
import {
  campaignResults,
  campaignSites,
  campaigns,
  campaignTeams,
  merchants,
  officers,
  sites,
  stalls,
  teams,
} from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type Campaign = typeof campaigns.$inferSelect

/** A campaign with the name of whoever wrote it down. */
export type FoundCampaign = Campaign & { readonly officerName: string }

/** A row of outcomes with the names of its team and of whoever wrote it down. */
export type CampaignResult = typeof campaignResults.$inferSelect & {
  readonly teamName: string | null
  readonly officerName: string
}

export interface CampaignTeam {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
}

export interface NewCampaign {
  readonly id: string
  readonly commune: string
  readonly name: string
  readonly fromDay: Day
  readonly toDay: Day
  readonly plan: string
  readonly sites: readonly string[]
  readonly teams: readonly string[]
}

/** Drafts a campaign with the sites it goes to and the teams that carry it; the schema refuses those of elsewhere. */
export function draftCampaign(db: Database, of: NewCampaign, { by, at }: Act): Draft {
  const { sites: to, teams: carriers, ...campaign } = of
  const places = to.map((site) => ({ campaign: of.id, site }))
  const carried = carriers.map((team) => ({ campaign: of.id, team }))
  return {
    writes: [
      db.insert(campaigns).values({ ...campaign, officer: by, at }),
      insertRows(db, campaignSites, places),
      insertRows(db, campaignTeams, carried),
    ],
    entries: [{ at, actor: by, action: 'campaign.made', subject: of.id }],
  }
}

/** Writes a campaign down anew, with the sites it goes to and the teams that carry it. */
export function reviseCampaign(db: Database, of: Omit<NewCampaign, 'commune'>): Write[] {
  const { id, sites: to, teams: carriers, ...told } = of
  const carried = carriers.map((team) => ({ campaign: id, team }))
  return [
    db.update(campaigns).set(told).where(eq(campaigns.id, id)),
    db.delete(campaignSites).where(eq(campaignSites.campaign, id)),
    db.delete(campaignTeams).where(eq(campaignTeams.campaign, id)),
    insertRows(
      db,
      campaignSites,
      to.map((site) => ({ campaign: id, site })),
    ),
    insertRows(db, campaignTeams, carried),
  ]
}

export const insertCampaignResult = (db: Database, result: typeof campaignResults.$inferInsert): Write =>
  db.insert(campaignResults).values(result)

/** The campaigns of a commune, newest first; none when the commune is not the viewer's. */
export const listCampaigns = async (db: Database, scope: Scope, commune: string): Promise<Campaign[]> =>
  db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.commune, commune), inCommuneScope(scope, campaigns.commune)))
    .orderBy(desc(campaigns.fromDay), desc(campaigns.at), asc(campaigns.id))

export async function findCampaign(db: Database, scope: Scope, id: string): Promise<FoundCampaign | undefined> {
  const [found] = await db
    .select({ campaign: campaigns, officerName: officers.name })
    .from(campaigns)
    .innerJoin(officers, eq(officers.id, campaigns.officer))
    .where(and(eq(campaigns.id, id), inCommuneScope(scope, campaigns.commune)))
    .limit(1)
  return found && { ...found.campaign, officerName: found.officerName }
}

/** The teams that carry a campaign, by kind and name. */
export const listCampaignTeams = async (db: Database, scope: Scope, campaign: string): Promise<CampaignTeam[]> =>
  db
    .select({ id: teams.id, name: teams.name, kind: teams.kind })
    .from(campaignTeams)
    .innerJoin(teams, eq(teams.id, campaignTeams.team))
    .where(and(eq(campaignTeams.campaign, campaign), inCommuneScope(scope, teams.commune)))
    .orderBy(asc(teams.kind), asc(teams.name), asc(teams.id))

/** Every row of outcomes of a commune's campaigns, or of one, by day and as they were written down; replaced ones too. */
export async function listResults(
  db: Database,
  scope: Scope,
  of: { campaign: string } | { commune: string },
): Promise<CampaignResult[]> {
  const which = 'campaign' in of ? eq(campaigns.id, of.campaign) : eq(campaigns.commune, of.commune)
  const found = await db
    .select({ result: campaignResults, teamName: teams.name, officerName: officers.name })
    .from(campaignResults)
    .innerJoin(campaigns, eq(campaigns.id, campaignResults.campaign))
    .innerJoin(officers, eq(officers.id, campaignResults.officer))
    .leftJoin(teams, eq(teams.id, campaignResults.team))
    .where(and(which, inCommuneScope(scope, campaigns.commune)))
    .orderBy(asc(campaignResults.day), asc(campaignResults.at), asc(sql`"campaign_results"."rowid"`))
  return found.map(({ result, teamName, officerName }) => ({ ...result, teamName, officerName }))
}

/** What phones and forms recorded on one site of a campaign within its days, whoever made it. */
export interface RecordedSite {
  readonly site: string
  readonly name: string
  readonly kind: (typeof sites.$inferSelect)['kind']
  readonly visits: number
  /** Stalls with one visit or more. */
  readonly visited: number
  /** Merchants who were registered. */
  readonly registered: number
}

const ofDays = (table: string, day: string) =>
  sql.raw(`from stalls s join ${table} f on f.stall = s.id
    where s.site = "sites"."id" and f.${day} between "campaigns"."from_day" and "campaigns"."to_day"`)

/** The sites a campaign goes to, with what was recorded there within its days. */
export const listRecorded = async (db: Database, scope: Scope, campaign: string): Promise<RecordedSite[]> =>
  db
    .select({
      ...{ site: sites.id, name: sites.name, kind: sites.kind },
      visits: sql<number>`(select count(*) ${ofDays('visits', 'day')})`,
      visited: sql<number>`(select count(distinct f.stall) ${ofDays('visits', 'day')})`,
      registered: sql<number>`(select count(*) ${ofDays('merchants', 'started_on')})`,
    })
    .from(campaignSites)
    .innerJoin(campaigns, eq(campaigns.id, campaignSites.campaign))
    .innerJoin(sites, eq(sites.id, campaignSites.site))
    .where(and(eq(campaigns.id, campaign), inCommuneScope(scope, campaigns.commune)))
    .orderBy(desc(sites.kind), asc(sites.folded), asc(sites.id))

/** A stall with its share of what was recorded: the rows behind each count of `listRecorded`. */
export interface RecordedStall {
  readonly site: string
  readonly stall: string
  readonly number: string
  /** Of who trades there now. */
  readonly tradeName: string | null
  readonly visits: number
  readonly registered: number
}

const atStall = (table: string, day: string) =>
  sql.raw(`(select count(*) from ${table} f
    where f.stall = "stalls"."id" and f.${day} between "campaigns"."from_day" and "campaigns"."to_day")`)

/** The stalls of a campaign's sites at which anything was recorded within its days, in walking order. */
export async function listRecordedStalls(db: Database, scope: Scope, campaign: string): Promise<RecordedStall[]> {
  const found = await db
    .select({
      ...{ site: sites.id, stall: stalls.id, number: stalls.number, tradeName: merchants.tradeName },
      visits: sql<number>`${atStall('visits', 'day')}`,
      registered: sql<number>`${atStall('merchants', 'started_on')}`,
    })
    .from(campaignSites)
    .innerJoin(campaigns, eq(campaigns.id, campaignSites.campaign))
    .innerJoin(sites, eq(sites.id, campaignSites.site))
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .where(and(eq(campaigns.id, campaign), inCommuneScope(scope, campaigns.commune)))
    .orderBy(desc(sites.kind), asc(sites.folded), asc(sites.id), asc(stalls.position))
  return found.filter(({ visits, registered }) => visits + registered > 0)
}
