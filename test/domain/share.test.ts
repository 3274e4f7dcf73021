import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { share, showShare, sumShares } from '../../src/domain/share.ts'

describe('a share', () => {
  test.each([
    [0, 0],
    [0, 34],
    [22, 34],
    [34, 34],
  ])('%i of %i is a share', (count, total) => {
    expect(share(count, total)).toEqual({ count, total })
  })

  test.each([
    [35, 34],
    [-1, 34],
    [0, -1],
    [1.5, 2],
    [1, 2.5],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('%d of %d is a fault', (count, total) => {
    expect(() => share(count, total)).toThrow(RangeError)
  })

  test.each([
    [22, 34, '22/34'],
    [1204, 3321, '1.204/3.321'],
    [0, 0, '0/0'],
  ])('%i of %i is shown as %s', (count, total, shown) => {
    expect(showShare(share(count, total))).toBe(shown)
  })
})

describe('adding shares', () => {
  test('shares of separate wholes add up part by part', () => {
    expect(sumShares([share(22, 34), share(0, 12), share(100, 180)])).toEqual({ count: 122, total: 226 })
  })

  test('no shares add up to 0 of 0', () => {
    expect(sumShares([])).toEqual({ count: 0, total: 0 })
  })

  test('a sum does not depend on how its parts are grouped', () => {
    const shares = fc.tuple(fc.nat(9999), fc.nat(9999)).map(([more, count]) => share(count, count + more))
    fc.assert(
      fc.property(fc.array(shares), fc.array(shares), (one, other) => {
        expect(sumShares([sumShares(one), sumShares(other)])).toEqual(sumShares([...one, ...other]))
      }),
    )
  })
})
