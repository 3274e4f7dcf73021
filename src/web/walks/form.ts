import * as v from 'valibot'
import {
  type Evidence,
  OFFICER_LEVELS,
  outcomeHasReturnDay,
  outcomeMayHaveReason,
  type VisitReport,
} from '../../domain/visit.ts'
import { optionalChoice } from '../forms.ts'
import { seenFields } from '../visits/form.ts'

/** Act of the form besides saving and staying: save and go on. */
export const NEXT = 'next'

/** "None, or could not be asked": a choice that stores nothing, so that an answer can be taken back. */
const NO_EVIDENCE = 'none'

export const visitForm = v.object({
  ...seenFields,
  sticker: v.optional(
    v.pipe(
      v.string(),
      v.transform((serial) => serial || undefined),
    ),
  ),
  evidence: optionalChoice([...OFFICER_LEVELS, NO_EVIDENCE]),
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
