import * as v from 'valibot'
import { isDay } from '../../domain/day.ts'
import { EXPORT_KINDS } from '../../domain/export.ts'
import { choiceField, textField } from '../forms.ts'
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
