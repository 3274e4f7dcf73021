import { type Day, showDay } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import { capital } from '../../domain/names.ts'
import { periodsOf, showPeriod } from '../../domain/period.ts'
import { vi } from '../messages/vi.ts'
import { Field, FormSummary } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { FunnelChart, ShareCharts } from './charts.tsx'
import { Comparison } from './compare.tsx'
import { type Asked, presetsOn } from './period.ts'
import type { Place, Trend } from './read.ts'
import { WeekTable } from './table.tsx'

const { history: words } = vi

export interface HistoryProps {
  place: Place
  asked: Asked
  trend: Trend
  earlier: Figures | undefined
  later: Figures | undefined
  today: Day
}

/** The figures of a place over time, read off its snapshots. */
export const HistoryPage = (props: HistoryProps) => {
  const { place, trend } = props
  return (
    <main class="page" id="main">
      <header class="place">
        <p>
          <a href={place.back}>
            {vi.lists.back} {place.name}
          </a>
        </p>
        <h1>{words.of(capital(place.name))}</h1>
        <p>{showPeriod(trend.period)}</p>
      </header>
      <Note>{words.intro}</Note>
      <PeriodCard {...props} />
      <Missing trend={trend} />
      {trend.days.length === 0 ? <Nothing /> : <Drawn {...props} />}
      <Comparison {...props} />
    </main>
  )
}

const PeriodCard = ({ place, asked, today }: HistoryProps) => {
  const { typed, errors, period } = asked
  const dayField = (name: 'from' | 'to', label: string) => (
    <Field
      {...{ label, name, value: errors[name] ? typed[name] : showDay(period[name]), error: errors[name] }}
      hint={vi.form.dayHint}
      inputmode="numeric"
      maxlength={10}
      autocomplete="off"
    />
  )
  return (
    <section class="card stack" aria-labelledby="period">
      <h2 id="period">{words.period}</h2>
      <FormSummary errors={errors} />
      <nav class="acts periods" aria-label={words.period}>
        {Object.entries(presetsOn(today)).map(([name, { from, to }]) => (
          <a
            class="button"
            href={`${place.path}?from=${from}&to=${to}`}
            aria-current={period.from === from && period.to === to ? 'true' : undefined}
          >
            {words.periods[name as keyof typeof words.periods]}
          </a>
        ))}
      </nav>
      <form class="days" method="get" action={place.path}>
        {dayField('from', words.from)}
        {dayField('to', words.to)}
        <button class="button" type="submit">
          {words.show}
        </button>
      </form>
    </section>
  )
}

const Missing = ({ trend: { missing } }: { trend: Trend }) =>
  missing.length === 0 ? null : (
    <section class="card stack" aria-label={words.noSnapshot}>
      {missing.map(({ name, days }) => (
        <p>{words.missingOf(name, periodsOf(days).map(showPeriod).join(', '))}</p>
      ))}
    </section>
  )

const Nothing = () => (
  <section class="card">
    <Empty text={words.none}>
      <p>{words.noneYet}</p>
    </Empty>
  </section>
)

const Drawn = ({ place, trend }: HistoryProps) => (
  <>
    <section class="card stack" aria-labelledby="funnel">
      <header>
        <h2 id="funnel">{words.funnel}</h2>
        {place.census && (
          <small>
            <a href={place.census}>{words.census}</a>
          </small>
        )}
      </header>
      <p class="soft">{words.funnelNote}</p>
      <div class="funnel-chart">
        <FunnelChart trend={trend} />
      </div>
    </section>
    <section class="card stack" aria-labelledby="steps">
      <h2 id="steps">{words.steps}</h2>
      <p class="soft">{words.stepsNote}</p>
      <ShareCharts trend={trend} />
    </section>
    <WeekTable place={place} trend={trend} />
  </>
)
