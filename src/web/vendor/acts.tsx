import { dayOf, showDay } from '../../domain/day.ts'
import { CHANGE_REASONS } from '../../domain/vendor.ts'
import type { AccountRequest } from '../../store/account-requests.ts'
import type { ConsentAnswer } from '../../store/consent-answers.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button } from '../ui/form.tsx'
import { inPage } from './code-views.tsx'

const words = vi.vendor

const FORMATS = ['pdf', 'png'] as const

/** One's own sticker: the same one each time, as long as it stands. */
export const Print = ({ error }: { error?: string | undefined }) => (
  <details class="unfold" open={error !== undefined}>
    <summary class="button">
      <span>{words.print}</span>
    </summary>
    <div class="stack">
      {error && (
        <p class="bad" role="alert">
          {error}
        </p>
      )}
      <p>{words.printAdvice}</p>
      <div class="acts">
        {FORMATS.map((format) => (
          <form method="post" action={paths.mySticker()}>
            <input type="hidden" name="format" value={format} />
            <Button>{words[format]}</Button>
          </form>
        ))}
      </div>
    </div>
  </details>
)

/** Asking for another account, without typing one; what was asked for can be taken back. */
export const Change = ({ request, error }: { request: AccountRequest | undefined; error?: string | undefined }) => (
  <details class="unfold" open={request !== undefined || error !== undefined}>
    <summary class="button">
      <span>{words.change}</span>
    </summary>
    {request ? (
      <form class="stack" {...inPage(paths.myAccountRequestWithdrawal())}>
        <p role="status">{words.requested(words.changeReasons[request.reason], showDay(dayOf(request.at)))}</p>
        <Button>{words.takeBackRequest}</Button>
      </form>
    ) : (
      <form class="stack" {...inPage(paths.myAccountRequests())}>
        <p>{words.changeAdvice}</p>
        <Chips
          legend={words.changeWhy}
          name="reason"
          choices={CHANGE_REASONS.map((reason) => [reason, words.changeReasons[reason]])}
          error={error}
          required
        />
        <Button>{words.sendRequest}</Button>
      </form>
    )}
  </details>
)

/** What was said yes to, and when. Taking it back is two taps: one unfolds what follows, one does it. */
export const Consents = ({ consents }: { consents: readonly ConsentAnswer[] }) => (
  <section class="card stack" aria-labelledby="consents">
    <h2 id="consents">{words.consents}</h2>
    {consents.length === 0 && <p class="soft">{vi.stalls.noConsent}</p>}
    {consents.map((answer) => (
      <ConsentItem answer={answer} />
    ))}
  </section>
)

const ConsentItem = ({ answer: { purpose, given, at } }: { answer: ConsentAnswer }) => {
  const day = showDay(dayOf(at))
  return (
    <div class="stack">
      <p>
        <b>{vi.stalls.purposes[purpose]}</b>
        <br />
        {given ? vi.stalls.consentGiven(day) : vi.stalls.consentWithdrawn(day)}
      </p>
      {given && (
        <details class="unfold">
          <summary class="button">
            <span>{vi.stalls.withdraw}</span>
          </summary>
          <form class="stack" {...inPage(paths.myConsentWithdrawals())}>
            <input type="hidden" name="purpose" value={purpose} />
            <p>{vi.stalls.withdrawals[purpose]}</p>
            <Button>
              {words.withdraw}: {vi.stalls.purposes[purpose]}
            </Button>
          </form>
        </details>
      )}
    </div>
  )
}
