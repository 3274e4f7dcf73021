import * as v from 'valibot'
import { hasLetter, NAME_LENGTH } from '../../domain/names.ts'
import { SITE_KINDS } from '../../domain/site.ts'
import { readNumber } from '../../domain/spot-numbers.ts'
import { choiceField, optionalChoice, optionalText, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const { siteLists: words } = vi

/** Longest list of stalls that is read, in characters: twice what the most stalls take when each is written out. */
export const SPOTS_TEXT = 20_000

const optionalName = v.pipe(
  optionalText(NAME_LENGTH),
  v.check((text) => text === undefined || hasLetter(text), words.noLetter),
)

/** A new site in one of the coordinator's communes; with a single one there is nothing to choose. */
export const siteForm = (communes: readonly string[]) =>
  v.object({
    submission: submissionField,
    act: choiceField(['save', 'preview']),
    commune: v.pipe(
      v.optional(v.string(), (communes.length === 1 && communes[0]) || ''),
      v.picklist(communes, vi.form.choose),
    ),
    kind: choiceField(SITE_KINDS),
    name: v.pipe(textField(NAME_LENGTH), v.check(hasLetter, words.noLetter)),
    hamlet: optionalName,
    campaign: optionalName,
  })

export const stallForm = v.object({
  submission: submissionField,
  number: v.pipe(
    textField(NAME_LENGTH),
    v.check((text) => readNumber(text) !== undefined, words.numberRule),
    v.transform((text) => readNumber(text) ?? ''),
  ),
  /** Asked on a street only. */
  side: optionalChoice(['odd', 'even']),
  place: v.string(vi.form.choose),
})

export const roundForm = v.object({ submission: submissionField })
