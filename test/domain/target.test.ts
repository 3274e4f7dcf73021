import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import {
  findTargetFaults,
  judgedOn,
  stallsNeeded,
  stallsOnLine,
  standingOf,
  type Target,
} from '../../src/domain/target.ts'

/** From 10 of 34 to 80 of a hundred, in forty days. */
const TARGET: Target = { percent: 80, day: '2026-12-22', setOn: '2026-11-12', base: { count: 10, total: 34 } }
const of = (count: number, total = 34) => ({ count, total })

describe('a target', () => {
  test.each([
    [80, 34, 28],
    [100, 34, 34],
    [1, 1, 1],
    [1, 0, 0],
    [50, 34, 17],
    [33, 100, 33],
    [33, 101, 34],
  ])('of %i %% of %i stalls asks for %i', (percent, total, needed) => {
    expect(stallsNeeded({ percent }, total)).toBe(needed)
  })

  test.each([
    ['as many as asked for, long before', '2026-11-13', of(28), 'met'],
    ['as many as asked for, on its day', '2026-12-22', of(28), 'met'],
    ['one too few on its day', '2026-12-22', of(27), 'behind'],
    // 26.8 are on the line.
    ['one too few, but on the line, a day before', '2026-12-21', of(27), 'on-the-way'],
    ['two too few a day before', '2026-12-21', of(26), 'behind'],
    ['on the day it was set', '2026-11-12', of(10), 'on-the-way'],
    ['one fewer than when it was set', '2026-11-12', of(9), 'behind'],
    // Half way: (10/34 + 80/100) / 2 of 34 are 18.6.
    ['half way, just over the line', '2026-12-02', of(19), 'on-the-way'],
    ['half way, just under the line', '2026-12-02', of(18), 'behind'],
    ['of a larger N the same share', '2026-12-02', of(38, 68), 'on-the-way'],
    ['of a larger N as many as before', '2026-12-02', of(19, 68), 'behind'],
    ['without a stall to count', '2026-12-02', of(0, 0), 'no-figure'],
    ['without a stall to count on its day', '2026-12-22', of(0, 0), 'no-figure'],
    ['missed, a day later', '2026-12-23', of(27), 'behind'],
  ])('%s', (_name, day, share, standing) => {
    expect(standingOf(TARGET, share, day)).toBe(standing)
  })

  test('set where nothing was counted begins at none', () => {
    const target = { ...TARGET, base: of(0, 0) }
    expect([stallsOnLine(target, 34, '2026-11-12'), stallsOnLine(target, 34, '2026-12-02')]).toEqual([0, 14])
    expect(standingOf(target, of(13), '2026-12-02')).toBe('behind')
  })

  test('lower than how things stood is behind once it is not met: the line never falls below it', () => {
    const target = { ...TARGET, percent: 20 }
    expect(standingOf(target, of(7), '2026-12-02')).toBe('met')
    expect(standingOf(target, of(6), '2026-12-02')).toBe('behind')
  })

  test('is judged by today, and once its day has passed by that day for good', () => {
    expect(['2026-11-12', '2026-12-22', '2027-06-01'].map((today) => judgedOn(TARGET, today))).toEqual([
      '2026-11-12',
      '2026-12-22',
      '2026-12-22',
    ])
  })

  test('has a line from the base to the target that only rises, and that the rule of three gives', () => {
    const cases = fc.record({
      percent: fc.integer({ min: 1, max: 100 }),
      total: fc.integer({ min: 1, max: 100_000 }),
      base: fc.tuple(fc.nat(100_000), fc.nat(100_000)),
      span: fc.integer({ min: 1, max: 4_000 }),
      gone: fc.nat(4_000),
    })
    fc.assert(
      fc.property(cases, ({ percent, total, base: [a, b], span, gone }) => {
        const base = { count: Math.min(a, b), total: Math.max(a, b) }
        const target = { percent, setOn: TARGET.setOn, day: addDays(TARGET.setOn, span), base }
        const day = addDays(TARGET.setOn, Math.min(gone, span))
        const began = base.total === 0 ? 0 : base.count / base.total
        const exact = total * (began + (percent / 100 - began) * (Math.min(gone, span) / span))
        const line = stallsOnLine(target, total, day)
        expect(line).toBeGreaterThanOrEqual(exact - 1e-6)
        expect(line).toBeLessThan(exact + 1 + 1e-6)
        expect(stallsOnLine(target, total, target.day)).toBe(stallsNeeded(target, total))
      }),
    )
  })
})

describe('a target that somebody means to set', () => {
  const meant = { percent: 80, day: '2026-12-31', document: '45/KH-UBND', documentDay: '2026-09-05' }
  test.each([
    [{}, []],
    [{ document: undefined, documentDay: undefined }, []],
    [{ percent: 0 }, ['percent']],
    [{ percent: 101 }, ['percent']],
    [{ percent: 79.5 }, ['percent']],
    [{ day: '2026-11-12' }, ['past']],
    [{ day: '2026-11-13' }, []],
    [{ document: undefined }, ['no-number']],
    [{ documentDay: undefined }, ['no-document-day']],
    [{ documentDay: '2026-11-13' }, ['document-later']],
    [{ percent: 0, day: '2026-11-01' }, ['percent', 'past']],
  ])('with %j has the faults %j', (given, faults) => {
    expect(findTargetFaults({ ...meant, ...given }, '2026-11-12')).toEqual(faults)
  })
})
