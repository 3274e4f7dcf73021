import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDong, showDong, showShortDong } from '../../src/domain/money.ts'

test.each([
  [500_000, '500.000\u00a0đồng', '500.000\u00a0đ'],
  [3_012_000, '3.012.000\u00a0đồng', '3.012.000\u00a0đ'],
  [0, '0\u00a0đồng', '0\u00a0đ'],
])('%i đồng is shown as %s, or %s in a table', (dong, long, short) => {
  expect(showDong(dong)).toBe(long)
  expect(showShortDong(dong)).toBe(short)
})

describe('reading an amount', () => {
  test.each([
    ['35000', 35_000],
    ['35.000', 35_000],
    ['35,000', 35_000],
    ['35 000', 35_000],
    ['1.234.567', 1_234_567],
    [' 500.000 đồng ', 500_000],
    ['500.000 ĐỒNG', 500_000],
    ['500000đ', 500_000],
    ['500000 VNĐ', 500_000],
    ['500000 vnd', 500_000],
    ['500.000\u00a0₫', 500_000],
    ['0', 0],
  ])('%j is %i đồng', (typed, dong) => {
    expect(readDong(typed)).toEqual({ ok: true, dong })
  })

  test.each([
    ['', 'empty'],
    ['đ', 'empty'],
    ['35.5', 'fraction'],
    ['35,50', 'fraction'],
    ['0.500', 'fraction'],
    ['1.234,567', 'fraction'],
    ['1.234.567,8', 'fraction'],
    ['1,234.50', 'fraction'],
    ['-5', 'not-a-number'],
    ['+5', 'not-a-number'],
    ['1e6', 'not-a-number'],
    ['35k', 'not-a-number'],
    ['1.23.456', 'not-a-number'],
    ['99999999999999999999', 'too-large'],
  ])('%j is refused as %s', (typed, reason) => {
    expect(readDong(typed)).toEqual({ ok: false, reason })
  })

  test('every amount reads back from both ways it is shown', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (dong) => {
        expect(readDong(showDong(dong))).toEqual({ ok: true, dong })
        expect(readDong(showShortDong(dong))).toEqual({ ok: true, dong })
      }),
    )
  })
})
