import * as v from 'valibot'
import { readDay } from '../../domain/day.ts'
import { OWNER_LENGTH, STEP_LENGTH } from '../../domain/reason-plan.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { REASONS } from '../../domain/visit.ts'
import { choiceField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.reasonPlans

/** In somebody's own words, kept in clear: whole account and phone numbers are not. */
const ownWords = (max: number) => v.pipe(textField(max), v.transform(maskNumbers))

export const reasonPlanForm = v.object({
  submission: submissionField,
  reason: choiceField(REASONS),
  owner: ownWords(OWNER_LENGTH),
  step: ownWords(STEP_LENGTH),
  due: v.pipe(
    v.optional(v.string(), ''),
    v.check((text) => text.trim() === '' || readDay(text) !== undefined, words.noDay),
    v.transform((text) => readDay(text) ?? null),
  ),
})
