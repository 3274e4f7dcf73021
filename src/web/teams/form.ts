import * as v from 'valibot'
import { hasLetter, NAME_LENGTH } from '../../domain/names.ts'
import { MEMBERS_AT_MOST, TEAM_KINDS, TEAM_POSTS } from '../../domain/team.ts'
import { dayField } from '../day-field.ts'
import { choiceField, optionalText, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { teams: words } = vi
const isCount = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= MEMBERS_AT_MOST

export const teamForm = v.object({
  submission: submissionField,
  kind: choiceField(TEAM_KINDS),
  name: v.pipe(textField(NAME_LENGTH), v.check(hasLetter, words.noLetter)),
  hamlet: v.pipe(
    optionalText(NAME_LENGTH),
    v.check((text) => text === undefined || hasLetter(text), words.noLetter),
  ),
  declared: v.pipe(
    optionalText(NAME_LENGTH),
    v.check((text) => text === undefined || isCount(text), words.badCount(MEMBERS_AT_MOST)),
    v.transform((text) => (text === undefined ? null : Number(text))),
  ),
})

/** The same, to change one that is there: but for its kind, and with what was seen of it. */
const { kind: _kind, ...changeable } = teamForm.entries
export const revisionForm = v.object({ ...changeable, seen: v.string(vi.form.invalid) })

export const memberForm = v.object({
  submission: submissionField,
  name: v.pipe(textField(NAME_LENGTH), v.check(hasLetter, words.noLetter)),
  post: choiceField(TEAM_POSTS),
  from: dayField,
  officer: optionalText(NAME_LENGTH),
})

export const departureForm = v.object({ submission: submissionField, member: v.string(vi.form.invalid) })

export const endingForm = v.object({ submission: submissionField })
