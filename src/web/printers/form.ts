import * as v from 'valibot'
import { readHundredths } from '../../domain/millimetres.ts'
import { submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.printers
export const PRINTER_NAME_LENGTH = 60

/** Typed in millimetres, kept in hundredths of one. */
const length = v.pipe(
  v.string(vi.form.required),
  v.check((text) => text.trim() !== '', vi.form.required),
  v.check((text) => text.trim() === '' || readHundredths(text) !== undefined, words.unread),
  v.transform((text) => readHundredths(text) ?? 0),
)

/** A printer measured for the first time, or, with `again`, the measuring of a printer that is known. */
export const printerForm = v.object({
  submission: submissionField,
  name: textField(PRINTER_NAME_LENGTH),
  again: v.optional(v.string(), ''),
  ...{ left: length, top: length, width: length, height: length },
})

export const retirementForm = v.object({ submission: submissionField, printer: v.string(vi.form.invalid) })
