import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Month } from '../domain/month.ts'
import { addMeasures, type MeasureKey, type Measures, type Tally } from '../domain/payout/measures.ts'
import { type RoundEvent, type RoundState, stateAfter } from '../domain/payout/round.ts'
import type { Database } from './database.ts'
import { readCells, wholeOf } from './payout-cells.ts'
import type { PayoutRound } from './payout-rounds.ts'
import { inCommuneScope } from './scope.ts'

/** A round, how it stands and since when: its newest step, or its opening. */
export interface DatedRound extends PayoutRound {
  readonly since: Instant
}

interface Wanted {
  readonly commune?: string
  readonly province?: string
  readonly period?: Month
}

const conditions = ({ commune, province, period }: Wanted): SQL => sql`true
  ${commune === undefined ? sql`` : sql`and r.commune = ${commune}`}
  ${period === undefined ? sql`` : sql`and r.period = ${period}`}
  ${
    province === undefined
      ? sql``
      : sql`and r.commune in (select u.code from units u where u.parent = ${province} and not exists (
          select 1 from units later where later.code = u.code and later.from_day > u.from_day))`
  }`

type Row = Omit<DatedRound, 'state'> & { readonly event: RoundEvent | null }

/** The rounds of a commune or of all communes of a province, the newest month first, programmes in their order. One query. */
export async function listDatedRounds(db: Database, scope: Scope, wanted: Wanted): Promise<DatedRound[]> {
  const rows = await db.all<Row>(sql`
    select r.id, r.programme, p.name as programmeName, r.commune, r.period, r.grain, e.event, coalesce(e.at, r.at) as since
    from payout_rounds r join payout_programmes p on p.id = r.programme
      left join payout_round_events e on e.round = r.id
        and e.seq = (select max(seq) from payout_round_events where round = r.id)
    where ${conditions(wanted)} and ${inCommuneScope(scope, sql`r.commune`)}
    order by r.period desc, p.at, p.folded, r.commune`)
  return rows.map(({ event, ...round }) => ({ ...round, state: stateAfter(event ?? undefined) as RoundState }))
}

interface SumRow extends Tally {
  readonly round: string
  readonly measure: MeasureKey
}

/**
 * The numbers of rounds as a whole, or of one hamlet of each. Closed rounds of lines are summed by the database out of
 * what was frozen, in one query however many they are; the others are few, or have few numbers.
 */
export async function readSums(
  db: Database,
  rounds: readonly PayoutRound[],
  hamlet?: string,
): Promise<Map<string, Measures>> {
  const closed = rounds.filter(({ grain, state }) => grain === 'cases' && state === 'closed')
  const others = rounds.filter((round) => !closed.includes(round))
  const sums = new Map<string, Map<MeasureKey, Tally>>()
  for (const { round, measure, people, amount } of await frozenSums(db, closed, hamlet)) {
    const found = sums.get(round) ?? new Map<MeasureKey, Tally>()
    sums.set(round, found.set(measure, { people, amount }))
  }
  const cells = others.length > 0 ? await readCells(db, others) : new Map()
  for (const [round, all] of cells)
    sums.set(round, wholeOf(all.filter((cell: { hamlet: string }) => hamlet === undefined || cell.hamlet === hamlet)))
  return sums
}

const frozenSums = async (db: Database, rounds: readonly PayoutRound[], hamlet?: string): Promise<SumRow[]> =>
  rounds.length === 0
    ? []
    : db.all<SumRow>(sql`
  select round, measure, sum(people) as people, sum(amount) as amount from payout_totals
  where round in (select value from json_each(${JSON.stringify(rounds.map(({ id }) => id))})) and replaced_by is null
    ${hamlet === undefined ? sql`` : sql`and hamlet = ${hamlet}`}
  group by round, measure`)

/** The numbers of rounds taken together. */
export const sumOfRounds = (sums: ReadonlyMap<string, Measures>, rounds: readonly PayoutRound[]): Measures =>
  addMeasures(rounds.flatMap(({ id }) => sums.get(id) ?? []))

/** How many corrections of rounds somebody else confirmed: they stand beside the frozen numbers. */
export async function countConfirmedCorrections(db: Database, rounds: readonly PayoutRound[]): Promise<number> {
  const [row] = await db.all<{ count: number }>(sql`
    select count(*) as count from payout_corrections c
      join payout_correction_decisions d on d.correction = c.id and d.decision = 'confirmed'
    where c.round in (select value from json_each(${JSON.stringify(rounds.map(({ id }) => id))}))`)
  return row?.count ?? 0
}

/** Months in which communes of a province have rounds, the newest first, and whether somebody submitted one of them. */
export async function listRoundMonths(
  db: Database,
  scope: Scope,
  province: string,
): Promise<{ readonly period: Month; readonly submitted: boolean }[]> {
  const rows = await db.all<{ period: Month; submitted: number }>(sql`
    select r.period, max(exists (select 1 from payout_round_events e where e.round = r.id)) as submitted
    from payout_rounds r where ${conditions({ province })} and ${inCommuneScope(scope, sql`r.commune`)}
    group by r.period order by r.period desc`)
  return rows.map(({ period, submitted }) => ({ period, submitted: submitted === 1 }))
}
