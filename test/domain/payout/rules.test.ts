import { describe, expect, test } from 'vitest'
import { readCaseCode } from '../../../src/domain/payout/case-code.ts'
import { findLineFaults, type PayoutLine } from '../../../src/domain/payout/line.ts'
import { saidOf, tallyBehind } from '../../../src/domain/payout/lists.ts'
import {
  addMeasures,
  isCounted,
  measuresOf,
  NOBODY,
  PAYOUT_FIGURES,
  payoutFigure,
} from '../../../src/domain/payout/measures.ts'
import { findProgrammeFaults } from '../../../src/domain/payout/programme.ts'
import { mayHappen, ROUND_EVENTS, stateAfter } from '../../../src/domain/payout/round.ts'
import { findTotalsFaults, measuresTold } from '../../../src/domain/payout/totals.ts'

const line = (of: Partial<PayoutLine> = {}): PayoutLine => ({
  ...{ caseCode: 'BS-1', hamlet: 'h', group: 'g', status: null, modality: null, reason: null, amount: 540_000 },
  ...of,
})
const alike = (of: Partial<PayoutLine>, people = 1) => ({ ...line(of), people, amount: 540_000 * people, before: null })

describe('a file code', () => {
  test.each([
    ['bs-0147', 'BS-0147'],
    [' 12/BTXH ', '12/BTXH'],
    ['ĐT.003', 'ĐT.003'],
    ['BTXH/NCT/TD-12', 'BTXH/NCT/TD-12'],
    ['CHAU-O-12', 'CHAU-O-12'],
    ['LE-2026-01', 'LE-2026-01'],
    ['HO-SO-12', 'HO-SO-12'],
    ['CAO-LANH-7', 'CAO-LANH-7'],
    ['TRANG-TR12', 'TRANG-TR12'],
  ])('%s is one', (typed, code) => {
    expect(readCaseCode(typed)).toEqual({ ok: true, code })
  })

  test.each([
    ['', 'empty'],
    ['Nguyễn Thị Út', 'not-a-code'],
    ['NGUYENTHIUT', 'not-a-code'],
    ['NGUYEN-THI-UT-1', 'like-a-name'],
    ['1.nguyen.van.an', 'like-a-name'],
    ['NGUYENTHIUT1', 'like-a-name'],
    ['LE-THI-UT-01', 'like-a-name'],
    ['ĐINH-VAN-HAI-3', 'like-a-name'],
    ['12/TRAN-UT', 'like-a-name'],
    ['051190001234', 'like-an-id'],
    ['BS 051 190 001 234', 'like-an-id'],
    ['0905-123-456', 'like-an-id'],
    ['=1+1', 'not-a-code'],
    [`B${'1-'.repeat(3)}${'A'.repeat(20)}1`, 'too-long'],
  ])('%s is none: %s', (typed, reason) => {
    expect(readCaseCode(typed)).toEqual({ ok: false, reason })
  })
})

describe('a line', () => {
  test.each([
    [{}, []],
    [{ amount: -1 }, ['amount']],
    [{ amount: 0.5 }, ['amount']],
    [{ reason: 'absent' }, ['reason-without-cause']],
    [{ modality: 'own', reason: 'absent' }, ['reason-without-cause']],
    [{ modality: 'failed', reason: 'account-locked' }, []],
    [{ modality: 'own', status: 'no-account' }, ['account-not-agreed']],
    [{ modality: 'own', status: 'agreed' }, []],
  ] as [Partial<PayoutLine>, string[]][])('with %o has the faults %j', (of, faults) => {
    expect(findLineFaults(line(of))).toEqual(faults)
  })
})

describe('the figures of payouts', () => {
  const told = [
    alike({ status: 'agreed', modality: 'own' }, 451),
    alike({ status: 'agreed', modality: 'authorised' }, 35),
    alike({ status: 'agreed', modality: 'counter', reason: 'phone-lost' }, 12),
    alike({ status: 'agreed', modality: 'failed' }, 5),
    alike({ status: 'not-agreed', modality: 'home', reason: 'home-bound' }, 89),
    alike({ status: 'not-reviewed' }, 8),
  ]

  test('are the 486 of 600 and of 503: coverage and take-up have denominators of their own', () => {
    const measures = measuresOf(told)
    const people = PAYOUT_FIGURES.map((code) => payoutFigure(measures, code)?.people)
    expect(people.map((share) => `${share?.count}/${share?.total}`)).toEqual([
      ...['600/600', '592/600', '503/600', '486/600', '486/503', '101/600', '5/600', '8/600'],
    ])
    expect(payoutFigure(measures, 'P4')?.amount).toEqual({ count: 486 * 540_000, total: 600 * 540_000 })
    expect(measures.get('cash:phone-lost')).toEqual({ people: 12, amount: 12 * 540_000 })
  })

  test('are none, not 0, where nobody said how people were reviewed or paid', () => {
    const measures = measuresOf([alike({}, 10)])
    const known = PAYOUT_FIGURES.filter((code) => payoutFigure(measures, code) !== undefined)
    expect(known).toEqual(['P1', 'P8'])
    expect(PAYOUT_FIGURES.filter((code) => saidOf(measures, code) !== undefined)).toEqual(known)
    expect(PAYOUT_FIGURES.map((code) => payoutFigure(measuresOf([]), code))).toEqual(Array(8).fill(undefined))
  })

  test('are none of reviews where only the payments were told: who is paid by account is not all who agreed', () => {
    const measures = measuresOf([alike({ modality: 'own' }, 60), alike({ modality: 'counter' }, 40)])
    const known = (of: Parameters<typeof payoutFigure>[0]) => PAYOUT_FIGURES.filter((code) => payoutFigure(of, code))
    expect(known(measures)).toEqual(['P1', 'P4', 'P6', 'P7', 'P8'])
    expect(known(measuresTold({ due: { people: 100, amount: 100 }, own: { people: 60, amount: 60 } }))).toEqual([
      ...['P1', 'P4', 'P8'],
    ])
    expect(known(measuresOf([alike({ modality: 'own' }, 60)]))).toEqual([...PAYOUT_FIGURES])
  })

  test('count the lines that their lists hold', () => {
    const measures = measuresOf(told)
    for (const code of PAYOUT_FIGURES) {
      const held = told.filter((one) => isCounted(one, code)).reduce((sum, { people }) => sum + people, 0)
      expect([code, payoutFigure(measures, code)?.people.count]).toEqual([code, held])
    }
  })
})

