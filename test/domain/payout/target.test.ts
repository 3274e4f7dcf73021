import { describe, expect, test } from 'vitest'
import { findPayoutTargetFaults, payoutStandingOf, readMonth } from '../../../src/domain/payout/target.ts'

describe('a target of payouts', () => {
  const target = { percent: 80, period: '2026-12' }
  test.each([
    [480, 600, '2026-10', 'met'],
    [479, 600, '2026-10', 'ahead'],
    [479, 600, '2026-12', 'behind'],
    // 80 % of 34 are 27,2: 28 people, because 27 are less.
    [27, 34, '2026-12', 'behind'],
    [28, 34, '2026-12', 'met'],
    [0, 0, '2026-12', 'no-figure'],
  ])('by %i of %i people in %s is %s', (count, total, month, standing) => {
    expect(payoutStandingOf(target, { count, total }, month)).toBe(standing)
  })

  test('that nobody told a figure of is neither met nor behind', () => {
    expect(payoutStandingOf(target, undefined, '2026-12')).toBe('no-figure')
  })

  test.each([
    [{ percent: 0 }, ['percent']],
    [{ percent: 101 }, ['percent']],
    [{ period: '2026-10' }, ['past']],
    [{ documentDay: '2026-09-05' }, ['no-number']],
    [{ document: '45/KH-UBND' }, ['no-document-day']],
    [{ document: '45/KH-UBND', documentDay: '2026-11-13' }, ['document-later']],
    [{ document: '45/KH-UBND', documentDay: '2026-11-12' }, []],
    [{}, []],
  ])('meant as %j has the faults %j', (given, faults) => {
    const meant = { percent: 80, period: '2026-11', document: undefined, documentDay: undefined, ...given }
    expect(findPayoutTargetFaults(meant, '2026-11-12')).toEqual(faults)
  })

  test.each([
    ['12/2026', '2026-12'],
    ['2026-12', '2026-12'],
    [' 1/2027 ', '2027-01'],
    ['13/2026', undefined],
    ['12/26', undefined],
    ['', undefined],
  ])('reads the month %j as %s', (typed, month) => {
    expect(readMonth(typed)).toBe(month)
  })
})
