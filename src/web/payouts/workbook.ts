import { showMonth } from '../../domain/month.ts'
import { PAYOUT_FIGURES } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { type ColumnOf, makeSpreadsheet, tableOf } from '../spreadsheet.ts'
import { caseColumns, partColumns } from './export-columns.ts'
import type { ListedLine, PayoutReading } from './read.ts'
import { hamletRows, type PartRow, programmeRows } from './tables.tsx'
import { nameOf } from './views.tsx'

const words = vi.payoutExports

export interface WorkbookParts {
  readonly lines: readonly ListedLine[]
  readonly figures: readonly string[]
  readonly cases: readonly string[]
  readonly at: number
}

/** By hamlet, by programme, by file code where that was chosen, and how each figure is counted. */
export async function makeWorkbook(read: PayoutReading, of: WorkbookParts): Promise<Uint8Array<ArrayBuffer>> {
  const sum: PartRow = { id: '', name: words.all, measures: read.measures, href: '' }
  const tables = [
    tableOf(words.sheets.hamlets, partColumns(words.hamlet, of.figures), [...hamletRows(read), sum]),
    tableOf(words.sheets.programmes, partColumns(words.programme, of.figures), [...programmeRows(read), sum]),
    ...(of.cases.length > 0 ? [tableOf(words.sheets.cases, caseColumns(read, of.cases), of.lines)] : []),
    tableOf(words.sheets.about, ABOUT, aboutOf(read)),
  ]
  return makeSpreadsheet(`${vi.payouts.title}: ${nameOf(read.unit)}`, tables, of.at)
}

type Line = readonly [string, string]
const ABOUT: readonly ColumnOf<Line>[] = [
  { header: words.what, width: 26, format: 'text', content: ([what]) => what },
  { header: words.text, width: 110, format: 'text', content: ([, text]) => text },
]

function aboutOf({ unit, choice, rounds, missing }: PayoutReading): Line[] {
  const { definitions, definitionNames } = vi.payoutFigures
  return [
    [words.place, nameOf(unit)],
    [words.period, showMonth(choice.period)],
    ...rounds.map(({ programmeName, state }): Line => [words.states, `${programmeName}: ${vi.payouts.states[state]}`]),
    ...missing.map((name): Line => [words.states, `${name}: ${vi.payouts.unknown}`]),
    ...PAYOUT_FIGURES.map((code): Line => [`${code} · ${vi.payouts.figures[code]}`, definitions[code]]),
    [definitionNames['fell-back'], definitions['fell-back']],
    [definitionNames.arrears, definitions.arrears],
    [vi.payouts.title, vi.payouts.noName],
  ]
}
