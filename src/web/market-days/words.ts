import { dayOf, showDay } from '../../domain/day.ts'
import type { MarketDays } from '../../domain/market-days.ts'
import type { FoundMarketDays } from '../../store/market-days.ts'
import { vi } from '../messages/vi.ts'

const words = vi.marketDays

export const weekday = (number: number): string => words.weekdays[number - 1] ?? ''

/** The rule as a sentence: Bán vào ngày 2, 7, 12 âm lịch mỗi tháng. */
export const sentenceOf = ({ rule, days }: MarketDays): string =>
  words.said[rule](days.map((day) => (rule === 'weekdays' ? weekday(day) : String(day))).join(', '))

export const writtenBy = ({ by, at, fromDay }: FoundMarketDays): string =>
  words.setBy(by, showDay(dayOf(at)), showDay(fromDay))
