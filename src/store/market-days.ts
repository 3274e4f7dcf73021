import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day, Instant } from '../domain/day.ts'
import type { DatedMarketDays, MarketDays } from '../domain/market-days.ts'
import type { Database, Write } from './database.ts'
import { marketDays, officers, sites } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'

type Row = Omit<typeof marketDays.$inferInsert, 'days'> & { days: readonly number[] }

/** On which days a site trades, from a day on. */
export const insertMarketDays = (db: Database, row: Row): Write =>
  db.insert(marketDays).values({ ...row, days: JSON.stringify(row.days) })

/** A later row of the same first day replaces the earlier one. */
const inOrder = [asc(marketDays.fromDay), asc(marketDays.at), asc(sql`"market_days"."rowid"`)]

/** The rule of each site that has one as of the day, by its id; every other site trades every day. */
export async function findMarketDays(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, MarketDays>> {
  const rows = await db
    .select({ site: marketDays.site, rule: marketDays.rule, days: marketDays.days })
    .from(marketDays)
    .innerJoin(sites, eq(sites.id, marketDays.site))
    .where(and(inArea(area), lte(marketDays.fromDay, day), inScope(scope)))
    .orderBy(...inOrder)
  return new Map(rows.map(({ site, rule, days }) => [site, { rule, days: JSON.parse(days) as number[] }]))
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
