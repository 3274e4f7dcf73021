import { and, asc, eq, lt, lte, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, type Instant, startOf } from '../domain/day.ts'
import type { DatedMarketDays } from '../domain/market-days.ts'
import type { Database, Write } from './database.ts'
import { marketDays, officers, sites } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'

type Row = Omit<typeof marketDays.$inferInsert, 'days'> & { days: readonly number[] }

/** On which days a site trades, from a day on. */
export const insertMarketDays = (db: Database, row: Row): Write =>
  db.insert(marketDays).values({ ...row, days: JSON.stringify(row.days) })

/** A later row of the same first day replaces the earlier one. */
const inOrder = [asc(marketDays.fromDay), asc(marketDays.at), asc(sql`"market_days"."rowid"`)]

/**
 * Every rule of each market that has one which holds on the day or held before, by its id, in the order in which they come
 * to hold. Every other site trades every day, and so does a street, whatever was written down of it.
 */
export async function findMarketDays(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, readonly DatedMarketDays[]>> {
  const { site, fromDay, rule, days } = marketDays
  const known = and(lte(fromDay, day), lt(marketDays.at, startOf(addDays(day, 1))), eq(sites.kind, 'market'))
  const rows = await db
    .select({ site, fromDay, rule, days })
    .from(marketDays)
    .innerJoin(sites, eq(sites.id, site))
    .where(and(inArea(area), known, inScope(scope)))
    .orderBy(...inOrder)
  const rules = new Map<string, DatedMarketDays[]>()
  for (const { site: id, ...row } of rows)
    rules.set(id, [...(rules.get(id) ?? []), { ...row, days: JSON.parse(row.days) as number[] }])
  return rules
}

/** A rule as it was written down, with the name of who did. */
export interface FoundMarketDays extends DatedMarketDays {
  readonly at: Instant
  readonly by: string
}

/** Every rule of a site in the order in which they come to hold; none when the site is not the viewer's. */
export async function listMarketDays(db: Database, scope: Scope, site: string): Promise<FoundMarketDays[]> {
  const { fromDay, rule, days, at } = marketDays
  const rows = await db
    .select({ fromDay, rule, days, at, by: officers.name })
    .from(marketDays)
    .innerJoin(sites, eq(sites.id, marketDays.site))
    .innerJoin(officers, eq(officers.id, marketDays.officer))
    .where(and(eq(marketDays.site, site), inScope(scope)))
    .orderBy(...inOrder)
  return rows.map((row) => ({ ...row, days: JSON.parse(row.days) as number[] }))
}
