import { TARGET_INDICATORS } from '../../domain/indicators.ts'
import { showUnit } from '../../domain/place.ts'
import { DOCUMENT_LENGTH, REASON_LENGTH } from '../../domain/target.ts'
import type { Site } from '../../store/sites.ts'
import type { FoundTarget } from '../../store/targets.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { titleOf } from '../ui/list-page.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import { WHOLE } from './form.ts'

const words = vi.targets

export interface FormState {
  newId: () => string
  typed: Typed
  errors: FieldErrors
}

/** The forms of a page share what was typed: the withdrawal's names its target. */
const withdraws = ({ typed }: FormState): boolean => typed.target !== undefined

interface TargetFormProps {
  unit: Unit
  sites: readonly Site[]
  form: FormState
}

export const TargetForm = ({ unit, sites, form }: TargetFormProps) => {
  const { typed, errors } = withdraws(form) ? { typed: {}, errors: {} as FieldErrors } : form
  const field = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name], autocomplete: 'off' })
  const places = [[WHOLE, words.whole(showUnit(unit))] as const, ...sites.map(({ id, name }) => [id, name] as const)]
  return (
    <form {...inPlace(paths.targets(unit.code))} class="card stack target-form">
      <h2>{words.form}</h2>
      <input type="hidden" name={SUBMISSION} value={typedIn(typed, SUBMISSION) || form.newId()} />
      <FormSummary errors={errors} />
      <Select
        {...{ label: words.place, name: 'place', chosen: typedIn(typed, 'place'), error: errors.place }}
        groups={[{ choices: places }]}
      />
      <Chips
        {...{ legend: words.indicator, name: 'indicator', even: 1, required: true, error: errors.indicator }}
        choices={TARGET_INDICATORS.map((indicator) => [indicator, titleOf(indicator)] as const)}
        chosen={typedIn(typed, 'indicator')}
      />
      <Field
        {...{ ...field('percent'), label: words.percent, hint: words.percentHint, required: true }}
        inputmode="numeric"
      />
      <Field {...{ ...field('day'), label: words.day, hint: vi.form.dayHint, required: true }} />
      <Field
        {...{ ...field('document'), label: words.documentNumber, hint: words.documentHint }}
        maxlength={DOCUMENT_LENGTH}
      />
      <Field {...{ ...field('documentDay'), label: words.documentDay, hint: vi.form.dayHint }} />
      <Note>{words.once}</Note>
      <Button kind="main">{words.save}</Button>
    </form>
  )
}

interface WithdrawalProps {
  found: FoundTarget
  place: string
  form: FormState
}

/** Folded until it is wanted; the one that was refused stays open, with what was typed. */
export const WithdrawalForm = ({ found, place, form }: WithdrawalProps) => {
  const isTyped = typedIn(form.typed, 'target') === found.id
  const errors = isTyped ? form.errors : {}
  const typed = (name: string) => (isTyped ? typedIn(form.typed, name) : '')
  return (
    <details class="unfold" open={isTyped}>
      <summary class="button" aria-label={words.withdrawOf(titleOf(found.indicator), place)}>
        {words.withdraw}
      </summary>
      <form {...inPlace(paths.targetWithdrawals(found.commune))} class="stack">
        <input type="hidden" name={SUBMISSION} value={typed(SUBMISSION) || form.newId()} />
        <input type="hidden" name="target" value={found.id} />
        <FormSummary errors={errors} />
        <Field
          {...{ label: words.why, name: 'why', id: `why-${found.id}`, value: typed('why'), error: errors.why }}
          {...{ maxlength: REASON_LENGTH, autocomplete: 'off', required: true }}
        />
        <Button>{words.withdraw}</Button>
      </form>
    </details>
  )
}
