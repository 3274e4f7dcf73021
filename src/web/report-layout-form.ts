import * as v from 'valibot'
import { nfc } from '../domain/names.ts'
import {
  type LayoutRow,
  type ReportLayout,
  ROW_LABEL_LENGTH,
  ROW_NOTE_LENGTH,
  ROW_UNIT_LENGTH,
  ROWS_AT_MOST,
  SIGNER_LENGTH,
} from '../domain/report-layout.ts'
import { submissionField, type Typed, textField } from './forms.ts'
import { vi } from './messages/vi.ts'

const words = vi.exports

export const ROW_FIELDS = ['order', 'label', 'unit', 'figure', 'note'] as const

const texts = (max: number) =>
  v.optional(v.array(v.pipe(v.string(), v.transform(nfc), v.maxLength(max, vi.form.tooLong))), [])

/** The rows as fields that are repeated, one of each a row. */
const rowFields = <F extends string>(figures: readonly F[]) =>
  v.object({
    submission: submissionField,
    order: v.optional(v.array(v.pipe(v.string(), v.trim(), v.regex(/^\d{0,2}$/, words.layout.orderRule))), []),
    label: texts(ROW_LABEL_LENGTH),
    unit: texts(ROW_UNIT_LENGTH),
    figure: v.optional(v.array(v.picklist(figures, vi.form.choose)), []),
    note: texts(ROW_NOTE_LENGTH),
    signer: textField(SIGNER_LENGTH),
  })

interface Fields<F extends string> {
  readonly order: readonly string[]
  readonly label: readonly string[]
  readonly unit: readonly string[]
  readonly figure: readonly F[]
  readonly note: readonly string[]
}

/** Rows without a name are left out; the others stand in the order of their numbers, those without one last. */
function rowsOf<F extends string>({ order, label, unit, figure, note }: Fields<F>): LayoutRow<F>[] {
  const rows = label.map((name, at) => ({
    row: { label: name, unit: unit[at] ?? '', figure: figure[at] ?? ('' as F), note: note[at] ?? '' },
    place: Number(order[at] || 100),
  }))
  const named = rows.filter(({ row }) => row.label !== '')
  return named.sort((a, b) => a.place - b.place).map(({ row }) => row)
}

/** How a commune wants a report's rows, and who signs. `figures`: what a row may count. */
export const layoutForm = <F extends string>(figures: readonly F[]) =>
  v.pipe(
    rowFields(figures),
    v.transform((fields) => ({
      submission: fields.submission,
      layout: { rows: rowsOf<F>(fields), signer: fields.signer },
    })),
    v.forward(
      v.check(({ layout }) => layout.rows.length > 0, words.layout.noRows),
      ['layout'],
    ),
    v.forward(
      v.check(({ layout }) => layout.rows.length <= ROWS_AT_MOST, words.layout.tooMany),
      ['layout'],
    ),
  )

/** A layout as its form has it: every row in its place, and a few empty ones to add to. */
export function typedLayout({ rows, signer }: ReportLayout<string>): Typed {
  const empty = { label: '', unit: '', figure: '', note: '' } as const
  const all = [...rows, ...Array(3).fill(empty)].slice(0, ROWS_AT_MOST) as ReportLayout<string>['rows']
  return {
    order: all.map(({ label }, at) => (label === '' ? '' : String(at + 1))),
    label: all.map(({ label }) => label),
    unit: all.map(({ unit }) => unit),
    figure: all.map(({ figure }) => figure),
    note: all.map(({ note }) => note),
    signer: [signer],
  }
}
