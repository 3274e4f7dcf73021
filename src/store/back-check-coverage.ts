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
  const all = await db.all<Visited>(visited(inArea(area), scope, day))
  const tested = new Map((await db.all<Tested>(testedOf(inArea(area), scope, day))).map((one) => [one.id, one]))
  return new Map(all.map((one) => [one.id, coverageOf(one, tested.get(one.id) ?? { ...one, ...NONE_TESTED })]))
}

/** Visits of a site in its round, and those that Q1 looks at. */
interface Visited {
  readonly id: string
  readonly ofRound: number
  readonly late: number
  readonly received: Instant | null
}

/** Visits among those that checked another one, and those that somebody else checked. */
interface Tested {
  readonly id: string
  readonly answers: number
  readonly lateAnswers: number
  readonly checked: number
  readonly lateChecked: number
}
const NONE_TESTED = { answers: 0, lateAnswers: 0, checked: 0, lateChecked: 0 }

const coverageOf = ({ id, ofRound, late, received }: Visited, tested: Tested): Coverage => ({
  ...{ site: id, checked: share(tested.checked, ofRound - tested.answers) },
  lately: share(tested.lateChecked, late - tested.lateAnswers),
  receivedAt: received ?? undefined,
})

const rounds = (day: Day): SQL => sql`
  left join rounds r on r.rowid = (
    select f.rowid from rounds f where f.site = sites.id and f.opened_on <= ${day} order by f.number desc limit 1)
  left join rounds l on l.rowid = ${roundBefore(day)}`
const inRound = (of: SQL): SQL => sql`${of} >= coalesce(r.opened_on, '')`
const inLate = (of: SQL): SQL => sql`${of} >= coalesce(l.opened_on, '')`
const countIf = (condition: SQL): SQL => sql`count(iif(${condition}, 1, null))`

/** Answered by the index of visits alone, of which a site has thousands. */
const visited = (here: SQL, scope: Scope, day: Day): SQL => sql`
  select sites.id, ${countIf(inRound(sql`v.day`))} ofRound, ${countIf(inLate(sql`v.day`))} late, max(v.at) received
  from sites ${rounds(day)}
  left join stalls s on s.site = sites.id
  left join visits v on v.stall = s.id and v.day <= ${day}
  where ${here} and ${inScope(scope)}
  group by sites.id`

/** Found by the draws of the site: a visit that is checked and the one that checks it are both of its stalls. */
const testedOf = (here: SQL, scope: Scope, day: Day): SQL => {
  const isAnswer = sql`w.day <= ${day}`
  const isChecked = sql`v.day <= ${day} and c.at < ${startOf(addDays(day, 1))} and not exists (
    select 1 from back_checks a where a.answer = v.id)`
  return sql`
  select sites.id, ${countIf(sql`${isAnswer} and ${inRound(sql`w.day`)}`)} answers,
    ${countIf(sql`${isAnswer} and ${inLate(sql`w.day`)}`)} lateAnswers,
    ${countIf(sql`${isChecked} and ${inRound(sql`v.day`)}`)} checked,
    ${countIf(sql`${isChecked} and ${inLate(sql`v.day`)}`)} lateChecked
  from sites ${rounds(day)}
  join back_check_draws d on d.site = sites.id join back_check_picks p on p.draw = d.id
  join back_checks c on c.visit = p.visit join visits v on v.id = c.visit join visits w on w.id = c.answer
  where ${here} and ${inScope(scope)}
  group by sites.id`
}

/** Visits `v` of a site with its rounds, the check `c` and whether it answers one, `a`: one by one what is counted above. */
const visitsOf = (day: Day): SQL => sql`
  sites ${rounds(day)}
  join stalls s on s.site = sites.id
  join visits v on v.stall = s.id and v.day <= ${day}
  left join back_checks c on c.visit = v.id and c.at < ${startOf(addDays(day, 1))}
  left join back_checks a on a.answer = v.id`
const ofRound = sql`(${inRound(sql`v.day`)} and a.visit is null)`
const isLate = sql`(${inLate(sql`v.day`)} and a.visit is null)`

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
