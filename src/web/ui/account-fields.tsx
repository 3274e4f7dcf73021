import { RELATIONS } from '../../domain/account.ts'
import { type Bank, knownBins, searchBanks } from '../../domain/banks.ts'
import { cleanPasted } from '../../domain/vietqr/pasted.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { PHOTO } from '../photo.ts'
import { Chips } from './choices.tsx'
import { ReadingPart } from './code-reading.tsx'
import { Field, TextArea } from './form.tsx'
import { Mark } from './marks.tsx'
import { PhotoField } from './photo-field.tsx'

export interface AccountFieldsProps {
  typed: Typed
  errors: FieldErrors
  banks: readonly Bank[]
  /** Banks to choose from, when the typed name left several. */
  choices?: readonly Bank[] | undefined
  /** The whole part may be left empty. */
  optional?: boolean | undefined
  /** The code in `typed` was just read from a photo. */
  found?: boolean | undefined
}

/** The account part of a form: the code the vendor has, or an account to make one for, and whose it is. */
export const AccountFields = (props: AccountFieldsProps) => {
  const { typed, errors } = props
  return (
    <>
      <fieldset class="group" aria-describedby={props.optional ? 'account-optional' : undefined}>
        <legend>{vi.accounts.legend}</legend>
        {props.optional && <small id="account-optional">{vi.accounts.optional}</small>}
        <OwnCode {...props} />
        <TypedAccount {...props} />
      </fieldset>
      <Field
        label={vi.accounts.holder}
        name="holder"
        value={typedIn(typed, 'holder')}
        error={errors.holder}
        autocomplete="off"
      />
      <Chips
        legend={vi.accounts.relation}
        name="relation"
        choices={RELATIONS.map((relation) => [relation, vi.accounts.relations[relation]] as const)}
        chosen={typedIn(typed, 'relation')}
        error={errors.relation}
        even={3}
      />
    </>
  )
}

const OwnCode = ({ typed, errors, banks, found }: AccountFieldsProps) => {
  const text = cleanPasted(typedIn(typed, 'code'))
  const reading = text === '' ? undefined : readCode(text, { knownBins: knownBins(banks) })
  return (
    <details class="unfold" open={text !== '' || errors.code !== undefined || errors[PHOTO] !== undefined}>
      <summary class="button" data-kind="scan">
        <Mark name="scan" />
        {vi.accounts.hasCode}
      </summary>
      <div class="stack">
        <PhotoField found={found === true} error={errors[PHOTO]} />
        <TextArea
          label={vi.accounts.code}
          name="code"
          value={text}
          error={errors.code}
          hint={vi.accounts.codeHint}
          maxlength={1000}
          autocomplete="off"
        />
        <ReadingPart text={text} reading={reading?.ok ? reading : undefined} banks={banks} />
      </div>
    </details>
  )
}

/** The boxes a redrawn form shows: those asked for, else those the ticked one was among. */
function choicesOf({ typed, choices, banks }: AccountFieldsProps): readonly Bank[] {
  const [bin, text] = [typedIn(typed, 'bin'), typedIn(typed, 'bank')]
  if (choices !== undefined || bin === '') return choices ?? []
  return text === '' ? banks.filter((bank) => bank.bin === bin).slice(-1) : searchBanks(text, banks)
}

const TypedAccount = (props: AccountFieldsProps) => {
  const { typed, errors } = props
  return (
    <details
      class="unfold"
      open={['bank', 'bin', 'account'].some((name) => typedIn(typed, name) !== '' || errors[name] !== undefined)}
    >
      <summary class="button">{vi.accounts.hasNone}</summary>
      <div class="stack">
        <Field
          label={vi.accounts.bank}
          name="bank"
          value={typedIn(typed, 'bank')}
          error={errors.bank}
          hint={vi.accounts.bankHint}
          autocomplete="off"
          hx-get={paths.bankSearch()}
          hx-trigger="input changed delay:250ms"
          hx-target="#bank-choices"
          hx-swap="outerHTML"
        />
        <BankChoices choices={choicesOf(props)} chosen={typedIn(typed, 'bin')} />
        <Field
          label={vi.accounts.account}
          name="account"
          value={typedIn(typed, 'account')}
          error={errors.account}
          hint={vi.accounts.accountHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      </div>
    </details>
  )
}

/** Banks a typed name finds, one to tick; empty when it finds none. */
export const BankChoices = ({ choices, chosen }: { choices: readonly Bank[]; chosen?: string }) => (
  <div id="bank-choices" aria-live="polite">
    {choices.length > 0 && (
      <Chips
        legend={vi.accounts.chooseBank}
        name="bin"
        choices={choices.map(({ bin, short }) => [bin, short] as const)}
        chosen={chosen}
      />
    )}
  </div>
)

/** Says what a pasted code is while the form is still open. Stands outside the form, so that only the text is sent. */
export const CodeReader = () => (
  <div
    hx-post={paths.codeReading()}
    hx-trigger="input changed delay:400ms from:#code"
    hx-include="#code"
    hx-target="#code-reading"
    hx-swap="outerHTML"
  />
)
