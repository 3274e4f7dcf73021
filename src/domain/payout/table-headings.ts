import { fold, nfc } from '../names.ts'

/** What is kept of a row of an officer's file. `period` is only compared with the round's month. */
export const TABLE_FIELDS = ['code', 'hamlet', 'group', 'status', 'modality', 'reason', 'amount', 'period'] as const
export type TableField = (typeof TABLE_FIELDS)[number]

/** The column of each field that a file has. */
export type Mapping = Readonly<Partial<Record<TableField, number>>>

/** The most rows that one file may have. */
export const TABLE_LIMIT = 30_000
/** How far down the heading row is looked for: above it stand titles. */
const SEARCHED = 40

/** How communes head each column, folded; of several patterns the earlier says more. */
const PATTERNS: Readonly<Record<TableField, readonly RegExp[]>> = {
  code: [/^(ma|so) (ho so|hs)/, /^ma (so )?(doi tuong|dt|chi tra)/, /^ma( so)?$/, /\bho so\b/],
  hamlet: [/^(thon|to dan pho|tdp|khu pho|khoi pho|ap|ban|lang)\b/, /\b(thon|to dan pho|tdp|khu pho)\b/, /^dia ban/],
  group: [/^nhom/, /^(loai )?doi tuong/, /^(dien|loai) huong/, /^he so/],
  status: [/ra soat/, /^(tinh trang|trang thai)/],
  modality: [/^(hinh thuc|phuong thuc|cach) /, /^hinh thuc/],
  reason: [/^ly do/, /^nguyen nhan/],
  amount: [/^so tien/, /^(thanh tien|thuc nhan|muc (huong|tro cap|chi))/, /^tong (so )?tien/, /\bso tien\b/],
  period: [/^(ky|thang)( chi tra| huong| chi)?$/, /^ky /],
}

/** The columns that headings seem to mean, each for one field at most. */
export function guessMapping(headings: readonly string[]): Mapping {
  const folded = headings.map((heading) => fold(heading))
  const taken = new Map<number, TableField>()
  for (const field of TABLE_FIELDS) {
    const at = PATTERNS[field]
      .map((pattern) => folded.findIndex((heading, column) => pattern.test(heading) && !taken.has(column)))
      .find((column) => column >= 0)
    if (at !== undefined) taken.set(at, field)
  }
  return Object.fromEntries([...taken].map(([column, field]) => [field, column]))
}

/** Where the headings of a table stand, and what they are by column; '' over a column without one. */
export interface HeadingRow {
  readonly headings: readonly string[]
  /** Index of the first row below them. */
  readonly below: number
  /** Whether a column for file codes seems to be among them. */
  readonly found: boolean
}

type Row = readonly string[]

/**
 * The heading row among titles, blanks and merged cells: the row that names the most fields, or failing that has the
 * most words. A cell that was merged is filled from the heading row over it or under it.
 */
export function findHeadingRow(rows: readonly Row[]): HeadingRow {
  const searched = rows.slice(0, SEARCHED)
  const scores = searched.map((row) => Object.keys(guessMapping(row)).length * 100 + row.filter(isWord).length)
  const at = Math.max(0, scores.indexOf(Math.max(0, ...scores)))
  const row = searched[at] ?? []
  const [over, under] = [searched[at - 1] ?? [], searched[at + 1] ?? []]
  const code = guessMapping(row).code ?? guessMapping(over).code
  const isTwoRows = code !== undefined && blank(under[code]) && !blank(row[code]) && under.filter(isWord).length > 1
  const parts = over.filter(isWord).length > 1 ? [over] : []
  const width = Math.max(row.length, ...parts.map(({ length }) => length), isTwoRows ? under.length : 0)
  const headings = Array.from({ length: width }, (_, column) => {
    const lower = isTwoRows && isWord(under[column]) ? under[column] : undefined
    return nfc(lower ?? (row[column] || parts[0]?.[column] || ''))
  })
  const next = at + (isTwoRows ? 2 : 1)
  const below = isNumbering(searched[next] ?? []) ? next + 1 : next
  return { headings, below, found: guessMapping(headings).code !== undefined }
}

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === ''
const isWord = (text: string | undefined): boolean =>
  text !== undefined && /\p{L}{2}/u.test(text) && !/\d{3}/.test(text)

/** The row of column numbers that official tables have under their headings: A, B, 1, 2, (3). */
const isNumbering = (row: Row): boolean => {
  const filled = row.filter((text) => !blank(text)).map((text) => text.trim())
  const numbers = filled.map((text) => Number(/^\(?(\d{1,2})\)?$/.exec(text)?.[1] ?? Number.NaN))
  const rising = numbers.filter((number) => !Number.isNaN(number))
  return (
    filled.length > 2 &&
    filled.every((text) => /^\(?(\d{1,2}|\p{Lu})\)?$/u.test(text)) &&
    rising.every((number, index) => index === 0 || number > (rising[index - 1] ?? 0))
  )
}

/** What a column is called on screen; columns of one heading are told apart by their letter. */
export const columnLabel = (headings: readonly string[], column: number): string => {
  const heading = headings[column] ?? ''
  const isAlone = headings.filter((other) => other === heading).length === 1
  return heading !== '' && isAlone ? heading : `${heading} (${letterOf(column)})`.trim()
}

/** A, B, … Z, AA: as Excel names its columns. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}

const total = /^(tong (cong|so)|cong:? +(thon|to |tdp|so|tien|chung)|(tong|cong) *:?$)/

/** A row that holds no case: blank, a total, a hamlet's title, a signature. `all`: every cell of it. */
export function isAside(all: Row, mapping: Mapping): boolean {
  const text = (field: TableField) => (mapping[field] === undefined ? '' : (all[mapping[field]] ?? '').trim())
  const code = text('code')
  if (code !== '' && /\d/.test(code)) return false
  if (all.some((cell) => total.test(fold(cell)))) return true
  return text('amount') === '' && (code === '' || all.filter((cell) => !blank(cell)).length === 1)
}
