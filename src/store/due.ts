import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { DueFacts } from '../domain/due.ts'
import type { Database } from './database.ts'
import { type Area, inPreparedScope, scopeValues } from './scope.ts'
import { listSiteRevisions, siteCache } from './site-cache.ts'
import { day, newest, notOverturned, ofMerchant, traderWithCode } from './standings.ts'

/** Trader, code and newest visit are those of the standing: what is due and how the stall is drawn cannot disagree. */
const dueFacts = (area: SQL): SQL => sql`(
  select s.id, iif(c.id is null, null, date(v.activated_at, 'unixepoch', '+7 hours')) live_on,
    (select min(f.day) from visits f
      where f.stall = s.id and f.scan = 'match' and f.code = c.id and f.day <= ${day} and ${notOverturned('f.id')}) found_on,
    o.day visited_on, o.return_day
  from sites join stalls s on s.site = sites.id
  ${traderWithCode}
  left join visits o on o.rowid = ${newest('visits', ofMerchant)}
  where ${area} and ${inPreparedScope()}) facts`

const prepare = (db: Database) =>
  db
    .select({ row: sql`*` })
    .from(dueFacts(sql`sites.id = ${sql.placeholder('area')}`))
    .prepare()
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

type Row = [stall: string, liveOn: Day | null, foundOn: Day | null, visitedOn: Day | null, returnDay: Day | null]

type Found = ReadonlyMap<string, DueFacts>

/** Stalls whose days are kept per process. */
const STALLS_KEPT = 60_000
const keep = siteCache<Found>(({ size }) => size, STALLS_KEPT)

/** The days that decide what is due, by stall of a site or commune; none when it is not in scope. */
export async function findDueFacts(db: Database, scope: Scope, area: Area, today: Day): Promise<Found> {
  const revisions = await listSiteRevisions(db, scope, area, today)
  const bySite = await keep(db, revisions, today, async (changed) => {
    const found = new Map<string, Found>()
    for (const site of changed) found.set(site, await readDueFacts(db, scope, site, today))
    return found
  })
  return new Map([...bySite.values()].flatMap((found) => [...found]))
}

async function readDueFacts(db: Database, scope: Scope, site: string, today: Day): Promise<Found> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const days = { day: today, endOfDay: startOf(addDays(today, 1)) }
  const rows = await query.values({ ...scopeValues(scope), ...days, area: site })
  return new Map(
    (rows as Row[]).map(([stall, liveOn, foundOn, visitedOn, returnDay]) => [
      stall,
      {
        liveOn: liveOn ?? undefined,
        foundOn: foundOn ?? undefined,
        visitedOn: visitedOn ?? undefined,
        returnDay: returnDay ?? undefined,
      },
    ]),
  )
}
