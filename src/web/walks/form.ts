import * as v from 'valibot'
import { readDay } from '../../domain/day.ts'
import {
  DISPLAYS,
  type Evidence,
  OFFICER_LEVELS,
  OUTCOMES,
  outcomeHasReturnDay,
  outcomeMayHaveReason,
  PAYERS,
  REASONS,
  type VisitFault,
  type VisitReport,
} from '../../domain/visit.ts'
import { codeField } from '../code-field.ts'
import { choiceField, type FieldErrors, optionalChoice, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Acts of the form besides saving and staying: save and go on, compare the code, read the photo (see photo.ts). */
export const NEXT = 'next'
export const COMPARE = 'compare'

/** "Placed before, or unreadable": no sticker is placed by this visit. */
export const NO_STICKER = 'none'

/** "None, or could not be asked": a choice that stores nothing, so that an answer can be taken back. */
const NO_EVIDENCE = 'none'

const optionalDay = v.optional(
  v.pipe(
    v.string(),
    v.check((text) => text.trim() === '' || readDay(text) !== undefined, vi.walks.notADay),
    v.transform(readDay),
  ),
)

export const visitForm = v.object({
  submission: submissionField,
  act: v.optional(v.string()),
  outcome: choiceField(OUTCOMES),
  reason: optionalChoice(REASONS),
  returnDay: optionalDay,
  display: optionalChoice(DISPLAYS),
  code: codeField,
  sticker: v.optional(
    v.pipe(
      v.string(),
      v.transform((serial) => serial || undefined),
    ),
  ),
  evidence: optionalChoice([...OFFICER_LEVELS, NO_EVIDENCE]),
  payer: optionalChoice(PAYERS),
  arrivedOn: optionalDay,
})
export type VisitForm = v.InferOutput<typeof visitForm>

/** What the officer states; answers to questions that the outcome does not ask are left out. */
export function reportOf(form: VisitForm): VisitReport & { evidence?: Evidence | undefined } {
  const { outcome, reason, returnDay, display, code, evidence, payer, arrivedOn } = form
  return {
    outcome,
    reason: outcomeMayHaveReason(outcome) ? reason : undefined,
    returnDay: outcomeHasReturnDay(outcome) ? returnDay : undefined,
    display,
    scanned: code !== '',
    evidence:
      evidence === undefined || evidence === NO_EVIDENCE ? undefined : { level: evidence, payer, day: arrivedOn },
  }
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
