import { TOLD, type Told, type ToldMeasure } from '../../domain/payout/totals.ts'
import { placeOf } from '../../store/payout-corrected.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { TallyWords } from './places.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { totals: words, lines } = vi.payoutRounds

interface TotalsProps extends OpenedRound {
  told: ReadonlyMap<string, Told>
  /** The viewer may tell numbers, and the round is a draft. */
  edits: boolean
}

/** What was told of each hamlet and group; while it is a draft, also what nobody told yet. */
export const TotalsPage = (props: TotalsProps) => {
  const { hamlets, groups, told, edits } = props
  const standing = [...told.keys()].map((key) => JSON.parse(key) as [string, string])
  const all = hamlets.flatMap(({ id }) => groups.map((group): [string, string] => [id, group.id]))
  const places = new Map(
    (edits ? [...standing, ...all] : standing).map(([hamlet, group]) => [
      placeOf({ hamlet, group }),
      { hamlet, group },
    ]),
  )
  return (
    <main class="page" id="main">
      <RoundHead {...props} back />
      <section class="card stack span" aria-labelledby="totals">
        <h2 id="totals">{words.title}</h2>
        {edits && <Note>{words.intro}</Note>}
        {places.size === 0 && <p class="empty">{vi.payoutRounds.empty}</p>}
        {edits && hamlets.length === 0 && <p>{lines.noHamlets}</p>}
        {edits && groups.length === 0 && <p>{lines.noGroups}</p>}
        <ol class="history">
          {[...places].map(([key, place]) => (
            <li>
              <PlaceItem {...props} {...place} of={told.get(key)} />
            </li>
          ))}
        </ol>
      </section>
    </main>
  )
}

interface PlaceProps extends TotalsProps {
  hamlet: string
  group: string
  of: Told | undefined
}

const PlaceItem = ({ round, names, edits, hamlet, group, of }: PlaceProps) => (
  <>
    <h3>{words.formOf(names.get(hamlet) ?? '', names.get(group) ?? '')}</h3>
    {of === undefined ? (
      <p class="soft">{vi.payouts.unknown}</p>
    ) : (
      <dl class="facts" data-rows="true">
        {TOLD.map((measure) => (
          <div>
            <dt>{words.measures[measure]}</dt>
            <dd>{of[measure] ? <TallyWords tally={of[measure]} /> : <em class="soft">{vi.payouts.unknown}</em>}</dd>
          </div>
        ))}
      </dl>
    )}
    {edits && (
      <p>
        <LinkButton href={paths.payoutTotals(round.id, { hamlet, group })}>
          {of === undefined ? words.fill : words.change}
        </LinkButton>
      </p>
    )}
  </>
)

interface FormProps extends OpenedRound {
  typed: Typed
  errors: FieldErrors
  submission: string
}

/** The form of the numbers of one hamlet and group. */
export const TotalsFormPage = (props: FormProps) => {
  const { round, names, typed, errors, submission } = props
  const [hamlet, group] = [typedIn(typed, 'hamlet'), typedIn(typed, 'group')]
  return (
    <main class="page narrow" id="main">
      <RoundHead {...props} back />
      <section class="card stack" aria-labelledby="totals">
        <h2 id="totals">{words.formOf(names.get(hamlet) ?? '', names.get(group) ?? '')}</h2>
        <Note>{words.intro}</Note>
        <FormSummary errors={errors} />
        <form class="stack" {...inPlace(paths.payoutTotals(round.id))}>
          <input type="hidden" name={SUBMISSION} value={submission} />
          <input type="hidden" name="hamlet" value={hamlet} />
          <input type="hidden" name="group" value={group} />
          {TOLD.map((measure) => (
            <MeasureFields {...{ measure, typed, errors }} />
          ))}
          <Button kind="main">{words.save}</Button>
        </form>
      </section>
    </main>
  )
}

const MeasureFields = ({ measure, typed, errors }: Pick<FormProps, 'typed' | 'errors'> & { measure: ToldMeasure }) => (
  <fieldset class="group pair">
    <legend>{words.measures[measure]}</legend>
    {(['people', 'amount'] as const).map((by) => (
      <Field
        label={words[by]}
        name={`${measure}-${by}`}
        value={typedIn(typed, `${measure}-${by}`)}
        error={errors[`${measure}-${by}`]}
        inputmode="numeric"
        maxlength={20}
        autocomplete="off"
      />
    ))}
  </fieldset>
)
