import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DrawnStep,
  evidenceOf,
  FIGURES,
  type Figure,
  isCounted,
  isOldEvidence,
  isRegular,
  isRetained,
  reaches,
  STEPS,
  type StallStanding,
  stepOf,
  wasActive,
} from '../../src/domain/adoption.ts'
import { addDays } from '../../src/domain/day.ts'
import { figuresOf, sumFigures } from '../../src/domain/figures.ts'
import { funnelOf, reasonOf, reasonsOf, stepCounts, sumFunnels } from '../../src/domain/funnel.ts'
import { INDICATORS } from '../../src/domain/indicators.ts'
import { CENSUS_STATES, LEVELS, OUTCOMES, REASONS, SCANS } from '../../src/domain/visit.ts'

const today = '2026-11-12'
const ago = (days: number) => addDays(today, -days)

const stall = (facts: Partial<StallStanding> = {}): StallStanding => ({
  ...{ stall: '17', census: 'operating', visited: false, hasCode: false, transferDays: 0 },
  ...facts,
})

const day = fc.option(fc.integer({ min: -3, max: 90 }).map(ago), { nil: undefined })
const anyOf = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const anyStall: fc.Arbitrary<StallStanding> = fc.record({
  ...{ stall: fc.uuid(), census: fc.constantFrom(...CENSUS_STATES), visited: fc.boolean(), hasCode: fc.boolean() },
  ...{ outcome: anyOf(OUTCOMES), reason: anyOf(REASONS), lastScan: anyOf(SCANS) },
  ...{ displayedOn: day, verifiedOn: day, saidOn: day, observedOn: day, bankOn: day },
  ...{ transferDays: fc.nat(12), regularOn: day, firstPaidOn: day, askedOn: day },
})
const anyStalls = fc.array(anyStall, { maxLength: 30 })

describe('a figure', () => {
  const boundaries: [Figure, keyof StallStanding, number][] = [
    ['A3', 'displayedOn', 60],
    ['A4', 'verifiedOn', 60],
    ['A5', 'observedOn', 30],
    ['A5', 'bankOn', 30],
  ]
  test.each(boundaries)('%s by %s holds %d days, the day itself counted', (figure, fact, days) => {
    const held = (age: number) => reaches(stall({ [fact]: ago(age) }), figure, today)
    expect([held(0), held(days - 1), held(days), held(-1)]).toEqual([true, true, false, false])
  })

  test.each([
    ['A1', { visited: true }],
    ['A2', { hasCode: true }],
  ] as const)('%s is reached by its fact alone', (figure, fact) => {
    expect(reaches(stall(fact), figure, today)).toBe(true)
    expect(reaches(stall(), figure, today)).toBe(false)
  })

  test.each(CENSUS_STATES)('counts a spot that is %s only while it operates', (census) => {
    const everything = stall({ census, visited: true, hasCode: true, displayedOn: today, verifiedOn: today })
    const all = FIGURES.every((figure) => reaches({ ...everything, bankOn: today }, figure, today))
    expect(all).toBe(census === 'operating')
    expect(isCounted(everything)).toBe(census === 'operating')
  })

  test('A5 is O and B; said alone stands beside it', () => {
    const said = stall({ saidOn: ago(29) })
    expect([reaches(said, 'A5', today), evidenceOf(said, today)]).toEqual([false, 'said'])
    expect(evidenceOf(stall({ saidOn: ago(30) }), today)).toBeUndefined()
    expect(evidenceOf(stall({ saidOn: today, observedOn: ago(29) }), today)).toBe('observed')
    expect(evidenceOf(stall({ saidOn: today, observedOn: ago(30) }), today)).toBe('said')
    expect(evidenceOf(stall({ saidOn: today, census: 'closed' }), today)).toBeUndefined()
  })

  test('the best evidence is the bank’s, then what an officer saw', () => {
    const facts = { saidOn: today, observedOn: today, bankOn: today }
    expect(evidenceOf(stall(facts), today)).toBe('bank')
    expect(evidenceOf(stall({ ...facts, bankOn: ago(30) }), today)).toBe('observed')
  })
})

