import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import { LEAVING_HOLDS } from '../domain/rank.ts'
import type { Database } from './database.ts'
import { type Area, inArea, inScope } from './scope.ts'

/** A spot that was in N and was counted vacant or closed for good lately, on one person's word. */
export interface Leaving {
  readonly site: string
  readonly stall: string
  /** The first day on which it was no longer in N. */
  readonly day: Day
}

/**
 * Spots that left N in the last days that a leaving counts for a rank, in walking order. One that a back-check found just
 * so left for good and is not among them; nor is one that was never in N, or came back.
 */
export async function listLeavings(db: Database, scope: Scope, area: Area, day: Day): Promise<Leaving[]> {
  const where = sql`${inArea(area)} and ${inScope(scope)}`
  return db.select(columns).from(leavings(where, day))
}

const columns = { site: sql<string>`site`, stall: sql<string>`stall`, day: sql<Day>`day` }

const newest = (day: Day, where: SQL): SQL => sql`(
  select f.rowid from censuses f where f.stall = s.id and f.day <= ${day} and ${where}
  order by f.day desc, f.at desc, f.rowid desc limit 1)`

/** The fact that took it out: the first one after it was last found operating. */
const leftBy = (day: Day): SQL => sql`(
  select f.rowid from censuses f where f.stall = s.id and f.day <= ${day}
    and (o.id is null or (f.day, f.at, f.rowid) > (o.day, o.at, o.rowid))
  order by f.day, f.at, f.rowid limit 1)`

/** Somebody else was sent there, and agreed. */
const foundSo = (day: Day): SQL => sql`exists (
  select 1 from visits v join back_checks c on c.visit = v.id
  where v.stall = s.id and v.day >= l.day and v.outcome in ('vacant', 'closed-for-good')
    and c.agrees = 1 and c.at < ${startOf(addDays(day, 1))})`

// A spot that no census has met operates, as in the standings: only one that was vacant on the day it was listed never did.
const leavings = (where: SQL, day: Day): SQL => sql`(
  select s.site, s.id stall, l.day
  from sites
  join stalls s on s.site = sites.id
  join censuses k on k.rowid = ${newest(day, sql`true`)} and k.state <> 'operating'
  left join censuses o on o.rowid = ${newest(day, sql`f.state = 'operating'`)}
  join censuses l on l.rowid = ${leftBy(day)}
  where ${where} and l.day > ${addDays(day, -LEAVING_HOLDS)}
    and (o.id is not null or date(s.created_at, 'unixepoch', '+7 hours') < l.day) and not ${foundSo(day)}
  order by s.site, s.position) leaving`
