import { addMonths } from '../../domain/month.ts'
import type { Measures } from '../../domain/payout/measures.ts'
import { nameHamlets } from '../../store/hamlets.ts'
import { type Cell, readCells, wholeOf } from '../../store/payout-cells.ts'
import { type Corrected, listRoundLines, type RoundLine, withCorrections } from '../../store/payout-people.ts'
import { listGroups } from '../../store/payout-programmes.ts'
import { type DatedRound, listDatedRounds } from '../../store/payout-sums.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'
import { type Choice, readChoice } from './choice.ts'

/** A cell of one of several rounds. */
export interface RoundCell extends Cell {
  readonly round: string
}

/** The payouts of a commune that a page was asked for. */
export interface PayoutReading {
  readonly unit: Unit
  readonly choice: Choice
  /** Every round of the commune, to choose from. */
  readonly all: readonly DatedRound[]
  /** Those that were chosen. */
  readonly rounds: readonly DatedRound[]
  readonly cells: readonly RoundCell[]
  readonly measures: Measures
  readonly hamlets: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
  /** Programmes of the month before that have no round of this month: missing, and not 0. */
  readonly missing: readonly string[]
  /** File codes are for those who work with them: an administrator reads figures. */
  readonly mayOpenCases: boolean
}

/** A commune that has no round yet. */
export interface NoPayouts {
  readonly unit: Unit
  readonly choice: undefined
  readonly mayOpenCases: boolean
}

/** Who may open a list of file codes. */
const CASE_READERS = ['payouts', 'leader', 'auditor'] as const

/** The payouts of the commune in the path; undefined when it, or what is asked of it, is not there or not the viewer's. */
export async function readPayouts(c: Ctx): Promise<PayoutReading | NoPayouts | undefined> {
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const { read } = c.var.services.store
  const all = await listDatedRounds(read, c.var.scope, { commune: unit.code })
  const hamlets = await nameHamlets(read, unit.code)
  const asked = readChoice(c, all, hamlets)
  if (asked === undefined) return undefined
  const { period } = asked
  const mayOpenCases = actsFor(c, unit, CASE_READERS)
  if (period === undefined) return { unit, choice: undefined, mayOpenCases }
  const choice: Choice = { ...asked, period }
  const rounds = all.filter((round) => round.period === period && isOf(round, choice))
  const cells = await cellsOf(c, rounds, choice)
  const groups = await listGroups(read, [...new Set(rounds.map(({ programme }) => programme))])
  return {
    ...{ unit, choice, all, rounds, cells, hamlets, measures: wholeOf(cells), missing: missingIn(all, choice) },
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    mayOpenCases,
  }
}

const isOf = ({ programme }: DatedRound, choice: Choice): boolean =>
  choice.programme === undefined || choice.programme === programme

async function cellsOf(c: Ctx, rounds: readonly DatedRound[], { hamlet }: Choice): Promise<RoundCell[]> {
  const cells = await readCells(c.var.services.store.read, rounds)
  const all = [...cells].flatMap(([round, found]) => found.map((cell) => ({ ...cell, round })))
  return hamlet === undefined ? all : all.filter((cell) => cell.hamlet === hamlet)
}

function missingIn(all: readonly DatedRound[], choice: Choice): string[] {
  const { period } = choice
  const isThere = new Set(all.filter((round) => round.period === period).map(({ programme }) => programme))
  const before = all.filter((round) => round.period === addMonths(period, -1) && isOf(round, choice))
  return before.filter(({ programme }) => !isThere.has(programme)).map(({ programmeName }) => programmeName)
}

/** A line as it is counted, and what it is by corrections since. */
export type ListedLine = Corrected<RoundLine>

/** The lines of what was chosen; `some` as in `listRoundLines`. */
export async function linesOf(
  c: Ctx,
  { rounds, choice }: PayoutReading,
  some?: 'in-cash-since',
): Promise<ListedLine[]> {
  const { read } = c.var.services.store
  const cases = rounds.filter(({ grain }) => grain === 'cases')
  const lines = await listRoundLines(read, cases, some)
  const shown = choice.hamlet === undefined ? lines : lines.filter(({ hamlet }) => hamlet === choice.hamlet)
  return withCorrections(read, cases, shown)
}
