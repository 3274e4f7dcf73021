import * as v from 'valibot'
import { addMonths, type Month, readMonth } from '../../domain/month.ts'
import { CORRECTION_DECISIONS, CORRECTION_REASONS } from '../../domain/payout/correction.ts'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../domain/payout/line.ts'
import { GRAINS } from '../../domain/payout/round.ts'
import { TOLD } from '../../domain/payout/totals.ts'
import { maskNumbers } from '../../domain/vietqr/mask.ts'
import { choiceField, noteField, optionalChoice, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { caseField, dongField, knownOrEmpty, peopleField } from './fields.ts'

const { payoutRounds: words } = vi
/** How many months ahead a round may be opened: a mistyped year is noticed. */
const MONTHS_AHEAD = 12
const NOTE_LENGTH = 300
export const DOCUMENT_LENGTH = 80
const ID_LENGTH = 64
const typedText = v.string(vi.form.required)
const idField = v.pipe(
  v.string(vi.form.invalid),
  v.minLength(1, vi.form.invalid),
  v.maxLength(ID_LENGTH, vi.form.invalid),
)
const digestField = v.pipe(v.string(vi.form.invalid), v.maxLength(ID_LENGTH, vi.form.invalid))

const monthField = (today: Month) =>
  v.pipe(
    typedText,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const month = readMonth(dataset.value)
      if (month !== undefined && month <= addMonths(today, MONTHS_AHEAD)) return month
      addIssue({ message: month === undefined ? words.open.noSuchMonth : words.open.tooFar })
      return NEVER
    }),
  )

/** A new round; of the programmes that are paid in the commune. */
export const openingForm = (programmes: readonly string[], thisMonth: Month) =>
  v.object({
    submission: submissionField,
    programme: v.picklist(programmes, vi.form.choose),
    period: monthField(thisMonth),
    grain: choiceField(GRAINS),
  })

/** How a case stands and was paid, and what it was due. */
const paid = {
  status: optionalChoice(CASE_STATUSES),
  modality: optionalChoice(MODALITIES),
  reason: optionalChoice(PAYOUT_REASONS),
  amount: dongField,
}

export const lineForm = (hamlets: readonly string[], groups: readonly string[]) =>
  v.object({
    submission: submissionField,
    case: caseField,
    hamlet: v.picklist(hamlets, vi.form.choose),
    group: v.picklist(groups, vi.form.choose),
    ...paid,
    /** `edit`: the line stands already. */
    mode: choiceField(['new', 'edit']),
  })

export const removalForm = v.object({ submission: submissionField, case: caseField })
export const carryForm = v.object({ submission: submissionField })
export const undoForm = v.object({ submission: submissionField, entry: idField })

export const stepForm = v.object({
  submission: submissionField,
  digest: digestField,
  event: choiceField(['submitted', 'closed']),
})

export const reviewForm = v.object({
  submission: submissionField,
  digest: digestField,
  event: choiceField(['approved', 'returned']),
  reason: noteField(NOTE_LENGTH),
})

const backing = {
  submission: submissionField,
  why: choiceField(CORRECTION_REASONS),
  document: v.pipe(textField(DOCUMENT_LENGTH), v.transform(maskNumbers)),
}
export const caseCorrectionForm = v.object({ ...backing, case: caseField, ...paid })

export const numberCorrectionForm = (hamlets: readonly string[], groups: readonly string[]) =>
  v.object({
    ...backing,
    hamlet: v.picklist(hamlets, vi.form.choose),
    group: v.picklist(groups, vi.form.choose),
    measure: choiceField(TOLD),
    people: peopleField,
    amount: dongField,
  })

export const decisionForm = v.object({ submission: submissionField, decision: choiceField(CORRECTION_DECISIONS) })

const told = Object.fromEntries(
  TOLD.flatMap((measure) => [
    [`${measure}-people`, knownOrEmpty.people],
    [`${measure}-amount`, knownOrEmpty.amount],
  ]),
)

/** The numbers of a hamlet and group; a number that is left empty is not known. */
export const totalsForm = (hamlets: readonly string[], groups: readonly string[]) =>
  v.object({
    submission: submissionField,
    hamlet: v.picklist(hamlets, vi.form.choose),
    group: v.picklist(groups, vi.form.choose),
    ...told,
  })
