import { type SQL, sql } from 'drizzle-orm'
import type { CaseCorrection } from '../domain/payout/corrected.ts'
import type { LineSince } from '../domain/payout/lists.ts'
import type { Database } from './database.ts'
import { previous } from './payout-cells.ts'
import type { ArrearsLine } from './payout-contents.ts'
import { isOfCase, listConfirmed } from './payout-corrected.ts'
import type { PayoutRound } from './payout-rounds.ts'

/** A line of one of several rounds. */
export interface RoundLine extends LineSince {
  readonly round: string
}

/** A line with its newest confirmed correction: what is counted is the line as it was frozen. */
export type Corrected<Line> = Line & { readonly corrected: CaseCorrection | undefined }

/** Lines of rounds, each with what it is by now. One query, whatever the number of lines. */
export async function withCorrections<Line extends Pick<RoundLine, 'round' | 'caseCode'>>(
  db: Database,
  rounds: readonly PayoutRound[],
  lines: readonly Line[],
): Promise<Corrected<Line>[]> {
  const confirmed = (await listConfirmed(db, rounds)).filter(isOfCase)
  const newest = new Map(confirmed.map((one) => [`${one.round} ${one.caseCode}`, one]))
  return lines.map((line) => ({ ...line, corrected: newest.get(`${line.round} ${line.caseCode}`) }))
}

const ids = (rounds: readonly Pick<PayoutRound, 'id'>[]) => JSON.stringify(rounds.map(({ id }) => id))

/** Only lines that were paid in cash after a round in which their case was paid somehow. */
const inCashSince: SQL = sql`and l.modality in ('home', 'counter') and b.modality is not null`

/**
 * The lines of rounds of cases, each beside how its case was paid in the round before, by round and file code. One query.
 * The rounds were found in the viewer's scope.
 */
export const listRoundLines = async (
  db: Database,
  rounds: readonly PayoutRound[],
  some?: 'in-cash-since',
): Promise<RoundLine[]> =>
  db.all<RoundLine>(sql`
  with listed as (
    select r.id, r.rowid as place, ${previous} as previous
    from payout_rounds r where r.id in (select value from json_each(${ids(rounds)})))
  select l.round, l.case_code as caseCode, l.hamlet, l."group", l.status, l.modality, l.reason, l.amount,
    b.modality as before
  from listed join payout_lines l on l.round = listed.id and l.replaced_by is null
    left join payout_lines b on b.round = listed.previous and b.case_code = l.case_code and b.replaced_by is null
  where true ${some === undefined ? sql`` : inCashSince}
  order by listed.place, l.case_code`)

/** The arrears of rounds, by round, file code and month. */
export const listRoundArrears = async (
  db: Database,
  rounds: readonly PayoutRound[],
): Promise<(ArrearsLine & { readonly round: string })[]> =>
  db.all(sql`
  select a.round, a.case_code as caseCode, a.hamlet, a."group", a.month, a.amount from payout_arrears a
  where a.round in (select value from json_each(${ids(rounds)})) and a.replaced_by is null
  order by a.round, a.case_code, a.month`)
