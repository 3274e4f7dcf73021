import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { type Day, type Instant, startOf } from '../domain/day.ts'
import { cellText } from '../domain/spreadsheet-text.ts'

/** What a cell holds: text as text, numbers and days as what they are; undefined is an empty cell. */
export type Content = string | number | { readonly day: Day } | undefined

/** A column of a table: how its numbers are shown, and how many characters wide it is. */
export interface ColumnOf<Row> {
  readonly header: string
  readonly width: number
  readonly format: 'text' | 'count' | 'share' | 'day'
  readonly content: (row: Row) => Content
}

export interface Table {
  readonly name: string
  readonly columns: readonly Omit<ColumnOf<never>, 'content'>[]
  readonly rows: readonly (readonly Content[])[]
}

/** Codes of Office Open XML, with the language (42A, Vietnamese) that LibreOffice follows: 1.234, 81,2%, 05/09/2026. */
const FORMATS: Readonly<Record<ColumnOf<never>['format'], string>> = {
  text: '@',
  count: '[$-42A]#,##0',
  share: '[$-42A]0.0%',
  day: '[$-42A]dd/mm/yyyy',
}

export const tableOf = <Row>(name: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[]): Table => ({
  name,
  columns,
  rows: rows.map((row) => columns.map(({ content }) => content(row))),
})

/** A workbook of tables, each under one row of headings that stays in sight. `at` is the only instant in the file. */
export const makeSpreadsheet = async (
  title: string,
  tables: readonly Table[],
  at: Instant,
): Promise<Uint8Array<ArrayBuffer>> => {
  const made = new Date(at * 1000)
  const sheets = tables.map(({ name, columns, rows }) => ({
    name,
    columns: columns.map(({ width, format }) => ({ width, numFmt: FORMATS[format] })),
    rows: [columns.map(({ header }) => cellText(header)), ...rows.map((row) => row.map(cellOf))],
    cells: new Map(columns.map((column, at) => [`0,${at}`, headingOf(column)])),
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape' } as const,
  }))
  return new Uint8Array(await writeXlsx({ sheets, properties: { title, created: made, modified: made } }))
}

const headingOf = ({ header }: Table['columns'][number]) => ({
  value: cellText(header),
  type: 'string' as const,
  style: {
    font: { name: 'Calibri', size: 11, bold: true },
    alignment: { wrapText: true, vertical: 'center' },
  } as const,
})

function cellOf(content: Content): CellValue {
  if (content === undefined) return null
  if (typeof content === 'string') return cellText(content)
  // Serial days count from midnight UTC: the day is what was meant, wherever the file is opened.
  return typeof content === 'number' ? content : new Date((startOf(content.day) + 7 * 3600) * 1000)
}
