import { INDICATORS } from '../../domain/indicators.ts'
import { SUBMISSION, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, TextArea } from '../ui/form.tsx'
import type { ClosedMonthProps } from './closed-views.tsx'
import { REASON_LENGTH } from './form.ts'

const { months: words } = vi

type FormProps = Pick<ClosedMonthProps, 'at' | 'month' | 'submission' | 'typed' | 'errors'>

/** What a frozen figure should have been, and why. */
export const CorrectionForm = ({ at, month, submission, typed, errors }: FormProps) => {
  const field = (name: string) => ({ name, error: errors[name] })
  const number = { inputmode: 'numeric', maxlength: 12, autocomplete: 'off', required: true } as const
  return (
    <section class="card stack" aria-labelledby="correct">
      <h2 id="correct">{words.correct}</h2>
      <FormSummary errors={errors} />
      <form class="stack" {...inPlace(paths.monthCorrections(at.unit.code, month))}>
        <input type="hidden" name={SUBMISSION} value={submission} />
        <Chips
          {...field('site')}
          legend={words.site}
          choices={at.sites.map(({ site, name }) => [site, name])}
          chosen={typedIn(typed, 'site')}
          required
        />
        <Chips
          {...field('indicator')}
          legend={words.indicator}
          choices={INDICATORS.map((one) => [one, `${one} · ${vi.history.indicators[one]}`])}
          chosen={typedIn(typed, 'indicator')}
          required
        />
        <Field {...field('count')} label={words.count} value={typedIn(typed, 'count')} {...number} />
        <Field {...field('total')} label={words.base} value={typedIn(typed, 'total')} {...number} />
        <TextArea
          {...field('reason')}
          label={words.reason}
          hint={words.reasonHint}
          value={typedIn(typed, 'reason')}
          maxlength={REASON_LENGTH}
        />
        <Button kind="main">{words.save}</Button>
      </form>
    </section>
  )
}
