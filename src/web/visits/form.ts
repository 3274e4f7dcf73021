import * as v from 'valibot'
import { DISPLAYS, OUTCOMES, PAYERS, REASONS, type VisitFault } from '../../domain/visit.ts'
import { codeField } from '../code-field.ts'
import { optionalDayField } from '../day-field.ts'
import { choiceField, type FieldErrors, optionalChoice, submissionField, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Act of the form besides saving: compare the code; reading the photo is another one (see photo.ts). */
export const COMPARE = 'compare'

/** "Placed before, or unreadable": no sticker is placed by this visit. */
export const NO_STICKER = 'none'

/** Fields of whatever form tells of a visit: what was met, the sticker and the code on the wall, who paid when. */
export const seenFields = {
  submission: submissionField,
  act: v.optional(v.string()),
  outcome: choiceField(OUTCOMES),
  reason: optionalChoice(REASONS),
  returnDay: optionalDayField,
  display: optionalChoice(DISPLAYS),
  code: codeField,
  payer: optionalChoice(PAYERS),
  arrivedOn: optionalDayField,
}

const FIELD_OF: Readonly<Record<VisitFault, string>> = {
  'reason-missing': 'reason',
  'return-day-not-ahead': 'returnDay',
  'no-code-to-look-for': 'display',
  'no-code-to-compare': 'code',
  'no-merchant-to-pay': 'evidence',
  'nobody-met': 'evidence',
  'payer-missing': 'payer',
  'day-missing': 'arrivedOn',
  'day-ahead': 'arrivedOn',
}

/** One sentence per field; the first fault of a field is the one that is told. */
export function sentencesOf(faults: readonly VisitFault[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const fault of faults) errors[FIELD_OF[fault]] ??= vi.walks.faults[fault]
  return errors
}

/** Which button sent it is no part of what was said: either one sent again is the same visit. */
export const withoutAct = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'act'))
