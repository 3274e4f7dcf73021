import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { MarketDays } from '../domain/market-days.ts'
import type { Database, Write } from './database.ts'
import { marketDays, sites } from './schema.ts'
import { type Area, inScope } from './scope.ts'

type Row = Omit<typeof marketDays.$inferInsert, 'days'> & { days: readonly number[] }

/** On which days a site trades, from a day on. */
export const insertMarketDays = (db: Database, row: Row): Write =>
  db.insert(marketDays).values({ ...row, days: JSON.stringify(row.days) })

/** The rule of each site that has one as of the day, by its id; every other site trades every day. */
export async function findMarketDays(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, MarketDays>> {
  const here = 'site' in area ? eq(sites.id, area.site) : eq(sites.commune, area.commune)
  const rows = await db
    .select({ site: marketDays.site, rule: marketDays.rule, days: marketDays.days })
    .from(marketDays)
    .innerJoin(sites, eq(sites.id, marketDays.site))
    .where(and(here, lte(marketDays.fromDay, day), inScope(scope)))
    .orderBy(asc(marketDays.fromDay), asc(marketDays.at), asc(sql`"market_days"."rowid"`))
  return new Map(rows.map(({ site, rule, days }) => [site, { rule, days: JSON.parse(days) as number[] }]))
}
