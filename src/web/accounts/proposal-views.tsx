import { ACCOUNT_USES } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import { CONSENT_TEXT_VERSION } from '../../domain/consent.ts'
import type { FoundProposal } from '../../store/account-proposals.ts'
import type { Duplicates } from '../../store/duplicates.ts'
import type { FoundMerchant } from '../../store/merchants.ts'
import type { OpenedCode } from '../../store/payment-codes.ts'
import { maskedAccount } from '../account-words.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { AccountFields, CodeReader } from '../ui/account-fields.tsx'
import { Chips, Consent } from '../ui/choices.tsx'
import { DuplicateWarning } from '../ui/duplicates.tsx'
import { Button, FormSummary, inPlace } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { StallHead } from '../ui/stall-head.tsx'

export interface ProposalPageProps {
  at: FoundMerchant
  live?: OpenedCode | undefined
  /** Of each use. */
  newest: readonly FoundProposal[]
  hasConsent: boolean
  submission: string
  typed: Typed
  errors: FieldErrors
  banks: readonly Bank[]
  choices?: readonly Bank[] | undefined
  found?: boolean | undefined
  duplicates: Duplicates
}

/** Proposes an account for a merchant that is registered already. */
export const ProposalPage = (props: ProposalPageProps) => {
  const { at, submission, typed, errors, hasConsent, duplicates } = props
  return (
    <main class="field-page" id="main">
      <form class="walk" id="proposal" {...inPlace(paths.proposals(at.merchant.id))} enctype="multipart/form-data">
        {/* Enter presses the first button of a form, which must not be the one that reads a photo. */}
        <button class="vh" type="submit" tabindex={-1}>
          {vi.accounts.send}
        </button>
        <StallHead title={at.merchant.tradeName} stall={at.stall} block={at.block} site={at.site} />
        <h2>{vi.accounts.newTitle}</h2>
        <FormSummary errors={errors} />
        <DuplicateWarning found={duplicates} acknowledged={typedIn(typed, 'acknowledged')} />
        <input type="hidden" name={SUBMISSION} value={submission} />
        <Standing {...props} />
        {props.live && <Use {...props} />}
        <AccountFields {...props} />
        {!hasConsent && (
          <Consent
            legend={vi.consents.legend}
            name="consents"
            questions={[['sticker', vi.consents.questions.sticker]]}
            given={typed.consents ?? []}
            error={errors.consents}
          />
        )}
        {!hasConsent && <small>{vi.consents.version(CONSENT_TEXT_VERSION)}</small>}
      </form>
      <CodeReader />
      <div class="dock">
        <Button kind="main" form="proposal">
          {vi.accounts.send}
        </Button>
      </div>
    </main>
  )
}

/** What the merchant has now, and what became of the proposal before. */
const Standing = ({ live, newest, banks }: ProposalPageProps) => (
  <>
    {live && (
      <p>
        {vi.accounts.current}: <b>{maskedAccount(live.content, banks)}</b>.
      </p>
    )}
    {newest.map((found) => (
      <Before {...found} />
    ))}
  </>
)

const Before = ({ decision, proposal }: FoundProposal) => {
  if (decision === null) return <Note>{vi.accounts.waiting[proposal.use]}</Note>
  if (decision.decision === 'approved') return null
  return (
    <Note>
      {vi.accounts.returned} “{decision.reason}”
    </Note>
  )
}

/** Whether the sticker changes. Nothing is chosen beforehand: the two differ in where customers' money goes. */
const Use = ({ typed, errors }: ProposalPageProps) => (
  <Chips
    legend={vi.accounts.use}
    name="use"
    choices={ACCOUNT_USES.map((use) => [use, vi.accounts.uses[use]] as const)}
    chosen={typedIn(typed, 'use')}
    error={errors.use}
    hint={vi.accounts.useHint}
    even={1}
  />
)
