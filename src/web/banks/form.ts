import * as v from 'valibot'
import { dayField } from '../day-field.ts'
import { submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { banks: words } = vi
const SHORT_MAX = 40
const NAME_MAX = 160
const DOCUMENT_MAX = 200

export const bankForm = v.object({
  submission: submissionField,
  bin: v.pipe(
    v.string(vi.form.required),
    v.transform((text) => text.replace(/\s/g, '')),
    v.minLength(1, vi.form.required),
    v.regex(/^\d{6}$/, words.binRule),
  ),
  short: textField(SHORT_MAX),
  name: textField(NAME_MAX),
  fromDay: dayField,
  document: textField(DOCUMENT_MAX),
})
