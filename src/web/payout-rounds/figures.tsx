import { showNumber } from '../../domain/numbers.ts'
import {
  type Measures,
  NOBODY,
  PAYOUT_FIGURES,
  type PayoutFigure,
  type PayoutFigureCode,
  payoutFigure,
} from '../../domain/payout/measures.ts'
import type { Share } from '../../domain/share.ts'
import { type Cell, wholeOf } from '../../store/payout-cells.ts'
import { vi } from '../messages/vi.ts'
import { Note } from '../ui/notices.tsx'

const { payoutRounds: words } = vi

interface FiguresProps {
  /** As they now stand, or as they were frozen. */
  cells: readonly Cell[]
  /** After confirmed corrections, where there are any. */
  corrected: readonly Cell[] | undefined
}

/** The figures of a round by people and by amount, each with its denominator; after corrections beside, not instead. */
export const RoundFigures = ({ cells, corrected }: FiguresProps) => {
  const measures = wholeOf(cells)
  const after = corrected && wholeOf(corrected)
  const arrears = (after ?? measures).get('arrears') ?? NOBODY
  return (
    <section class="card stack" aria-labelledby="figures">
      <h2 id="figures">{corrected ? words.frozen : words.figures}</h2>
      {cells.length === 0 ? (
        <p class="soft">{words.empty}</p>
      ) : (
        <>
          <p class="soft">{words.figuresNote}</p>
          <ol class="twin">
            {PAYOUT_FIGURES.map((code) => (
              <FigureRow code={code} measures={measures} after={after} />
            ))}
          </ol>
          {arrears.people > 0 && <Note>{words.arrears(arrears.people, arrears.amount)}</Note>}
          <Note>{words.accountNote}</Note>
        </>
      )}
    </section>
  )
}

interface RowProps {
  code: PayoutFigureCode
  measures: Measures
  after: Measures | undefined
}

const FigureRow = ({ code, measures, after }: RowProps) => {
  const figure = payoutFigure(measures, code)
  const corrected = after && payoutFigure(after, code)
  return (
    <li data-head={code === 'P4' ? 'true' : undefined}>
      <h3>{vi.payouts.figures[code]}</h3>
      {(['people', 'amount'] as const).map((by) => (
        <div>
          <Fraction figure={figure} by={by} />
          {after && isOther(figure, corrected, by) && (
            <small>
              {words.after} {corrected ? shareOf(corrected, by) : vi.payouts.unknown}
            </small>
          )}
        </div>
      ))}
    </li>
  )
}

type By = 'people' | 'amount'

const isOther = (one: PayoutFigure | undefined, other: PayoutFigure | undefined, by: By): boolean =>
  one?.[by].count !== other?.[by].count || one?.[by].total !== other?.[by].total

const shareOf = (figure: PayoutFigure, by: By): string => {
  const { count, total }: Share = figure[by]
  return `${showNumber(count)}/${showNumber(total)} ${words[by]}`
}

const Fraction = ({ figure, by }: { figure: PayoutFigure | undefined; by: By }) =>
  figure === undefined ? (
    <span class="share" data-none="true">
      {vi.payouts.unknown}
    </span>
  ) : (
    <strong class="share">
      {showNumber(figure[by].count)}
      <span>
        /{showNumber(figure[by].total)} {words[by]}
      </span>
    </strong>
  )
