import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { ROUND_TAKES_OVER } from '../domain/back-check.ts'
import { addDays, type Day, type Instant, startOf } from '../domain/day.ts'
import type { TestedVisit } from '../domain/figures.ts'
import { type Share, share } from '../domain/share.ts'
import type { Database } from './database.ts'
import { type Area, inArea, inScope } from './scope.ts'

/**
 * The first day of the visits whose checks count on a day (Q1), of the site `sites`: that of the round that was the
 * current one sixty days before, so that opening a round moves nothing for as long. Empty, before all days, where none was.
 */
export const checkedFrom = (day: Day): SQL => sql`coalesce((
  select l.opened_on from rounds l where l.rowid = ${roundBefore(day)}), '')`

const roundBefore = (day: Day): SQL => sql`(
  select f.rowid from rounds f where f.site = sites.id and f.opened_on <= ${addDays(day, -ROUND_TAKES_OVER)}
  order by f.number desc limit 1)`

/** How far a site's current round was checked by others, and how new what is known of it is. */
export interface Coverage {
  readonly site: string
  /** Visits of the round, and those of them that another person was sent to check and did. */
  readonly checked: Share
  /** The same of all visits that Q1 looks at: while the round is new, those of the one before it too. */
  readonly lately: Share
  /** When the newest visit was received; undefined when none was. */
  readonly receivedAt: Instant | undefined
}

/**
 * The coverage of each site of an area as of a day, by its id. The visit that checks another one answers for it and is
 * not itself one of those to be checked. Where no round was opened, every visit is of the round.
 */
export async function findCoverage(
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, Coverage>> {
  const rows = await db.select(columns).from(coverages(inArea(area), scope, day))
  return new Map(
    rows.map(({ id, visits, checked, latelyVisits, latelyChecked, received }) => [
      id,
      {
        ...{ site: id, checked: share(checked, visits), lately: share(latelyChecked, latelyVisits) },
        receivedAt: received ?? undefined,
      },
    ]),
  )
}

const columns = {
  id: sql<string>`id`,
  visits: sql<number>`visits`,
  checked: sql<number>`checked`,
  latelyVisits: sql<number>`lately_visits`,
  latelyChecked: sql<number>`lately_checked`,
  received: sql<Instant | null>`received`,
}

/**
 * Visits `v` of each site with the opening of its round `r`, of the one `l` that Q1 looks back to, the check `c` and whether
 * it answers one, `a`: both questions. The rounds are joined once a site: asked of each visit they took most of the time.
 */
const visitsOf = (day: Day): SQL => sql`
  sites
  left join rounds r on r.rowid = (
    select f.rowid from rounds f where f.site = sites.id and f.opened_on <= ${day} order by f.number desc limit 1)
  left join rounds l on l.rowid = ${roundBefore(day)}
  left join stalls s on s.site = sites.id
  left join visits v on v.stall = s.id and v.day <= ${day}
  left join back_checks c on c.visit = v.id and c.at < ${startOf(addDays(day, 1))}
  left join back_checks a on a.answer = v.id`
const ofRound = sql`(v.day >= coalesce(r.opened_on, '') and a.visit is null)`
const isLate = sql`(v.day >= coalesce(l.opened_on, '') and a.visit is null)`

const coverages = (here: SQL, scope: Scope, day: Day): SQL => sql`(
  select sites.id,
    count(iif(${ofRound}, 1, null)) visits, count(iif(${ofRound}, c.visit, null)) checked,
    count(iif(${isLate}, 1, null)) lately_visits, count(iif(${isLate}, c.visit, null)) lately_checked,
    max(v.at) received
  from ${visitsOf(day)}
  where ${here} and ${inScope(scope)}
  group by sites.id) coverage`

/** The visits behind a part that was checked: it passed when another person checked it, whatever they found. */
export const listCovered = (
  db: Database,
  scope: Scope,
  site: string,
  day: Day,
  of: 'checked' | 'lately',
): Promise<TestedVisit[]> =>
  Promise.resolve(
    db.all(sql<TestedVisit>`
  select v.id visit, s.id stall, s.site, s.number, m.trade_name tradeName, v.day, c.visit is not null passed
  from ${visitsOf(day)} left join merchants m on m.id = v.merchant
  where sites.id = ${site} and ${of === 'checked' ? ofRound : isLate} and ${inScope(scope)}
  order by v.day desc, v.at desc, s.position`),
  )
