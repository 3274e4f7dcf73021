import * as v from 'valibot'
import { MARKET_RULES, type MarketDays, readDays } from '../../domain/market-days.ts'
import { dayField } from '../day-field.ts'
import { choiceField, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Longest list of days that is read, in characters: each of 31 days with a comma and a space. */
export const DAYS_TEXT = 120

/** Fields that the chosen rule does not ask for are not looked at. */
export const marketDaysForm = v.object({
  submission: submissionField,
  rule: choiceField(MARKET_RULES),
  weekday: v.optional(v.array(v.string()), []),
  days: v.optional(v.pipe(v.string(), v.maxLength(DAYS_TEXT, vi.form.tooLong)), ''),
  from: dayField,
})

type Values = v.InferOutput<typeof marketDaysForm>

/** The rule that was typed; undefined where its days are not numbers. */
export function typedRule({ rule, weekday, days }: Values): MarketDays | undefined {
  if (rule === 'every-day') return { rule, days: [] }
  const read = rule === 'weekdays' ? readDays(weekday.join(' ')) : readDays(days)
  return read && { rule, days: read }
}

/** The field in which the days of a rule are typed. */
export const fieldOf = (rule: Values['rule']): 'weekday' | 'days' => (rule === 'weekdays' ? 'weekday' : 'days')
