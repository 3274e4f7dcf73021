import { and, asc, count, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Holding } from '../domain/freshness.ts'
import type { Database, Write } from './database.ts'
import { devices, officers, sites, takings } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'

interface Taking {
  readonly device: string
  readonly site: string
  /** In seconds UTC. */
  readonly at: Instant
}

/** A phone takes a site along, for the first time or again. What it holds of it stays what it last said. */
export const takeAlong = (db: Database, { device, site, at }: Taking): Write =>
  db
    .insert(takings)
    .values({ device, site, takenAt: at, heardAt: at })
    .onConflictDoUpdate({
      target: [takings.device, takings.site],
      set: { takenAt: at, heardAt: at, closedAt: null },
    })

/** The walk of a site is over on a phone. */
export const closeTaking = (db: Database, { device, site, at }: Taking): Write =>
  db
    .update(takings)
    .set({ closedAt: at, heardAt: at })
    .where(and(eq(takings.device, device), eq(takings.site, site)))

/**
 * What a phone says it still holds of the sites it took along. Of those it does not name it holds nothing: it forgets a
 * site with its last record. Of a phone that is not the officer's nothing is noted.
 */
export function noteHeld(
  db: Database,
  { device, officer }: { device: string; officer: string },
  held: Readonly<Record<string, number>>,
  at: Instant,
): Write {
  const said = sql`(select value from json_each(${JSON.stringify(held)}) where key = "takings"."site")`
  const isOwn = sql`exists (select 1 from devices d where d.id = ${device} and d.officer = ${officer})`
  return db
    .update(takings)
    .set({ heardAt: at, held: sql`coalesce(${said}, 0)` })
    .where(and(eq(takings.device, device), isOwn))
}

/** A text that is another after any phone closed a site or said what it holds: neither is audited, they are too many. */
export async function takingsRevision(db: Database): Promise<string> {
  const sum = (of: SQL) => sql<number>`coalesce(sum(${of}), 0)`
  const [found] = await db
    .select({
      ...{ heard: sum(sql`"heard_at"`), closed: count(takings.closedAt) },
      // By row, so that a record more here and one less there is a change.
      held: sum(sql`"held" * "takings"."rowid"`),
    })
    .from(takings)
  return Object.values(found ?? {}).join(' ')
}

/** Phones that hold records of a site or commune, or have one of its sites along, whoever was heard least lately first. */
export async function listHoldings(db: Database, scope: Scope, area: Area): Promise<Holding[]> {
  return db
    .select({
      ...{ device: takings.device, site: takings.site, officer: officers.name, held: takings.held },
      heardAt: takings.heardAt,
    })
    .from(takings)
    .innerJoin(sites, eq(sites.id, takings.site))
    .innerJoin(devices, eq(devices.id, takings.device))
    .innerJoin(officers, eq(officers.id, devices.officer))
    .where(and(inArea(area), or(gt(takings.held, 0), isNull(takings.closedAt)), inScope(scope)))
    .orderBy(asc(takings.heardAt), asc(officers.id))
}
