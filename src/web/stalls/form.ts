import * as v from 'valibot'
import { PURPOSES } from '../../domain/consent.ts'
import { choiceField, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Taking one consent back; `sure` says that the vendor was asked once more. */
export const withdrawalForm = v.object({
  submission: submissionField,
  purpose: choiceField(PURPOSES),
  sure: v.optional(v.pipe(v.string(), v.literal('yes', vi.stalls.withdrawalUnsure)), ''),
})

/** A sticker that was given to its vendor. */
export const handoverForm = v.object({ submission: submissionField, serial: v.string(vi.form.invalid) })

/** A sticker that is gone; `sure` says that its vendor was asked. */
export const lossForm = v.object({
  ...handoverForm.entries,
  sure: v.optional(v.pipe(v.string(), v.literal('yes', vi.stickers.lossUnsure)), ''),
})
