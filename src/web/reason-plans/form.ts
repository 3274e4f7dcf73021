import * as v from 'valibot'
import { OWNER_LENGTH, STEP_LENGTH } from '../../domain/reason-plan.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { REASONS } from '../../domain/visit.ts'
import { optionalDayField } from '../day-field.ts'
import { choiceField, submissionField, textField } from '../forms.ts'

/** In somebody's own words, kept in clear: whole account and phone numbers are not. */
const ownWords = (max: number) => v.pipe(textField(max), v.transform(maskNumbers))

export const reasonPlanForm = v.object({
  submission: submissionField,
  reason: choiceField(REASONS),
  owner: ownWords(OWNER_LENGTH),
  step: ownWords(STEP_LENGTH),
  due: optionalDayField,
})
