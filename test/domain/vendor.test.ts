import { describe, expect, test } from 'vitest'
import { findPinFault, linkState, readAmount, readMemo } from '../../src/domain/vendor.ts'

describe('a PIN', () => {
  test.each(['240815', '135791', '908172', '112358'])('%s will do', (pin) => {
    expect(findPinFault(pin)).toBeUndefined()
  })
  test.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 24081', '24 081'])('%j is not six digits', (pin) => {
    expect(findPinFault(pin)).toBe('not-six-digits')
  })
  test.each(['000000', '123456', '654321', '890123', '210987', '123123', '121212'])('%s is tried first', (pin) => {
    expect(findPinFault(pin)).toBe('too-easy')
  })
})

test.each([
  ['waits for its vendor', { claimedAt: null, revokedAt: null }, 99, 'waiting'],
  ['has waited too long', { claimedAt: null, revokedAt: null }, 100, 'expired'],
  ['is its vendor’s, however old', { claimedAt: 50, revokedAt: null }, 9_999, 'claimed'],
  ['was taken back', { claimedAt: 50, revokedAt: 60 }, 61, 'revoked'],
  ['was taken back before anybody came', { claimedAt: null, revokedAt: 60 }, 9_999, 'revoked'],
] as const)('a link %s', (_how, of, now, state) => {
  expect(linkState({ expiresAt: 100, ...of }, now)).toBe(state)
})

describe('an amount', () => {
  test.each([
    ['35.000', 35_000],
    ['1', 1],
    ['499.999.999', 499_999_999],
    ['35 000 đ', 35_000],
  ])('%s is %i đồng', (typed, amount) => {
    expect(readAmount(typed)).toEqual({ ok: true, amount })
  })
  test.each([
    ['', 'empty'],
    ['0', 'zero'],
    ['500.000.000', 'too-large'],
    ['35.5', 'fraction'],
    ['-5', 'not-a-number'],
    ['ba mươi', 'not-a-number'],
  ])('%j is none: %s', (typed, reason) => {
    expect(readAmount(typed)).toEqual({ ok: false, reason })
  })
})

describe('a memo', () => {
  test.each([
    ['Gạo Đệ 5 kg', 'GAO DE 5 KG'],
    ['  trả   tiền ', 'TRA TIEN'],
    ['Đặng & con!', 'DANG CON'],
    ['', undefined],
    ['🙂', undefined],
    ['a'.repeat(25), 'A'.repeat(25)],
  ])('%j is sent as %s', (typed, memo) => {
    expect(readMemo(typed)).toEqual({ memo, fault: undefined })
  })
  test('is not cut when it is too long', () => {
    expect(readMemo('a'.repeat(26))).toEqual({ memo: 'A'.repeat(26), fault: 'long-memo' })
  })
})
