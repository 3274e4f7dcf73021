import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { CensusState } from '../domain/visit.ts'
import type { Arrival } from './arrivals.ts'
import type { Database, Write } from './database.ts'
import { arrivals, censuses, officers, sites, stalls, visits } from './schema.ts'
import { inPreparedScope, inScope, scopeValues } from './scope.ts'

export type Visit = typeof visits.$inferSelect

/** A visit with who made it and what it brought as evidence of money. */
export interface ListedVisit {
  readonly visit: Visit
  readonly officer: string
  readonly arrivals: readonly Arrival[]
  /** 1 when a photo was taken. */
  readonly hasPhoto: number
}

/** One visit, for ever as it was written: the schema refuses to edit or delete it. */
export const insertVisit = (db: Database, visit: typeof visits.$inferInsert): Write => db.insert(visits).values(visit)

const prepareCensus = (db: Database) =>
  db
    .select({ state: censuses.state })
    .from(censuses)
    .innerJoin(stalls, eq(stalls.id, censuses.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(censuses.stall, sql.placeholder('stall')), inPreparedScope()))
    .orderBy(desc(censuses.day), desc(censuses.at), desc(sql`"censuses"."rowid"`))
    .limit(1)
    .prepare()
const prepared = new WeakMap<Database, ReturnType<typeof prepareCensus>>()

/** The state of the spot at its newest census fact; undefined when it was never counted or is not in scope. */
export async function findCensusState(db: Database, scope: Scope, stall: string): Promise<CensusState | undefined> {
  const query = prepared.get(db) ?? prepareCensus(db)
  prepared.set(db, query)
  const [newest] = await query.all({ stall, ...scopeValues(scope) })
  return newest?.state
}

/** The newest visits of a stall, newest first; none when the stall is not the viewer's. */
export async function listVisits(db: Database, scope: Scope, stall: string, limit = 50): Promise<ListedVisit[]> {
  const rows = await selectVisits(db)
    .where(and(eq(visits.stall, stall), inScope(scope)))
    .orderBy(desc(visits.day), desc(visits.at), desc(sql`"visits"."rowid"`))
    .limit(limit)
  if (rows.length === 0) return []
  const brought = await db.select().from(arrivals).where(eq(arrivals.stall, stall)).orderBy(asc(arrivals.day))
  return rows.map((row) => ({ ...row, arrivals: brought.filter(({ visit }) => visit === row.visit.id) }))
}

const selectVisits = (db: Database) =>
  db
    .select({
      ...{ visit: visits, officer: officers.name },
      hasPhoto: sql<number>`exists (select 1 from visit_photos p where p.visit = "visits"."id")`,
    })
    .from(visits)
    .innerJoin(officers, eq(officers.id, visits.officer))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))

/** The stall after this one in walking order; undefined at the end of the site. */
export async function findNextStall(
  db: Database,
  scope: Scope,
  { site, position }: { site: string; position: number },
): Promise<string | undefined> {
  const [next] = await db
    .select({ id: stalls.id })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(stalls.site, site), gt(stalls.position, position), inScope(scope)))
    .orderBy(asc(stalls.position))
    .limit(1)
  return next?.id
}
