import { describe, expect, test } from 'vitest'
import { type Draft, EMPTY, missingOf } from '../../../src/field/walk/rules/draft.ts'
import { bodyOf, labelOf, NO_STICKER } from '../../../src/field/walk/rules/record.ts'
import { stallAt } from '../../support/bundles.ts'

const known = stallAt(1, { hasMerchant: true, hasCode: true, category: 'food' })
const fresh = stallAt(2)
const draft = (part: Partial<Draft>): Draft => ({ ...EMPTY, ...part })
const owed = (part: Partial<Draft>, stall = fresh, stands = true) => missingOf(draft(part), stall, stands)
const where = { site: 'te-hanh', day: '2026-11-12' }

describe('what is still owed', () => {
  test.each<[string, Partial<Draft>, typeof fresh, readonly string[]]>([
    ['an outcome, before anything', {}, fresh, ['outcome']],
    ['nothing, when nobody was there', { outcome: 'absent' }, fresh, []],
    ['a reason of whom refuses', { outcome: 'refused' }, fresh, ['reason']],
    ['no reason of whom asks for time', { outcome: 'postponed' }, fresh, []],
    ['nothing more, when a vendor agreed and gave nothing yet', { outcome: 'agreed' }, fresh, []],
    ['how money is known of, and since when', { outcome: 'agreed', days: 'few' }, known, ['level', 'ago']],
    ['nothing, when no money came', { outcome: 'agreed', days: 'none' }, known, []],
    ['nothing of money where nobody trades', { outcome: 'agreed', days: 'few' }, fresh, []],
    ['goods and kind of a vendor who is new', { outcome: 'agreed', tradeName: 'Gạo' }, fresh, ['category', 'kind']],
    ['whose account it is, too', { outcome: 'agreed', code: 'x' }, fresh, ['relation', 'category', 'kind']],
    ['only whose account, of a vendor who is known', { outcome: 'agreed', code: 'x' }, known, ['relation']],
    ['a phone that can be called', { outcome: 'agreed', phone: '12', consents: ['phone'] }, known, ['phone']],
  ])('is %s', (_, part, stall, expected) => {
    expect(owed(part, stall)).toEqual(expected)
  })

  test('is an account that makes a code, where one was typed', () => {
    expect(owed({ outcome: 'agreed', account: '12', relation: 'own' }, known, false)).toEqual(['account'])
  })
})

describe('what a complete draft says', () => {
  const vendor = draft({
    ...{ outcome: 'agreed', code: 'the code', ending: '…0017', relation: 'own', category: 'food', kind: 'individual' },
    ...{ consents: ['sticker', 'phone'], phone: '0901234567', holder: ' NGUYEN  THI UT ' },
  })

  test('a new vendor with the code they have', () => {
    expect(bodyOf(vendor, fresh)).toMatchObject({
      ...{ kind: 'visit', stall: 'stall-2', outcome: 'agreed' },
      registration: {
        ...{ kind: 'individual', category: 'food', consents: ['sticker', 'phone'], phone: '0901234567' },
        account: { destination: { code: 'the code' }, relation: 'own', holder: 'NGUYEN THI UT' },
      },
    })
    expect(bodyOf(vendor, fresh).code).toBeUndefined()
  })

  test('without a yes nothing of it is kept, and the visit is', () => {
    const body = bodyOf({ ...vendor, consents: [] }, fresh)
    expect(body.registration?.account).toBeUndefined()
    expect(body.registration?.phone).toBeUndefined()
    expect(JSON.stringify(body)).not.toMatch(/the code|NGUYEN|0901234567/)
    expect(labelOf({ ...vendor, consents: [] }, fresh, where).account).toBeUndefined()
  })

  test('an account that was typed, without the blanks between its digits', () => {
    const typed = { ...vendor, code: undefined, bin: '970403', account: '0012 345.678' }
    expect(bodyOf(typed, fresh).registration?.account?.destination).toEqual({ bin: '970403', account: '0012345678' })
  })

  test('what another outcome asked for is left out', () => {
    const changed = draft({ outcome: 'absent', reason: 'tax', returnIn: 3, code: 'x', category: 'food', days: 'few' })
    expect(JSON.parse(JSON.stringify(bodyOf(changed, known)))).toEqual({
      ...{ kind: 'visit', stall: 'stall-1', outcome: 'absent' },
    })
  })

  test('money of customers, with its days, its level and its age', () => {
    const money = draft({ outcome: 'agreed', days: 'regular', level: 'said', ago: 1 })
    expect(bodyOf(money, known).evidence).toEqual({ level: 'said', payer: 'customer', ago: 1, days: 'regular' })
    expect(labelOf(money, known, where).hasMoney).toBeUndefined()
    expect(labelOf({ ...money, level: 'observed' }, known, where).hasMoney).toBe(true)
    expect(bodyOf(draft({ outcome: 'agreed', days: 'none' }), known).evidence).toBeUndefined()
  })
})

describe('the sticker that a match places', () => {
  const stickers = (...all: [string, boolean][]) =>
    stallAt(1, { hasCode: true, stickers: all.map(([serial, placed]) => ({ serial, placed })) })
  const match = draft({ outcome: 'agreed', wall: 'code', verdict: 'match', display: 'in-place' })

  test('is the only one there is', () => {
    expect(bodyOf(match, stickers(['AAAA', false]))).toMatchObject({
      code: 'code',
      sticker: 'AAAA',
      display: 'in-place',
    })
  })

  test('is none, when the only one hangs already', () => {
    expect(bodyOf(match, stickers(['AAAA', true])).sticker).toBeUndefined()
  })

  test('is the one chosen of several, and none when nobody chose', () => {
    const two = stickers(['AAAA', false], ['BBBB', false])
    expect(bodyOf({ ...match, sticker: 'BBBB' }, two).sticker).toBe('BBBB')
    expect(bodyOf(match, two).sticker).toBe(NO_STICKER)
  })

  test('is none where the code did not match', () => {
    expect(bodyOf({ ...match, verdict: 'stranger' }, stickers(['AAAA', false])).sticker).toBeUndefined()
  })
})

test('a label says how the scan came out, and nothing of what only the server can tell', () => {
  const scanned = (verdict: Draft['verdict']) =>
    labelOf(draft({ outcome: 'agreed', wall: 'code', verdict }), known, where).scanned
  expect(scanned('match')).toBe('match')
  expect([scanned('stranger'), scanned('other-stall')]).toEqual(['alarm', 'alarm'])
  expect([scanned('unsure'), scanned('changed'), scanned('not-payment')]).toEqual([undefined, undefined, undefined])
})
