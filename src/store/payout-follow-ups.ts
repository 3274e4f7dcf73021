import { sql } from 'drizzle-orm'
import { dayOf } from '../domain/day.ts'
import type { Blocker, FollowUpOutcome, Meeting } from '../domain/payout/follow-up.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import type { PayoutRound } from './payout-rounds.ts'
import { payoutFollowUps } from './schema.ts'

/** Drafts what came of seeing a person about their account. */
export const draftFollowUp = (
  db: Database,
  of: Omit<typeof payoutFollowUps.$inferInsert, 'officer' | 'at'>,
  { by, at }: Act,
): Draft => ({
  writes: [db.insert(payoutFollowUps).values({ ...of, officer: by, at })],
  entries: [{ at, actor: by, action: 'payout-case.followed-up', subject: of.id }],
})

/** Whether a case stands in one of the rounds, which were found in the viewer's scope. */
export async function standsIn(
  db: Database,
  rounds: readonly Pick<PayoutRound, 'id'>[],
  caseCode: string,
): Promise<boolean> {
  const found = await db.all(sql`
    select 1 from payout_lines l
    where l.round in (select value from json_each(${JSON.stringify(rounds.map(({ id }) => id))}))
      and l.case_code = ${caseCode} and l.replaced_by is null limit 1`)
  return found.length > 0
}

/** What is known of a case of a round besides its line. */
export interface CaseNews {
  readonly round: string
  readonly caseCode: string
  /** The day on which the standing line was entered. */
  readonly since: string
  readonly meeting: Meeting
}

interface Row {
  round: string
  caseCode: string
  enteredAt: number
  day: string
  outcome: FollowUpOutcome
  blocker: Blocker | null
  nextDay: string | null
}

/**
 * The newest word on each case that stands in rounds, by round and file code; of two of one day the one told later. What
 * was told in the time of one round is told of the case, and read in the others too. The rounds were found in the
 * viewer's scope. One query.
 */
export async function listCaseNews(db: Database, rounds: readonly Pick<PayoutRound, 'id'>[]): Promise<CaseNews[]> {
  const rows = await db.all<Row>(sql`
    with told as (
      select r.id as round, f.case_code, f.day, f.outcome, f.blocker, f.next_day,
        row_number() over (partition by r.id, f.case_code order by f.day desc, f.at desc, f.rowid desc) as place
      from payout_rounds r join payout_follow_ups f on f.commune = r.commune and f.programme = r.programme
      where r.id in (select value from json_each(${JSON.stringify(rounds.map(({ id }) => id))})))
    select t.round, t.case_code as caseCode, e.at as enteredAt, t.day, t.outcome, t.blocker, t.next_day as nextDay
    from told t
      join payout_lines l on l.round = t.round and l.case_code = t.case_code and l.replaced_by is null
      join payout_entries e on e.id = l.entry
    where t.place = 1 order by t.round, t.case_code`)
  return rows.map(({ round, caseCode, enteredAt, ...meeting }) => ({
    ...{ round, caseCode, since: dayOf(enteredAt), meeting },
  }))
}
