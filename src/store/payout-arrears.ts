import { sql } from 'drizzle-orm'
import { arrearsOf, type PaidMonth } from '../domain/payout/amounts.ts'
import type { RoundEvent } from '../domain/payout/round.ts'
import type { Database } from './database.ts'
import { type ArrearsLine, listArrears } from './payout-contents.ts'
import { listAmounts } from './payout-programmes.ts'
import type { PayoutRound } from './payout-rounds.ts'

/** A month that a case was paid, and the hamlet that it then lay in. */
export type PaidIn = PaidMonth & { readonly hamlet: string }

/**
 * What each case was due in the closed rounds before a round, as corrected since, and what arrears of those months other
 * rounds hold. An entry that was undone holds none any more, so that its arrears are owed again.
 */
export const listPaidMonths = async (
  db: Database,
  { id, programme, commune, period }: Pick<PayoutRound, 'id' | 'programme' | 'commune' | 'period'>,
): Promise<PaidIn[]> =>
  db.all<PaidIn>(sql`
    with rounds as (
      select r.id, r.period from payout_rounds r
      where r.programme = ${programme} and r.commune = ${commune} and r.period < ${period}
        and (select e.event from payout_round_events e where e.round = r.id order by e.seq desc limit 1) = 'closed'),
    given as (
      select a.case_code, a.month, sum(a.amount) as amount
      from payout_arrears a join payout_rounds r on r.id = a.round
      where r.programme = ${programme} and r.commune = ${commune} and r.id <> ${id} and a.replaced_by is null
      group by a.case_code, a.month),
    corrected as (
      select c.round, c.case_code, c.amount,
        row_number() over (partition by c.round, c.case_code order by c.at desc, c.rowid desc) as newest
      from payout_corrections c
        join payout_correction_decisions d on d.correction = c.id and d.decision = 'confirmed'
      where c.round in (select id from rounds) and c.case_code is not null)
    select l.case_code as caseCode, l."group", l.hamlet, rounds.period as month,
      coalesce(c.amount, l.amount) as due, coalesce(g.amount, 0) as given
    from rounds join payout_lines l on l.round = rounds.id and l.replaced_by is null
      left join corrected c on c.round = l.round and c.case_code = l.case_code and c.newest = 1
      left join given g on g.case_code = l.case_code and g.month = rounds.period
    order by 1, 4`)

/** Arrears of a case for a month, and the round that gives them. */
export interface GivenArrears extends Pick<ArrearsLine, 'caseCode' | 'amount'>, Pick<PayoutRound, 'period'> {
  readonly round: string
  readonly event: RoundEvent | null
}

/** The arrears that stand for the month of a closed round, by file code, in whichever round, the oldest first. */
export const listArrearsFor = async (
  db: Database,
  { programme, commune, period }: Pick<PayoutRound, 'programme' | 'commune' | 'period'>,
): Promise<GivenArrears[]> =>
  db.all<GivenArrears>(sql`
    select a.case_code as caseCode, a.amount, r.id as round, r.period,
      (select e.event from payout_round_events e where e.round = r.id order by e.seq desc limit 1) as event
    from payout_rounds r join payout_arrears a on a.round = r.id and a.replaced_by is null
    where r.programme = ${programme} and r.commune = ${commune} and a.month = ${period}
    order by r.period, a.case_code`)

/** The other open rounds that hold arrears: what they give is not owed, though it is not given yet. The oldest first. */
export const listHolding = async (
  db: Database,
  { id, programme, commune }: Pick<PayoutRound, 'id' | 'programme' | 'commune'>,
): Promise<Pick<PayoutRound, 'id' | 'period'>[]> =>
  db.all(sql`
    select r.id, r.period from payout_rounds r
    where r.programme = ${programme} and r.commune = ${commune} and r.id <> ${id}
      and not exists (select 1 from payout_round_events e where e.round = r.id and e.event = 'closed')
      and exists (select 1 from payout_arrears a where a.round = r.id and a.replaced_by is null)
    order by r.period`)

/** Whether somebody else agreed to what a round gives: it may have been paid. */
export const isGiven = ({ event }: Pick<GivenArrears, 'event'>): boolean => event === 'approved' || event === 'closed'

const keyOf = ({ caseCode, month }: Pick<PaidMonth, 'caseCode' | 'month'>): string => `${caseCode} ${month}`

/**
 * Whether a round gives some case more for a month than is owed by now: since its arrears were worked out another round
 * gave some, a correction settled some, or the table changed.
 */
export async function givesTooMuch(db: Database, round: PayoutRound): Promise<boolean> {
  const held = await listArrears(db, round.id)
  if (held.length === 0) return false
  const owed = arrearsOf(await listPaidMonths(db, round), await listAmounts(db, round.programme))
  const left = new Map(owed.map((one) => [keyOf(one), one.amount]))
  return held.some((one) => one.amount > (left.get(keyOf(one)) ?? 0))
}
