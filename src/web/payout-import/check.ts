import { readCaseCode } from '../../domain/payout/case-code.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import {
  type BadRow,
  doublesAmong,
  faultsOf,
  type Known,
  readRow,
  settleLine,
  type TableRow,
  type Texts,
  type ToldRow,
} from '../../domain/payout/table.ts'
import { type Changes, changesOf } from '../../store/payout-entries.ts'
import { vi } from '../messages/vi.ts'

/** What would become of the round, row by row. */
export interface Checked {
  readonly good: readonly ToldRow[]
  readonly bad: readonly BadRow[]
  readonly lines: readonly PayoutLine[]
  readonly changes: Changes
}

/** Reads rows, and looks at all of them together and at what stands: a dry run. Rows that were read before come as `read`. */
export function checkRows(
  rows: readonly TableRow[],
  read: readonly ToldRow[],
  known: Known,
  standing: readonly PayoutLine[],
): Checked {
  const bad: BadRow[] = []
  const told: ToldRow[] = [...read]
  for (const row of rows) {
    const found = readRow(row, known)
    if ('line' in found) told.push(found)
    else bad.push(found)
  }
  const stands = new Map(standing.map((line) => [line.caseCode, line]))
  const doubles = doublesAmong(told)
  const good: ToldRow[] = []
  const lines: PayoutLine[] = []
  for (const row of told.sort((one, other) => one.row - other.row)) {
    const line = settleLine(row.line, stands.get(row.line.caseCode))
    const twice = doubles.get(line.caseCode)
    const faults = twice ? [{ field: 'code', problem: 'double', rows: twice } as const] : faultsOf(line)
    if (faults.length > 0) bad.push({ row: row.row, texts: textsOf(row, known), faults })
    else {
      good.push(row)
      lines.push(line)
    }
  }
  bad.sort((one, other) => one.row - other.row)
  return { good, bad, lines, changes: withoutBad(changesOf(lines, standing), bad) }
}

/** A case that the file names in a row that cannot be read is in the file all the same. */
function withoutBad(changes: Changes, bad: readonly BadRow[]): Changes {
  const named = new Set(
    bad.map(({ texts }) => readCaseCode(texts.code ?? '')).map((read) => (read.ok ? read.code : '')),
  )
  return { ...changes, missing: changes.missing.filter((code) => !named.has(code)) }
}

/** A row that was read well, written out again to be mended. */
export function textsOf({ line }: ToldRow, { hamlets, groups, fields }: Known): Texts {
  const { statuses, modalities, reasons } = vi.payouts
  const name = (of: Known['hamlets'], id: string) => of.find((one) => one.id === id)?.name ?? ''
  const written: Texts = {
    code: line.caseCode,
    hamlet: name(hamlets, line.hamlet),
    group: name(groups, line.group),
    status: line.status ? statuses[line.status] : '',
    modality: line.modality ? modalities[line.modality] : '',
    reason: line.reason ? reasons[line.reason] : '',
    amount: String(line.amount),
  }
  return Object.fromEntries(Object.entries(written).filter(([field]) => (fields as ReadonlySet<string>).has(field)))
}
