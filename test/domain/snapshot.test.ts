import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../src/domain/figures.ts'
import { changeInPoints, missingDays, sumByDay } from '../../src/domain/snapshot.ts'

const october = { from: '2026-10-01', to: '2026-10-04' }
const stall = (id: string) =>
  ({ stall: id, census: 'operating', visited: true, hasCode: false, transferDays: 0 }) as const
const snapshot = (site: string, day: string, stalls: number) => ({
  site,
  figures: figuresOf(
    { stalls: Array.from({ length: stalls }, (_, at) => stall(`${site}-${at}`)), reScans: [], backChecked: [] },
    day,
  ),
})

describe('days without a snapshot', () => {
  test('count from the first day of the site', () => {
    const taken = new Set(['2026-10-03'])
    expect(missingDays({ site: 'a', firstDay: '2026-10-02' }, october, taken)).toEqual(['2026-10-02', '2026-10-04'])
    expect(missingDays({ site: 'a', firstDay: '2026-09-30' }, october, taken)).toHaveLength(3)
    expect(missingDays({ site: 'a', firstDay: '2026-11-01' }, october, taken)).toEqual([])
  })
})

describe('several sites day by day', () => {
  const sites = [
    { site: 'a', firstDay: '2026-10-01' },
    { site: 'b', firstDay: '2026-10-03' },
  ]

  test('are summed over those that were there', () => {
    const days = [snapshot('a', '2026-10-02', 3), snapshot('a', '2026-10-03', 3), snapshot('b', '2026-10-03', 2)]
    expect(sumByDay(sites, days, october)).toMatchObject([
      { day: '2026-10-02', operating: 3, shares: { A1: { count: 3, total: 3 } } },
      { day: '2026-10-03', operating: 5, shares: { A1: { count: 5, total: 5 } } },
    ])
  })

  test('have no sum on a day that one of them lacks', () => {
    expect(sumByDay(sites, [snapshot('a', '2026-10-03', 3)], october)).toEqual([])
    expect(sumByDay([], [], october)).toEqual([])
  })
})

describe('a change', () => {
  test.each([
    [{ count: 10, total: 40 }, { count: 20, total: 40 }, 25],
    [{ count: 20, total: 40 }, { count: 20, total: 50 }, -10],
    [{ count: 0, total: 40 }, { count: 0, total: 41 }, 0],
    [{ count: 0, total: 0 }, { count: 1, total: 1 }, undefined],
    [{ count: 1, total: 1 }, { count: 0, total: 0 }, undefined],
  ])('from %j to %j is %s points', (earlier, later, points) => {
    if (points === undefined) expect(changeInPoints(earlier, later)).toBeUndefined()
    else expect(changeInPoints(earlier, later)).toBeCloseTo(points, 9)
  })
})
