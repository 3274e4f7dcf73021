import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CensusFact, censusChanges } from '../../src/domain/census.ts'
import { addDays, dayOf, startOf } from '../../src/domain/day.ts'
import { CENSUS_STATES } from '../../src/domain/visit.ts'

const FIRST = '2026-10-01'
const moment = (days: number): number => startOf(addDays(FIRST, days)) + 8 * 3_600
const listed = (stall: string, days = 0) => ({ stall, number: stall, createdAt: moment(days) })
const fact = (stall: string, days: number, state: CensusFact['state'], officer = 'Lan'): CensusFact => ({
  ...{ stall, state, officer, day: dayOf(moment(days)), at: moment(days) },
})
const told = (stalls: ReturnType<typeof listed>[], facts: CensusFact[]) =>
  censusChanges(stalls, facts).map(({ day, stalls: of, from, to, operating }) =>
    [day.slice(8), of.map(({ stall }) => stall).join('+'), from ?? 'new', to, operating].join(' '),
  )

describe('changes of N', () => {
  test('begin with the stalls that were listed together', () => {
    expect(told([listed('a'), listed('b')], [fact('a', 0, 'operating')])).toEqual(['01 a+b new operating 2'])
  })

  test('a spot that was listed vacant comes into N when somebody trades there', () => {
    const facts = [fact('b', 0, 'vacant'), fact('b', 3, 'operating')]
    expect(told([listed('a'), listed('b')], facts)).toEqual(['01 a new operating 1', '04 b vacant operating 2'])
  })

  test('are not those that change nothing: vacant, then closed for good', () => {
    const facts = [fact('a', 2, 'operating'), fact('a', 3, 'vacant'), fact('a', 4, 'closed'), fact('a', 5, 'operating')]
    expect(told([listed('a')], facts)).toEqual([
      '01 a new operating 1',
      '04 a operating vacant 0',
      '06 a closed operating 1',
    ])
  })

  test('name the stall that was added later, and who did it', () => {
    const changes = censusChanges([listed('a'), listed('b', 5)], [fact('b', 5, 'operating', 'Hổ')])
    expect(changes.at(-1)).toMatchObject({ officer: 'Hổ', stalls: [{ number: 'b' }], from: undefined, operating: 2 })
    expect(changes[0]?.officer).toBeUndefined()
  })

  test('always end at N as it is today', () => {
    const someFact = fc.record({
      ...{ stall: fc.constantFrom('a', 'b', 'c'), days: fc.nat(6), state: fc.constantFrom(...CENSUS_STATES) },
    })
    fc.assert(
      fc.property(fc.array(someFact, { maxLength: 12 }), fc.nat(4), (some, later) => {
        const stalls = [listed('a'), listed('b', later), listed('c', later)]
        const facts = some.map(({ stall, days, state }) => fact(stall, days, state))
        const newest = (stall: string) =>
          facts
            .filter((one) => one.stall === stall)
            .sort((a, b) => a.at - b.at)
            .at(-1)?.state ?? 'operating'
        const operating = stalls.filter(({ stall }) => newest(stall) === 'operating').length
        expect(censusChanges(stalls, facts).at(-1)?.operating ?? 0).toBe(operating)
      }),
    )
  })
})
