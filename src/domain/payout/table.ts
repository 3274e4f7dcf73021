import { isDay, readDay } from '../day.ts'
import { readDong } from '../money.ts'
import { isMonth, type Month, monthOf } from '../month.ts'
import { readCaseCode } from './case-code.ts'
import { findLineFaults, isByAccount, isCash, type LineFault, type PayoutLine } from './line.ts'
import type { TableField } from './table-headings.ts'
import { findModality, findNamed, findReason, findStatus, type Named } from './table-words.ts'

/** The kept cells of a row of a file, as text. */
export type Texts = Readonly<Partial<Record<TableField, string>>>
export interface TableRow {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly texts: Texts
}

/** What a row tells of a case. A field whose column the file does not have is undefined; `null` was left blank. */
export type ToldLine = Pick<PayoutLine, 'caseCode' | 'hamlet' | 'group' | 'amount'> &
  Partial<Pick<PayoutLine, 'status' | 'modality' | 'reason'>>
export interface ToldRow {
  readonly row: number
  readonly line: ToldLine
}

export type TableProblem =
  | 'empty'
  | 'formula'
  | 'like-an-id'
  | 'like-a-name'
  | 'too-long'
  | 'not-a-code'
  | 'unknown'
  | 'negative'
  | 'fraction'
  | 'not-a-number'
  | 'no-month'
  | 'other-month'
  | 'double'
  | LineFault

export interface TableFault {
  readonly field: TableField
  readonly problem: TableProblem
  /** Of a case told twice: the rows it is told in. */
  readonly rows?: readonly number[]
}
export interface BadRow extends TableRow {
  readonly faults: readonly TableFault[]
}

/** What rows are read against. */
export interface Known {
  readonly hamlets: readonly Named[]
  readonly groups: readonly Named[]
  readonly period: Month
  readonly fields: ReadonlySet<TableField>
}

type Read<Value> = { value: Value } | { problem: TableProblem }

/** Reads one row; every fault of it is told at once. */
export function readRow({ row, texts }: TableRow, known: Known): ToldRow | BadRow {
  const faults: TableFault[] = []
  const take = <Value>(field: TableField, read: (text: string) => Read<Value>): Value | undefined => {
    const text = (texts[field] ?? '').trim()
    const found: Read<Value> = text.startsWith('=') ? { problem: 'formula' } : read(text)
    if ('value' in found) return found.value
    faults.push({ field, problem: found.problem })
    return undefined
  }
  const has = (field: TableField) => known.fields.has(field)
  const caseCode = take('code', codeOf)
  const hamlet = take('hamlet', namedIn(known.hamlets))
  const group = has('group') ? take('group', namedIn(known.groups)) : known.groups[0]?.id
  const status = has('status') ? take('status', wordOf(findStatus)) : undefined
  const modality = has('modality') ? take('modality', wordOf(findModality)) : undefined
  const reason = has('reason') ? take('reason', wordOf(findReason)) : undefined
  const amount = take('amount', amountOf)
  if (has('period')) take('period', monthIn(known.period))
  if (
    faults.length > 0 ||
    caseCode === undefined ||
    hamlet === undefined ||
    group === undefined ||
    amount === undefined
  )
    return { row, texts, faults }
  const told = {
    ...(has('status') && { status }),
    ...(has('modality') && { modality }),
    ...(has('reason') && { reason }),
  }
  return { row, line: { caseCode, hamlet, group, amount, ...told } as ToldLine }
}

function codeOf(text: string): Read<string> {
  const read = readCaseCode(text)
  return read.ok ? { value: read.code } : { problem: read.reason }
}

const namedIn =
  (known: readonly Named[]) =>
  (text: string): Read<string> => {
    if (text === '') return { problem: 'empty' }
    const found = findNamed(known, text)
    return found ? { value: found.id } : { problem: 'unknown' }
  }

const wordOf =
  <Word extends string>(find: (text: string) => Word | undefined) =>
  (text: string): Read<Word | null> => {
    if (text === '' || text === '-') return { value: null }
    const found = find(text)
    return found ? { value: found } : { problem: 'unknown' }
  }

function amountOf(text: string): Read<number> {
  if (/^([-−–(])\s*\d/.test(text)) return { problem: 'negative' }
  const read = readDong(text)
  if (read.ok) return { value: read.dong }
  return { problem: read.reason === 'too-large' ? 'amount' : read.reason }
}

/** A month as lists write it: 10/2026, tháng 10/2026, T10-2026, 2026-10, or a day of it; of the round's year: 10. */
const monthIn =
  (period: Month) =>
  (text: string): Read<null> => {
    if (text === '') return { value: null }
    const month = monthOfText(text, period)
    if (month === undefined) return { problem: 'no-month' }
    return month === period ? { value: null } : { problem: 'other-month' }
  }

function monthOfText(text: string, period: Month): Month | undefined {
  const day = readDay(text)
  if (day !== undefined && isDay(day)) return monthOf(day)
  const typed = text.toLowerCase().replace(/^(kỳ\s*)?(tháng|t)\s*/u, '')
  const [, month = '', year = period.slice(0, 4)] = /^(\d{1,2})(?:\s*[-/.]\s*(\d{4}))?$/.exec(typed) ?? []
  const found = /^\d{4}-\d{2}$/.test(typed) ? typed : `${year}-${month.padStart(2, '0')}`
  return isMonth(found) ? found : undefined
}

/** The line that is to stand: what the file has no column for stays as it stood. */
export function settleLine(told: ToldLine, standing: PayoutLine | undefined): PayoutLine {
  const modality = told.modality === undefined ? (standing?.modality ?? null) : told.modality
  const kept = told.reason === undefined ? (standing?.reason ?? null) : told.reason
  const mayHaveReason = isCash(modality) || modality === 'failed'
  const reason = told.reason === undefined && !mayHaveReason ? null : kept
  const known = told.status === undefined ? (standing?.status ?? null) : told.status
  // An account that it is now paid to settles what an earlier list said of it.
  const status = told.status === undefined && known !== null && isByAccount(modality) ? 'agreed' : known
  const { caseCode, hamlet, group, amount } = told
  return { caseCode, hamlet, group, status, modality, reason, amount }
}

const FAULT_FIELDS: Readonly<Record<LineFault, TableField>> = {
  amount: 'amount',
  'reason-without-cause': 'reason',
  'account-not-agreed': 'status',
}

/** What does not go together in a line that is to stand, at the column it is told at. */
export const faultsOf = (line: PayoutLine): TableFault[] =>
  findLineFaults(line).map((problem) => ({ field: FAULT_FIELDS[problem], problem }))

/** Cases that are told more than once, each with its rows: which of them is right cannot be told. */
export function doublesAmong(rows: readonly ToldRow[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const { row, line } of rows) {
    const found = places.get(line.caseCode)
    if (found) found.push(row)
    else places.set(line.caseCode, [row])
  }
  return new Map([...places].filter(([, of]) => of.length > 1))
}
