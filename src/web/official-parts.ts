import { type Day, longDay } from '../domain/day.ts'
import { vi } from './messages/vi.ts'
import { type Block, type Cell, type Line, TEXT_WIDTH } from './word.ts'

const words = vi.exports.official
const WIDTHS = [11, 48, 16, 20, 17, 17, 20, 16]

/** A row of a report as it is printed; what is not known is left empty, to be written in by hand. */
export interface PrintedRow {
  readonly label: string
  readonly unit: string
  readonly planned: string
  /** What changed since the end of the month before; of payouts what was done in the month. */
  readonly done: string
  /** How many there are on the day; of payouts since the beginning of the year. */
  readonly reached: string
  readonly rate: string
  readonly note: string
}

/** Who writes, and as of when. */
export interface Letterhead {
  /** xã Bình Sơn, Bình Sơn */
  readonly unit: string
  readonly unitName: string
  readonly day: Day
}

export const upper = (text: string): string => text.toLocaleUpperCase('vi')
export const middle = (text: string, letters: Omit<Line, 'text' | 'align'> = {}): Line => ({
  text,
  align: 'center',
  ...letters,
})
export const text = (of: string): Block => ({ line: { text: of, align: 'both', indented: true, before: 6 } })
export const heading = (of: string): Block => ({
  line: { text: of, bold: true, indented: true, before: 8, kept: true },
})
export const small = (of: string): Block => ({
  line: { text: of, size: 12, italics: true, align: 'both', before: 4 },
})

export const dateOf = ({ unitName, day }: Pick<Letterhead, 'unitName' | 'day'>): Line =>
  middle(`${unitName}, ${longDay(day)}`, { italics: true, before: 6 })

/** The committee on the left, the national motto on the right. */
export function committeeHead(of: Letterhead): Block {
  const left = [
    middle(words.committee, { bold: true }),
    middle(upper(of.unit), { bold: true, ruled: 0.4 }),
    middle(words.numberOf['word-committee'], { before: 4 }),
  ]
  const right = [
    middle(words.nation, { bold: true, size: 12 }),
    middle(words.motto, { bold: true, ruled: 0.62 }),
    dateOf(of),
  ]
  return { beside: [{ lines: left }, { lines: right }], widths: [60, TEXT_WIDTH - 60] }
}

/** BÁO CÁO, of what, and in brackets how things stand. */
export const titleBlocks = (title: string, parts: readonly string[]): Block[] => [
  { line: middle(words.title, { bold: true, size: 14, before: 18 }) },
  { line: middle(title, { bold: true, size: 14, ruled: 0.3 }) },
  { line: middle(`(${parts.join('; ')})`, { italics: true }) },
]

/** The rows under the columns that papers of the state have. */
export function rowsTable(rows: readonly PrintedRow[]): Block {
  const cell = (of: string, letters: Omit<Line, 'text'> = {}): Cell => ({ lines: [{ text: of, size: 12, ...letters }] })
  const centred = (of: string): Cell => cell(of, { align: 'center' })
  const head = words.columns.map((column) => cell(column, { bold: true, align: 'center' }))
  const body = rows.map(({ label, unit, planned, done, reached, rate, note }, at) => [
    centred(String(at + 1)),
    cell(label),
    ...[unit, planned, done, reached, rate].map(centred),
    cell(note),
  ])
  return { table: [head, ...body], widths: WIDTHS }
}

/** Where copies go, and who signs; name, number and seal are left blank. */
export function signatures(kind: 'word-committee' | 'word-union', signer: string): Block {
  const recipients: Line[] = [
    { text: words.recipients, bold: true, italics: true, size: 12, before: 12 },
    ...words.recipientLines[kind].map((line) => ({ text: line, size: 11 })),
  ]
  const body = kind === 'word-committee' ? words.forCommittee : words.forUnion
  const signs = [middle(body, { bold: true, before: 12 }), middle(upper(signer), { bold: true }), middle('\n\n\n\n')]
  return { beside: [{ lines: recipients }, { lines: signs }], widths: [75, TEXT_WIDTH - 75] }
}
