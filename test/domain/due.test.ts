import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StallStanding, stepOf } from '../../src/domain/adoption.ts'
import { addDays, startOf } from '../../src/domain/day.ts'
import { countDue, type DueFacts, findDue } from '../../src/domain/due.ts'
import { CENSUS_STATES, SCANS } from '../../src/domain/visit.ts'

const today = '2026-11-12'
const ago = (days: number) => addDays(today, -days)
const stall = (facts: Partial<StallStanding> = {}): StallStanding => ({
  ...{ stall: '17', census: 'operating', visited: true, hasCode: true, transferDays: 0 },
  ...facts,
})
const due = (facts: DueFacts, standing = stall()) => findDue(standing, facts, [], today)

describe('a return visit', () => {
  test.each([
    [13, undefined],
    [14, { since: today, after: 14 }],
    [29, { since: ago(15), after: 14 }],
    [30, { since: today, after: 30 }],
    [200, { since: ago(170), after: 30 }],
  ])('%i days after the sticker was found is %j', (days, expected) => {
    const facts = { liveOn: ago(300), foundOn: ago(days), visitedOn: ago(days) }
    expect(due(facts)).toEqual(expected ? [{ kind: 'return-visit', ...expected }] : [])
  })

  test.each([
    [20, 6, false],
    [20, 7, true],
    [40, 10, false],
    [40, 11, true],
    [14, 0, false],
  ])('%i days after, with a visit %i days ago, is still due: %s', (found, visited, isDue) => {
    expect(due({ foundOn: ago(found), visitedOn: ago(visited) })).toHaveLength(isDue ? 1 : 0)
  })

  test('runs from the day the code became live where no sticker was found, visited or not', () => {
    expect(due({ liveOn: ago(14) })).toEqual([{ kind: 'return-visit', since: today, after: 14 }])
    expect(due({ liveOn: ago(40), foundOn: ago(3), visitedOn: ago(3) })).toEqual([])
  })

  test('is due nowhere without a code that may be used, and at no stall that is not counted', () => {
    const facts = { liveOn: ago(20) }
    expect(due(facts, stall({ hasCode: false }))).toEqual([])
    expect(due(facts, stall({ census: 'closed' }))).toEqual([])
    expect(due({})).toEqual([])
  })
})

describe('an appointment', () => {
  test('is due from its day on, and one ahead is not', () => {
    const bare = stall({ hasCode: false })
    expect(due({ returnDay: today, visitedOn: ago(4) }, bare)).toEqual([{ kind: 'appointment', since: today }])
    expect(due({ returnDay: ago(9), visitedOn: ago(12) }, bare)).toEqual([{ kind: 'appointment', since: ago(9) }])
    expect(due({ returnDay: addDays(today, 1), visitedOn: today }, bare)).toEqual([])
  })
})

describe('a re-scan', () => {
  test('is due sixty days after the newest matching scan, and tells when that was', () => {
    const scanned = (days: number) => due({}, stall({ verifiedOn: ago(days) }))
    expect(scanned(59)).toEqual([])
    expect(scanned(60)).toEqual([{ kind: 're-scan', since: today, seenOn: ago(60) }])
  })

  test('is due where a sticker was only ever seen, once that is sixty days past', () => {
    const seen = (days: number) => due({}, stall({ displayedOn: ago(days) }))
    expect([seen(59).length, seen(60).length]).toEqual([0, 1])
  })

  test('is due at exactly the stalls that are drawn with a clock', () => {
    const day = fc.option(fc.integer({ min: 0, max: 120 }).map(ago), { nil: undefined })
    const anyStall: fc.Arbitrary<StallStanding> = fc.record({
      ...{ stall: fc.uuid(), census: fc.constantFrom(...CENSUS_STATES), visited: fc.boolean(), hasCode: fc.boolean() },
      ...{ displayedOn: day, verifiedOn: day, bankOn: day, observedOn: day, transferDays: fc.constant(0) },
      lastScan: fc.option(fc.constantFrom(...SCANS), { nil: undefined }),
    })
    const anyFacts = fc.record({ liveOn: day, foundOn: day, visitedOn: day, returnDay: day })
    fc.assert(
      fc.property(anyStall, anyFacts, (standing, facts) => {
        const isDue = countDue(findDue(standing, facts, [], today))['re-scan'] === 1
        expect(isDue).toBe(stepOf(standing, today).stale)
      }),
    )
  })
})

test('everything due at one stall is told, the most urgent first', () => {
  const incident = { id: 'i1', openedAt: startOf(ago(2)) }
  const facts = { liveOn: ago(90), foundOn: ago(80), visitedOn: ago(70), returnDay: ago(60) }
  const all = findDue(stall({ verifiedOn: ago(80) }), facts, [incident], today)
  expect(all.map(({ kind, since }) => [kind, since])).toEqual([
    ['incident', ago(2)],
    ['appointment', ago(60)],
    ['return-visit', ago(50)],
    ['re-scan', ago(20)],
  ])
  expect(countDue(all)).toEqual({ incident: 1, appointment: 1, 'return-visit': 1, 're-scan': 1 })
})
