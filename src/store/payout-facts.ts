import type { Scope } from '../domain/access.ts'
import { addDays, type Day, dayOf, startOf } from '../domain/day.ts'
import type { PayoutFact } from '../domain/fact.ts'
import type { Database } from './database.ts'
import { listTotals } from './payout-contents.ts'
import { listRoundArrears, listRoundLines } from './payout-people.ts'
import { type DatedRound, listDatedRounds } from './payout-sums.ts'

/** The rounds of a commune that were closed by the end of a day, the oldest month first: what they hold never changes. */
export async function listClosedRounds(db: Database, scope: Scope, commune: string, day: Day): Promise<DatedRound[]> {
  const all = await listDatedRounds(db, scope, { commune })
  const tonight = startOf(addDays(day, 1))
  return all.filter(({ state, since }) => state === 'closed' && since < tonight).reverse()
}

/** What is known of closed rounds, round by round: its line, then its lines, arrears or told totals. */
export async function listPayoutFacts(db: Database, rounds: readonly DatedRound[]): Promise<PayoutFact[]> {
  const cases = rounds.filter(({ grain }) => grain === 'cases')
  const lines = groupBy(await listRoundLines(db, cases))
  const arrears = groupBy(await listRoundArrears(db, cases))
  const facts: PayoutFact[] = []
  for (const { id: round, commune, programme, period, grain, since } of rounds) {
    const day = dayOf(since)
    const of = { day, round }
    facts.push({ kind: 'payout-round', ...of, commune, programme, period, state: grain })
    for (const { caseCode, hamlet, group, status: state, modality, reason, amount } of lines.get(round) ?? [])
      facts.push({ kind: 'payout-line', ...of, case: caseCode, hamlet, group, state, modality, reason, amount })
    for (const { caseCode, hamlet, group, month, amount } of arrears.get(round) ?? [])
      facts.push({ kind: 'payout-arrears', ...of, case: caseCode, hamlet, group, period: month, amount })
    if (grain === 'totals')
      for (const row of await listTotals(db, round)) facts.push({ kind: 'payout-total', ...of, ...row })
  }
  return facts
}

function groupBy<Row extends { readonly round: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const of = found.get(row.round)
    if (of) of.push(row)
    else found.set(row.round, [row])
  }
  return found
}
