import { PAYERS } from '../../domain/visit.ts'
import { typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Field } from '../ui/form.tsx'
import type { QuestionProps } from './questions.tsx'

/** Word of money: how it is known, who paid and on what day. Never how much. */
export const Money = (props: QuestionProps) => (
  <MoneyQuestion
    {...props}
    legend={vi.walks.evidence}
    choices={(['observed', 'said', 'none'] as const).map((level) => [level, vi.walks.levels[level]])}
  />
)

/** The same of a question in other words; who paid and when is asked where one was seen or said. */
export const MoneyQuestion = (props: QuestionProps & { legend: string; choices: readonly Choice[] }) => (
  <>
    <Chips
      legend={props.legend}
      name="evidence"
      choices={props.choices}
      chosen={typedIn(props.typed, 'evidence')}
      error={props.errors.evidence}
      hint={vi.walks.noAmounts}
      even={1}
    />
    <WhenPaid {...props} />
  </>
)

const WhenPaid = ({ typed, errors, today }: QuestionProps) => (
  <div class="when-paid">
    <div class="stack">
      <Chips
        legend={vi.walks.payer}
        name="payer"
        choices={PAYERS.map((payer) => [payer, vi.walks.payers[payer]])}
        chosen={typedIn(typed, 'payer')}
        error={errors.payer}
        hint={vi.walks.payerHint}
        even={1}
      />
      <Field
        label={vi.walks.arrivedOn}
        name="arrivedOn"
        type="date"
        max={today}
        value={typedIn(typed, 'arrivedOn') || today}
        error={errors.arrivedOn}
        hint={vi.walks.arrivedOnHint}
      />
    </div>
  </div>
)
