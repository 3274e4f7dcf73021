import { showNumber } from '../../domain/numbers.ts'
import { QUICK_AMOUNTS } from '../../domain/vendor.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Field } from '../ui/form.tsx'
import type { OwnCode } from './read.ts'

const words = vi.vendor

interface AmountFormProps {
  code: OwnCode
  typed: Typed
  errors: FieldErrors
}

/** Where an amount is typed. The phone makes the code of it from the data here; without scripts the server does. */
export const AmountForm = ({ code, typed, errors }: AmountFormProps) => (
  <form
    id="ask"
    class="stack"
    method="post"
    action={paths.myCode()}
    autocomplete="off"
    data-code={code.payload}
    data-bin={[...code.bins].join(' ')}
    data-faults={JSON.stringify(words.amountFaults)}
    data-long={words.longMemo('{n}')}
    data-unmade={words.notMade}
    data-memo={words.sendsMemo}
    data-title={words.codeFor('{n}')}
    novalidate
  >
    <Field
      label={words.amount}
      name="amount"
      value={typedIn(typed, 'amount')}
      error={errors.amount}
      class="sum"
      inputmode="numeric"
      placeholder="35.000"
    >
      <p data-tell="amount" aria-live="polite"></p>
    </Field>
    <Chips
      legend={words.quick}
      name="quick"
      choices={QUICK_AMOUNTS.map((amount) => [String(amount), showNumber(amount, 0)])}
      chosen={typedIn(typed, 'quick')}
      even={3}
    />
    {code.ownMemo ? (
      <p data-own-memo={code.ownMemo}>{words.ownMemo(code.ownMemo)}</p>
    ) : (
      <Field
        label={words.memo}
        name="memo"
        value={typedIn(typed, 'memo')}
        error={errors.memo}
        hint={words.memoHint}
        autocapitalize="characters"
        spellcheck={false}
      >
        <p data-tell="memo" data-words={words.willSend} aria-live="polite"></p>
      </Field>
    )}
  </form>
)
