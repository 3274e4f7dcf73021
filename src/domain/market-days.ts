import { addDays, type Day, weekdayOf } from './day.ts'

/** By what a place's trading days are known. A street trades every day. */
export const MARKET_RULES = ['every-day', 'weekdays', 'solar', 'lunar'] as const
export type MarketRule = (typeof MARKET_RULES)[number]

/**
 * When a site trades: on certain weekdays (1 Monday … 7 Sunday), or on certain days of the solar or the lunar month
 * (1 … 31, 1 … 30). `every-day` has no days.
 */
export interface MarketDays {
  readonly rule: MarketRule
  readonly days: readonly number[]
}

export const EVERY_DAY: MarketDays = { rule: 'every-day', days: [] }

/** Highest number a day may have under each rule. */
export const LAST_NUMBER: Readonly<Record<MarketRule, number>> = { 'every-day': 0, weekdays: 7, solar: 31, lunar: 30 }

/** Day of the lunar month, 1 … 30, as Viet Nam reckons it (UTC+7). */
export type LunarDayOf = (day: Day) => number

/** Trading days that "regular" (A6) looks back on, and how many of them must have had a transfer. */
export const TRADING_DAYS = 30
export const REGULAR_DAYS = 10

/** No market is so rare that thirty of its trading days reach further than this, in days. */
const LONGEST_LOOK = 1_000

export function isTradingDay({ rule, days }: MarketDays, day: Day, lunarDayOf: LunarDayOf): boolean {
  if (rule === 'every-day') return true
  if (rule === 'weekdays') return days.includes(weekdayOf(day))
  return days.includes(rule === 'solar' ? Number(day.slice(8)) : lunarDayOf(day))
}

/** A rule that holds from a day on; of two from the same day, the later in the list. */
export interface DatedMarketDays extends MarketDays {
  readonly fromDay: Day
}

/** The rule that holds on a day, of rules in the order of their first days; a place without one trades every day. */
export const marketDaysOn = <Rule extends DatedMarketDays>(rules: readonly Rule[], day: Day): Rule | undefined =>
  rules.findLast(({ fromDay }) => fromDay <= day)

/**
 * The last thirty trading days up to and with the day, newest first; fewer where the rules name no day that exists. Each
 * day is judged by the rule that held on it: what is set later does not make a day a trading day that was none.
 */
export function tradingDaysUntil(rules: readonly DatedMarketDays[], day: Day, lunarDayOf: LunarDayOf): Day[] {
  const found: Day[] = []
  for (let back = 0; back < LONGEST_LOOK && found.length < TRADING_DAYS; back++) {
    const earlier = addDays(day, -back)
    if (isTradingDay(marketDaysOn(rules, earlier) ?? EVERY_DAY, earlier, lunarDayOf)) found.push(earlier)
  }
  return found
}

/** The next trading days from the day on, as many as asked for: what somebody can compare with what they know of the place. */
export function nextTradingDays(
  rules: readonly DatedMarketDays[],
  day: Day,
  count: number,
  lunarDayOf: LunarDayOf,
): Day[] {
  const found: Day[] = []
  for (let ahead = 0; ahead < LONGEST_LOOK && found.length < count; ahead++) {
    const later = addDays(day, ahead)
    if (isTradingDay(marketDaysOn(rules, later) ?? EVERY_DAY, later, lunarDayOf)) found.push(later)
  }
  return found
}

/** Reads the days of a month as typed, "2, 7, 12" or "2 7 12", in their order; undefined when something else stands there. */
export function readDays(text: string): number[] | undefined {
  const typed = text.split(/[\s,;.]+/).filter((part) => part !== '')
  if (!typed.every((part) => /^\d{1,2}$/.test(part))) return undefined
  return typed.map(Number).sort((a, b) => a - b)
}

export type MarketDaysFault = 'no-days' | 'no-such-day'

/** What is wrong with a rule as somebody typed it; undefined when nothing is. */
export function findMarketDaysFault({ rule, days }: MarketDays): MarketDaysFault | undefined {
  if (rule === 'every-day') return days.length === 0 ? undefined : 'no-such-day'
  if (days.length === 0) return 'no-days'
  const known = (day: number) => Number.isInteger(day) && day >= 1 && day <= LAST_NUMBER[rule]
  return days.every(known) && new Set(days).size === days.length ? undefined : 'no-such-day'
}