describe('a stall is drawn', () => {
  const coded = { visited: true, hasCode: true }
  const verified = { ...coded, displayedOn: today, verifiedOn: ago(59), lastScan: 'match' } as const
  const drawn = (step: DrawnStep['step'], more: Partial<DrawnStep> = {}): DrawnStep => ({ step, stale: false, ...more })
  const cases: [string, Partial<StallStanding>, DrawnStep][] = [
    ['none before the walk', {}, drawn('none')],
    ['none when only an earlier round met it', { outcome: 'absent' }, drawn('none')],
    ['visited when it agreed', { visited: true, outcome: 'agreed' }, drawn('visited')],
    ['visited when nobody was there', { visited: true, outcome: 'absent' }, drawn('visited')],
    ['visited when closed that day', { visited: true, outcome: 'closed-today' }, drawn('visited')],
    ['refused', { visited: true, outcome: 'refused', reason: 'tax' }, drawn('refused')],
    ['refused while postponed', { visited: true, outcome: 'postponed' }, drawn('refused')],
    ['refused still when the refusal is of an earlier round', { outcome: 'refused', reason: 'tax' }, drawn('refused')],
    ['code in spite of a refusal', { ...coded, outcome: 'refused', reason: 'tax' }, drawn('code')],
    ['code, not late, when never seen on the wall', coded, drawn('code')],
    ['code when seen in place but never scanned', { ...coded, displayedOn: ago(59) }, drawn('code')],
    [
      'code with the clock when last seen too long ago',
      { ...coded, displayedOn: ago(60) },
      drawn('code', { stale: true }),
    ],
    [
      'code with the clock when scanned too long ago',
      { ...verified, verifiedOn: ago(60) },
      drawn('code', { stale: true }),
    ],
    ['verified on the last day a scan holds', verified, drawn('verified')],
    ['verified by a fresh scan, whenever last seen by eye', { ...verified, displayedOn: ago(80) }, drawn('verified')],
    ['active by observation', { ...verified, observedOn: ago(29) }, drawn('active', { level: 'observed' })],
    ['active by the bank', { ...verified, observedOn: today, bankOn: today }, drawn('active', { level: 'bank' })],
    [
      'active even when the last scan is late',
      { ...coded, verifiedOn: ago(90), bankOn: today },
      drawn('active', { level: 'bank' }),
    ],
    ['as before when only the vendor says so', { ...verified, saidOn: today }, drawn('verified')],
    ['verified again when the last transfer is 30 days old', { ...verified, bankOn: ago(30) }, drawn('verified')],
    ['alarm before active', { ...verified, bankOn: today, lastScan: 'stranger' }, drawn('alarm')],
    ['alarm when the code of another stall hangs there', { ...coded, lastScan: 'other-stall' }, drawn('alarm')],
    [
      'not in alarm when the vendor’s own other code hangs there',
      { ...coded, lastScan: 'vendor-other' },
      drawn('code'),
    ],
    ['gone before alarm', { census: 'vacant', lastScan: 'stranger' }, drawn('gone')],
    ['gone when closed for good', { census: 'closed', bankOn: today }, drawn('gone')],
  ]
  test.each(cases)('%s', (_sentence, facts, expected) => {
    expect(stepOf(stall(facts), today)).toEqual(expected)
  })
})

describe('the funnel', () => {
  test('counts each figure as the length of its own list, out of N', () => {
    fc.assert(
      fc.property(anyStalls, (stalls) => {
        const funnel = funnelOf(stalls, today)
        expect(funnel.operating).toBe(stalls.filter(isCounted).length)
        for (const figure of FIGURES) {
          const list = stalls.filter((one) => reaches(one, figure, today))
          expect(funnel.shares[figure]).toEqual({ count: list.length, total: funnel.operating })
        }
      }),
    )
  })

  test('never counts a stall in two levels of evidence, and A5 is O and B together', () => {
    fc.assert(
      fc.property(anyStalls, (stalls) => {
        const { evidence, shares, operating } = funnelOf(stalls, today)
        expect(evidence.bank + evidence.observed).toBe(shares.A5.count)
        expect(evidence.said).toBe(stalls.filter((one) => evidenceOf(one, today) === 'said').length)
        expect(shares.A5.count + evidence.said).toBeLessThanOrEqual(operating)
      }),
    )
  })

  test('says what is not counted, so that nothing disappears', () => {
    fc.assert(
      fc.property(anyStalls, (stalls) => {
        const { operating, notCounted } = funnelOf(stalls, today)
        expect(operating + notCounted.vacant + notCounted.closed).toBe(stalls.length)
      }),
    )
  })

  test('of several sites is the funnel of all their stalls', () => {
    fc.assert(
      fc.property(fc.array(anyStalls, { maxLength: 4 }), (sites) => {
        const each = sites.map((stalls) => funnelOf(stalls, today))
        expect(sumFunnels(each, today)).toEqual(funnelOf(sites.flat(), today))
      }),
    )
  })

  test('of no stall is 0 of 0, not an error', () => {
    expect(funnelOf([], today).shares.A5).toEqual({ count: 0, total: 0 })
  })

  test('does not add up funnels of different days', () => {
    expect(() => sumFunnels([funnelOf([], ago(1))], today)).toThrow(RangeError)
  })

  test('draws each stall in exactly one step', () => {
    fc.assert(
      fc.property(anyStalls, (stalls) => {
        const counts = stepCounts(stalls, today)
        expect(Object.keys(counts)).toEqual([...STEPS])
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(stalls.length)
        expect(counts.active).toBe(stalls.filter((one) => stepOf(one, today).level !== undefined).length)
      }),
    )
  })

  test('remembers no other day', () => {
    const seen = stall({ displayedOn: ago(60) })
    expect([today, ago(1), today].map((asked) => reaches(seen, 'A3', asked))).toEqual([false, true, false])
  })
})

