import * as v from 'valibot'
import { HOLDER_MAX } from '../../domain/account.ts'
import { PURPOSES } from '../../domain/consent.ts'
import { readName } from '../../domain/names.ts'
import { choiceField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const ID_MAX = 100

/** Taking one consent back; `sure` says that the vendor was asked once more. */
export const withdrawalForm = v.object({
  submission: submissionField,
  purpose: choiceField(PURPOSES),
  sure: v.optional(v.pipe(v.string(), v.literal('yes', vi.stalls.withdrawalUnsure)), ''),
})

/** The name of an account's holder, added to the proposal that lacks it. */
export const namingForm = v.object({
  submission: submissionField,
  proposal: v.pipe(v.string(vi.form.invalid), v.maxLength(ID_MAX, vi.form.invalid)),
  holder: v.pipe(
    textField(HOLDER_MAX),
    v.check((text) => readName(text).ok, vi.merchants.noLetter),
  ),
})

/** A sticker that was given to its vendor. */
export const handoverForm = v.object({ submission: submissionField, serial: v.string(vi.form.invalid) })

/** A sticker that is gone; `sure` says that its vendor was asked. */
export const lossForm = v.object({
  ...handoverForm.entries,
  sure: v.optional(v.pipe(v.string(), v.literal('yes', vi.stickers.lossUnsure)), ''),
})
