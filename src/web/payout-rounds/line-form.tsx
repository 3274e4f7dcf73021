import { CASE_CODE_LENGTH } from '../../domain/payout/case-code.ts'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../domain/payout/line.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { lines: words } = vi.payoutRounds

interface LineProps extends OpenedRound {
  typed: Typed
  errors: FieldErrors
  submission: string
  /** Names one showing of the form that takes the line out. */
  removal: string
}

/** The form of one line. */
export const LinePage = (props: LineProps) => {
  const { round, typed, hamlets, groups } = props
  const isEdit = typedIn(typed, 'mode') === 'edit'
  const missing = hamlets.length === 0 ? words.noHamlets : groups.length === 0 ? words.noGroups : undefined
  return (
    <main class="page narrow" id="main">
      <RoundHead {...props} back />
      <section class="card stack" aria-labelledby="line">
        <h2 id="line">{isEdit ? `${words.edit} ${typedIn(typed, 'case')}` : words.add}</h2>
        {missing === undefined ? <LineForm {...props} isEdit={isEdit} /> : <p>{missing}</p>}
      </section>
      {isEdit && (
        <form class="card stack" method="post" action={paths.payoutLineRemovals(round.id)}>
          <input type="hidden" name={SUBMISSION} value={props.removal} />
          <input type="hidden" name="case" value={typedIn(typed, 'case')} />
          <p>{words.removeNote}</p>
          <Button>{words.remove}</Button>
        </form>
      )}
      <Note>{vi.payouts.noName}</Note>
    </main>
  )
}

const LineForm = ({ isEdit, ...props }: LineProps & { isEdit: boolean }) => {
  const { round, typed, errors, submission, hamlets, groups, names } = props
  const hamlet = typedIn(typed, 'hamlet')
  const former = hamlet !== '' && names.has(hamlet) && !hamlets.some(({ id }) => id === hamlet)
  const places = [
    ...hamlets.map(({ id, name }) => [id, name] as const),
    ...(former ? [[hamlet, names.get(hamlet) ?? ''] as const] : []),
  ]
  return (
    <>
      <FormSummary errors={errors} />
      <form class="stack" {...inPlace(paths.payoutLine(round.id))}>
        <input type="hidden" name={SUBMISSION} value={submission} />
        <input type="hidden" name="mode" value={isEdit ? 'edit' : 'new'} />
        {isEdit ? (
          <input type="hidden" name="case" value={typedIn(typed, 'case')} />
        ) : (
          <CaseField typed={typed} errors={errors} label={words.case} />
        )}
        <Select
          label={words.hamlet}
          name="hamlet"
          groups={[{ choices: places }]}
          chosen={hamlet}
          error={errors.hamlet}
        />
        <Select
          label={words.group}
          name="group"
          groups={[{ choices: groups.map(({ id, name }) => [id, name]) }]}
          chosen={typedIn(typed, 'group')}
          error={errors.group}
        />
        <PaidFields typed={typed} errors={errors} />
        <Button kind="main">{words.save}</Button>
      </form>
    </>
  )
}

interface FieldsProps {
  typed: Typed
  errors: FieldErrors
}

/** A file code. */
export const CaseField = ({ typed, errors, label }: FieldsProps & { label: string }) => (
  <Field
    label={label}
    name="case"
    hint={words.caseHint}
    value={typedIn(typed, 'case')}
    error={errors.case}
    maxlength={CASE_CODE_LENGTH * 2}
    autocomplete="off"
    required
  />
)

/** How a case stands, how it was paid and why so, and what it was due. What is not known is left empty. */
export const PaidFields = ({ typed, errors }: FieldsProps) => {
  const field = (name: string) => ({ name, chosen: typedIn(typed, name), error: errors[name] })
  const { statuses, modalities, reasons, unknown } = vi.payouts
  return (
    <>
      <Select
        {...field('status')}
        label={words.status}
        groups={[{ choices: CASE_STATUSES.map((one) => [one, statuses[one]]) }]}
        none={unknown}
      />
      <Select
        {...field('modality')}
        label={words.modality}
        groups={[{ choices: MODALITIES.map((one) => [one, modalities[one]]) }]}
        none={unknown}
      />
      <Select
        {...field('reason')}
        label={words.reason}
        hint={words.reasonHint}
        groups={[{ choices: PAYOUT_REASONS.map((one) => [one, reasons[one]]) }]}
        none={vi.payouts.noReason}
      />
      <Field
        label={words.amount}
        name="amount"
        hint={words.amountHint}
        value={typedIn(typed, 'amount')}
        error={errors.amount}
        inputmode="numeric"
        maxlength={20}
        autocomplete="off"
        required
      />
    </>
  )
}
