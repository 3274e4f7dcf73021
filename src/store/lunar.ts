import { getLunarDate } from '@dqcai/vn-lunar'
import type { LunarDayOf } from '../domain/market-days.ts'

/** Day of the lunar month as Viet Nam reckons it, from 1800 to 2199. */
export const lunarDayOf: LunarDayOf = (day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return getLunarDate(date, month, year).day
}
