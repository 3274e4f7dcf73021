import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../src/domain/day.ts'
import {
  EVERY_DAY,
  findMarketDaysFault,
  isTradingDay,
  type MarketDays,
  marketDaysOn,
  nextTradingDays,
  readDays,
  tradingDaysUntil,
} from '../../src/domain/market-days.ts'
import { lunarDateOf, lunarDayOf } from '../../src/store/lunar.ts'

/** Phiên chợ of the 2nd and 7th of the lunar month and every fifth day after them. */
const FAIR: MarketDays = { rule: 'lunar', days: [2, 7, 12, 17, 22, 27] }

const always = (market: MarketDays) => ({ ...market, fromDay: '2020-01-01' })

describe('the days a market trades', () => {
  test('are known by the weekday, 1 for Monday', () => {
    expect([weekdayOf('2026-11-26'), weekdayOf('2026-11-29'), weekdayOf('2026-11-30')]).toEqual([4, 7, 1])
    expect(weekdayOf('1969-12-31')).toBe(3)
    const sundays: MarketDays = { rule: 'weekdays', days: [7] }
    expect(tradingDaysUntil([always(sundays)], '2026-11-26', lunarDayOf).slice(0, 2)).toEqual([
      '2026-11-22',
      '2026-11-15',
    ])
  })

  test('are every day where nothing else was written down', () => {
    const days = tradingDaysUntil([], '2026-11-26', lunarDayOf)
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-11-26', addDays('2026-11-26', -29)])
  })

  test('of the solar month skip months that lack the day', () => {
    const last: MarketDays = { rule: 'solar', days: [31] }
    expect(tradingDaysUntil([always(last)], '2026-11-26', lunarDayOf).slice(0, 3)).toEqual([
      '2026-10-31',
      '2026-08-31',
      '2026-07-31',
    ])
  })

  test('of the lunar month: a market of days 2 and 7 is not idle on day 3', () => {
    // 17/02/2026 is Tết, the first day of the first month.
    expect([
      isTradingDay(FAIR, '2026-02-18', lunarDayOf),
      isTradingDay(FAIR, '2026-02-19', lunarDayOf),
      isTradingDay(FAIR, '2026-02-23', lunarDayOf),
    ]).toEqual([true, false, true])
    const days = tradingDaysUntil([always(FAIR)], '2026-11-26', lunarDayOf)
    expect(days).toHaveLength(30)
    expect(days.every((day) => FAIR.days.includes(lunarDayOf(day)))).toBe(true)
  })

  test('are judged by what held on each: a change does not judge the days before it', () => {
    const sundays = { rule: 'weekdays', days: [7], fromDay: '2026-11-20' } as const
    const mondays = { rule: 'weekdays', days: [1], fromDay: '2026-11-25' } as const
    // Every day up to the 19th, Sunday the 22nd, then Mondays alone.
    const days = tradingDaysUntil([sundays, mondays], '2026-12-01', lunarDayOf)
    expect(days.slice(0, 4)).toEqual(['2026-11-30', '2026-11-22', '2026-11-19', '2026-11-18'])
    expect([days.length, days.at(-1)]).toEqual([30, addDays('2026-11-19', -27)])
    expect(tradingDaysUntil([sundays, mondays], '2026-11-24', lunarDayOf)).toEqual(
      tradingDaysUntil([sundays], '2026-11-24', lunarDayOf),
    )
  })

  test('are refused by name where they are none, none that exists, or twice the same', () => {
    expect(findMarketDaysFault(FAIR)).toBeUndefined()
    expect(findMarketDaysFault(EVERY_DAY)).toBeUndefined()
    expect(findMarketDaysFault({ rule: 'weekdays', days: [] })).toBe('no-days')
    for (const [rule, days] of [
      ['weekdays', [8]],
      ['solar', [0]],
      ['solar', [1.5]],
      ['lunar', [31]],
      ['lunar', [2, 2]],
      ['every-day', [1]],
    ] as const)
      expect(findMarketDaysFault({ rule, days })).toBe('no-such-day')
  })
})

describe('the lunar day', () => {
  test.each([
    // New years of Viet Nam, of which 2007 and 2030 are a day before those of China.
    '2007-02-17',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2030-02-02',
  ])('%s is the first of a month', (day) => {
    expect([lunarDayOf(addDays(day, -1)) >= 29, lunarDayOf(day), lunarDayOf(addDays(day, 1))]).toEqual([true, 1, 2])
  })

  test('counts up by one, or begins anew after 29 or 30, through twenty-five years', () => {
    for (let day = '2020-01-01'; day < '2045-01-01'; day = addDays(day, 1)) {
      const [before, after] = [lunarDayOf(day), lunarDayOf(addDays(day, 1))]
      if (after !== before + 1 && !(after === 1 && (before === 29 || before === 30)))
        expect([day, before, after]).toBe(0)
    }
  })
})

describe('the rule of a place changes', () => {
  const [early, late, again] = [
    { rule: 'solar', days: [1], fromDay: '2026-11-01' },
    { rule: 'every-day', days: [], fromDay: '2026-12-01' },
    { rule: 'weekdays', days: [7], fromDay: '2026-12-01' },
  ] as const

  test('from its first day on, and the later of two from the same day holds', () => {
    const rules = [early, late, again]
    expect(marketDaysOn(rules, '2026-10-31')).toBeUndefined()
    expect(marketDaysOn(rules, '2026-11-01')).toBe(early)
    expect(marketDaysOn(rules, '2026-11-30')).toBe(early)
    expect(marketDaysOn(rules, '2026-12-01')).toBe(again)
  })

  test('and the next trading days follow each rule on its own days', () => {
    expect(nextTradingDays([early, late], '2026-10-31', 4, lunarDayOf)).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-12-01',
      '2026-12-02',
    ])
    expect(nextTradingDays([{ ...early, days: [40] }], '2026-11-26', 2, lunarDayOf)).toEqual([])
  })
})

test.each([
  ['2, 7,12', [2, 7, 12]],
  ['27 22;17.', [17, 22, 27]],
  ['', []],
  ['2 và 7', undefined],
  ['-2', undefined],
  ['123', undefined],
])('days typed as "%s" are read as %j', (text, days) => {
  expect(readDays(text)).toEqual(days)
})

test('a lunar date has its month, and says where the month comes a second time', () => {
  // Tết Bính Ngọ; and the first day of the leap sixth month of 2025.
  expect(lunarDateOf('2026-02-17')).toEqual({ day: 1, month: 1, leap: false })
  expect(lunarDateOf('2025-07-25')).toEqual({ day: 1, month: 6, leap: true })
})
