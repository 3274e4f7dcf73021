import { describe, expect, test } from 'vitest'
import { type Amount, amountIn, arrearsOf, dongOf, findAmountFaults } from '../../../src/domain/payout/amounts.ts'

const row = (fromDay: string, standard: number, at: number, toDay: string | null = null): Amount => ({
  ...{ group: 'g', fromDay, toDay, standard, coefficient: 150, at },
})
// Mức chuẩn 500.000 đ, from 01/7/2026 540.000 đ.
const table = [row('2024-07-01', 500_000, 1), row('2026-07-01', 540_000, 2)]
const owed = (month: string, due: number, given = 0) =>
  arrearsOf([{ caseCode: 'BS-1', group: 'g', month, due, given }], table).map(({ amount }) => amount)

describe('the dated table', () => {
  test('says what a group is due in a month, to the first day', () => {
    const due = (month: string) => amountIn(table, 'g', month)
    expect(['2026-06', '2026-07', '2030-01'].map((month) => due(month) && dongOf(due(month) as Amount))).toEqual([
      ...[750_000, 810_000, 810_000],
    ])
    expect(due('2024-06')).toBeUndefined()
    expect(amountIn(table, 'other', '2026-07')).toBeUndefined()
  })

  test('ends where a row ends, and of two rows from one day the later written holds', () => {
    const ended = [row('2026-01-01', 500_000, 1, '2026-03-01')]
    expect(amountIn(ended, 'g', '2026-02')).toBe(ended[0])
    expect(amountIn(ended, 'g', '2026-03')).toBeUndefined()
    const twice = [row('2026-01-01', 540_000, 2), row('2026-01-01', 500_000, 1)]
    expect(amountIn(twice, 'g', '2026-01')?.standard).toBe(540_000)
  })

  test.each([
    [{}, []],
    [{ fromDay: '2026-02-30' }, ['from-day']],
    [{ toDay: '2026-07-01' }, ['to-day']],
    [{ standard: -1 }, ['standard']],
    [{ standard: 0.5 }, ['standard']],
    [{ coefficient: 0 }, ['coefficient']],
    [{ standard: 333_333, coefficient: 150 }, ['not-whole']],
  ])('refuses %o', (of, faults) => {
    expect(
      findAmountFaults({ fromDay: '2026-07-01', toDay: null, standard: 540_000, coefficient: 150, ...of }),
    ).toEqual(faults)
  })
})

describe('truy lĩnh', () => {
  test('is what the table now sets, less what was due and given', () => {
    expect(owed('2026-08', 750_000)).toEqual([60_000])
    expect(owed('2026-08', 750_000, 20_000)).toEqual([40_000])
    expect(owed('2026-08', 750_000, 60_000)).toEqual([])
    expect(owed('2026-06', 750_000)).toEqual([])
  })

  test('is not made up of an amount the table never set, nor of a month it says nothing of', () => {
    expect(owed('2026-08', 700_000)).toEqual([])
    expect(owed('2023-08', 750_000)).toEqual([])
  })

  test('takes nothing back where the table sets less', () => {
    expect(arrearsOf([{ caseCode: 'a', group: 'g', month: '2026-06', due: 810_000, given: 0 }], table)).toEqual([])
  })
})
