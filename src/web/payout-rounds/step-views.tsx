import { showMonth } from '../../domain/month.ts'
import { mayHappen } from '../../domain/payout/round.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/form.tsx'
import type { RoundProps } from './round-views.tsx'

const { steps: words } = vi.payoutRounds

type StepProps = Pick<RoundProps, 'round' | 'cells' | 'acts' | 'reviews' | 'digest' | 'newId' | 'openBefore'>

/** What may happen to the round next, for whoever may do it. */
export const StepCard = (props: StepProps) => {
  const { round, cells, acts, reviews, openBefore } = props
  const submits = acts && mayHappen('submitted', round.state) && cells.length > 0
  const mayClose = acts && mayHappen('closed', round.state)
  const closes = mayClose && openBefore === undefined
  const decides = reviews && mayHappen('returned', round.state)
  if (!(submits || mayClose || decides)) return null
  return (
    <section class="card stack" aria-labelledby="steps">
      <h2 id="steps">{words.title}</h2>
      {submits && <StepForm {...props} event="submitted" act={words.submit} note={words.submitNote} />}
      {closes && <StepForm {...props} event="closed" act={words.close} note={words.closeNote} />}
      {mayClose && openBefore && (
        <p>
          {words.closeFirst(showMonth(openBefore.period))}{' '}
          <a href={paths.payoutRound(openBefore.id)}>{words.toEarlier(showMonth(openBefore.period))}</a>
        </p>
      )}
      {decides && (
        <div class="stack">
          <p>{words.reviewNote}</p>
          <p>
            <LinkButton href={paths.payoutReview(round.id)} {...(closes ? {} : { kind: 'main' })}>
              {words.review}
            </LinkButton>
          </p>
        </div>
      )}
    </section>
  )
}

type FormProps = StepProps & { event: 'submitted' | 'closed'; act: string; note: string }

/** Carries the digest of what the page shows: what is not that any more is not submitted and not closed. */
const StepForm = ({ round, digest, newId, event, act, note }: FormProps) => (
  <form class="stack step" method="post" action={paths.payoutSteps(round.id)}>
    <input type="hidden" name={SUBMISSION} value={newId()} />
    <input type="hidden" name="digest" value={digest} />
    <input type="hidden" name="event" value={event} />
    <p>{note}</p>
    <Button kind="main">{act}</Button>
  </form>
)
