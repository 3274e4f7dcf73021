import * as v from 'valibot'
import { TARGET_INDICATORS } from '../../domain/indicators.ts'
import { DOCUMENT_LENGTH, REASON_LENGTH, type TargetFault } from '../../domain/target.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { dayField, optionalDayField } from '../day-field.ts'
import { choiceField, optionalText, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.targets

/** The commune as a whole, in the list of places; no site has this id. */
export const WHOLE = '*'

/** A target for the commune or one of its sites. */
export const targetForm = (sites: readonly string[]) =>
  v.object({
    submission: submissionField,
    place: choiceField([WHOLE, ...sites]),
    indicator: choiceField(TARGET_INDICATORS),
    percent: v.pipe(
      v.string(vi.form.required),
      v.transform((text) => text.trim().replace(/\s*%$/, '')),
      v.regex(/^\d{1,3}$/, words.faults.percent),
      v.transform(Number),
    ),
    day: dayField,
    document: optionalText(DOCUMENT_LENGTH),
    documentDay: optionalDayField,
  })

export const withdrawalForm = v.object({
  submission: submissionField,
  target: v.string(vi.form.invalid),
  why: v.pipe(textField(REASON_LENGTH), v.transform(maskNumbers)),
})

/** The field at which each fault is told. */
export const FAULT_FIELDS: Readonly<Record<TargetFault, string>> = {
  percent: 'percent',
  past: 'day',
  'no-number': 'document',
  'no-document-day': 'documentDay',
  'document-later': 'documentDay',
}
