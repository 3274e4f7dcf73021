import { dayOf, showDay } from '../../domain/day.ts'
import type { ConsentAnswer } from '../../store/consent-answers.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Consent } from '../ui/choices.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Button } from '../ui/form.tsx'
import type { StallFile } from './read.ts'

/** The forms that take a consent back: the id of this showing, and which of them came back with what sentence. */
export interface WithdrawalForms {
  readonly submission: string
  readonly refused?: { readonly purpose: string; readonly sentence: string }
}

type ConsentCardProps = { file: StallFile; forms: WithdrawalForms }

/** What the vendor said yes to, and when, each with the way to take it back; a yes taken back is said as that. */
export const ConsentCard = ({ file: { found, consents, mayWalk }, forms }: ConsentCardProps) => {
  const { merchant } = found
  if (merchant === null) return null
  const answers = consents.map(({ purpose, given, at }): Fact => {
    const day = showDay(dayOf(at))
    return [vi.stalls.purposes[purpose], given ? vi.stalls.consentGiven(day) : vi.stalls.consentWithdrawn(day)]
  })
  return (
    <section class="card stack" aria-labelledby="consents">
      <h2 id="consents">{vi.stalls.consents}</h2>
      {answers.length === 0 ? <p class="soft">{vi.stalls.noConsent}</p> : <Facts rows facts={answers} />}
      {mayWalk &&
        consents
          .filter(({ given }) => given)
          .map(({ purpose }) => <Withdrawal merchant={merchant.id} purpose={purpose} forms={forms} />)}
    </section>
  )
}

type WithdrawalProps = { merchant: string; purpose: ConsentAnswer['purpose']; forms: WithdrawalForms }

/** Folded until it is wanted; says what follows, and asks once more before it is sent. */
const Withdrawal = ({ merchant, purpose, forms: { submission, refused } }: WithdrawalProps) => {
  const error = refused?.purpose === purpose ? refused.sentence : undefined
  return (
    <details class="unfold" open={error !== undefined}>
      <summary class="button">
        <span>
          {vi.stalls.withdraw}: {vi.stalls.purposes[purpose]}
        </span>
      </summary>
      <form class="stack" method="post" action={paths.consentWithdrawals(merchant)}>
        {/* Two forms of a page are two submissions. */}
        <input type="hidden" name={SUBMISSION} value={`${submission}-${purpose}`} />
        <input type="hidden" name="purpose" value={purpose} />
        <p>{vi.stalls.withdrawals[purpose]}</p>
        <Consent
          legend={vi.stalls.withdrawalAsked}
          name="sure"
          questions={[['yes', vi.stalls.withdrawalSaid]]}
          error={error}
        />
        <Button>{vi.stalls.withdraw}</Button>
      </form>
    </details>
  )
}
