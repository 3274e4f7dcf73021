import * as v from 'valibot'
import { RECALLS, TRANSFERS, WALLS } from '../../domain/back-check.ts'
import {
  OFFICER_LEVELS,
  type OfficerLevel,
  outcomeHasReturnDay,
  outcomeMayHaveReason,
  type VisitReport,
} from '../../domain/visit.ts'
import { choiceField, optionalChoice, submissionField, textField } from '../forms.ts'
import { seenFields } from '../visits/form.ts'

const ID_MAX = 100

export const drawForm = v.object({ submission: submissionField })

/** Who is asked from now on about a drawn visit. */
export const assignmentForm = v.object({
  submission: submissionField,
  visit: textField(ID_MAX),
  officer: textField(ID_MAX),
})

/** A visit, and what whoever is there says of the time of the first one. */
export const checkForm = v.object({
  ...seenFields,
  recall: choiceField(RECALLS),
  wall: optionalChoice(WALLS),
  evidence: optionalChoice(TRANSFERS),
})
export type CheckForm = v.InferOutput<typeof checkForm>

/** What is stored as a visit like any other. */
export function reportOf(form: CheckForm): VisitReport {
  const { outcome, reason, returnDay, display, code, evidence, payer, arrivedOn } = form
  const level = OFFICER_LEVELS.find((one): one is OfficerLevel => one === evidence)
  return {
    ...{ outcome, display, scanned: code !== '' },
    reason: outcomeMayHaveReason(outcome) ? reason : undefined,
    returnDay: outcomeHasReturnDay(outcome) ? returnDay : undefined,
    evidence: level && { level, payer, day: arrivedOn },
  }
}

/** Whoever has looked at the wall also asks since when it is so. */
export const isWallAsked = ({ display, code }: CheckForm): boolean => display !== undefined || code !== ''
