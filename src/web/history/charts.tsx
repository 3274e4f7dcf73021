import { FIGURES } from '../../domain/adoption.ts'
import { showDay } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import type { TargetIndicator } from '../../domain/indicators.ts'
import { TARGET_INDICATORS } from '../../domain/indicators.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type Period, periodsOf, showPeriod } from '../../domain/period.ts'
import { showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import { Chart } from '../ui/chart.tsx'
import { shareWords } from '../ui/share-words.ts'
import type { Trend } from './read.ts'

const { history: words } = vi

/** Days that lack a snapshot of anything, as periods. */
const gapsOf = ({ missing }: Trend): Period[] => periodsOf([...new Set(missing.flatMap(({ days }) => days))].sort())

const showGaps = (gaps: readonly Period[]): string =>
  gaps.length === 0 ? '' : ` ${words.missing(gaps.map(showPeriod).join(', '))}`

/** From what to what, in a sentence. */
function courseOf(days: readonly Figures[], saidOf: (figures: Figures) => string): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return words.noPoints
  return words.trend(showDay(first.day), saidOf(first), showDay(last.day), saidOf(last))
}

/** How many stalls stood at each step, day by day, on one scale with N. */
export const FunnelChart = ({ trend }: { trend: Trend }) => {
  const days = trend.days.filter(({ operating }) => operating > 0)
  const gaps = gapsOf(trend)
  const top = Math.max(1, ...days.map(({ operating }) => operating))
  const lineOf = (name: string, numberOf: (figures: Figures) => number) => {
    const points = days.map((figures) => ({ day: figures.day, value: numberOf(figures) }))
    return { name, points, label: `${name} ${showNumber(points.at(-1)?.value ?? 0)}` }
  }
  const countOf = (figure: (typeof FIGURES)[number]) => (figures: Figures) => figures.shares[figure].count
  const lines = [lineOf('N', ({ operating }) => operating), ...FIGURES.map((one) => lineOf(one, countOf(one)))]
  const said = (figures: Figures) =>
    FIGURES.map((figure) => `${figure} ${shareWords(figures.shares[figure])}`).join(', ')
  return (
    <Chart
      id="funnel-chart"
      title={words.chart(words.wholeFunnel, showPeriod(trend.period))}
      description={courseOf(days, said) + showGaps(gaps)}
      period={trend.period}
      height={240}
      ticks={top < 2 ? [0, top] : [0, Math.round(top / 2), top]}
      lines={lines}
      gaps={gaps}
    />
  )
}

/** One figure as its share of N, on the same scale as every other. */
const ShareChart = ({ trend, indicator }: { trend: Trend; indicator: TargetIndicator }) => {
  const days = trend.days.filter(({ shares }) => shares[indicator].total > 0)
  const gaps = gapsOf(trend)
  const points = days.map(({ day, shares: { [indicator]: share } }) => ({
    ...{ day, value: (share.count / share.total) * 100 },
  }))
  const last = days.at(-1)
  const course = courseOf(days, ({ shares }) => shareWords(shares[indicator]))
  const name = `${indicator} · ${words.indicators[indicator]}`
  return (
    <figure class="trend">
      <figcaption>
        <b>{name}</b>
        <small>{course}</small>
      </figcaption>
      <Chart
        id={`chart-${indicator}`}
        title={words.chart(name, showPeriod(trend.period))}
        description={course + showGaps(gaps)}
        period={trend.period}
        height={130}
        ticks={[0, 50, 100]}
        lines={[{ name: indicator, points, label: last ? showShare(last.shares[indicator]) : '' }]}
        gaps={gaps}
      />
    </figure>
  )
}

export const ShareCharts = ({ trend }: { trend: Trend }) => (
  <div class="trends">
    {TARGET_INDICATORS.map((indicator) => (
      <ShareChart trend={trend} indicator={indicator} />
    ))}
  </div>
)
