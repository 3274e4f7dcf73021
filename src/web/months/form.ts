import * as v from 'valibot'
import { INDICATORS } from '../../domain/indicators.ts'
import { isMonth } from '../../domain/month.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { choiceField, noteField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { months: words } = vi
export const REASON_LENGTH = 500
/** Shorter: the record says before it what differs. */
export const DESPITE_LENGTH = 300

export const closingForm = v.object({
  submission: submissionField,
  month: v.pipe(v.string(vi.form.invalid), v.check(isMonth, vi.form.invalid)),
  /** Digest of the differences that were shown, where the month is to be closed with them on record, and why. */
  seen: v.optional(v.string()),
  despite: noteField(DESPITE_LENGTH),
})

/** At most nine digits: more stalls than a country has. */
const wholeNumber = v.pipe(
  v.string(vi.form.required),
  v.transform((text) => text.replace(/[.\s]/g, '')),
  v.minLength(1, vi.form.required),
  v.regex(/^\d{1,9}$/, words.wholeNumber),
  v.transform(Number),
)

/** What a frozen figure should have been; `sites` are those of the commune. */
export const correctionForm = (sites: readonly string[]) =>
  v.pipe(
    v.object({
      submission: submissionField,
      site: v.picklist(sites, vi.form.choose),
      indicator: choiceField(INDICATORS),
      count: wholeNumber,
      total: wholeNumber,
      reason: v.pipe(textField(REASON_LENGTH), v.transform(maskNumbers)),
    }),
    v.forward(
      v.partialCheck([['count'], ['total']], ({ count, total }) => count <= total, words.countTooLarge),
      ['count'],
    ),
  )
