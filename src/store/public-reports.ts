import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { UnitKind } from '../domain/place.ts'
import type { Database } from './database.ts'
import { isOver } from './incidents.ts'
import { incidents, sites, stalls, units } from './schema.ts'

/** Reports by the public of places that a commune has not looked through; at this many it takes no more. */
export const REPORTS_AT_MOST = 50
/** The same of one stall, by whoever holds its sticker. */
export const REPORTS_OF_STALL_AT_MOST = 5

/** Communes that have a street or a market here, for whoever reports a place: public, as their names are. */
export async function listReportCommunes(db: Database): Promise<{ code: string; name: string; kind: UnitKind }[]> {
  return db
    .selectDistinct({ code: units.code, name: units.name, kind: units.kind })
    .from(units)
    .innerJoin(sites, eq(sites.commune, units.code))
    .where(isNull(units.toDay))
    .orderBy(asc(units.name))
}

/** The commune a stall lies in, for whoever holds its sticker. */
export async function findCommuneOf(db: Database, stall: string): Promise<string | undefined> {
  const [found] = await db
    .select({ commune: sites.commune })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(eq(stalls.id, stall))
    .limit(1)
  return found?.commune
}

/** Whether a commune can take one more report by the public of a place, or of one of its stalls. */
export async function takesReports(
  db: Database,
  { commune, stall }: { commune: string; stall?: string },
): Promise<boolean> {
  const about = stall === undefined ? isNull(incidents.stall) : eq(incidents.stall, stall)
  const [counted] = await db
    .select({ open: count() })
    .from(incidents)
    .where(and(eq(incidents.commune, commune), about, eq(incidents.source, 'public'), sql`not ${isOver}`))
  return (counted?.open ?? 0) < (stall === undefined ? REPORTS_AT_MOST : REPORTS_OF_STALL_AT_MOST)
}
