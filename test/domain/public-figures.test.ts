import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIGURES } from '../../src/domain/adoption.ts'
import type { Funnel } from '../../src/domain/funnel.ts'
import { publicCount, publicFigures, publicGroup, SMALLEST_GROUP } from '../../src/domain/public-figures.ts'
import { share } from '../../src/domain/share.ts'

const funnel = (operating: number, reached: number, [bank, observed, said] = [0, 0, 0], gone = 0): Funnel => ({
  day: '2026-11-12',
  operating,
  notCounted: { vacant: gone, closed: 0 },
  shares: Object.fromEntries(FIGURES.map((figure) => [figure, share(reached, operating)])) as Funnel['shares'],
  evidence: { bank, observed, said },
})

describe('a count as the public is told it', () => {
  test.each([
    [0, 34, { kind: 'exact', count: 0 }],
    [1, 34, { kind: 'fewer', than: 5 }],
    [4, 34, { kind: 'fewer', than: 5 }],
    [5, 34, { kind: 'exact', count: 5 }],
    [29, 34, { kind: 'exact', count: 29 }],
    [30, 34, { kind: 'more', than: 29 }],
    [33, 34, { kind: 'more', than: 29 }],
    [34, 34, { kind: 'exact', count: 34 }],
    [3, 6, { kind: 'fewer', than: 5 }],
  ])('%i of %i', (count, total, expected) => {
    expect(publicCount(count, total)).toEqual(expected)
  })
})

describe('public figures', () => {
  test('tell nothing of fewer than five stalls', () => {
    expect(publicFigures(funnel(4, 4))).toBeUndefined()
    expect(publicFigures(funnel(5, 5))).toMatchObject({ operating: 5 })
  })

  test.each<[string, [number, number, number], object | undefined]>([
    ['both parts large enough', [7, 15, 0], { bank: 7, observed: 15 }],
    ['one part nobody', [0, 22, 0], { bank: 0, observed: 22 }],
    ['one part small: the other would tell it', [3, 19, 0], undefined],
    ['the other part small', [20, 2, 0], undefined],
    ['both parts large, and two that are not active', [12, 20, 0], undefined],
  ])('split the evidence with %s', (_sentence, evidence, expected) => {
    expect(publicFigures(funnel(34, evidence[0] + evidence[1], evidence))?.evidence).toEqual(expected)
  })

  test('tell of a step inside another only so much that the few between them stay unknown', () => {
    const all = funnel(40, 20)
    const shares = { ...all.shares, A3: share(18, 40), A4: share(10, 40) }
    expect(publicFigures({ ...all, shares })?.steps).toMatchObject({
      ...{ A2: { kind: 'exact', count: 20 }, A3: { kind: 'more', than: 15 }, A4: { kind: 'exact', count: 10 } },
    })
  })

  test('take what is not counted together, and name no small group', () => {
    expect(publicFigures(funnel(34, 22, [10, 12, 3], 2))).toMatchObject({
      said: { kind: 'fewer', than: 5 },
      notCounted: { kind: 'fewer', than: 5 },
    })
    expect(publicGroup(0)).toEqual({ kind: 'exact', count: 0 })
  })

  test('never let a group of one to four be counted, whatever the site', () => {
    const numbers = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.nat(60), fc.nat(60), fc.nat(20), fc.nat(20))
    fc.assert(
      fc.property(numbers, ([operating, reached, bank, said, gone]) => {
        const active = Math.min(reached, operating)
        const byBank = Math.min(bank, active)
        const told = publicFigures(funnel(operating, active, [byBank, active - byBank, said], gone))
        if (told === undefined) return
        const groups = [told.said, told.notCounted].map((group) => (group.kind === 'exact' ? group.count : 0))
        const steps = FIGURES.map((figure) => told.steps[figure])
        const exact = steps.flatMap((step) => (step.kind === 'exact' ? [step.count, told.operating - step.count] : []))
        const parts = Object.values(told.evidence ?? {})
        for (const group of [...groups, ...exact, ...parts])
          expect(group === 0 || group >= SMALLEST_GROUP, `${group}`).toBe(true)
      }),
    )
  })
})
