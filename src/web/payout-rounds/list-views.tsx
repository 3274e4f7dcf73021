import { showMonth } from '../../domain/month.ts'
import { GRAINS } from '../../domain/payout/round.ts'
import { showUnit } from '../../domain/place.ts'
import type { Programme } from '../../store/payout-programmes.ts'
import type { PayoutRound } from '../../store/payout-rounds.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'

const { payoutRounds: words } = vi

interface RoundsProps {
  unit: Unit
  rounds: readonly PayoutRound[]
  programmes: readonly Programme[]
  /** The viewer opens rounds. */
  opens: boolean
  typed: Typed
  errors: FieldErrors
  submission: string
}

/** Every round of a commune by month, the newest first, and the form of a new one. */
export const RoundsPage = (props: RoundsProps) => {
  const { unit, rounds, opens } = props
  const months = [...new Set(rounds.map(({ period }) => period))]
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <p>
          <a href={paths.payouts(unit.code)}>{words.toFigures}</a>
        </p>
        <h1>{words.title}</h1>
        <p>
          {vi.payouts.title} · {showUnit(unit)}
        </p>
      </header>
      <section class="card" aria-label={words.title}>
        {rounds.length === 0 && <Empty text={opens ? words.none : words.noneToRead} />}
        <ol class="history">
          {months.map((month) => (
            <li>
              <h2>{words.month(showMonth(month))}</h2>
              <ul class="tasks">
                {rounds
                  .filter(({ period }) => period === month)
                  .map((round) => (
                    <li>
                      <a href={paths.payoutRound(round.id)}>{round.programmeName}</a>
                      <span>
                        <span class="rank">{vi.payouts.states[round.state]}</span>
                      </span>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ol>
      </section>
      {opens && <OpeningCard {...props} />}
      <Note>{vi.payouts.noName}</Note>
    </main>
  )
}

const OpeningCard = ({ unit, programmes, typed, errors, submission }: RoundsProps) => (
  <section class="card stack" aria-labelledby="open">
    <h2 id="open">{words.open.title}</h2>
    {programmes.length === 0 ? (
      <p>{words.open.noProgramme}</p>
    ) : (
      <>
        <FormSummary errors={errors} />
        <form class="stack" {...inPlace(paths.payoutRounds(unit.code))}>
          <input type="hidden" name={SUBMISSION} value={submission} />
          <Select
            label={words.open.programme}
            name="programme"
            groups={[{ choices: programmes.map(({ id, name }) => [id, name]) }]}
            chosen={typedIn(typed, 'programme')}
            error={errors.programme}
          />
          <Field
            label={words.open.period}
            name="period"
            hint={words.open.periodHint}
            value={typedIn(typed, 'period')}
            error={errors.period}
            maxlength={10}
            autocomplete="off"
            required
          />
          <Chips
            legend={words.open.grain}
            name="grain"
            hint={words.open.grainHint}
            choices={GRAINS.map((grain) => [grain, words.grains[grain]])}
            chosen={typedIn(typed, 'grain')}
            error={errors.grain}
            even={1}
            required
          />
          <Button kind="main">{words.open.act}</Button>
        </form>
      </>
    )}
  </section>
)
