import * as v from 'valibot'
import { PLAN_LENGTH, RESULT_NOTE, TURNS_AT_MOST } from '../../domain/campaign.ts'
import { NAME_LENGTH, readName } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { dayField } from '../day-field.ts'
import { noteField, optionalText, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { campaigns: words } = vi

const isCount = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= TURNS_AT_MOST
const countField = v.pipe(
  v.string(vi.form.required),
  v.transform((text) => text.trim().replaceAll('.', '')),
  v.check((text) => text !== '', vi.form.required),
  v.check((text) => text === '' || isCount(text), words.badCount(showNumber(TURNS_AT_MOST))),
  v.transform(Number),
)

/** Several of a list; the fields are sent repeatedly. */
const several = v.optional(v.array(v.string()), [])

export const campaignForm = v.object({
  submission: submissionField,
  name: v.pipe(
    textField(NAME_LENGTH),
    v.check((text) => readName(text).ok, words.noLetter),
  ),
  from: dayField,
  to: dayField,
  sites: several,
  teams: several,
  plan: v.pipe(textField(PLAN_LENGTH), v.transform(maskNumbers)),
})
/** The same, to change one that is there: with what was seen of it. */
export const revisionForm = v.object({ ...campaignForm.entries, seen: v.string(vi.form.invalid) })

export const REPEATED = ['sites', 'teams'] as const

/** What a team did on a day; with `replaces`, the row it corrects, the note must say why. */
export const resultForm = v.object({
  submission: submissionField,
  day: dayField,
  team: optionalText(NAME_LENGTH),
  turns: countField,
  people: countField,
  note: noteField(RESULT_NOTE),
  replaces: optionalText(NAME_LENGTH),
})
