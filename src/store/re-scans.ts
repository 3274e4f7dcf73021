import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { SCAN_HOLDS } from '../domain/adoption.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { TestedVisit } from '../domain/figures.ts'
import { checkedFrom } from './back-check-coverage.ts'
import type { Database } from './database.ts'
import { type Area, inArea, inScope } from './scope.ts'

/** A visit with its stall, and whether it speaks for the site: the columns of both questions below. */
const testedVisit = (passed: SQL, from: SQL, where: SQL) => sql<TestedVisit>`
  select v.id visit, s.id stall, s.site, s.number, m.trade_name tradeName, v.day, ${passed} passed
  from sites join stalls s on s.site = sites.id join visits v on v.stall = s.id left join merchants m on m.id = v.merchant
  ${from} where ${where} order by s.site, v.day desc, v.at desc, s.position`

const notOverturned = (tonight: number): SQL => sql`not exists (
  select 1 from back_checks b where b.visit = v.id and b.agrees = 0 and b.at < ${tonight})`

/**
 * Every scan of a wall within sixty days at which the same trader's sticker had been found right before (A9): it
 * passed when it was found right again. What a back-check overturned was no scan.
 */
export async function listReScans(db: Database, scope: Scope, area: Area, day: Day): Promise<TestedVisit[]> {
  const window = sql`v.day > ${addDays(day, -SCAN_HOLDS)} and v.day <= ${day}`
  const isScan = sql`v.scan is not null and v.scan <> 'not-payment' and ${notOverturned(startOf(addDays(day, 1)))}`
  const again = sql`exists (
    select 1 from visits e where e.stall = v.stall and e.merchant is v.merchant and e.scan = 'match'
      and (e.day, e.at, e.rowid) < (v.day, v.at, v.rowid))`
  return db.all(
    testedVisit(
      sql`v.scan = 'match'`,
      sql``,
      sql`${inArea(area)} and ${window} and ${isScan} and ${again} and ${inScope(scope)}`,
    ),
  )
}

/** Back-checks of the visits that Q1 looks at as of the day: one passed when it agreed. */
export async function listBackChecked(db: Database, scope: Scope, area: Area, day: Day): Promise<TestedVisit[]> {
  const counts = sql`v.day >= ${checkedFrom(day)}`
  const made = sql`c.at < ${startOf(addDays(day, 1))}`
  return db.all(
    testedVisit(
      sql`c.agrees`,
      sql`join back_checks c on c.visit = v.id`,
      sql`${inArea(area)} and ${counts} and ${made} and ${inScope(scope)}`,
    ),
  )
}
