/** A calendar day in Asia/Ho_Chi_Minh, written YYYY-MM-DD; such days sort as text. */
export type Day = string

/** A moment in whole seconds UTC since 1970-01-01. */
export type Instant = number

const secondsPerDay = 86_400
// Viet Nam keeps UTC+7 the whole year, without daylight saving, since 1975.
const offset = 7 * 3_600

const two = (value: number | string) => String(value).padStart(2, '0')

function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 / secondsPerDay
}

function dayNumbered(number: number): Day {
  return new Date(number * secondsPerDay * 1000).toISOString().slice(0, 10)
}

/** The farthest from 1970 that a date can be, in seconds (ECMA-262, time values). */
const FARTHEST = 8_640_000_000_000 - secondsPerDay

/** Whether a number is a moment that falls on a day. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= FARTHEST

/** Whether a text is a real day written YYYY-MM-DD; 2026-02-29 is not one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const number = numberOf(text)
  return Number.isInteger(number) && dayNumbered(number) === text
}

/** The day in Viet Nam at an instant. */
export function dayOf(instant: Instant): Day {
  return dayNumbered(Math.floor((instant + offset) / secondsPerDay))
}

/** The instant at which a day begins in Viet Nam. */
export function startOf(day: Day): Instant {
  return numberOf(day) * secondsPerDay - offset
}

/** The day a number of whole days later, or earlier when it is negative; within the years 0 to 9999. */
export function addDays(day: Day, days: number): Day {
  return dayNumbered(numberOf(day) + days)
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((daysBetween('1970-01-01', day) + 3) % 7) + 7) % 7) + 1

/** Whole days from the first day to the second: 0 on the same day, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from)
}

/** Reads a day as typed in a form: 5/9/2026, 05-09-2026 or 2026-09-05; undefined when it is no real day. */
export function readDay(text: string): Day | undefined {
  const typed = text.trim()
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
  const written = day && month && year ? `${year}-${two(month)}-${two(day)}` : typed
  return isDay(written) ? written : undefined
}

/** 05/09/2026. The vi-VN default of browsers prints 5/9/2026. */
export function showDay(day: Day): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** The time of day in Viet Nam: 14:05. */
export function showTime(instant: Instant): string {
  return new Date((instant + offset) * 1000).toISOString().slice(11, 16)
}

/** 14:05 ngày 12/11/2026. */
export function showMoment(instant: Instant): string {
  return `${showTime(instant)} ngày ${showDay(dayOf(instant))}`
}

/** 12/11, 09:12; with its year, 12/11/2025, 09:12, where that is not the year of `today`. */
export function showShortMoment(instant: Instant, today: Day): string {
  const day = dayOf(instant)
  const shown = showDay(day)
  return `${day.slice(0, 4) === today.slice(0, 4) ? shown.slice(0, 5) : shown}, ${showTime(instant)}`
}

/** Legal texts write a 0 only before days under 10 and months 1 and 2: 01/7/2025 (Decree 30/2020, appendix I). */
function legalParts(day: Day): { date: string; month: string; year: string } {
  const [year = '', month = '', date = ''] = day.split('-')
  return { date, month: Number(month) > 2 ? String(Number(month)) : month, year }
}

/** The day as an official document spells it: ngày 05 tháng 9 năm 2026, ngày 14 tháng 02 năm 2026. */
export function longDay(day: Day): string {
  const { date, month, year } = legalParts(day)
  return `ngày ${date} tháng ${month} năm ${year}`
}

/** The short form that legal texts use for the day they took effect: 01/7/2025. */
export function legalDay(day: Day): string {
  const { date, month, year } = legalParts(day)
  return `${date}/${month}/${year}`
}
