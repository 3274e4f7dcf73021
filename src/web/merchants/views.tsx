import type { Bank } from '../../domain/banks.ts'
import { CONSENT_TEXT_VERSION, PURPOSES } from '../../domain/consent.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../domain/merchant.ts'
import type { Duplicates } from '../../store/duplicates.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { AccountFields, CodeReader } from '../ui/account-fields.tsx'
import { Chips, Consent } from '../ui/choices.tsx'
import { DuplicateWarning } from '../ui/duplicates.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { StallHead } from '../ui/stall-head.tsx'

export interface MerchantPageProps {
  at: FoundStall
  submission: string
  typed: Typed
  errors: FieldErrors
  banks: readonly Bank[]
  choices?: readonly Bank[] | undefined
  found?: boolean | undefined
  duplicates: Duplicates
}

/** Registers who trades at a stall: who, what, their code or account, and what they agree to. */
export const MerchantPage = (props: MerchantPageProps) => {
  const { at, submission, typed, errors, duplicates } = props
  return (
    <main class="field-page" id="main">
      <form class="walk" id="merchant" {...inPlace(paths.merchants(at.stall.id))} enctype="multipart/form-data">
        {/* Enter presses the first button of a form, which must not be the one that reads a photo. */}
        <button class="vh" type="submit" tabindex={-1}>
          {vi.merchants.save}
        </button>
        <StallHead title={vi.merchants.title} stall={at.stall} block={at.block} site={at.site} />
        <FormSummary errors={errors} />
        <DuplicateWarning found={duplicates} acknowledged={typedIn(typed, 'acknowledged')} />
        <input type="hidden" name={SUBMISSION} value={submission} />
        <WhoAndWhat typed={typed} errors={errors} />
        <AccountFields {...props} optional />
        <Agreed typed={typed} errors={errors} />
      </form>
      <CodeReader />
      <div class="dock">
        <Button kind="main" form="merchant">
          {vi.merchants.save}
        </Button>
      </div>
    </main>
  )
}

const WhoAndWhat = ({ typed, errors }: { typed: Typed; errors: FieldErrors }) => (
  <>
    <Field
      label={vi.merchants.tradeName}
      name="tradeName"
      value={typedIn(typed, 'tradeName')}
      error={errors.tradeName}
      hint={vi.merchants.tradeNameHint}
      maxlength={TRADE_NAME_MAX}
      autocomplete="off"
      required
    />
    <Chips
      legend={vi.merchants.kind}
      name="kind"
      choices={MERCHANT_KINDS.map((kind) => [kind, vi.merchants.kinds[kind]] as const)}
      chosen={typedIn(typed, 'kind')}
      error={errors.kind}
      even={2}
      required
    />
    <Chips
      legend={vi.merchants.category}
      name="category"
      choices={CATEGORIES.map((category) => [category, vi.merchants.categories[category]] as const)}
      chosen={typedIn(typed, 'category')}
      error={errors.category}
      even={3}
      required
    />
  </>
)

const Agreed = ({ typed, errors }: { typed: Typed; errors: FieldErrors }) => (
  <>
    <Consent
      legend={vi.consents.legend}
      name="consents"
      questions={PURPOSES.map((purpose) => [purpose, vi.consents.questions[purpose]] as const)}
      given={typed.consents ?? []}
      error={errors.consents}
    />
    <small>
      {vi.consents.free} {vi.consents.version(CONSENT_TEXT_VERSION)}
    </small>
    <Field
      label={vi.merchants.phone}
      name="phone"
      type="tel"
      value={typedIn(typed, 'phone')}
      error={errors.phone}
      hint={vi.merchants.phoneHint}
      autocomplete="off"
    />
  </>
)
