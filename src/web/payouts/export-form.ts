import * as v from 'valibot'
import { PAYOUT_EXPORT_KINDS } from '../../domain/export.ts'
import { choiceField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { CASE_COLUMNS, FIGURE_COLUMNS } from './export-columns.ts'

export const REASON_LENGTH = 200
export const COLUMN_FIELDS = ['figureColumn', 'caseColumn'] as const

const columns = <const T extends readonly string[]>(all: T) => v.optional(v.array(v.picklist(all, vi.form.invalid)), [])

/** What to take out, and why. The month, programme and hamlet are those of the address. */
export const payoutExportForm = v.pipe(
  v.object({
    kind: choiceField(PAYOUT_EXPORT_KINDS),
    figureColumn: columns(FIGURE_COLUMNS),
    caseColumn: columns(CASE_COLUMNS),
    reason: textField(REASON_LENGTH),
  }),
  v.forward(
    v.check(
      ({ kind, figureColumn }) => kind !== 'payout-excel' || figureColumn.length > 0,
      vi.payoutExports.chooseColumns,
    ),
    ['figureColumn'],
  ),
)
