import * as v from 'valibot'
import { submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** What a dry run sends back of itself; the rows that were bad are fields of their own. */
export const entryForm = v.object({
  submission: submissionField,
  fields: v.string(vi.form.invalid),
  mapping: v.string(vi.form.invalid),
  rows: v.string(vi.form.invalid),
  stands: v.string(vi.form.invalid),
})
