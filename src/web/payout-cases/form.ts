import * as v from 'valibot'
import { readDay } from '../../domain/day.ts'
import { findMeetingFaults, MEETING_ANSWERS, type MeetingFault } from '../../domain/payout/follow-up.ts'
import { type FieldErrors, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { payoutCases: words } = vi

const dayField = v.pipe(
  v.string(vi.form.required),
  v.check((text) => readDay(text) !== undefined, words.badDay),
  v.transform((text) => readDay(text) ?? ''),
)
const optionalDay = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => text.trim() === '' || readDay(text) !== undefined, words.badDay),
    v.transform((text) => readDay(text) ?? null),
  ),
  '',
)

/** One meeting: a word of a list and days. There is no field for words of one's own. */
export const meetingForm = v.object({
  submission: submissionField,
  answer: v.picklist(MEETING_ANSWERS, words.chooseAnswer),
  day: dayField,
  nextDay: optionalDay,
})

const texts = v.optional(v.array(v.string()), [])

/** A whole sheet: one day, and of each case, in one order, what came of it and when somebody comes again. */
export const sheetForm = v.object({
  submission: submissionField,
  day: dayField,
  case: texts,
  answer: texts,
  nextDay: texts,
})
export const SHEET_REPEATED = ['case', 'answer', 'nextDay'] as const

/** One sentence per field; the first fault of a field is the one that is told. */
export function sentencesOf(meeting: { day: string; nextDay: string | null }, today: string): FieldErrors {
  const fieldOf = (fault: MeetingFault) => (fault.startsWith('day') ? 'day' : 'nextDay')
  const faults = findMeetingFaults(meeting, today).reverse()
  return Object.fromEntries(faults.map((fault) => [fieldOf(fault), words.faults[fault]]))
}
