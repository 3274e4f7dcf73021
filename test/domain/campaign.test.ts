import { describe, expect, test } from 'vitest'
import {
  campaignState,
  findDaysFault,
  findResultFaults,
  inReadingOrder,
  replacementOf,
  standingResults,
  sumResults,
} from '../../src/domain/campaign.ts'

const days = { fromDay: '2026-11-10', toDay: '2026-11-14' }
const today = '2026-11-12'
const row = (id: string, turns: number, people: number, replaces: string | null = null) => ({
  ...{ id, day: today, turns, people, replaces },
})

describe('the days of a campaign', () => {
  test.each([
    ['2026-11-09', 'coming'],
    ['2026-11-10', 'running'],
    ['2026-11-14', 'running'],
    ['2026-11-15', 'over'],
  ])('on %s it is %s', (day, state) => {
    expect(campaignState(days, day)).toBe(state)
  })

  test('may be one, end no sooner than they begin, and last a year at most', () => {
    expect(findDaysFault({ fromDay: today, toDay: today })).toBeUndefined()
    expect(findDaysFault({ fromDay: today, toDay: '2026-11-11' })).toBe('ends-before')
    expect(findDaysFault({ fromDay: '2026-01-01', toDay: '2027-01-01' })).toBeUndefined()
    expect(findDaysFault({ fromDay: '2026-01-01', toDay: '2027-01-02' })).toBe('too-long')
  })
})

describe('an outcome', () => {
  test.each([
    [{ day: today, turns: 30, people: 30 }, []],
    [{ day: today, turns: 0, people: 0 }, []],
    [{ day: today, turns: 29, people: 30 }, ['people-exceed']],
    [{ day: '2026-11-13', turns: 1, people: 1 }, ['day-ahead']],
    [{ day: '2026-11-15', turns: 1, people: 2 }, ['day-outside', 'people-exceed']],
    [{ day: '2026-11-09', turns: 1, people: 1 }, ['day-outside']],
  ])('%j has the faults %j', (told, faults) => {
    expect(findResultFaults(told, days, today)).toEqual(faults)
  })

  test('that is replaced counts no more, and is found again by the row in its place', () => {
    const rows = [row('a', 30, 20), row('b', 40, 25), row('c', 35, 24, 'a'), row('d', 36, 24, 'c')]
    expect(standingResults(rows).map(({ id }) => id)).toEqual(['b', 'd'])
    expect(sumResults(rows)).toEqual({ turns: 76, people: 49 })
    expect(replacementOf(rows, 'a')?.id).toBe('c')
    expect(replacementOf(rows, 'd')).toBeUndefined()
  })

  test('is read together with what replaces it, and no row is lost', () => {
    const rows = [row('a', 30, 20), row('b', 40, 25), row('c', 35, 24, 'a'), row('d', 36, 24, 'c'), row('e', 1, 1, 'b')]
    expect(inReadingOrder(rows).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b', 'e'])
  })
})
