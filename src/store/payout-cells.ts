import { and, isNull, type SQL, sql } from 'drizzle-orm'
import {
  type Alike,
  addMeasures,
  type MeasureKey,
  type Measures,
  measuresOf,
  type Tally,
} from '../domain/payout/measures.ts'
import { measuresTold, type Told } from '../domain/payout/totals.ts'
import type { Database } from './database.ts'
import { type PayoutRound, tellsOfSome } from './payout-rounds.ts'
import { payoutArrears, payoutTotals } from './schema.ts'

/** The numbers of a hamlet and group in a round. */
export interface Cell {
  readonly hamlet: string
  readonly group: string
  readonly measures: Measures
}

/** A closed round of lines is read as it was frozen; one of totals as it was told. */
const isFrozen = ({ grain, state }: PayoutRound): boolean => grain === 'totals' || state === 'closed'

/** The numbers of rounds by hamlet and group: frozen ones of closed rounds, of others as they now stand. One query of each kind. */
export async function readCells(db: Database, rounds: readonly PayoutRound[]): Promise<Map<string, Cell[]>> {
  const [frozen, open] = [rounds.filter(isFrozen), rounds.filter((round) => !isFrozen(round))]
  const cells = new Map<string, Cell[]>(rounds.map(({ id }) => [id, []]))
  for (const { round, ...cell } of [...(await frozenCells(db, frozen)), ...(await openCells(db, open))])
    cells.get(round)?.push(cell)
  return cells
}

/** All cells as one. */
export const wholeOf = (cells: readonly Cell[]): Map<MeasureKey, Tally> =>
  addMeasures(cells.map(({ measures }) => measures))

type RoundCell = Cell & { readonly round: string }
interface Place {
  readonly round: string
  readonly hamlet: string
  readonly group: string
}

const among = (column: SQL | typeof payoutTotals.round | typeof payoutArrears.round, rounds: readonly PayoutRound[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(rounds.map(({ id }) => id))}))`

/** Rows by their round, hamlet and group, in the order in which they came. */
function byPlace<Row extends Place>(rows: readonly Row[]): Row[][] {
  const places = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.round} ${row.hamlet} ${row.group}`
    const found = places.get(key)
    if (found) found.push(row)
    else places.set(key, [row])
  }
  return [...places.values()]
}

async function frozenCells(db: Database, rounds: readonly PayoutRound[]): Promise<RoundCell[]> {
  const { round, hamlet, group, people, amount } = payoutTotals
  const rows = await db
    .select({ round, hamlet, group, measure: sql<MeasureKey>`${payoutTotals.measure}`, people, amount })
    .from(payoutTotals)
    .where(and(among(round, rounds), isNull(payoutTotals.replacedBy)))
    .orderBy(round, hamlet, group)
  const told = new Set(rounds.filter(({ grain }) => grain === 'totals').map(({ id }) => id))
  return byPlace(rows).flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    const tallies = of.map((row) => [row.measure, { people: row.people, amount: row.amount }] as const)
    const measures = told.has(first.round) ? measuresTold(Object.fromEntries(tallies) as Told) : new Map(tallies)
    return [{ round: first.round, hamlet: first.hamlet, group: first.group, measures }]
  })
}

/** `compared`: 1 where the round before tells of cases too. Where it does not, nobody knows who fell back. */
type AlikeRow = Alike & Place & { readonly compared: 0 | 1 }

const closedAt = (round: SQL): SQL =>
  sql`(select e.at from payout_round_events e where e.round = ${round} and e.event = 'closed')`

/**
 * The round of the same programme and commune before `r`. A closed round was counted after those that were closed by
 * then: a month that is told of later changes nobody behind its numbers.
 */
export const previous: SQL = sql`(select b.id from payout_rounds b
  where b.programme = r.programme and b.commune = r.commune and b.period < r.period
    and case when ${closedAt(sql`r.id`)} is null then ${tellsOfSome(sql`b.id`)}
      else ${closedAt(sql`b.id`)} <= ${closedAt(sql`r.id`)} end
  order by b.period desc limit 1)`

/** `opened(id, previous)`: rounds, each with the round before it. */
export const opened = (rounds: readonly PayoutRound[]): SQL => sql`opened as (
  select r.id, ${previous} as previous
  from payout_rounds r where ${among(sql`r.id`, rounds)})`

/** Lines that count alike are counted by the database, each beside how its case was paid in the round before. */
const alike = (rounds: readonly PayoutRound[]): SQL => sql`
  with ${opened(rounds)}
  select l.round, l.hamlet, l."group", l.status, l.modality, l.reason, b.modality as before,
    coalesce((select grain = 'cases' from payout_rounds where id = opened.previous), 0) as compared,
    count(*) as people, sum(l.amount) as amount
  from opened join payout_lines l on l.round = opened.id and l.replaced_by is null
    left join payout_lines b on b.round = opened.previous and b.case_code = l.case_code and b.replaced_by is null
  group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3`

async function openCells(db: Database, rounds: readonly PayoutRound[]): Promise<RoundCell[]> {
  if (rounds.length === 0) return []
  const rows = await db.all<AlikeRow>(alike(rounds))
  const arrears = await openArrears(db, rounds)
  const places = byPlace<Place>([...rows, ...arrears])
  return places.flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    const lines = of.filter((row): row is AlikeRow => 'before' in row)
    const measures = measuresOf(lines)
    if (!lines.some(({ compared }) => compared)) measures.delete('fell-back')
    const owed = of.find((row): row is ArrearsRow => !('before' in row))
    measures.set('arrears', { people: owed?.people ?? 0, amount: owed?.amount ?? 0 })
    return [{ round: first.round, hamlet: first.hamlet, group: first.group, measures }]
  })
}

type ArrearsRow = Place & Tally

/** Each case is counted once, however many months it is given arrears of. */
async function openArrears(db: Database, rounds: readonly PayoutRound[]): Promise<ArrearsRow[]> {
  const { round, hamlet, group, caseCode, amount } = payoutArrears
  const counted = { people: sql<number>`count(distinct ${caseCode})`, amount: sql<number>`sum(${amount})` }
  return db
    .select({ round, hamlet, group, ...counted })
    .from(payoutArrears)
    .where(and(among(round, rounds), isNull(payoutArrears.replacedBy)))
    .groupBy(round, hamlet, group)
}