describe('why not', () => {
  const refused = (reason: StallStanding['reason'], facts: Partial<StallStanding> = {}) =>
    stall({ visited: true, outcome: 'refused', reason, ...facts })

  test('counts reasons of unwilling stalls, most frequent first and the other reason last', () => {
    const stalls = [
      ...['other', 'other', 'other', 'fees', 'tax', 'tax'].map((reason) => refused(reason as 'other')),
      ...[refused('elderly', { census: 'closed' }), refused('fraud', { outcome: 'agreed' }), stall()],
    ]
    expect(reasonsOf(stalls)).toEqual([
      { reason: 'tax', count: 2 },
      { reason: 'fees', count: 1 },
      { reason: 'other', count: 3 },
    ])
  })

  test('counts each reason as the length of its own list', () => {
    fc.assert(
      fc.property(anyStalls, (stalls) => {
        for (const { reason, count } of reasonsOf(stalls))
          expect(stalls.filter((one) => reasonOf(one) === reason)).toHaveLength(count)
      }),
    )
  })

  test('counts a postponed stall without a reason in the base alone', () => {
    expect(reasonsOf([stall({ outcome: 'postponed' })])).toEqual([])
  })
})

test('every level of evidence has its own number in the funnel', () => {
  expect(Object.keys(funnelOf([], today).evidence).sort()).toEqual([...LEVELS].sort())
})

test('a transfer of 30 days ago is kept and no longer moves the figure', () => {
  expect(isOldEvidence('2026-10-14', today)).toBe(false)
  expect(isOldEvidence('2026-10-13', today)).toBe(true)
})

describe('what lasts', () => {
  const retained = (facts: Partial<StallStanding>) => {
    const one = stall({ firstPaidOn: ago(90), ...facts })
    return [wasActive(one, today), isRetained(one, today)]
  }

  test.each([
    ['a transfer of today', { observedOn: ago(0) }, [true, true]],
    ['a transfer 29 days before the latest check', { observedOn: ago(31), askedOn: ago(2) }, [true, true]],
    ['one 30 days before it', { observedOn: ago(32), askedOn: ago(2) }, [true, false]],
    ['the bank’s word as an officer’s', { observedOn: ago(80), bankOn: ago(3), askedOn: ago(2) }, [true, true]],
    ['a latest check 59 days ago', { observedOn: ago(59) }, [true, true]],
    ['one 60 days ago: since then nobody knows', { observedOn: ago(60) }, [true, false]],
    [
      'a first transfer 59 days ago: too young for the base',
      { firstPaidOn: ago(59), observedOn: today },
      [false, false],
    ],
    ['a first transfer 60 days ago', { firstPaidOn: ago(60), observedOn: today }, [true, true]],
    ['a spot that closed', { census: 'closed', observedOn: today }, [false, false]],
    ['what the vendor says', { saidOn: today, askedOn: today }, [true, false]],
  ] as const)('by %s', (_sentence, facts, expected) => {
    expect(retained(facts)).toEqual(expected)
  })

  test('regular is ten trading days, or ten and more as an officer saw them within thirty days', () => {
    expect([9, 10].map((transferDays) => isRegular(stall({ transferDays }), today))).toEqual([false, true])
    expect([29, 30].map((days) => isRegular(stall({ regularOn: ago(days) }), today))).toEqual([true, false])
    expect(isRegular(stall({ transferDays: 30, census: 'vacant' }), today)).toBe(false)
  })

  test('figures of several sites are the sums, and N = 0 has no share', () => {
    const none = figuresOf({ stalls: [], reScans: [], backChecked: [] }, today)
    expect(INDICATORS.map((code) => none.shares[code])).toEqual(INDICATORS.map(() => ({ count: 0, total: 0 })))
    fc.assert(
      fc.property(anyStalls, anyStalls, (some, others) => {
        const of = (stalls: StallStanding[]) => figuresOf({ stalls, reScans: [], backChecked: [] }, today)
        const both = of([...some, ...others])
        expect(sumFigures([of(some), of(others)], today)).toEqual(both)
      }),
    )
  })
})
