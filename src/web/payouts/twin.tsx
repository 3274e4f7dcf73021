import { showShortDong } from '../../domain/money.ts'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type PayoutList, tallyBehind } from '../../domain/payout/lists.ts'
import { type PayoutFigureCode, payoutFigure } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Bar, type BarFill } from '../ui/figures.tsx'
import { Note } from '../ui/notices.tsx'
import { AmountFigure, PeopleFigure, tallyWords } from '../ui/payout-figures.tsx'
import { queryFor } from './choice.ts'
import type { PayoutReading } from './read.ts'

const words = vi.payoutFigures

/** Where the list behind a number of this page is. */
export const listOf = ({ unit, choice }: Pick<PayoutReading, 'unit' | 'choice'>, list: PayoutList): string =>
  paths.payoutList(unit.code, list, queryFor(choice))

const ROWS: readonly (readonly [PayoutFigureCode, BarFill])[] = [
  ['P1', 'plain'],
  ['P2', 'visited'],
  ['P3', 'code'],
  ['P4', 'active'],
]

/** From due to paid by account, by people beside amount; what is left; arrears as a line of their own. */
export const TwinCard = ({ read }: { read: PayoutReading }) => (
  <section class="card span" aria-labelledby="twin">
    <header>
      <h2 id="twin">{words.twin}</h2>
      <small>{words.twinNote}</small>
    </header>
    <ol class="twin">
      {ROWS.map(([code, fill]) => (
        <TwinRow {...{ read, code, fill }} />
      ))}
      <Rest read={read} />
    </ol>
    <Arrears read={read} />
    {read.rounds.length > 1 && <Note>{words.severalNote}</Note>}
  </section>
)

interface RowProps {
  read: PayoutReading
  code: PayoutFigureCode
  fill: BarFill
}

const TwinRow = ({ read, code, fill }: RowProps) => {
  const figure = payoutFigure(read.measures, code)
  return (
    <li data-head={code === 'P4' ? 'true' : undefined}>
      <h3>
        {vi.payouts.figures[code]}
        {code === 'P1' && <small>{vi.payouts.period(showMonth(read.choice.period))}</small>}
        {code === 'P4' && figure && <Ways read={read} />}
        <small>
          <a href={paths.definitions(code)}>{words.how}</a>
        </small>
      </h3>
      <div>
        <PeopleFigure share={figure?.people} href={listOf(read, code)} />
        {figure && <Bar share={figure.people} fill={fill} />}
      </div>
      <div>
        <AmountFigure share={figure?.amount} href={listOf(read, code)} />
        {figure && <Bar share={figure.amount} fill={fill} />}
      </div>
    </li>
  )
}

const Ways = ({ read }: { read: PayoutReading }) => {
  const people = (list: PayoutList) => showNumber(tallyBehind(read.measures, list)?.people ?? 0, 0)
  const [own, authorised] = words.ways(people('own'), people('authorised')).split(' · ')
  return (
    <small>
      <a href={listOf(read, 'own')}>{own}</a> · <a href={listOf(read, 'authorised')}>{authorised}</a>
    </small>
  )
}

const LEFT: readonly (readonly [PayoutFigureCode, string])[] = [
  ['P6', words.cash],
  ['P7', words.failed],
  ['P8', words.unknown],
]

/** Who was not paid by account: in cash, in vain, or nobody told. */
const Rest = ({ read }: { read: PayoutReading }) => {
  const of = (code: PayoutFigureCode) => payoutFigure(read.measures, code)
  return (
    <li>
      <h3>{words.rest}</h3>
      {(['people', 'amount'] as const).map((side) => (
        <ul>
          {LEFT.map(([code, name]) => {
            const share = of(code)?.[side]
            return (
              <li>
                <a href={listOf(read, code)}>
                  <b>{share === undefined ? vi.payouts.unknown : shown(side, share)}</b> {name}
                </a>
                {code === 'P8' && side === 'amount' && (
                  <>
                    , <em>{words.notZero}</em>
                  </>
                )}{' '}
                <small>
                  <a href={paths.definitions(code)}>{words.how}</a>
                </small>
              </li>
            )
          })}
        </ul>
      ))}
    </li>
  )
}

const shown = (side: 'people' | 'amount', { count, total }: { count: number; total: number }): string =>
  side === 'people' ? `${showNumber(count, 0)}/${showNumber(total, 0)}` : showShortDong(count)

const Arrears = ({ read }: { read: PayoutReading }) => {
  const tally = read.measures.get('arrears')
  return (
    <Note>
      {words.arrears}{' '}
      {tally === undefined ? (
        <b>{words.arrearsUnknown}</b>
      ) : tally.people === 0 ? (
        <b>{words.arrearsNone}</b>
      ) : (
        <a href={listOf(read, 'arrears')}>
          <b>{tallyWords(tally)}</b>
        </a>
      )}
      , {words.arrearsNote} <a href={paths.definitions('arrears')}>{words.how}</a>
    </Note>
  )
}
