import * as v from 'valibot'
import { readDay } from '../../domain/day.ts'
import { readDong } from '../../domain/money.ts'
import { isMonth } from '../../domain/month.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { AUTHORITY_LENGTH, BASIS_LENGTH, PROGRAMME_KINDS } from '../../domain/payout/programme.ts'
import { choiceField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.payoutProgrammes
/** Longest number of a document, in characters. */
const DOCUMENT_LENGTH = 60

export const programmeForm = v.object({
  submission: submissionField,
  kind: choiceField(PROGRAMME_KINDS),
  name: textField(NAME_LENGTH),
  authority: textField(AUTHORITY_LENGTH),
  basis: textField(BASIS_LENGTH),
})

export const groupForm = v.object({ submission: submissionField, groupName: textField(NAME_LENGTH) })

/** 01/2027 or 1/2027, as a month. */
const monthOfText = (text: string): string => {
  const [, month = '', year = ''] = /^(\d{1,2})\s*[/-]\s*(\d{4})$/.exec(text.trim()) ?? []
  return `${year}-${month.padStart(2, '0')}`
}
export const endForm = v.object({
  submission: submissionField,
  endsOn: v.pipe(
    v.string(vi.form.required),
    v.check((text) => isMonth(monthOfText(text)), words.noMonth),
    v.transform(monthOfText),
  ),
})

const dayField = v.pipe(
  v.string(vi.form.required),
  v.check((text) => readDay(text) !== undefined, words.amountFaults['from-day']),
  v.transform((text) => readDay(text) ?? ''),
)
const optionalDay = v.pipe(
  v.optional(v.string(), ''),
  v.check((text) => text.trim() === '' || readDay(text) !== undefined, words.amountFaults['to-day']),
  v.transform((text) => readDay(text) ?? null),
)
const dongField = v.pipe(
  v.string(vi.form.required),
  v.check((text) => readDong(text).ok, words.amountFaults.standard),
  v.transform((text) => {
    const read = readDong(text)
    return read.ok ? read.dong : 0
  }),
)
/** 1,5 is 150 hundredths. */
const coefficientField = v.pipe(
  v.string(vi.form.required),
  v.transform((text) => text.trim().replace(',', '.')),
  v.regex(/^\d{1,2}(\.\d{1,2})?$/, words.amountFaults.coefficient),
  v.transform((text) => Math.round(Number(text) * 100)),
)

export const amountForm = (groups: readonly string[]) =>
  v.object({
    submission: submissionField,
    group: choiceField(groups),
    fromDay: dayField,
    toDay: optionalDay,
    standard: dongField,
    coefficient: coefficientField,
    document: textField(DOCUMENT_LENGTH),
    documentDay: dayField,
  })

export const arrearsForm = v.object({ submission: submissionField, digest: v.string(vi.form.invalid) })
