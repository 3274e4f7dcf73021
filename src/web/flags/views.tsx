import { showMoment } from '../../domain/day.ts'
import { FLAG_FINDINGS, FLAG_NOTE, type Flag } from '../../domain/flags.ts'
import { showUnit } from '../../domain/place.ts'
import type { FlaggableVisit, FlagReview } from '../../store/flags.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'

const words = vi.flags

/** A flag with its visits, and what was last found of it. */
export interface ShownFlag extends Flag {
  readonly made: readonly FlaggableVisit[]
  readonly review: FlagReview | undefined
}

/** The form of one flag as it was sent and not taken. */
export interface Refused {
  readonly flag: string
  readonly typed: Typed
  readonly errors: FieldErrors
}

interface FlagsPageProps {
  unit: Unit
  flags: readonly ShownFlag[]
  /** The viewer writes down what was found. */
  reviews: boolean
  refused: Refused | undefined
  days: number
  newId: () => string
}

/** Everything that may be worth a look, and what somebody found who looked. */
export const FlagsPage = (props: FlagsPageProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>
        {words.title} · {showUnit(props.unit)}
      </h1>
      <FormSummary errors={props.refused?.errors ?? {}} />
      <Note>{words.provesNothing}</Note>
      <p class="soft">{words.span(props.days)}</p>
      {props.flags.length === 0 && <Empty text={words.none} />}
      <p>
        <LinkButton href={paths.commune(props.unit.code)}>{words.back}</LinkButton>
      </p>
    </section>
    {props.flags.map((flag) => (
      <FlagCard {...props} flag={flag} />
    ))}
  </main>
)

/** How long its visits took, in minutes begun. */
function minutesOf({ made }: ShownFlag): number {
  const moments = made.map(({ madeAt }) => madeAt)
  return Math.max(1, Math.ceil((Math.max(...moments) - Math.min(...moments)) / 60))
}

const titleOf = (flag: ShownFlag): string =>
  flag.kind === 'burst'
    ? words.kinds.burst(flag.visits.length, minutesOf(flag))
    : words.kinds['same-photo'](flag.visits.length)

const FlagCard = ({ flag, reviews, ...props }: FlagsPageProps & { flag: ShownFlag }) => {
  const [first] = flag.made
  return (
    <section class="card stack">
      <h2>{titleOf(flag)}</h2>
      {flag.kind === 'burst' && first && <p>{words.who(first.officerName, showMoment(first.madeAt))}</p>}
      <p class="soft">{words.rule[flag.kind]}</p>
      <details class="unfold" open={flag.made.length <= 3}>
        <summary class="button">{words.visits(flag.made.length)}</summary>
        <ul class="tasks">
          {flag.made.map((visit) => (
            <Visit visit={visit} />
          ))}
        </ul>
      </details>
      {flag.review && <Found found={flag.review} />}
      {reviews && flag.review === undefined && <ReviewForm {...props} flag={flag} />}
    </section>
  )
}

const Visit = ({ visit: { stall, number, site, officerName, madeAt } }: { visit: FlaggableVisit }) => (
  <li>
    <a href={paths.stall(stall)}>
      {vi.ui.numbers[site.kind]} {number}, {site.name}
    </a>
    <span>{words.who(officerName, showMoment(madeAt))}</span>
  </li>
)

const Found = ({ found: { review, officer } }: { found: FlagReview }) => (
  <>
    <p>
      <b>{words.found(words.findings[review.finding], officer, showMoment(review.at))}</b>
    </p>
    {review.note && <p>{review.note}</p>}
  </>
)

type ReviewFormProps = Pick<FlagsPageProps, 'unit' | 'refused' | 'newId'> & { flag: ShownFlag }

const ReviewForm = ({ unit, flag, refused, newId }: ReviewFormProps) => {
  const { typed, errors } = refused?.flag === flag.id ? refused : { typed: {}, errors: {} as FieldErrors }
  return (
    <form class="stack" {...inPlace(paths.flags(unit.code))}>
      <input type="hidden" name={SUBMISSION} value={typedIn(typed, SUBMISSION) || newId()} />
      <input type="hidden" name="flag" value={flag.id} />
      <Chips
        legend={words.finding}
        name="finding"
        choices={FLAG_FINDINGS.map((finding) => [finding, words.findings[finding]])}
        chosen={typedIn(typed, 'finding')}
        error={errors.finding}
        even={1}
        required
      />
      <Field
        label={words.note}
        name="note"
        id={`note-${flag.id}`}
        value={typedIn(typed, 'note')}
        error={errors.note}
        hint={words.noteHint}
        maxlength={FLAG_NOTE}
      />
      <Button>{words.save}</Button>
    </form>
  )
}
