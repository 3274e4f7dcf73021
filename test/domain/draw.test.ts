import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareAnswer } from '../../src/domain/back-check.ts'
import { chanceOfMeeting, countDrawn, type Drawable, drawVisits, percentOn, shareOut } from '../../src/domain/draw.ts'

const rankOf = (seed: string, visit: string) => createHash('sha256').update(`${seed} ${visit}`).digest('hex')
const visitsOf = (seed: string, officer: string, count: number): Drawable[] =>
  Array.from({ length: count }, (_, at) => {
    const visit = `${officer}-${at + 1}`
    return { visit, officer, rank: rankOf(seed, visit) }
  })
const idsOf = (drawn: readonly Drawable[]) => drawn.map(({ visit }) => visit)

describe('the part that is drawn', () => {
  test('is twenty of a hundred in the first two weeks of a site, and ten after', () => {
    expect(percentOn('2026-11-01', '2026-11-01')).toBe(20)
    expect(percentOn('2026-11-01', '2026-11-14')).toBe(20)
    expect(percentOn('2026-11-01', '2026-11-15')).toBe(10)
  })

  test.each([
    [1, 10, 1],
    [10, 10, 1],
    [11, 10, 2],
    [40, 10, 4],
    [40, 20, 8],
    [41, 20, 9],
  ])('of %i visits, where %i in a hundred are drawn, is %i: rounded up, and at least one', (visits, percent, drawn) => {
    expect(countDrawn(visits, percent)).toBe(drawn)
  })
})

describe('a draw', () => {
  const all = [...visitsOf('hạt giống', 'lan', 25), ...visitsOf('hạt giống', 'hoa', 3)]

  test('takes the lowest ranks of each volunteer apart, and somebody with three visits too', () => {
    const drawn = drawVisits(all, 10)
    expect(drawn.filter(({ officer }) => officer === 'lan')).toHaveLength(3)
    expect(drawn.filter(({ officer }) => officer === 'hoa')).toHaveLength(1)
    const highest = drawn.filter(({ officer }) => officer === 'lan').at(-1)?.rank ?? ''
    const left = all.filter((one) => one.officer === 'lan' && !drawn.includes(one))
    expect(left.every(({ rank }) => rank > highest)).toBe(true)
  })

  test('is the same for the same seed in whatever order the visits come, and another for another seed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(idsOf(drawVisits(shuffled, 10))).toEqual(idsOf(drawVisits(all, 10)))
      }),
    )
    const other = [...visitsOf('hạt khác', 'lan', 25), ...visitsOf('hạt khác', 'hoa', 3)]
    expect(idsOf(drawVisits(other, 10))).not.toEqual(idsOf(drawVisits(all, 10)))
  })

  test('can be recomputed with a tool of every machine: SHA-256 of the seed, a space and the id', () => {
    // printf '%s %s' 7K2M lan-1 | sha256sum
    expect(rankOf('7K2M', 'lan-1')).toBe('55ec44478e55bfcf7dec4db2d759f6cf938d2f740d28a5c9026ce08ec360def5')
  })
})

describe('who looks again', () => {
  const drawn = visitsOf('s', 'lan', 4)

  test('is never who made the visit, and the work is shared out evenly', () => {
    const checkers = ['lan', 'hoa', 'mai'].map((id) => ({ id, tier: 0 }))
    const chosen = [...shareOut(drawn, checkers).values()].sort()
    expect(chosen).toEqual(['hoa', 'hoa', 'mai', 'mai'])
  })

  test('is one of the commune where nobody else walks the site, and the coordinator last of all', () => {
    const [ho, mai, lan] = [
      { id: 'ho', tier: 2 },
      { id: 'mai', tier: 1 },
      { id: 'lan', tier: 0 },
    ]
    expect(new Set(shareOut(drawn, [ho, mai, lan]).values())).toEqual(new Set(['mai']))
    expect(new Set(shareOut(drawn, [ho, lan]).values())).toEqual(new Set(['ho']))
    expect(new Set(shareOut(drawn, [lan]).values())).toEqual(new Set([undefined]))
  })
})

describe('a volunteer who invents visits', () => {
  test.each([
    [40, 12, 4, 0.776],
    [20, 6, 2, 0.521],
    [100, 30, 10, 0.977],
    [5, 5, 1, 1],
    [5, 0, 1, 0],
    [10, 9, 2, 1],
  ])('of %i visits, %i invented and %i drawn, is met with probability %f', (visits, invented, drawn, chance) => {
    expect(chanceOfMeeting(visits, invented, drawn)).toBeCloseTo(chance, 3)
  })

  /** Fixed seeds: the same sum on every machine. */
  const SEEDS = 2000
  test.each([
    [40, 10],
    [40, 20],
    [20, 10],
    [100, 10],
  ])(
    'of %i visits, %i in a hundred drawn and three in ten invented, is named as often as is stated',
    (visits, percent) => {
      const invented = Math.round(visits * 0.3)
      const isInvented = (visit: string) => Number(visit.split('-')[1]) <= invented
      const claim = { outcome: 'agreed', display: null, scan: null, transfer: false, codeStands: true } as const
      const differs = ({ officer, visit }: Drawable) => {
        const recall = officer === 'lan' && isInvented(visit) ? 'nobody' : 'came'
        return compareAnswer(claim, { outcome: 'agreed', recall }).kind === 'differs'
      }
      let named = 0
      for (let seed = 1; seed <= SEEDS; seed++) {
        const honest = visitsOf(`${seed}`, 'hoa', 15)
        const drawn = drawVisits([...honest, ...visitsOf(`${seed}`, 'lan', visits)], percent)
        const names = new Set(drawn.filter(differs).map(({ officer }) => officer))
        expect(names.has('hoa')).toBe(false)
        if (names.has('lan')) named++
      }
      const stated = chanceOfMeeting(visits, invented, countDrawn(visits, percent))
      // Four standard deviations of a share of so many draws: a fair draw strays further once in 16 000 times.
      const tolerance = 4 * Math.sqrt((stated * (1 - stated)) / SEEDS)
      expect(Math.abs(named / SEEDS - stated)).toBeLessThan(tolerance)
    },
  )
})
