import { type Day, daysBetween } from './day.ts'

/** Longest plan of a campaign and longest note of an outcome, in characters. */
export const PLAN_LENGTH = 2_000
export const RESULT_NOTE = 300
/** Days a campaign lasts at most, and times of guiding that one row may tell: more is a slip of the finger. */
export const CAMPAIGN_DAYS = 366
export const TURNS_AT_MOST = 99_999

/** First and last day of a campaign (đợt ra quân), both of them in it. */
export interface CampaignDays {
  readonly fromDay: Day
  readonly toDay: Day
}

export type CampaignState = 'coming' | 'running' | 'over'

export function campaignState({ fromDay, toDay }: CampaignDays, today: Day): CampaignState {
  if (today < fromDay) return 'coming'
  return today > toDay ? 'over' : 'running'
}

export type DaysFault = 'ends-before' | 'too-long'

/** What is wrong with the days of a campaign, if anything. */
export function findDaysFault({ fromDay, toDay }: CampaignDays): DaysFault | undefined {
  if (toDay < fromDay) return 'ends-before'
  return daysBetween(fromDay, toDay) >= CAMPAIGN_DAYS ? 'too-long' : undefined
}

/** What a team tells of a day: times somebody was guided (lượt), and people (người). Somebody guided twice is one. */
export interface Guided {
  readonly day: Day
  readonly turns: number
  readonly people: number
}

export const RESULT_FAULTS = ['day-outside', 'day-ahead', 'people-exceed'] as const
export type ResultFault = (typeof RESULT_FAULTS)[number]

/** Every fault of an outcome of a campaign as told on the given day. */
export function findResultFaults({ day, turns, people }: Guided, days: CampaignDays, today: Day): ResultFault[] {
  const isOutside = day < days.fromDay || day > days.toDay
  const faults: [boolean, ResultFault][] = [
    [isOutside, 'day-outside'],
    [!isOutside && day > today, 'day-ahead'],
    [people > turns, 'people-exceed'],
  ]
  return faults.filter(([isFault]) => isFault).map(([, fault]) => fault)
}

/** A row of outcomes; `replaces` names the row it corrects. */
export interface ResultRow extends Guided {
  readonly id: string
  readonly replaces: string | null
}

/** The rows that hold: those no other row replaces. */
export function standingResults<Row extends ResultRow>(rows: readonly Row[]): Row[] {
  const replaced = new Set(rows.map(({ replaces }) => replaces))
  return rows.filter(({ id }) => !replaced.has(id))
}

/** The row that replaces another, where one does. */
export const replacementOf = <Row extends ResultRow>(rows: readonly Row[], id: string): Row | undefined =>
  rows.find(({ replaces }) => replaces === id)

/** The rows in the order given, each followed at once by the one that replaces it, and so on. */
export function inReadingOrder<Row extends ResultRow>(rows: readonly Row[]): Row[] {
  const withLater = (row: Row): Row[] => {
    const later = replacementOf(rows, row.id)
    return later === undefined ? [row] : [row, ...withLater(later)]
  }
  return rows.filter(({ replaces }) => replaces === null).flatMap(withLater)
}

/**
 * Turns and people of the rows that hold, added up over days and teams. Who came on two days is in the sum of people
 * twice: nobody writes down who they were.
 */
export function sumResults(rows: readonly ResultRow[]): { turns: number; people: number } {
  const held = standingResults(rows)
  const sum = (of: 'turns' | 'people') => held.reduce((total, row) => total + row[of], 0)
  return { turns: sum('turns'), people: sum('people') }
}
