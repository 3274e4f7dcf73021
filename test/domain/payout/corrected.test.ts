import { describe, expect, test } from 'vitest'
import type { Amount } from '../../../src/domain/payout/amounts.ts'
import { carriedLine } from '../../../src/domain/payout/carried.ts'
import {
  type CaseCorrection,
  correctedLine,
  correctMeasures,
  correctTold,
} from '../../../src/domain/payout/corrected.ts'
import type { PayoutLine } from '../../../src/domain/payout/line.ts'
import { type Measures, measuresOf } from '../../../src/domain/payout/measures.ts'
import { findTotalsFaults } from '../../../src/domain/payout/totals.ts'

const line: PayoutLine = {
  ...{ caseCode: 'BS-1', hamlet: 'h', group: 'g', status: 'agreed', modality: 'own', reason: null, amount: 540_000 },
}
const correction = (of: Partial<CaseCorrection>): CaseCorrection => ({
  ...{ caseCode: 'BS-1', status: 'agreed', modality: 'own', reason: null, amount: 540_000, why: 'entered-wrong' },
  ...of,
})
const counted = (...lines: PayoutLine[]) =>
  measuresOf(lines.map((one) => ({ ...one, before: 'own' as const, people: 1 })))
const held = (measures: Measures) => new Map([...measures].filter(([, { people }]) => people > 0))
const correct = (frozen: PayoutLine[], corrections: CaseCorrection[]) =>
  correctMeasures(
    counted(...frozen),
    frozen.map((one) => ({ before: 'own', line: one, corrected: correctedLine(one, corrections) })),
  )

describe('a frozen round after its corrections', () => {
  const other = { ...line, caseCode: 'BS-2', modality: 'counter' } as const
  const returned = correction({ modality: 'failed', reason: 'wrong-number', why: 'bank-returned' })
  const late = correction({ modality: 'counter', why: 'paid-late' })

  test('counts as if its lines had been entered so', () => {
    const after = { ...line, modality: 'failed', reason: 'wrong-number' } as const
    expect(held(correct([line, other], [returned]))).toEqual(held(counted(after, other)))
    expect(correct([line, other], [returned]).get('fell-back')).toEqual({ people: 1, amount: 540_000 })
  })

  test('counts the newest of several corrections of a case, in their order', () => {
    expect(correctedLine(line, [returned, late])).toMatchObject({ modality: 'counter', reason: null })
    expect(correctedLine(line, [late, returned])).toMatchObject({ modality: 'failed' })
    expect(correct([line, other], [returned, late]).get('counter')).toEqual({ people: 2, amount: 1_080_000 })
    expect(correct([line, other], [returned, late]).get('failed')?.people).toBe(0)
  })

  test.each(['stopped', 'double'] as const)('counts nobody of a line that was %s and due nothing', (why) => {
    const out = correction({ amount: 0, modality: null, why })
    expect(correctedLine(line, [out])).toBeUndefined()
    expect(correct([line, other], [out]).get('due')).toEqual({ people: 1, amount: 540_000 })
    expect(correctedLine(line, [out, late])).toMatchObject({ modality: 'counter', amount: 540_000 })
  })

  test('is as it was where a correction is of another case', () => {
    expect(correctedLine(line, [correction({ caseCode: 'BS-9', amount: 1 })])).toEqual(line)
  })

  test('never counts less than nobody, when the round before was mended since', () => {
    const frozen = measuresOf([{ ...other, before: null, people: 1 }])
    const after = correctMeasures(frozen, [{ before: 'own', line: other, corrected: { ...other, modality: 'own' } }])
    expect(after.get('fell-back')).toEqual({ people: 0, amount: 0 })
  })

  test('of totals has the newest number of each measure', () => {
    const told = { due: { people: 10, amount: 100 }, own: { people: 6, amount: 60 } }
    const place = { hamlet: 'h', group: 'g' }
    const corrected = correctTold(told, [
      { ...place, measure: 'own', people: 11, amount: 110 },
      { ...place, measure: 'own', people: 7, amount: 70 },
    ])
    expect(corrected).toEqual({ ...told, own: { people: 7, amount: 70 } })
    expect(findTotalsFaults(corrected)).toEqual([])
  })
})

describe('a list that is carried on', () => {
  const amount = (fromDay: string, standard: number): Amount => ({
    ...{ group: 'g', fromDay, toDay: null, standard, coefficient: 100, at: 1 },
  })
  const table = [amount('2024-07-01', 500_000), amount('2026-07-01', 540_000)]
  const june = { ...line, amount: 500_000 }

  test('is due what the table sets for the new month, and how it is paid is not known yet', () => {
    expect(carriedLine(june, '2026-06', '2026-07', table)).toEqual({ ...june, modality: null, amount: 540_000 })
  })

  test('keeps an amount of its own, and what the table says nothing of', () => {
    expect(carriedLine({ ...june, amount: 333_000 }, '2026-06', '2026-07', table).amount).toBe(333_000)
    expect(carriedLine(june, '2026-06', '2026-07', []).amount).toBe(500_000)
  })

  test('is due the new amount also where that was set back to a month that was paid the old one', () => {
    const july = { ...june, amount: 500_000 }
    expect(carriedLine(july, '2026-07', '2026-08', table).amount).toBe(540_000)
  })

  test('keeps an amount of months before the table began', () => {
    expect(carriedLine({ ...june, amount: 333_000 }, '2024-06', '2024-08', table).amount).toBe(333_000)
  })

  test('knows that who was paid by account agreed', () => {
    expect(carriedLine({ ...june, status: null }, '2026-06', '2026-07', table).status).toBe('agreed')
    expect(carriedLine({ ...june, status: null, modality: 'home' }, '2026-06', '2026-07', table).status).toBeNull()
  })
})
