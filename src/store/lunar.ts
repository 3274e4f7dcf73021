import { getLunarDate } from '@dqcai/vn-lunar'
import type { Day } from '../domain/day.ts'
import type { LunarDayOf } from '../domain/market-days.ts'

/** A day of the lunar calendar; `leap` where the month comes a second time in its year. */
export interface LunarDate {
  readonly day: number
  readonly month: number
  readonly leap: boolean
}

/** The day in Viet Nam's lunar calendar, from 1800 to 2199. */
export function lunarDateOf(of: Day): LunarDate {
  const [year = 0, month = 0, date = 0] = of.split('-').map(Number)
  const lunar = getLunarDate(date, month, year)
  return { day: lunar.day, month: lunar.month, leap: lunar.leap }
}

/** Day of the lunar month as Viet Nam reckons it, from 1800 to 2199. */
export const lunarDayOf: LunarDayOf = (day) => lunarDateOf(day).day
