import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  isDay,
  legalDay,
  longDay,
  readDay,
  showDay,
  showMoment,
  showShortMoment,
  showTime,
  startOf,
} from '../../src/domain/day.ts'

const instantOf = (moment: string) => Date.parse(moment) / 1000
const instants = fc.integer({ min: instantOf('1900-01-01T00:00:00Z'), max: instantOf('2199-12-31T00:00:00Z') })
const days = instants.map(dayOf)

describe('the day of an instant', () => {
  test.each([
    ['2026-11-12T16:59:59Z', '2026-11-12'],
    ['2026-11-12T17:00:00Z', '2026-11-13'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
    ['2028-02-28T17:00:00Z', '2028-02-29'],
    ['1970-01-01T00:00:00Z', '1970-01-01'],
    ['1969-12-31T16:59:59Z', '1969-12-31'],
  ])('%s falls on %s in Viet Nam', (moment, day) => {
    expect(dayOf(instantOf(moment))).toBe(day)
  })

  test('a day begins at 17:00 UTC of the day before', () => {
    expect(startOf('2026-11-13')).toBe(instantOf('2026-11-12T17:00:00Z'))
  })

  test('the first second of a day is in it and the second before is not', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(startOf(day))).toBe(day)
        expect(dayOf(startOf(day) - 1)).toBe(addDays(day, -1))
      }),
    )
  })
})

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-11-12', -60, '2026-09-13'],
    ['2026-11-12', 0, '2026-11-12'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to)
    expect(daysBetween(from, to)).toBe(count)
  })

  test('adding days and counting the days between are inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(addDays(addDays(day, count), -count)).toBe(day)
      }),
    )
  })

  test('days sort as text in the order of time', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a === b ? 0 : -1)
      }),
    )
  })
})

describe('recognising a day', () => {
  test.each(['2026-09-05', '2028-02-29', '2000-02-29'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '2026-04-01T00:00',
    '05/09/2026',
    ' 2026-04-01',
  ])('%j is not', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('every day of an instant is a day', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(isDay(day)).toBe(true)
      }),
    )
  })
})

describe('reading a typed day', () => {
  test.each([
    ['5/9/2026', '2026-09-05'],
    ['05/09/2026', '2026-09-05'],
    ['5-9-2026', '2026-09-05'],
    [' 05.09.2026 ', '2026-09-05'],
    ['2026-09-05', '2026-09-05'],
    ['29/02/2026', undefined],
    ['9/5/26', undefined],
    ['hôm qua', undefined],
    ['', undefined],
  ])('%j reads as %s', (typed, day) => {
    expect(readDay(typed)).toBe(day)
  })

  test('every day reads back from the way it is shown', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(readDay(showDay(day))).toBe(day)
      }),
    )
  })
})

describe('showing days and times', () => {
  test('a day has two digits of day and month', () => {
    expect(showDay('2026-09-05')).toBe('05/09/2026')
  })

  test.each([
    ['2026-11-12T07:05:59Z', '14:05', '14:05 ngày 12/11/2026'],
    ['2026-11-12T17:00:00Z', '00:00', '00:00 ngày 13/11/2026'],
    ['2026-11-12T02:09:00Z', '09:09', '09:09 ngày 12/11/2026'],
  ])('%s is shown in Viet Nam time', (moment, time, whole) => {
    expect(showTime(instantOf(moment))).toBe(time)
    expect(showMoment(instantOf(moment))).toBe(whole)
  })

  test.each([
    ['2026-11-12', '12/11, 09:09'],
    ['2026-01-01', '12/11, 09:09'],
    ['2027-01-01', '12/11/2026, 09:09'],
  ])('on %s a moment of the same year is shown without it', (today, shown) => {
    expect(showShortMoment(instantOf('2026-11-12T02:09:00Z'), today)).toBe(shown)
  })

  test.each([
    ['2026-09-05', 'ngày 05 tháng 9 năm 2026', '05/9/2026'],
    ['2026-01-31', 'ngày 31 tháng 01 năm 2026', '31/01/2026'],
    ['2026-02-03', 'ngày 03 tháng 02 năm 2026', '03/02/2026'],
    ['2026-03-10', 'ngày 10 tháng 3 năm 2026', '10/3/2026'],
    ['2025-07-01', 'ngày 01 tháng 7 năm 2025', '01/7/2025'],
    ['2026-12-09', 'ngày 09 tháng 12 năm 2026', '09/12/2026'],
  ])('on an official paper %s has a leading 0 only before days under 10 and months 1 and 2', (day, long, short) => {
    expect(longDay(day)).toBe(long)
    expect(legalDay(day)).toBe(short)
  })
})
