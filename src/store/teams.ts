import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { compareByGivenName } from '../domain/names.ts'
import { TEAM_POSTS, type TeamSize } from '../domain/team.ts'
import type { Database, Write } from './database.ts'
import { grantInForce } from './roles.ts'
import { hamlets, officers, roleGrants, teamMembers, teams, units } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type Team = typeof teams.$inferSelect

/** A team with where it is and who of it is named; members who left are not counted. */
export interface ListedTeam extends Team, Omit<TeamSize, 'kind'> {
  readonly hamletName: string | null
  readonly leadName: string | null
}

export type TeamMember = typeof teamMembers.$inferSelect & {
  /** Name under which they use this app, where they do. */
  readonly officerName: string | null
}

export const insertTeam = (db: Database, team: typeof teams.$inferInsert): Write => db.insert(teams).values(team)

/** Writes down anew what a team that has not ended is called, where it is and how many it declares. */
export const reviseTeam = (
  db: Database,
  team: string,
  told: Pick<Team, 'name' | 'hamlet' | 'declaredMembers'>,
): Write =>
  db
    .update(teams)
    .set(told)
    .where(and(eq(teams.id, team), isNull(teams.endedOn)))

/** Ends a team that has not ended; its members stay written down with it. */
export const endTeam = (db: Database, team: string, day: Day): Write =>
  db
    .update(teams)
    .set({ endedOn: day })
    .where(and(eq(teams.id, team), isNull(teams.endedOn)))

export const insertTeamMember = (db: Database, member: typeof teamMembers.$inferInsert): Write =>
  db.insert(teamMembers).values(member)

/** From that day on they are a member no more. */
export const endTeamMember = (db: Database, member: string, day: Day): Write =>
  db
    .update(teamMembers)
    .set({ toDay: day })
    .where(and(eq(teamMembers.id, member), isNull(teamMembers.toDay)))

const named = sql<number>`(select count(*) from team_members m where m.team = "teams"."id" and m.to_day is null)`
const leadName = sql<string | null>`(
  select m.name from team_members m where m.team = "teams"."id" and m.to_day is null and m.post = 'lead' limit 1)`

async function list(db: Database, scope: Scope, which: SQL | undefined): Promise<ListedTeam[]> {
  const found = await db
    .select({ team: teams, hamletName: hamlets.name, named, leadName })
    .from(teams)
    .leftJoin(hamlets, eq(hamlets.id, teams.hamlet))
    .where(and(which, inCommuneScope(scope, teams.commune)))
    .orderBy(asc(teams.kind), asc(hamlets.name), asc(teams.name), asc(teams.id))
  return found.map(({ team, ...rest }) => ({ ...team, ...rest, declared: team.declaredMembers }))
}

/** The teams of a commune, ended ones too, by kind and hamlet; none when the commune is not the viewer's. */
export const listTeams = (db: Database, scope: Scope, commune: string): Promise<ListedTeam[]> =>
  list(db, scope, eq(teams.commune, commune))

export async function findTeam(db: Database, scope: Scope, id: string): Promise<ListedTeam | undefined> {
  const [found] = await list(db, scope, eq(teams.id, id))
  return found
}

/** Everybody who was ever named in a team: lead first, then by given name. */
export async function listTeamMembers(db: Database, scope: Scope, team: string): Promise<TeamMember[]> {
  const found = await db
    .select({ member: teamMembers, officerName: officers.name })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.team))
    .leftJoin(officers, eq(officers.id, teamMembers.officer))
    .where(and(eq(teamMembers.team, team), inCommuneScope(scope, teams.commune)))
  return found
    .map(({ member, officerName }) => ({ ...member, officerName }))
    .sort((a, b) => TEAM_POSTS.indexOf(a.post) - TEAM_POSTS.indexOf(b.post) || compareByGivenName(a.name, b.name))
}

/** Those of a commune who use this app, by given name: a member may be one of them. */
export async function listCommuneOfficers(
  db: Database,
  scope: Scope,
  commune: string,
): Promise<{ id: string; name: string }[]> {
  const found = await db
    .selectDistinct({ id: officers.id, name: officers.name })
    .from(officers)
    .innerJoin(roleGrants, and(eq(roleGrants.officer, officers.id), grantInForce))
    .where(and(eq(roleGrants.unit, commune), isNull(officers.disabledAt), inCommuneScope(scope, roleGrants.unit)))
  return found.sort((a, b) => compareByGivenName(a.name, b.name))
}

/** Each team of a province that has not ended, by the commune it is of: what a province counts its teams by. */
export const listTeamSizes = async (
  db: Database,
  scope: Scope,
  province: string,
): Promise<(TeamSize & { commune: string })[]> =>
  db
    .select({ commune: teams.commune, kind: teams.kind, declared: teams.declaredMembers, named })
    .from(teams)
    .innerJoin(units, and(eq(units.code, teams.commune), isNull(units.toDay)))
    .where(and(eq(units.parent, province), isNull(teams.endedOn), inCommuneScope(scope, teams.commune)))
    .orderBy(asc(teams.commune))
