import { describe, expect, test } from 'vitest'
import { showInterval, wilson } from '../../src/domain/wilson.ts'

describe('the 95 % interval of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: score without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i is %f to %f, as published', (count, total, low, high) => {
    const interval = wilson({ count, total })
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  test('mirrors itself, holds the share, and ends exactly where all or none agree', () => {
    for (let total = 1; total <= 60; total++)
      for (let count = 0; count <= total; count++) {
        const { low, high } = wilson({ count, total }) ?? { low: Number.NaN, high: Number.NaN }
        const mirrored = wilson({ count: total - count, total })
        expect(mirrored?.high).toBeCloseTo(1 - low, 12)
        expect(low <= count / total && count / total <= high && low >= 0 && high <= 1).toBe(true)
        expect([low === 0, high === 1]).toEqual([count === 0, count === total])
      }
  })

  test('grows narrower with more checks', () => {
    const width = (total: number) => {
      const { low, high } = wilson({ count: total, total }) ?? { low: 0, high: 0 }
      return high - low
    }
    expect([width(8), width(80), width(800)].map((one) => one.toFixed(3))).toEqual(['0.324', '0.046', '0.005'])
  })

  test('is written the Vietnamese way, and not at all where nothing was counted', () => {
    expect(showInterval({ count: 7, total: 8 })).toBe('52,9–97,8\u00a0%')
    expect(showInterval({ count: 8, total: 8 })).toBe('67,6–100\u00a0%')
    expect(showInterval({ count: 0, total: 0 })).toBeUndefined()
  })
})
