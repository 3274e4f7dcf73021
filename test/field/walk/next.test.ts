import { describe, expect, test } from 'vitest'
import { filterCounts, lastLeft, latelyFirst, nextUndone, passes } from '../../../src/field/walk/rules/next.ts'
import { keptOf, stallAt } from '../../support/bundles.ts'

const walked = (...done: number[]) => [1, 2, 3, 4].map((at) => stallAt(at, { visited: done.includes(at) }))

describe('the next stall', () => {
  test.each([
    ['the first that is undone, at the start', walked(1), undefined, 'stall-2'],
    ['the next that is undone ahead of the one just left', walked(2, 3), 'stall-2', 'stall-4'],
    ['one that was passed by, when none is ahead', walked(3, 4), 'stall-3', 'stall-1'],
    ['nobody, when all are done', walked(1, 2, 3, 4), 'stall-1', undefined],
    ['the first, when the one just left is not of this site', walked(), 'elsewhere', 'stall-1'],
  ])('is %s', (_, stalls, left, expected) => {
    expect(nextUndone(stalls, left)?.id).toBe(expected)
  })

  test('is counted from the newest visit of the site that was made on this phone', () => {
    const records = [
      keptOf('d', { stall: 'stall-4', outcome: 'absent' }, { origin: 'foreign' }),
      keptOf('c', { stall: 'stall-9', site: 'chau-o' }),
      keptOf('b', { stall: 'stall-3', kind: 'edit' }),
      keptOf('a', { stall: 'stall-2' }),
    ]
    expect(lastLeft('te-hanh', records)).toBe('stall-2')
    expect(lastLeft('elsewhere', records)).toBeUndefined()
  })
})

describe('the filter', () => {
  test('leaves out steps that nobody is in, and never "all" or "undone"', () => {
    const stalls = [stallAt(1, { step: 'code', visited: true }), stallAt(2, { step: 'active', visited: true })]
    expect(filterCounts(stalls)).toEqual([
      ['all', 2],
      ['undone', 0],
      ['code', 1],
      ['active', 1],
    ])
  })

  test('shows a stall by its step, or by whether it was visited in this round', () => {
    const stall = stallAt(1, { step: 'code' })
    expect([passes(stall, 'all'), passes(stall, 'undone'), passes(stall, 'code'), passes(stall, 'none')]).toEqual([
      ...[true, true, true, false],
    ])
  })
})

test('goods used last stand first, and the rest keep their order', () => {
  expect(latelyFirst(['a', 'b', 'c', 'd'], ['c', 'b'])).toEqual(['c', 'b', 'a', 'd'])
  expect(latelyFirst(['a', 'b'], ['gone', 'b'])).toEqual(['b', 'a'])
})
