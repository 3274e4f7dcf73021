import { detectDelimiter, parseCsv } from 'hucre/csv'
import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { TABLE_LIMIT } from '../../domain/payout/table-headings.ts'
import { UNZIPPED_LIMIT, zipSizes } from './zip.ts'

/** Bytes that a file may have. */
export const FILE_LIMIT = 8 * 1024 * 1024

/** Why a file is not read at all. */
export type FileProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'protected'
  | 'old-excel'
  | 'damaged'
  | 'not-utf-8'
  | 'not-a-table'

/** The sheets of a file as texts by row and column, the first row of each the first of the sheet. */
export type SheetsReading = { ok: true; sheets: readonly (readonly string[][])[] } | { ok: false; problem: FileProblem }

/** Rows that titles, totals and signatures may take besides the cases. */
const ASIDE = 1_000
const ROWS = TABLE_LIMIT + ASIDE
/** Columns further right than this are no list's. */
const COLUMNS = 'CV'
/** Cells of a CSV: some 40 in each row. Eight megabytes of commas would take a quarter of a minute. */
const CELLS = ROWS * 40
const [OLE, ZIP, PDF] = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x50, 0x4b],
  [0x25, 0x50, 0x44, 0x46],
]

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
const refuse = (problem: FileProblem): SheetsReading => ({ ok: false, problem })

/** Reads an .xlsx or a CSV by what is in it, whatever it is called. */
export async function readSheets(bytes: Uint8Array): Promise<SheetsReading> {
  if (bytes.length === 0) return refuse('empty')
  if (startsWith(bytes, OLE)) return refuse(holdsEncryption(bytes) ? 'protected' : 'old-excel')
  if (startsWith(bytes, ZIP)) return readWorkbook(bytes)
  return startsWith(bytes, PDF) ? refuse('not-a-table') : readText(bytes)
}

/** An OLE file is an old .xls, or a workbook under a password, whose stream has this name in UTF-16 (MS-OFFCRYPTO). */
function holdsEncryption(bytes: Uint8Array): boolean {
  const name = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  return name.includes('EncryptedPackage') || name.includes('EncryptionInfo')
}

async function readWorkbook(bytes: Uint8Array): Promise<SheetsReading> {
  const sizes = zipSizes(bytes)
  if (sizes === undefined) return refuse('damaged')
  if (sizes.unzipped > UNZIPPED_LIMIT || !sizes.told) return refuse('too-large')
  const options = { maxRows: ROWS + 1, range: `A1:${COLUMNS}1048576`, sheets: isShown }
  const book = await readXlsx(bytes, options).catch(() => undefined)
  if (book === undefined) return refuse('damaged')
  if (book.sheets.some(({ rows }) => rows.length > ROWS)) return refuse('too-many-rows')
  return { ok: true, sheets: book.sheets.map(textsOf) }
}

const isShown = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }): boolean => !hidden && !veryHidden

function textsOf({ rows, cells }: Sheet): string[][] {
  const texts = rows.map((row) => row.map(textOf))
  for (const [place, cell] of cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    const line = texts[row]
    if (line !== undefined && isFormula(cell)) line[column] = `=${cell.formula ?? ''}`
  }
  return texts
}

const isFormula = ({ type, formula }: Partial<Cell>): boolean => type === 'formula' || formula !== undefined

/** A cell as it would be typed. A fraction of three digits gets a fourth, so that it never reads as thousands. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayText(value)
  if (typeof value !== 'number') return String(value)
  return Number.isInteger(value) ? String(value) : String(value).replace(/(\.\d{3})$/, '$10')
}

const dayText = (day: Date): string =>
  Number.isNaN(day.getTime()) ? '?' : day.toISOString().slice(0, 10).split('-').reverse().join('/')

function readText(bytes: Uint8Array): SheetsReading {
  const text = decoded(bytes)
  if (text === undefined) return refuse('not-utf-8')
  if (text.includes('\0')) return refuse('not-a-table')
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return refuse('not-a-table')
  // Before anything is taken apart: a line end is never less than a row.
  if ((text.match(/\r\n|\r|\n/g)?.length ?? 0) > ROWS * 3) return refuse('too-many-rows')
  if ((text.match(/[,;\t|]/g)?.length ?? 0) > CELLS) return refuse('too-large')
  const rows = parseCsv(text, { delimiter: delimiterOf(text), maxRows: ROWS + 1 })
  return rows.length > ROWS ? refuse('too-many-rows') : { ok: true, sheets: [rows.map((row) => row.map(textOf))] }
}

/** By the lines that are parted most often: titles above the table have none. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 60)
  const most = Math.max(...lines.map((line) => line.match(/[,;\t|]/g)?.length ?? 0))
  return detectDelimiter(lines.filter((line) => (line.match(/[,;\t|]/g)?.length ?? 0) * 2 > most).join('\n'))
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
