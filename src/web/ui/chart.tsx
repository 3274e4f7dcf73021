import type { Child } from 'hono/jsx'
import { type Day, daysBetween, showDay } from '../../domain/day.ts'
import type { Period } from '../../domain/period.ts'
import { stretchesOf } from '../../domain/period.ts'
import { linear, spread, units } from './scale.ts'

/** Sizes in units of the drawing, which is as wide as a small phone shows it. */
const WIDTH = 320
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 76, 10, 22]
const LABEL_GAP = 14

export interface Point {
  readonly day: Day
  readonly value: number
}

export interface Line {
  /** What the style sheet knows it by. */
  readonly name: string
  readonly points: readonly Point[]
  /** Written where it ends. */
  readonly label: string
}

export interface ChartProps {
  /** Of this page only. */
  id: string
  title: string
  /** The same in words, for who does not see it. */
  description: string
  period: Period
  height: number
  /** The vertical axis goes from 0 to the last of them. */
  ticks: readonly number[]
  lines: readonly Line[]
  /** Days without a snapshot: framed by dashes, joined by nothing. */
  gaps: readonly Period[]
  /** How a day is written under the drawing, and which points lie side by side: days, where nothing else is said. */
  dayWords?: (day: Day) => string
  stretches?: (points: readonly Point[]) => (readonly Point[])[]
}

const shortDay = (day: Day): string => showDay(day).slice(0, 5)

interface Scales {
  x(day: Day): number
  y(value: number): number
}

function scalesOf({ period, height, ticks }: Pick<ChartProps, 'period' | 'height' | 'ticks'>): Scales {
  const across = linear([0, daysBetween(period.from, period.to)], [LEFT, WIDTH - RIGHT])
  const up = linear([0, ticks.at(-1) ?? 1], [height - BOTTOM, TOP])
  return { x: (day) => across(daysBetween(period.from, day)), y: up }
}

/** Lines from zero over a period, drawn by the server. A line joins days in a row only. */
export const Chart = (props: ChartProps) => {
  const { id, title, description, period, height, ticks, lines, gaps } = props
  const { dayWords = shortDay, stretches = stretchesOf } = props
  const scales = scalesOf(props)
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {ticks.map((tick) => (
        <Tick value={tick} y={scales.y(tick)} />
      ))}
      {gaps.map((gap) => (
        <GapFrame gap={gap} scales={scales} height={height} />
      ))}
      {lines.map((line) => (
        <DrawnLine {...{ line, scales, stretches }} />
      ))}
      <Labels lines={lines} scales={scales} bottom={height - BOTTOM} />
      <DayLabel x={LEFT} y={height - 6} text={dayWords(period.from)} />
      {period.from !== period.to && (
        <DayLabel x={WIDTH - RIGHT} y={height - 6} text={dayWords(period.to)} anchor="end" />
      )}
    </svg>
  )
}

const Tick = ({ value, y }: { value: number; y: number }) => (
  <>
    <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={units(y)} y2={units(y)} />
    <Text x={LEFT - 5} y={y + 4} anchor="end">
      {value}
    </Text>
  </>
)

const DayLabel = ({ x, y, text, anchor }: { x: number; y: number; text: string; anchor?: 'end' }) => (
  <Text x={x} y={y} anchor={anchor ?? 'start'}>
    {text}
  </Text>
)

const Text = ({ x, y, anchor, children }: { x: number; y: number; anchor: 'start' | 'end'; children: Child }) => (
  <text x={units(x)} y={units(y)} text-anchor={anchor}>
    {children}
  </text>
)

/** Half a day wider on each side, so that one missing day is seen. */
const GapFrame = ({ gap, scales, height }: { gap: Period; scales: Scales; height: number }) => {
  const [from, to] = [scales.x(gap.from) - 2, scales.x(gap.to) + 2]
  return <rect class="gap" x={units(from)} y={TOP} width={units(to - from)} height={height - BOTTOM - TOP} />
}

interface DrawnLineProps {
  line: Line
  scales: Scales
  stretches: (points: readonly Point[]) => (readonly Point[])[]
}

const DrawnLine = ({ line: { name, points }, scales: { x, y }, stretches }: DrawnLineProps) => {
  const last = points.at(-1)
  return (
    <g data-line={name}>
      {stretches(points).map(([first, ...more]) =>
        first === undefined ? null : more.length === 0 ? (
          <circle cx={units(x(first.day))} cy={units(y(first.value))} r="2" />
        ) : (
          <path
            d={[first, ...more]
              .map(({ day, value }, at) => `${at ? 'L' : 'M'}${units(x(day))} ${units(y(value))}`)
              .join('')}
          />
        ),
      )}
      {last && <circle cx={units(x(last.day))} cy={units(y(last.value))} r="3" />}
    </g>
  )
}

/** Each line is named where it ends, apart from the others. */
const Labels = ({ lines, scales: { x, y }, bottom }: { lines: readonly Line[]; scales: Scales; bottom: number }) => {
  const ends = lines.flatMap(({ points, label }) => {
    const last = points.at(-1)
    return last ? [{ label, x: x(last.day) + 7, y: y(last.value) + 4 }] : []
  })
  const places = spread(
    ends.map((end) => end.y),
    LABEL_GAP,
    bottom + 4,
  )
  return (
    <>
      {ends.map((end, at) => (
        <text class="end" x={units(end.x)} y={units(places[at] ?? end.y)}>
          {end.label}
        </text>
      ))}
    </>
  )
}
