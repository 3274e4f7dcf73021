import * as v from 'valibot'
import { vi } from '../messages/vi.ts'

/** The longest text read from a field here; a password is judged by its own rule. */
const LONGEST = 1_000

const anyText = v.pipe(v.string(vi.form.required), v.maxLength(LONGEST, vi.form.tooLong))
const filledText = v.pipe(anyText, v.minLength(1, vi.form.required))

/** Sign-in names are lower case; a phone's keyboard likes to begin with a capital. */
const signInName = v.pipe(
  filledText,
  v.transform((text) => text.trim().toLowerCase()),
)
const next = v.optional(anyText)
/** The six digits of the second factor, or nothing. */
const factor = v.optional(anyText, '')

export const signInForm = v.object({ name: signInName, password: filledText, factor, next })

export const enrolmentForm = v.pipe(
  v.object({ name: signInName, code: filledText, password: filledText, repeated: filledText, factor }),
  v.forward(
    v.partialCheck(
      [['password'], ['repeated']],
      ({ password, repeated }) => password === repeated,
      vi.signIn.notRepeated,
    ),
    ['repeated'],
  ),
)

export const confirmationForm = v.object({ password: filledText, next })

export const secondFactorForm = v.object({ factor: filledText })
