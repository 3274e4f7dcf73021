import * as v from 'valibot'
import { isDay } from '../../domain/day.ts'
import { EXPORT_KINDS } from '../../domain/export.ts'
import { nfc } from '../../domain/names.ts'
import {
  type LayoutRow,
  ROW_FIGURES,
  ROW_LABEL_LENGTH,
  ROW_NOTE_LENGTH,
  ROW_UNIT_LENGTH,
  ROWS_AT_MOST,
  SIGNER_LENGTH,
} from '../../domain/report-layout.ts'
import { choiceField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { SITE_COLUMNS, STALL_COLUMNS } from './columns.ts'

const words = vi.exports

export const REASON_LENGTH = 200
export const COLUMN_FIELDS = ['siteColumn', 'stallColumn'] as const

const columns = <const T extends readonly string[]>(all: T) => v.optional(v.array(v.picklist(all, vi.form.invalid)), [])

/** What to take out, and why. Columns are of the workbook alone, and read for nothing else. */
export const exportForm = v.pipe(
  v.object({
    kind: choiceField(EXPORT_KINDS),
    day: v.pipe(v.string(vi.form.required), v.check(isDay, vi.form.choose)),
    siteColumn: columns(SITE_COLUMNS),
    stallColumn: columns(STALL_COLUMNS),
    reason: textField(REASON_LENGTH),
  }),
  v.forward(
    v.check(({ kind, siteColumn }) => kind !== 'excel' || siteColumn.length > 0, words.chooseColumns),
    ['siteColumn'],
  ),
)

export const ROW_FIELDS = ['order', 'label', 'unit', 'figure', 'note'] as const

const texts = (max: number) =>
  v.optional(v.array(v.pipe(v.string(), v.transform(nfc), v.maxLength(max, vi.form.tooLong))), [])

/** The rows as fields that are repeated, one of each a row. */
const rowFields = v.object({
  submission: submissionField,
  order: v.optional(v.array(v.pipe(v.string(), v.trim(), v.regex(/^\d{0,2}$/, words.layout.orderRule))), []),
  label: texts(ROW_LABEL_LENGTH),
  unit: texts(ROW_UNIT_LENGTH),
  figure: v.optional(v.array(v.picklist(ROW_FIGURES, vi.form.choose)), []),
  note: texts(ROW_NOTE_LENGTH),
  signer: textField(SIGNER_LENGTH),
})

/** Rows without a name are left out; the others stand in the order of their numbers, those without one last. */
function rowsOf({ order, label, unit, figure, note }: v.InferOutput<typeof rowFields>): LayoutRow[] {
  const rows = label.map((name, at) => ({
    row: { label: name, unit: unit[at] ?? '', figure: figure[at] ?? ('' as const), note: note[at] ?? '' },
    place: Number(order[at] || 100),
  }))
  const named = rows.filter(({ row }) => row.label !== '')
  return named.sort((a, b) => a.place - b.place).map(({ row }) => row)
}

/** How a commune wants a report's rows, and who signs. */
export const layoutForm = v.pipe(
  rowFields,
  v.transform((fields) => ({
    submission: fields.submission,
    layout: { rows: rowsOf(fields), signer: fields.signer },
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
