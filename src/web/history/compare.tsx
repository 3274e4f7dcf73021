import { type Day, showDay } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import { INDICATORS, type Indicator } from '../../domain/indicators.ts'
import { showNumber } from '../../domain/numbers.ts'
import { changeInPoints } from '../../domain/snapshot.ts'
import { vi } from '../messages/vi.ts'
import { DatedNumber, DatedShare } from '../ui/dated-figures.tsx'
import { Field } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import type { Asked } from './period.ts'
import type { Place } from './read.ts'

const { history: words } = vi

interface ComparisonProps {
  place: Place
  asked: Asked
  earlier: Figures | undefined
  later: Figures | undefined
}

/** Two frozen days side by side. */
export const Comparison = ({ place, asked, earlier, later }: ComparisonProps) => (
  <section class="card stack" aria-labelledby="compare">
    <h2 id="compare">{words.compare}</h2>
    <form class="days" method="get" action={`${place.path}#compare`}>
      <input type="hidden" name="from" value={showDay(asked.period.from)} />
      <input type="hidden" name="to" value={showDay(asked.period.to)} />
      <DayField asked={asked} name="earlier" label={words.earlier} />
      <DayField asked={asked} name="later" label={words.later} />
      <button class="button" type="submit">
        {words.compareAct}
      </button>
    </form>
    {earlier === undefined && <Absent day={asked.earlier} />}
    {later === undefined && <Absent day={asked.later} />}
    {earlier && later && <Compared {...{ place, earlier, later }} />}
  </section>
)

const DayField = ({ asked, name, label }: { asked: Asked; name: 'earlier' | 'later'; label: string }) => (
  <Field
    {...{
      label,
      name,
      value: asked.errors[name] ? asked.typed[name] : showDay(asked[name]),
      error: asked.errors[name],
    }}
    hint={vi.form.dayHint}
    inputmode="numeric"
    maxlength={10}
    autocomplete="off"
  />
)

interface ComparedProps {
  place: Place
  earlier: Figures
  later: Figures
}

const Absent = ({ day }: { day: Day }) => <p>{words.noSnapshotOn(showDay(day))}</p>

const Compared = ({ place, earlier, later }: ComparedProps) => (
  <>
    <table class="sheet compared">
      <caption class="vh">{words.compare}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{showDay(earlier.day)}</th>
          <th scope="col">{showDay(later.day)}</th>
          <th scope="col">{words.change}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.N}</th>
          {[earlier, later].map(({ day, operating }) => (
            <td data-label={showDay(day)}>
              <DatedNumber count={operating} href={place.listOf('N', day)} />
            </td>
          ))}
          <td>{countChange(later.operating - earlier.operating)}</td>
        </tr>
        {INDICATORS.map((indicator) => (
          <Row {...{ place, indicator, earlier, later }} />
        ))}
      </tbody>
    </table>
    <Note>{words.compareNote}</Note>
  </>
)

const countChange = (change: number): string => {
  if (change === 0) return words.same
  return change > 0 ? words.up(change) : words.down(-change)
}

const Row = ({ place, indicator, earlier, later }: ComparedProps & { indicator: Indicator }) => {
  const [before, after] = [earlier.shares[indicator], later.shares[indicator]]
  const points = changeInPoints(before, after)
  return (
    <tr>
      <th scope="row">
        {indicator} <small>{words.indicators[indicator]}</small>
      </th>
      {[earlier, later].map(({ day, shares }) => (
        <td data-label={showDay(day)}>
          <DatedShare share={shares[indicator]} href={place.listOf(indicator, day)} />
        </td>
      ))}
      <td>{points === undefined ? words.incomparable : pointChange(points, words.bases[indicator])}</td>
    </tr>
  )
}

/** A change of less than a twentieth of a point is none that could be written. */
const pointChange = (points: number, base: string): string => {
  const shown = showNumber(points)
  if (shown === '0') return words.same
  return words.points(points > 0 ? `+${shown}` : shown, base)
}
