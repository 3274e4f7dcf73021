import { showNumber } from '../../domain/numbers.ts'
import { addTally, type Measure, type Measures, payoutFigure, type Tally } from '../../domain/payout/measures.ts'
import type { Cell } from '../../store/payout-cells.ts'
import { vi } from '../messages/vi.ts'

const { payoutRounds: words } = vi

/** What each column adds up, and the figure that is unknown where the column is. */
const COLUMNS = [
  ['due', ['due'], 'P1'],
  ['account', ['own', 'authorised'], 'P4'],
  ['cash', ['home', 'counter'], 'P6'],
  ['failed', ['failed'], 'P7'],
  ['unknown', ['outcome-unknown'], 'P8'],
] as const

interface PlacesProps {
  cells: readonly Cell[]
  names: ReadonlyMap<string, string>
  /** Says so where they are not as they were entered. */
  title?: string
}

/** The numbers of each hamlet and group; what was not told of is said so. */
export const PlacesCard = ({ cells, names, title = words.places }: PlacesProps) =>
  cells.length === 0 ? null : (
    <section class="card" aria-labelledby="places">
      <h2 id="places">{title}</h2>
      <table class="sheet stacked">
        <caption class="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            {COLUMNS.map(([column]) => (
              <th scope="col" class="num">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map(({ hamlet, group, measures }) => (
            <tr>
              <th scope="row">
                {names.get(hamlet)} <small>{names.get(group)}</small>
              </th>
              {COLUMNS.map(([column, of, figure]) => (
                <td class="num" data-label={words.columns[column]}>
                  {payoutFigure(measures, figure) === undefined ? (
                    <em class="soft">{vi.payouts.unknown}</em>
                  ) : (
                    <TallyWords tally={sumOf(measures, of)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

const sumOf = (measures: Measures, of: readonly Measure[]): Tally =>
  of
    .map((one) => measures.get(one))
    .reduce<Tally>((all, one) => (one ? addTally(all, one) : all), { people: 0, amount: 0 })

export const TallyWords = ({ tally: { people, amount } }: { tally: Tally }) => (
  <>
    {showNumber(people)} {words.people}
    <br />
    <small>
      {showNumber(amount)} {words.amount}
    </small>
  </>
)
