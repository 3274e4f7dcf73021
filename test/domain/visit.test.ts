import { describe, expect, test } from 'vitest'
import {
  CENSUS_STATES,
  censusAfter,
  findVisitFaults,
  OUTCOMES,
  type Outcome,
  type VisitedStall,
  type VisitReport,
} from '../../src/domain/visit.ts'

const TODAY = '2026-11-12'
const equipped: VisitedStall = { hasMerchant: true, hasCode: true }
const report = (given: Partial<VisitReport> = {}): VisitReport => ({ outcome: 'agreed', scanned: false, ...given })
const faults = (given: Partial<VisitReport>, stall = equipped) => findVisitFaults(report(given), stall, TODAY)
const paid = { level: 'observed', payer: 'customer', day: TODAY } as const

describe('a visit as an officer states it', () => {
  test.each(OUTCOMES.filter((outcome) => outcome !== 'refused'))('needs no more than its outcome: %s', (outcome) => {
    expect(faults({ outcome }, { hasMerchant: false, hasCode: false })).toEqual([])
  })

  test('needs a reason when the vendor refuses', () => {
    expect(faults({ outcome: 'refused' })).toEqual(['reason-missing'])
    expect(faults({ outcome: 'refused', reason: 'tax' })).toEqual([])
  })

  test('calls back on a day after today, or on none in particular', () => {
    expect(faults({ outcome: 'postponed' })).toEqual([])
    expect(faults({ outcome: 'postponed', returnDay: '2026-11-13' })).toEqual([])
    expect(faults({ outcome: 'postponed', returnDay: TODAY })).toEqual(['return-day-not-ahead'])
  })

  test('looks for a sticker and compares a code only where there is a registered one', () => {
    const bare = { hasMerchant: true, hasCode: false }
    expect(faults({ display: 'missing' }, bare)).toEqual(['no-code-to-look-for'])
    expect(faults({ scanned: true }, bare)).toEqual(['no-code-to-compare'])
    expect(faults({ display: 'missing', scanned: true })).toEqual([])
  })

  test('takes evidence of money with who paid and on what day, up to today', () => {
    expect(faults({ evidence: paid })).toEqual([])
    expect(faults({ evidence: { level: 'said' } })).toEqual(['payer-missing', 'day-missing'])
    expect(faults({ evidence: { ...paid, day: '2026-11-13' } })).toEqual(['day-ahead'])
    expect(faults({ evidence: paid }, { hasMerchant: false, hasCode: false })).toEqual(['no-merchant-to-pay'])
  })

  test.each(['absent', 'closed-today', 'closed-for-good', 'vacant'] as const)(
    'takes no evidence of money where nobody was met: %s',
    (outcome) => expect(faults({ outcome, evidence: paid })).toEqual(['nobody-met']),
  )

  test('names every fault at once, in the order of the form', () => {
    const all = { outcome: 'refused', returnDay: TODAY, display: 'in-place', scanned: true } as const
    expect(
      faults({ ...all, evidence: { level: 'said', day: '2027-01-01' } }, { hasMerchant: false, hasCode: false }),
    ).toEqual([
      'reason-missing',
      'return-day-not-ahead',
      'no-code-to-look-for',
      'no-code-to-compare',
      'no-merchant-to-pay',
      'payer-missing',
      'day-ahead',
    ])
  })
})

describe('the census a visit adds', () => {
  const outcomesThat = (state: string, newest?: (typeof CENSUS_STATES)[number]) =>
    OUTCOMES.filter((outcome: Outcome) => censusAfter(outcome, newest) === state)

  test('is none where the visit proves what is known', () => {
    expect(outcomesThat('operating', 'operating')).toEqual([])
    expect(outcomesThat('vacant', 'vacant')).toEqual([])
    expect(outcomesThat('closed', 'closed')).toEqual([])
  })

  test('takes a spot out of N when it is vacant or closed for good', () => {
    expect(outcomesThat('vacant', 'operating')).toEqual(['vacant'])
    expect(outcomesThat('closed', 'operating')).toEqual(['closed-for-good'])
  })

  test('brings a spot back into N only when somebody was met there', () => {
    expect(outcomesThat('operating', 'vacant')).toEqual(['agreed', 'postponed', 'refused'])
    expect(outcomesThat('operating', 'closed')).toEqual(['agreed', 'postponed', 'refused'])
  })

  test('is always made at a spot that was never counted', () => {
    expect(CENSUS_STATES.flatMap((state) => outcomesThat(state))).toHaveLength(OUTCOMES.length)
  })
})
