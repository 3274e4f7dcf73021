import { describe, expect, test } from 'vitest'
import { addMonths, daysOfMonth, isMonth, isOver, quarterOf, showMonth } from '../../src/domain/month.ts'
import { daysOf, periodsOf, showPeriod, stretchesOf, weeksOf } from '../../src/domain/period.ts'

describe('months', () => {
  test.each([
    ['2026-09', true],
    ['2026-00', false],
    ['2026-13', false],
    ['2026-9', false],
    ['2026-09-01', false],
  ])('%s is one: %s', (text, is) => expect(isMonth(text)).toBe(is))

  test.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-05', -17, '2024-12'],
    ['2026-05', 0, '2026-05'],
  ])('%s and %i are %s', (month, months, expected) => expect(addMonths(month, months)).toBe(expected))

  test.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, to) => expect(daysOfMonth(month)).toEqual({ from: `${month}-01`, to }))

  test('a month is over when its last day is behind', () => {
    expect(isOver('2026-10', '2026-10-31')).toBe(false)
    expect(isOver('2026-10', '2026-11-01')).toBe(true)
  })

  test.each([
    ['2026-11-12', '2026-10-01', '2026-12-31'],
    ['2026-01-01', '2026-01-01', '2026-03-31'],
    ['2026-06-30', '2026-04-01', '2026-06-30'],
  ])('the quarter of %s is %s to %s', (day, from, to) => expect(quarterOf(day)).toEqual({ from, to }))

  test('are written as official papers do', () => {
    expect(['2026-02', '2026-09', '2026-11'].map(showMonth)).toEqual(['02/2026', '9/2026', '11/2026'])
  })
})

describe('periods', () => {
  test('have both their ends, and none when they end before they begin', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysOf({ from: '2026-03-01', to: '2026-02-28' })).toEqual([])
  })

  test('are told by weeks back from their last day', () => {
    expect(weeksOf({ from: '2026-10-01', to: '2026-10-22' })).toEqual([
      '2026-10-01',
      '2026-10-08',
      '2026-10-15',
      '2026-10-22',
    ])
    expect(weeksOf({ from: '2026-10-01', to: '2026-10-03' })).toEqual(['2026-10-03'])
  })

  test('a missing day cuts a line in two', () => {
    const points = ['2026-10-30', '2026-10-31', '2026-11-02', '2026-11-05', '2026-11-06'].map((day) => ({ day }))
    expect(stretchesOf(points).map((stretch) => stretch.length)).toEqual([2, 1, 2])
    expect(stretchesOf([])).toEqual([])
  })

  test('days in a row are named together', () => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-03']
    expect(periodsOf(days).map(showPeriod)).toEqual(['31/10/2026–01/11/2026', '03/11/2026'])
  })
})
