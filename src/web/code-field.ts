import * as v from 'valibot'
import { cleanPasted } from '../domain/vietqr/pasted.ts'
import { readCode } from '../domain/vietqr/read.ts'
import { type Typed, typedIn } from './forms.ts'
import { vi } from './messages/vi.ts'

/** The longest text a QR symbol of a payment code holds, with room to spare. */
export const CODE_MAX = 1000

/** The field `code` of a form: the text of a payment code, pasted or read from a photo; '' when there is none. */
export const codeField = v.optional(
  v.pipe(v.string(), v.maxLength(CODE_MAX, vi.form.tooLong), v.transform(cleanPasted)),
  '',
)

/** Nothing of an identity card is drawn, sent back or stored. */
export function mayBeKept(text: string): boolean {
  const reading = readCode(text)
  return reading.ok || reading.reason !== 'identity-card'
}

/** What was typed, to draw the form again with: the very same, or without the code when it is an identity card's. */
export const withoutIdentityCard = (typed: Typed): Typed =>
  mayBeKept(typedIn(typed, 'code').trim()) ? typed : { ...typed, code: [] }
