import { showMoment } from '../../domain/day.ts'
import { mayHappen } from '../../domain/payout/round.ts'
import type { Cell } from '../../store/payout-cells.ts'
import type { RoundEventRow } from '../../store/payout-rounds.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, LinkButton, TextArea } from '../ui/form.tsx'
import { RoundFigures } from './figures.tsx'
import { PlacesCard } from './places.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { steps: words, linesTitle } = vi.payoutRounds
const REASON_LENGTH = 300

interface ReviewProps extends OpenedRound {
  cells: readonly Cell[]
  events: readonly RoundEventRow[]
  digest: string
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** All that is to be approved, and the two answers. */
export const ReviewPage = (props: ReviewProps) => {
  const { round, cells, names, events, errors } = props
  const submitted = events.findLast(({ event }) => event === 'submitted')
  return (
    <main class="page" id="main">
      <RoundHead {...props} back />
      <FormSummary errors={errors} />
      <section class="card stack" aria-labelledby="answer">
        <h2 id="answer">{words.reviewTitle}</h2>
        {submitted && <p>{vi.census.by(submitted.by, showMoment(submitted.at))}</p>}
        <p>{words.reviewIntro}</p>
        {round.grain === 'cases' && (
          <p>
            <LinkButton href={paths.payoutLines(round.id)}>{linesTitle}</LinkButton>
          </p>
        )}
        {mayHappen('approved', round.state) && <ApproveForm {...props} />}
      </section>
      <RoundFigures cells={cells} corrected={undefined} />
      <PlacesCard cells={cells} names={names} />
      <section class="card stack" aria-labelledby="send-back">
        <h2 id="send-back">{words.return}</h2>
        <ReturnForm {...props} />
      </section>
    </main>
  )
}

const Seen = ({ submission, digest, event }: { submission: string; digest: string; event: string }) => (
  <>
    <input type="hidden" name={SUBMISSION} value={submission} />
    <input type="hidden" name="digest" value={digest} />
    <input type="hidden" name="event" value={event} />
  </>
)

const ApproveForm = ({ round, digest, submission }: ReviewProps) => (
  <form class="stack" method="post" action={paths.payoutReview(round.id)}>
    <Seen submission={submission} digest={digest} event="approved" />
    <Button kind="main">{words.approve}</Button>
  </form>
)

const ReturnForm = ({ round, digest, submission, typed, errors }: ReviewProps) => (
  <form class="stack" method="post" action={paths.payoutReview(round.id)}>
    <Seen submission={submission} digest={digest} event="returned" />
    <TextArea
      label={words.reason}
      name="reason"
      hint={words.reasonHint}
      value={typedIn(typed, 'reason')}
      error={errors.reason}
      maxlength={REASON_LENGTH}
    />
    <Button>{words.return}</Button>
  </form>
)
