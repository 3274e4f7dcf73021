import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Holding } from '../domain/freshness.ts'
import type { Database, Write } from './database.ts'
import { devices, officers, sites, takings } from './schema.ts'
import { type Area, inScope } from './scope.ts'

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

/** What a phone says it still holds of each site it took along; of a phone that is not the officer's nothing is noted. */
export function noteHeld(
  db: Database,
  { device, officer }: { device: string; officer: string },
  held: Readonly<Record<string, number>>,
  at: Instant,
): Write {
  const said = sql`json_each(${JSON.stringify(held)})`
  const isOwn = sql`exists (select 1 from devices d where d.id = ${device} and d.officer = ${officer})`
  return db
    .update(takings)
    .set({ heardAt: at, held: sql`(select value from ${said} where key = "takings"."site")` })
    .where(and(eq(takings.device, device), sql`"takings"."site" in (select key from ${said})`, isOwn))
}

/** Phones that hold records of a site or commune, or have one of its sites along, whoever was heard least lately first. */
export async function listHoldings(db: Database, scope: Scope, area: Area): Promise<Holding[]> {
  const here = 'site' in area ? eq(sites.id, area.site) : eq(sites.commune, area.commune)
  return db
    .select({
      ...{ device: takings.device, site: takings.site, officer: officers.name, held: takings.held },
      heardAt: takings.heardAt,
    })
    .from(takings)
    .innerJoin(sites, eq(sites.id, takings.site))
    .innerJoin(devices, eq(devices.id, takings.device))
    .innerJoin(officers, eq(officers.id, devices.officer))
    .where(and(here, or(gt(takings.held, 0), isNull(takings.closedAt)), inScope(scope)))
    .orderBy(asc(takings.heardAt), asc(officers.id))
}
