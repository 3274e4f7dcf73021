import { addDays, type Day, daysBetween, showDay } from './day.ts'

/** Days in a row, both ends included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Longest period that is drawn: a year and some weeks. */
export const PERIOD_AT_MOST = 400

export const lengthOf = ({ from, to }: Period): number => daysBetween(from, to) + 1

/** What of it is not after a day; it may be nothing. */
export const until = (period: Period, last: Day): Period =>
  period.to <= last ? period : { from: period.from, to: last }

/** Every day of it, oldest first; none when it ends before it begins. */
export const daysOf = (period: Period): Day[] =>
  Array.from({ length: Math.max(0, lengthOf(period)) }, (_, at) => addDays(period.from, at))

/** Its last day and every seventh before it, oldest first: rows of a table by weeks. */
export function weeksOf({ from, to }: Period): Day[] {
  const days: Day[] = []
  for (let day = to; day >= from; day = addDays(day, -7)) days.unshift(day)
  return days
}

/** Points in order of day, cut where a day is missing: a line is drawn within a stretch and never across a gap. */
export function stretchesOf<Point extends { readonly day: Day }>(points: readonly Point[]): Point[][] {
  const stretches: Point[][] = []
  for (const point of points) {
    const open = stretches.at(-1)
    const last = open?.at(-1)
    if (open && last && daysBetween(last.day, point.day) === 1) open.push(point)
    else stretches.push([point])
  }
  return stretches
}

/** Days as periods of days in a row. */
export const periodsOf = (days: readonly Day[]): Period[] =>
  stretchesOf(days.map((day) => ({ day }))).map((stretch) => ({
    from: stretch[0]?.day ?? '',
    to: stretch.at(-1)?.day ?? '',
  }))

/** 05/09/2026, or 05/09/2026–07/09/2026. */
export const showPeriod = ({ from, to }: Period): string =>
  from === to ? showDay(from) : `${showDay(from)}–${showDay(to)}`
