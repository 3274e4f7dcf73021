import { readCaseCode } from '../../domain/payout/case-code.ts'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../domain/payout/line.ts'
import type { BadRow, Known, TableRow, Texts, ToldRow } from '../../domain/payout/table.ts'
import { TABLE_FIELDS, TABLE_LIMIT, type TableField } from '../../domain/payout/table-headings.ts'
import type { Typed } from '../forms.ts'

/** Bad rows that are shown at once to be mended. */
export const SHOWN = 50

const placesOf = ({ hamlets, groups }: Known): string => [hamlets, groups].map(idsOf).join('|')
const idsOf = (of: Known['hamlets']): string => of.map(({ id }) => id).join(',')

/**
 * The rows that were read well as one line of text, for a field of the page's own form: lists are told by position, and
 * before them what stands at each, so that a list that changed meanwhile puts nobody into another hamlet.
 */
export const packRows = (rows: readonly ToldRow[], known: Known): string =>
  [placesOf(known), ...packedRows(rows, known)].join(';')

const packedRows = (rows: readonly ToldRow[], known: Known): string[] =>
  rows.map(({ row, line }) => {
    const places = [idAt(known.hamlets, line.hamlet), idAt(known.groups, line.group)]
    const words = [
      wordAt(CASE_STATUSES, line.status),
      wordAt(MODALITIES, line.modality),
      wordAt(PAYOUT_REASONS, line.reason),
    ]
    return [row, line.caseCode, ...places, ...words, line.amount].join(',')
  })

const idAt = (known: Known['hamlets'], id: string): number => known.findIndex((one) => one.id === id)
const wordAt = <Word>(words: readonly Word[], word: Word | null | undefined): string =>
  word === null || word === undefined ? '' : String(words.indexOf(word))

/**
 * The rows again, each checked as if it were new; undefined where the text is none that this program wrote, or the
 * hamlets or groups are not those it was written by.
 */
export function unpackRows(packed: string, known: Known): ToldRow[] | undefined {
  const [places, ...texts] = packed.split(';', TABLE_LIMIT + 2)
  if (places !== placesOf(known)) return undefined
  const rows = texts.map((text) => unpackRow(text, known))
  return rows.length <= TABLE_LIMIT && rows.every((row) => row !== undefined) ? rows : undefined
}

function unpackRow(text: string, known: Known): ToldRow | undefined {
  const [row = '', code = '', hamlet = '', group = '', status = '', modality = '', reason = '', amount = '', more] =
    text.split(',')
  const read = readCaseCode(code)
  const place = known.hamlets[numberIn(hamlet)]
  const of = known.groups[numberIn(group)]
  if (!read.ok || place === undefined || of === undefined || more !== undefined) return undefined
  const words = { ...told(known, 'status', CASE_STATUSES, status), ...told(known, 'modality', MODALITIES, modality) }
  const line = { caseCode: read.code, hamlet: place.id, group: of.id, amount: numberIn(amount), ...words }
  const whole = { ...line, ...told(known, 'reason', PAYOUT_REASONS, reason) }
  return Number.isNaN(numberIn(row)) || Number.isNaN(line.amount) ? undefined : { row: numberIn(row), line: whole }
}

const numberIn = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN)

function told<Word extends string>(known: Known, field: TableField, words: readonly Word[], at: string) {
  return known.fields.has(field) ? { [field]: words[numberIn(at)] ?? null } : {}
}

const nameOf = (row: number, field: TableField): string => `row-${row}-${field}`

export { nameOf as cellName }

/** Bad rows that are not shown yet travel along as they were read. */
export const packBad = (rows: readonly BadRow[]): string => JSON.stringify(rows.map(({ row, texts }) => [row, texts]))

/** The rows that were bad: those shown as they were mended, the others as they were. */
export function readBad(typed: Typed): TableRow[] | undefined {
  const shown = new Map<number, Record<string, string>>()
  for (const [name, [text = '']] of Object.entries(typed)) {
    const [, row, field] = /^row-(\d{1,7})-([a-z]+)$/.exec(name) ?? []
    if (row === undefined || !isField(field)) continue
    shown.set(Number(row), { ...shown.get(Number(row)), [field]: text })
  }
  const rest = parseBad(typed.rest?.[0] ?? '[]')
  return rest && [...[...shown].map(([row, texts]) => ({ row, texts })), ...rest]
}

const isField = (field: unknown): field is TableField => (TABLE_FIELDS as readonly unknown[]).includes(field)

function parseBad(text: string): TableRow[] | undefined {
  try {
    const rows: unknown = JSON.parse(text)
    return Array.isArray(rows) && rows.length <= TABLE_LIMIT && rows.every(isBad)
      ? rows.map(([row, texts]) => ({ row, texts }))
      : undefined
  } catch {
    return undefined
  }
}

const isBad = (one: unknown): one is [number, Texts] =>
  Array.isArray(one) &&
  Number.isInteger(one[0]) &&
  typeof one[1] === 'object' &&
  one[1] !== null &&
  Object.entries(one[1]).every(([field, text]) => isField(field) && typeof text === 'string')

export const packFields = (known: Known): string => [...known.fields].join(',')
export const readFields = (text: string): Set<TableField> => new Set(text.split(',').filter(isField))
