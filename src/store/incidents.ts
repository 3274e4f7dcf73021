import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { type IncidentEvent, type IncidentState, incidentState } from '../domain/incident.ts'
import type { Database, Write } from './database.ts'
import { incidentEvents, incidents, merchants, officers, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

export type Incident = typeof incidents.$inferSelect

/** An incident with where it is, how it stands and who looks after it. */
export interface FoundIncident {
  readonly incident: Incident
  readonly state: IncidentState
  /** Name of whoever took it last; null while nobody has. */
  readonly holder: string | null
  /** Name of who opened it; null for a report by the public. */
  readonly opener: string | null
  /** Null where the report named no stall of the register. */
  readonly stall: { readonly id: string; readonly number: string } | null
  readonly site: { readonly id: string; readonly name: string; readonly kind: 'street' | 'market' } | null
  readonly tradeName: string | null
}

export const insertIncident = (db: Database, incident: typeof incidents.$inferInsert): Write =>
  db.insert(incidents).values(incident)

/** One act of an officer upon an incident; the schema refuses what is out of turn, by the rule's name. */
export const insertIncidentEvent = (db: Database, event: typeof incidentEvents.$inferInsert): Write =>
  db.insert(incidentEvents).values(event)

const happened = sql<string | null>`(
  select group_concat(e.event) from incident_events e where e.incident = "incidents"."id")`
const holder = sql<string | null>`(
  select o.name from incident_events e join officers o on o.id = e.officer
  where e.incident = "incidents"."id" and e.event = 'taken' order by e.at desc, e.rowid desc limit 1)`
/** SQL condition on `incidents`: nothing is left to do. */
export const isOver: SQL = sql`exists (
  select 1 from incident_events e where e.incident = "incidents"."id" and e.event in ('false-alarm', 'resolved'))`

/** Where no stall is named the commune is the place, and nobody is assigned to a commune. */
const mayRead = (scope: Scope): SQL => sql`iif("incidents"."stall" is not null, ${inScope(scope)}, exists (
  select 1 from "sites" where "sites"."commune" = "incidents"."commune"
    and ${inScope({ ...scope, assignedSites: false })}))`

async function list(db: Database, which: SQL | undefined, limit: number): Promise<FoundIncident[]> {
  const found = await db
    .select({
      ...{ incident: incidents, happened, holder, opener: officers.name, tradeName: merchants.tradeName },
      stall: { id: stalls.id, number: stalls.number },
      site: { id: sites.id, name: sites.name, kind: sites.kind },
    })
    .from(incidents)
    .leftJoin(stalls, eq(stalls.id, incidents.stall))
    .leftJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), sql`${merchants.endedOn} is null`))
    .leftJoin(officers, eq(officers.id, incidents.openedBy))
    .where(which)
    .orderBy(sql`${isOver}`, desc(incidents.openedAt), desc(incidents.id))
    .limit(limit)
  return found.map(({ happened, ...rest }) => ({ ...rest, state: stateOf(happened) }))
}

const stateOf = (events: string | null): IncidentState => incidentState((events?.split(',') ?? []) as IncidentEvent[])

/** The incidents a viewer may read, those not over first, then newest first; at most two hundred. */
export const listIncidents = (db: Database, scope: Scope): Promise<FoundIncident[]> => list(db, mayRead(scope), 200)

/** Those of a commune that are not over, newest first. */
export const listUnresolvedIncidents = (db: Database, scope: Scope, commune: string): Promise<FoundIncident[]> =>
  list(db, and(eq(incidents.commune, commune), sql`not ${isOver}`, mayRead(scope)), 500)

export async function findIncident(db: Database, scope: Scope, id: string): Promise<FoundIncident | undefined> {
  const [found] = await list(db, and(eq(incidents.id, id), mayRead(scope)), 1)
  return found
}

/** The newest incident of a stall that is not over: a further alarm there belongs to it. */
export async function findUnresolvedIncident(
  db: Database,
  scope: Scope,
  stall: string,
): Promise<FoundIncident | undefined> {
  const [found] = await list(db, and(eq(incidents.stall, stall), sql`not ${isOver}`, mayRead(scope)), 1)
  return found
}

/** How many incidents in scope are not over. */
export async function countUnresolvedIncidents(db: Database, scope: Scope): Promise<number> {
  const [counted] = await db
    .select({ count: sql<number>`count(*)` })
    .from(incidents)
    .leftJoin(stalls, eq(stalls.id, incidents.stall))
    .leftJoin(sites, eq(sites.id, stalls.site))
    .where(and(sql`not ${isOver}`, mayRead(scope)))
  return counted?.count ?? 0
}

/** Stalls of a commune that an incident was ever opened about. */
export async function listStallsWithIncidents(
  db: Database,
  scope: Scope,
  commune: string,
): Promise<ReadonlySet<string>> {
  const found = await db
    .selectDistinct({ stall: stalls.id })
    .from(incidents)
    .innerJoin(stalls, eq(stalls.id, incidents.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(incidents.commune, commune), inScope(scope)))
  return new Set(found.map(({ stall }) => stall))
}

/** What happened to an incident, first to last, and by whom; none when it is not the viewer's. */
export async function listIncidentEvents(db: Database, scope: Scope, incident: string) {
  return db
    .select({ event: incidentEvents.event, note: incidentEvents.note, at: incidentEvents.at, officer: officers.name })
    .from(incidentEvents)
    .innerJoin(incidents, eq(incidents.id, incidentEvents.incident))
    .innerJoin(officers, eq(officers.id, incidentEvents.officer))
    .leftJoin(stalls, eq(stalls.id, incidents.stall))
    .leftJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(incidentEvents.incident, incident), mayRead(scope)))
    .orderBy(asc(incidentEvents.at), asc(sql`"incident_events"."rowid"`))
}
export type ListedEvent = Awaited<ReturnType<typeof listIncidentEvents>>[number]
