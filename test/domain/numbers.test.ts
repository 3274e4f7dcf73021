import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { showNumber, showPercent } from '../../src/domain/numbers.ts'

describe('numbers the Vietnamese way', () => {
  test.each([
    [0, '0'],
    [7, '7'],
    [999, '999'],
    [1000, '1.000'],
    [1_234_567.8, '1.234.567,8'],
    [1_234_567, '1.234.567'],
    [0.05, '0,1'],
    [-1234.5, '−1.234,5'],
    [-0.01, '0'],
    [9_999.96, '10.000'],
  ])('%d is shown as %s', (value, shown) => {
    expect(showNumber(value)).toBe(shown)
  })

  test.each([
    [5.43216, 3, '5,432'],
    [2.5, 0, '3'],
    [1200.1, 2, '1.200,1'],
  ])('%d with up to %i decimals is %s', (value, decimals, shown) => {
    expect(showNumber(value, decimals)).toBe(shown)
  })

  test('without its full stops every whole number is itself', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000_000 }), (value) => {
        expect(Number(showNumber(value).replaceAll('.', ''))).toBe(value)
      }),
    )
  })
})

describe('percentages', () => {
  test.each([
    [22, 34, '64,7\u00a0%'],
    [2_220_000, 3_800_000, '58,4\u00a0%'],
    [1, 2, '50\u00a0%'],
    [0, 34, '0\u00a0%'],
    [34, 34, '100\u00a0%'],
    [1999, 2000, '99,9\u00a0%'],
    [1, 30_000, '0,1\u00a0%'],
  ])('%i of %i is %s', (count, total, shown) => {
    expect(showPercent({ count, total })).toBe(shown)
  })

  test('nothing of nothing has no percentage', () => {
    expect(showPercent({ count: 0, total: 0 })).toBeUndefined()
  })

  test('only all is 100 % and only none is 0 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (total, any) => {
        const shown = showPercent({ count: any % (total + 1), total })
        expect(shown === '100\u00a0%').toBe(any % (total + 1) === total)
        expect(shown === '0\u00a0%').toBe(any % (total + 1) === 0)
      }),
    )
  })
})