describe('totals', () => {
  const people = (count: number) => ({ people: count, amount: count * 540_000 })
  test.each([
    [{ due: people(9) }, []],
    [{}, ['no-due']],
    [{ due: people(9), own: people(5), counter: people(5) }, ['more-than-due']],
    [{ due: people(9), reviewed: people(5), agreed: people(6) }, ['more-than-reviewed']],
    [{ due: people(9), reviewed: people(5), agreed: people(4), own: people(5) }, ['more-than-agreed']],
    [{ due: people(9), reviewed: people(5) }, ['agreed-alone']],
    [{ due: people(9), own: people(-1) }, ['negative']],
  ])('%o have the faults %j', (told, faults) => {
    expect(findTotalsFaults(told)).toEqual(faults)
  })

  test('leave unknown who was not told of', () => {
    const measures = measuresTold({ due: people(9), own: people(5) })
    expect(measures.get('outcome-unknown')).toEqual(people(4))
    expect(payoutFigure(measures, 'P4')?.people).toEqual({ count: 5, total: 9 })
    expect(payoutFigure(measures, 'P3')).toBeUndefined()
    expect(payoutFigure(measuresTold({ due: people(9) }), 'P4')).toBeUndefined()
  })

  test.each([
    [{ own: people(5) }, ['P4', 'P8']],
    [{ authorised: people(5) }, ['P4', 'P8']],
    [{ failed: people(2) }, ['P7', 'P8']],
    [{ counter: people(2) }, ['P6', 'P8']],
    [{ own: people(5), failed: NOBODY }, ['P4', 'P7', 'P8']],
    [{ own: people(5), home: people(4) }, ['P4', 'P6', 'P7', 'P8']],
  ])(
    '%j have the figures of payment %j: what was left empty is none, where somebody was told of nothing',
    (told, codes) => {
      const measures = measuresTold({ due: people(9), ...told })
      const known = (['P4', 'P6', 'P7', 'P8'] as const).filter((code) => payoutFigure(measures, code))
      expect(known).toEqual(codes)
      const listed = (['P4', 'P6', 'P7', 'P8'] as const).filter((code) => tallyBehind(measures, code))
      expect(listed).toEqual(codes)
      expect(tallyBehind(measures, 'failed:absent') === undefined).toBe(!known.includes('P7'))
      expect(tallyBehind(measures, 'cash:absent') === undefined).toBe(!known.includes('P6'))
      expect([measures.has('cash:none'), measures.has('failed:none')]).toEqual([
        known.includes('P6'),
        known.includes('P7'),
      ])
    },
  )

  test('of one place are known beside another that left them empty, and who is not known stands beside', () => {
    const whole = addMeasures([
      measuresTold({ due: people(9), own: people(9) }),
      measuresTold({ due: people(6), own: people(1) }),
    ])
    expect(payoutFigure(whole, 'P7')?.people).toEqual({ count: 0, total: 15 })
    expect(payoutFigure(whole, 'P8')?.people).toEqual({ count: 5, total: 15 })
  })
})

test('a round goes from step to step, and back only before it is closed', () => {
  const may = (state: ReturnType<typeof stateAfter>) => ROUND_EVENTS.filter((event) => mayHappen(event, state))
  expect([undefined, ...ROUND_EVENTS].map((event) => [stateAfter(event), may(stateAfter(event))])).toEqual([
    ['draft', ['submitted']],
    ['submitted', ['returned', 'approved']],
    ['draft', ['submitted']],
    ['approved', ['returned', 'closed']],
    ['closed', []],
  ])
})

test('a programme says whose it is and by what law, under a name of its own', () => {
  const meant = { name: 'Trợ cấp', authority: 'Sở Y tế', basis: 'Nghị định 20/2021/NĐ-CP' }
  expect(findProgrammeFaults(meant, ['Hưu trí'])).toEqual([])
  expect(findProgrammeFaults({ name: 'trợ  cấp', authority: '', basis: '' }, ['Trợ cấp'])).toEqual([
    ...['same-name', 'authority', 'basis'],
  ])
})
