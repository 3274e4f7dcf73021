import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { DueFacts } from '../domain/due.ts'
import type { Database } from './database.ts'
import { type Area, inPreparedScope, scopeValues } from './scope.ts'
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

const prepare = (db: Database, area: SQL) => db.select({ row: sql`*` }).from(dueFacts(area)).prepare()
const prepareAll = (db: Database) => ({
  site: prepare(db, sql`sites.id = ${sql.placeholder('area')}`),
  commune: prepare(db, sql`sites.commune = ${sql.placeholder('area')}`),
})
const prepared = new WeakMap<Database, ReturnType<typeof prepareAll>>()

type Row = [stall: string, liveOn: Day | null, foundOn: Day | null, visitedOn: Day | null, returnDay: Day | null]

/** The days that decide what is due, by stall of a site or commune; none when it is not in scope. */
export async function findDueFacts(
  db: Database,
  scope: Scope,
  area: Area,
  today: Day,
): Promise<ReadonlyMap<string, DueFacts>> {
  const queries = prepared.get(db) ?? prepareAll(db)
  prepared.set(db, queries)
  const values = { ...scopeValues(scope), day: today, endOfDay: startOf(addDays(today, 1)) }
  const rows = await ('site' in area
    ? queries.site.values({ ...values, area: area.site })
    : queries.commune.values({ ...values, area: area.commune }))
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
