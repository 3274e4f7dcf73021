import { describe, expect, test } from 'vitest'
import { findBursts, findSamePhotos, type TimedVisit } from '../../src/domain/flags.ts'

const walked = (officer: string, count: number, every: number, from = 0): TimedVisit[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ visit: `${officer}-${from + at}`, stall: `s${from + at}`, officer, madeAt: from * 1000 + at * every },
  }))

describe('many visits in few minutes', () => {
  test('are ten stalls by one person in ten minutes, and not nine', () => {
    expect(findBursts(walked('lan', 10, 66))).toMatchObject([{ id: 'burst:lan-0:10', kind: 'burst' }])
    expect(findBursts(walked('lan', 9, 1))).toEqual([])
    expect(findBursts(walked('lan', 30, 67))).toEqual([])
  })

  test('are counted by person and by stall', () => {
    expect(findBursts([...walked('lan', 5, 1), ...walked('hoa', 5, 1)])).toEqual([])
    expect(findBursts(walked('lan', 12, 1).map((visit) => ({ ...visit, stall: 'one' })))).toEqual([])
  })

  test('are one run as long as ten minutes hold ten, and another run later', () => {
    const [long, late] = [walked('lan', 25, 30), walked('lan', 10, 10, 90)]
    const flags = findBursts([...late, ...long])
    expect(flags.map(({ id }) => id)).toEqual(['burst:lan-0:25', 'burst:lan-90:10'])
  })
})

describe('the same photo', () => {
  test('of several visits is one flag, and a photo of one visit is none', () => {
    const photos = [
      { visit: 'a', digest: 'x' },
      { visit: 'b', digest: 'y' },
      { visit: 'c', digest: 'x' },
    ]
    expect(findSamePhotos(photos)).toEqual([{ id: 'same-photo:a:2', kind: 'same-photo', visits: ['a', 'c'] }])
  })
})
