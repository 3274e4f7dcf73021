import { addMonths, daysOfMonth, type Month, monthOf, showMonth } from '../../domain/month.ts'
import { type Measures, payoutFigure } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chart, type Point } from '../ui/chart.tsx'
import { Note } from '../ui/notices.tsx'
import { payoutWords } from '../ui/payout-figures.tsx'
import { queryFor } from './choice.ts'
import { ChoiceForm } from './choice-form.tsx'
import { FigureCell } from './figure-cell.tsx'
import type { PayoutReading } from './read.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutFigures
const DRAWN = ['P3', 'P4', 'P5', 'P6'] as const
type Drawn = (typeof DRAWN)[number]
const COLUMNS = ['P1', ...DRAWN] as const

/** A month with its numbers; none where no round of it tells anything. */
export interface MonthNumbers {
  readonly month: Month
  readonly measures: Measures | undefined
}

/** Each figure as a drawing over the months, and the same in a table. */
export const TrendPage = ({ read, months }: { read: PayoutReading; months: readonly MonthNumbers[] }) => {
  const { unit, choice, hamlets, all } = read
  const programme = all.find((round) => round.programme === choice.programme)?.programmeName
  const about = [nameOf(unit), choice.hamlet && hamlets.get(choice.hamlet), choice.programme && programme]
  return (
    <main class="page" id="main">
      <header class="place">
        <p>
          <a href={paths.payouts(unit.code)}>
            {words.back} {nameOf(unit)}
          </a>
        </p>
        <h1>{words.trendTitle(nameOf(unit))}</h1>
        <p>
          {about.filter(Boolean).join(' · ')} · {words.monthsShown(months.length)}
        </p>
      </header>
      <Note>{words.trendIntro}</Note>
      <ChoiceForm read={read} action={paths.payoutTrend(unit.code)} noMonth />
      <section class="card">
        <div class="trends">
          {DRAWN.map((code) => (
            <FigureChart code={code} months={months} />
          ))}
        </div>
      </section>
      <MonthTable read={read} months={months} />
    </main>
  )
}

const dayOf = (month: Month) => daysOfMonth(month).from

/** Months side by side are joined; one that is missing is joined by nothing. */
function stretches(points: readonly Point[]): Point[][] {
  const found: Point[][] = []
  for (const point of points) {
    const last = found.at(-1)?.at(-1)
    if (last && addMonths(monthOf(last.day), 1) === monthOf(point.day)) found.at(-1)?.push(point)
    else found.push([point])
  }
  return found
}

const figureIn = ({ measures }: MonthNumbers, code: Drawn) => measures && payoutFigure(measures, code)

/** One figure as its share of its base, by people and by amount, and the same in words. */
const FigureChart = ({ code, months }: { code: Drawn; months: readonly MonthNumbers[] }) => {
  const known = months.filter((month) => figureIn(month, code) !== undefined)
  const [first, last] = [known[0], known.at(-1)]
  const [from, to] = [months[0]?.month ?? '', months.at(-1)?.month ?? '']
  const lineOf = (side: 'people' | 'amount', name: string) => ({
    ...{ name: side, label: name },
    points: known.flatMap((month) => {
      const share = figureIn(month, code)?.[side]
      return share && share.total > 0 ? [{ day: dayOf(month.month), value: (share.count / share.total) * 100 }] : []
    }),
  })
  const said = (month: MonthNumbers) => payoutWords(figureIn(month, code)?.people)
  const missing = months.filter((month) => figureIn(month, code) === undefined).map(({ month }) => showMonth(month))
  const course =
    first && last
      ? words.course(showMonth(first.month), said(first), showMonth(last.month), said(last))
      : vi.payouts.unknown
  const name = `${code} · ${vi.payouts.figures[code]}`
  return (
    <figure class="trend">
      <figcaption>
        <b>{name}</b>
        <small>{course}</small>
      </figcaption>
      <Chart
        id={`chart-${code}`}
        title={words.chart(name, showMonth(from), showMonth(to))}
        description={[course, missing.length > 0 ? words.gaps(missing.join(', ')) : ''].filter(Boolean).join(' ')}
        period={{ from: dayOf(from), to: dayOf(to) }}
        height={130}
        ticks={[0, 50, 100]}
        lines={[lineOf('people', words.sidePeople), lineOf('amount', words.sideAmount)]}
        gaps={[]}
        dayWords={(day) => showMonth(monthOf(day))}
        stretches={stretches}
      />
    </figure>
  )
}

/** The numbers of the charts: what a reader of the table knows, the charts do not add to. */
const MonthTable = ({ read, months }: { read: PayoutReading; months: readonly MonthNumbers[] }) => (
  <section class="card stack" aria-labelledby="months">
    <h2 id="months">{words.monthTable}</h2>
    <p class="soft">{words.tableNote}</p>
    <table class="sheet dated pairs">
      <caption class="vh">{words.monthTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.period}</th>
          {COLUMNS.map((code) => (
            <th scope="col">{words.columns[code]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map((of) => (
          <tr>
            <th scope="row">
              <a href={paths.payouts(read.unit.code, { ...queryFor(read.choice), ky: of.month })}>
                {showMonth(of.month)}
              </a>
            </th>
            {COLUMNS.map((code) => (
              <FigureCell measures={of.measures} code={code} label={words.columns[code]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
