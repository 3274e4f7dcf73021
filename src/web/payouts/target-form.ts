import * as v from 'valibot'
import { readDay } from '../../domain/day.ts'
import { PAYOUT_TARGET_FIGURES, type PayoutTargetFault, readMonth } from '../../domain/payout/target.ts'
import { DOCUMENT_LENGTH } from '../../domain/target.ts'
import { choiceField, optionalText, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.payoutFigures.target

/** All programmes together, in the list of programmes; no programme has this id. */
export const ALL = '*'

export const payoutTargetForm = (programmes: readonly string[]) =>
  v.object({
    submission: submissionField,
    programme: choiceField([ALL, ...programmes]),
    figure: choiceField(PAYOUT_TARGET_FIGURES),
    percent: v.pipe(
      v.string(vi.form.required),
      v.transform((text) => text.trim().replace(/\s*%$/, '')),
      v.regex(/^\d{1,3}$/, words.faults.percent),
      v.transform(Number),
    ),
    period: v.pipe(
      v.string(vi.form.required),
      v.check((text) => readMonth(text) !== undefined, words.noMonth),
      v.transform((text) => readMonth(text) ?? ''),
    ),
    document: optionalText(DOCUMENT_LENGTH),
    documentDay: v.pipe(
      v.optional(v.string(), ''),
      v.check((text) => text.trim() === '' || readDay(text) !== undefined, words.noDay),
      v.transform((text) => readDay(text)),
    ),
  })

export const withdrawalForm = v.object({ submission: submissionField, target: v.string(vi.form.invalid) })

/** The field at which each fault is told. */
export const FAULT_FIELDS: Readonly<Record<PayoutTargetFault, string>> = {
  percent: 'percent',
  past: 'period',
  'no-number': 'document',
  'no-document-day': 'documentDay',
  'document-later': 'documentDay',
}
