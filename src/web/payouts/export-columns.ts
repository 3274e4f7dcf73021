import { permilleOf } from '../../domain/numbers.ts'
import { type CaseCorrection, takesOut } from '../../domain/payout/corrected.ts'
import { PAYOUT_ROWS, type PayoutRow } from '../../domain/report-layout.ts'
import { vi } from '../messages/vi.ts'
import type { ColumnOf, Content } from '../spreadsheet.ts'
import type { ListedLine, PayoutReading } from './read.ts'
import { figureOf, rowName } from './report.ts'
import type { PartRow } from './tables.tsx'

const words = vi.payoutExports

/** Columns of the tables by hamlet and by programme; the name is always there. */
export const FIGURE_COLUMNS = PAYOUT_ROWS
/** Columns of the table of file codes; the code is always there. */
export const CASE_COLUMNS = ['place', 'status', 'modality', 'reason', 'amount', 'before', 'corrected'] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

const text = <Row>(header: string, width: number, content: (row: Row) => Content): ColumnOf<Row> => ({
  ...{ header, width, content, format: 'text' },
})
const count = <Row>(header: string, width: number, content: (row: Row) => Content): ColumnOf<Row> => ({
  ...{ header, width, content, format: 'count' },
})

/** Parts with the figures that were chosen, each by people and by amount, with its bases. */
export const partColumns = (name: string, chosen: readonly string[]): ColumnOf<PartRow>[] => [
  text(name, 30, (row) => row.name),
  ...FIGURE_COLUMNS.filter((row) => chosen.includes(row)).flatMap(figureColumns),
]

const titled = (row: PayoutRow): string => (row.startsWith('P') ? `${row} · ${rowName(row)}` : rowName(row))

/** A figure that was never told is said in words: an empty cell or a 0 would be read as nobody. */
function figureColumns(row: PayoutRow): ColumnOf<PartRow>[] {
  const of = ({ measures }: PartRow) => figureOf(measures, row)
  const counts = [
    count<PartRow>(`${titled(row)}, ${words.people}`, 12, (part) => of(part)?.people.count ?? vi.payouts.unknown),
    count<PartRow>(`${titled(row)}, ${words.amount}`, 16, (part) => of(part)?.amount.count ?? vi.payouts.unknown),
  ]
  if (row === 'P1' || row === 'arrears') return counts
  return [
    ...counts,
    count(`${row} · ${words.basePeople}`, 11, (part) => of(part)?.people.total),
    count(`${row} · ${words.baseAmount}`, 16, (part) => of(part)?.amount.total),
    { header: `${row} · ${words.rate}`, width: 11, format: 'share', content: (part) => rateOf(part, row) },
  ]
}

function rateOf({ measures }: PartRow, row: PayoutRow): Content {
  const permille = permilleOf(figureOf(measures, row)?.people ?? { count: 0, total: 0 })
  return permille === undefined ? vi.payouts.unknown : permille / 1000
}

/** File codes with the columns that were chosen. Words of lists, names of hamlets and groups, đồng: nothing of a person. */
export const caseColumns = (read: PayoutReading, chosen: readonly string[]): ColumnOf<ListedLine>[] => {
  const programmes = new Map(read.rounds.map(({ id, programmeName }) => [id, programmeName]))
  const { modalities, statuses, reasons, unknown } = vi.payouts
  const known: Readonly<Record<CaseColumn, readonly ColumnOf<ListedLine>[]>> = {
    place: [
      text(words.hamlet, 22, ({ hamlet }) => read.hamlets.get(hamlet)),
      text(words.group, 26, ({ group }) => read.groups.get(group)),
      text(words.programme, 26, ({ round }) => programmes.get(round)),
    ],
    status: [text(words.caseColumnNames.status, 22, ({ status }) => (status === null ? unknown : statuses[status]))],
    modality: [
      text(words.caseColumnNames.modality, 28, ({ modality }) => (modality === null ? unknown : modalities[modality])),
    ],
    reason: [text(words.caseColumnNames.reason, 30, ({ reason }) => (reason === null ? undefined : reasons[reason]))],
    amount: [count(words.amount, 14, ({ amount }) => amount)],
    before: [
      text(words.caseColumnNames.before, 28, ({ before }) => (before === null ? undefined : modalities[before])),
    ],
    corrected: [
      text(words.corrected.modality, 30, ({ corrected }) => corrected && correctedWords(corrected)),
      count(words.corrected.amount, 16, ({ corrected }) => corrected && (takesOut(corrected) ? 0 : corrected.amount)),
    ],
  }
  return [
    text(vi.payoutFigures.caseCode, 16, ({ caseCode }) => caseCode),
    ...CASE_COLUMNS.filter((column) => chosen.includes(column)).flatMap((column) => known[column]),
  ]
}

const correctedWords = (of: CaseCorrection): string =>
  takesOut(of)
    ? vi.payoutRounds.corrections.takenOut
    : of.modality === null
      ? vi.payouts.unknown
      : vi.payouts.modalities[of.modality]

export const figureColumnName = titled
