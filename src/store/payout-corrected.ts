import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import {
  type CaseCorrection,
  type CorrectedCase,
  correctedLine,
  correctMeasures,
  correctTold,
  type ToldCorrection,
} from '../domain/payout/corrected.ts'
import type { Modality, PayoutLine } from '../domain/payout/line.ts'
import { measuresTold, type Told } from '../domain/payout/totals.ts'
import type { Database } from './database.ts'
import { type Cell, opened, readCells } from './payout-cells.ts'
import { listLines } from './payout-contents.ts'
import { entered } from './payout-corrections.ts'
import type { PayoutRound } from './payout-rounds.ts'
import { payoutCorrectionDecisions, payoutCorrections, payoutTotals } from './schema.ts'

type Row = Readonly<typeof payoutCorrections.$inferSelect>

export const isOfCase = (row: Row): row is Row & CaseCorrection => row.caseCode !== null
const isOfNumber = (row: Row): row is Row & ToldCorrection => row.measure !== null

const listed = (rounds: readonly Pick<PayoutRound, 'id'>[]): string => JSON.stringify(rounds.map(({ id }) => id))
const among = (column: SQL | typeof payoutCorrections.round, rounds: readonly Pick<PayoutRound, 'id'>[]): SQL =>
  sql`${column} in (select value from json_each(${listed(rounds)}))`

/** The confirmed corrections of rounds, the oldest first. */
export async function listConfirmed(db: Database, rounds: readonly PayoutRound[]): Promise<Row[]> {
  const { correction, decision } = payoutCorrectionDecisions
  const rows = await db
    .select({ row: payoutCorrections })
    .from(payoutCorrections)
    .innerJoin(payoutCorrectionDecisions, and(eq(correction, payoutCorrections.id), eq(decision, 'confirmed')))
    .where(among(payoutCorrections.round, rounds))
    .orderBy(asc(payoutCorrections.at), asc(entered))
  return rows.map(({ row }) => row)
}

/** The lines of a round after its confirmed corrections, by file code: as the list of the next one begins. */
export async function listCorrectedLines(db: Database, round: PayoutRound): Promise<PayoutLine[]> {
  const lines = await listLines(db, round.id)
  const confirmed = (await listConfirmed(db, [round])).filter(isOfCase)
  return lines.flatMap((line) => correctedLine(line, confirmed) ?? [])
}

/**
 * The numbers of rounds by hamlet and group after their confirmed corrections; of rounds that were not corrected what
 * `readCells` reads. The frozen numbers themselves stay as they are.
 */
export async function readCorrectedCells(
  db: Database,
  rounds: readonly PayoutRound[],
): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const cells = await readCells(db, rounds)
  const confirmed = await listConfirmed(db, rounds)
  const of = new Set(confirmed.map(({ round }) => round))
  const corrected = rounds.filter(({ id }) => of.has(id))
  const lines = await listCorrectedCases(db, corrected)
  const told = await listTold(db, corrected)
  for (const { id, grain } of corrected) {
    const own = confirmed.filter(({ round }) => round === id)
    const frozen = cells.get(id) ?? []
    cells.set(
      id,
      grain === 'cases'
        ? correctCases(frozen, lines, own.filter(isOfCase), id)
        : correctNumbers(frozen, told.get(id) ?? new Map(), own.filter(isOfNumber)),
    )
  }
  return cells
}

interface CaseRow extends PayoutLine {
  readonly round: string
  readonly before: Modality | null
}

/** The lines that were corrected, as they were frozen, each beside how its case was paid in the round before. */
async function listCorrectedCases(db: Database, rounds: readonly PayoutRound[]): Promise<CaseRow[]> {
  if (rounds.length === 0) return []
  return db.all<CaseRow>(sql`
    with ${opened(rounds)}
    select l.round, l.case_code as caseCode, l.hamlet, l."group", l.status, l.modality, l.reason, l.amount,
      b.modality as before
    from opened join payout_lines l on l.round = opened.id and l.replaced_by is null
      left join payout_lines b on b.round = opened.previous and b.case_code = l.case_code and b.replaced_by is null
    where l.case_code in (select c.case_code from payout_corrections c where c.round = opened.id)`)
}

function correctCases(
  cells: readonly Cell[],
  rows: readonly CaseRow[],
  corrections: readonly CaseCorrection[],
  id: string,
): Cell[] {
  return cells.map((cell) => {
    const cases = rows
      .filter(({ round, hamlet, group }) => round === id && hamlet === cell.hamlet && group === cell.group)
      .map(({ before, ...line }): CorrectedCase => ({ before, line, corrected: correctedLine(line, corrections) }))
    return cases.length === 0 ? cell : { ...cell, measures: correctMeasures(cell.measures, cases) }
  })
}

/** A hamlet and group as a key. */
export const placeOf = ({ hamlet, group }: { hamlet: string; group: string }): string => JSON.stringify([hamlet, group])

/** What was told of each hamlet and group, by round and by `placeOf`, before any correction. */
export async function listTold(
  db: Database,
  rounds: readonly Pick<PayoutRound, 'id'>[],
): Promise<Map<string, Map<string, Told>>> {
  const rows = await db
    .select()
    .from(payoutTotals)
    .where(and(among(sql`${payoutTotals.round}`, rounds), isNull(payoutTotals.replacedBy)))
  const found = new Map<string, Map<string, Told>>()
  for (const { round, measure, people, amount, ...place } of rows) {
    const places = found.get(round) ?? new Map<string, Told>()
    found.set(round, places)
    places.set(placeOf(place), { ...places.get(placeOf(place)), [measure]: { people, amount } })
  }
  return found
}

/** A hamlet and group that was not told of at all is there once a correction tells of it. */
function correctNumbers(
  cells: readonly Cell[],
  told: ReadonlyMap<string, Told>,
  corrections: readonly ToldCorrection[],
): Cell[] {
  const added = corrections.filter((one) => !cells.some((cell) => placeOf(cell) === placeOf(one)))
  const places = new Map(
    [...cells, ...added].map(({ hamlet, group }) => [placeOf({ hamlet, group }), { hamlet, group }]),
  )
  return [...places].map(([key, place]) => {
    const own = corrections.filter((one) => placeOf(one) === key)
    const cell = cells.find((one) => placeOf(one) === key)
    if (cell && own.length === 0) return cell
    return { ...place, measures: measuresTold(correctTold(told.get(key) ?? {}, own)) }
  })
}
