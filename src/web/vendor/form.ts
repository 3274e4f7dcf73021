import * as v from 'valibot'
import { PURPOSES } from '../../domain/consent.ts'
import { CHANGE_REASONS, findPinFault, PIN_LENGTH, QUICK_AMOUNTS } from '../../domain/vendor.ts'
import { choiceField, optionalChoice } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const LONGEST = 100

const digits = v.pipe(
  v.string(vi.form.required),
  v.maxLength(LONGEST, vi.form.tooLong),
  v.transform((text) => text.replace(/\s/g, '')),
)

const newPin = v.pipe(
  digits,
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? findPinFault(dataset.value) : undefined
    if (fault) addIssue({ message: vi.vendor.pinFaults[fault] })
  }),
)

export const choosePinForm = v.pipe(
  v.object({ pin: newPin, repeated: digits }),
  v.forward(
    v.partialCheck([['pin'], ['repeated']], ({ pin, repeated }) => pin === repeated, vi.vendor.notRepeated),
    ['repeated'],
  ),
)

export const pinForm = v.object({ pin: v.pipe(digits, v.length(PIN_LENGTH, vi.vendor.pinFaults['not-six-digits'])) })

const text = v.optional(v.pipe(v.string(), v.maxLength(LONGEST, vi.form.tooLong)), '')

/** An amount typed or chosen, and a memo; both are judged by the domain. */
export const amountForm = v.object({
  amount: text,
  quick: optionalChoice(QUICK_AMOUNTS.map(String)),
  memo: text,
})

export const stickerForm = v.object({ format: choiceField(['pdf', 'png']) })

export const requestForm = v.object({ reason: choiceField(CHANGE_REASONS) })

export const consentForm = v.object({ purpose: choiceField(PURPOSES) })
