import * as v from 'valibot'
import { readDay } from '../domain/day.ts'
import { vi } from './messages/vi.ts'

const isEmpty = (text: string): boolean => text.trim() === ''

/** A day as typed or picked, required. */
export const dayField = v.pipe(
  v.string(vi.form.required),
  v.check((text) => !isEmpty(text), vi.form.required),
  v.check((text) => isEmpty(text) || readDay(text) !== undefined, vi.form.notADay),
  v.transform((text) => readDay(text) ?? ''),
)

/** A day that may be left out: '' becomes undefined. */
export const optionalDayField = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => isEmpty(text) || readDay(text) !== undefined, vi.form.notADay),
    v.transform(readDay),
  ),
)
