import type { TableRow, Texts } from '../../domain/payout/table.ts'
import {
  columnLabel,
  findHeadingRow,
  isAside,
  type Mapping,
  TABLE_FIELDS,
  TABLE_LIMIT,
  type TableField,
} from '../../domain/payout/table-headings.ts'
import { type FileProblem, readSheets } from './sheets.ts'

/** A heading as it is shown, and its text alone. */
export interface Heading {
  readonly label: string
  readonly text: string
}

/** A file with nothing left in it but the columns that were chosen. */
export interface Table {
  readonly headings: readonly Heading[]
  readonly mapping: Mapping
  readonly rows: readonly TableRow[]
  /** Rows without a case: blanks are not counted. */
  readonly aside: number
}

/** `busy`: too many files are being read. */
export type TableReading = { ok: true; table: Table } | { ok: false; problem: FileProblem | 'no-headings' | 'busy' }

/** Says which column holds what, by the headings alone. */
export type Pick = (headings: readonly Heading[]) => Promise<Mapping>

/** Reads a file as `readTable` does, wherever that is done. */
export type ReadTable = (bytes: Uint8Array, pick: Pick) => Promise<TableReading>

/**
 * Reads a file to the columns that are picked by its headings. Everything else in it is left behind here: no other part
 * of the program sees a cell of another column.
 */
export const readTable: ReadTable = async (bytes, pick) => {
  const read = await readSheets(bytes)
  if (!read.ok) return read
  const found = read.sheets.map((sheet) => ({ sheet, top: findHeadingRow(sheet) }))
  const first = found.find(({ top }) => top.found) ?? found.find(({ top }) => top.headings.length > 1)
  if (first === undefined) return { ok: false, problem: 'no-headings' }
  const { headings: texts, below } = first.top
  const headings = texts.map((text, column) => ({ label: columnLabel(texts, column), text }))
  const mapping = await pick(headings)
  const kept = keep(first.sheet, below, mapping)
  if (kept.rows.length > TABLE_LIMIT) return { ok: false, problem: 'too-many-rows' }
  return { ok: true, table: { headings, mapping, ...kept } }
}

function keep(sheet: readonly (readonly string[])[], below: number, mapping: Mapping) {
  const rows: TableRow[] = []
  let aside = 0
  for (const [at, all] of sheet.entries()) {
    if (at < below || all.every((text) => text.trim() === '')) continue
    if (isAside(all, mapping)) aside++
    else rows.push({ row: at + 1, texts: textsIn(all, mapping) })
  }
  return { rows, aside }
}

/** Longest text of a cell that is shown for mending. */
const CELL_LENGTH = 120

const textsIn = (all: readonly string[], mapping: Mapping): Texts =>
  Object.fromEntries(
    TABLE_FIELDS.flatMap((field): [TableField, string][] => {
      const column = mapping[field]
      return column === undefined ? [] : [[field, (all[column] ?? '').trim().slice(0, CELL_LENGTH)]]
    }),
  )
