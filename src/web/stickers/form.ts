import * as v from 'valibot'
import { RUN_LIMIT } from '../../domain/sticker.ts'
import { submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Stalls to print for. The submission becomes the print run's id, so one showing of the form makes one run. */
export const printForm = v.object({
  submission: submissionField,
  stall: v.optional(
    v.pipe(
      v.array(v.string(vi.form.invalid)),
      v.minLength(1, vi.stickers.nothingChosen),
      v.maxLength(RUN_LIMIT, vi.stickers.tooMany(RUN_LIMIT)),
      v.checkItems((stall, at, all) => all.indexOf(stall) === at, vi.form.repeated),
    ),
    [],
  ),
})
