import * as v from 'valibot'
import { EDIT_CHOICES, EDIT_FIELDS, type EditField } from '../../domain/capture/record.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { choiceField, optionalText, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const ID_MAX = 100

/** Hidden field with the version of a field that the form showed. */
export const baseOf = (field: EditField): `${EditField}-base` => `${field}-base`

const versionField = v.pipe(v.string(vi.form.invalid), v.regex(/^\d{1,9}$/, vi.form.invalid), v.transform(Number))

/** A text as long as any name, so that one too long for a sticker is told so beside its field. */
const value = v.optional(v.pipe(v.string(), v.maxLength(NAME_LENGTH, vi.form.tooLong)))

export const editForm = v.object({
  submission: submissionField,
  /** Who traded there when the form was shown. */
  merchant: optionalText(ID_MAX),
  ...(Object.fromEntries(EDIT_FIELDS.map((field) => [field, value])) as Record<EditField, typeof value>),
  ...(Object.fromEntries(EDIT_FIELDS.map((field) => [baseOf(field), v.optional(versionField, '0')])) as Record<
    `${EditField}-base`,
    v.OptionalSchema<typeof versionField, '0'>
  >),
})
export type EditForm = v.InferOutput<typeof editForm>

export const choiceForm = v.object({
  submission: submissionField,
  /** Version of the edit that was shown as theirs. */
  version: versionField,
  kept: choiceField(EDIT_CHOICES),
})
