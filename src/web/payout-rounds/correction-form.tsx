import { CORRECTION_REASONS } from '../../domain/payout/correction.ts'
import { TOLD } from '../../domain/payout/totals.ts'
import type { GivenArrears } from '../../store/payout-arrears.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import { DOCUMENT_LENGTH } from './form.ts'
import { GivenNote } from './given.tsx'
import { CaseField, PaidFields } from './line-form.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { corrections: words, lines, totals } = vi.payoutRounds

interface FormProps extends OpenedRound {
  typed: Typed
  errors: FieldErrors
  submission: string
  /** Arrears of the case, for the month of the round. */
  given: readonly GivenArrears[]
}

/** What a closed round should have said of a case, or of a number of a hamlet and group; why, and by which paper. */
export const CorrectionFormPage = (props: FormProps) => {
  const { round, typed, errors, submission } = props
  return (
    <main class="page narrow" id="main">
      <RoundHead {...props} back />
      <section class="card stack" aria-labelledby="correct">
        <h2 id="correct">{words.enter}</h2>
        <Note>{words.note}</Note>
        <GivenNote given={props.given} />
        <FormSummary errors={errors} />
        <form class="stack" {...inPlace(paths.payoutCorrections(round.id))}>
          <input type="hidden" name={SUBMISSION} value={submission} />
          {round.grain === 'cases' ? <CaseFields {...props} /> : <NumberFields {...props} />}
          <Chips
            legend={words.why}
            name="why"
            choices={CORRECTION_REASONS.map((one) => [one, words.reasons[one]])}
            chosen={typedIn(typed, 'why')}
            error={errors.why}
            required
          />
          <Field
            label={words.document}
            name="document"
            hint={words.documentHint}
            value={typedIn(typed, 'document')}
            error={errors.document}
            maxlength={DOCUMENT_LENGTH}
            autocomplete="off"
            required
          />
          <Button kind="main">{words.save}</Button>
        </form>
      </section>
    </main>
  )
}

const CaseFields = ({ typed, errors }: FormProps) => (
  <>
    <CaseField typed={typed} errors={errors} label={words.of} />
    <p class="soft">
      {words.values} {words.outNote}
    </p>
    <PaidFields typed={typed} errors={errors} />
  </>
)

const NumberFields = ({ typed, errors, everHamlets, groups }: FormProps) => {
  const field = (name: string) => ({ name, error: errors[name] })
  const number = { inputmode: 'numeric', maxlength: 20, autocomplete: 'off', required: true } as const
  const choose = (name: string, of: readonly { id: string; name: string }[]) => ({
    ...field(name),
    groups: [{ choices: of.map((one) => [one.id, one.name] as const) }],
    chosen: typedIn(typed, name),
  })
  return (
    <>
      <Select {...choose('hamlet', everHamlets)} label={lines.hamlet} />
      <Select {...choose('group', groups)} label={lines.group} />
      <Select
        {...choose(
          'measure',
          TOLD.map((id) => ({ id, name: totals.measures[id] })),
        )}
        label={words.measure}
      />
      <Field {...field('people')} label={totals.people} value={typedIn(typed, 'people')} {...number} />
      <Field {...field('amount')} label={totals.amount} value={typedIn(typed, 'amount')} {...number} />
    </>
  )
}
