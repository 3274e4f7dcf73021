import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPhone, showPhone } from '../../src/domain/phones.ts'

describe('reading a phone number', () => {
  test.each([
    '0905123456',
    '0905 123 456',
    '0905.123.456',
    '0905-123-456',
    ' (0905)\u00a0123–456 ',
    '+84905123456',
    '+84 905 123 456',
    '+84 (0)905 123 456',
    '84905123456',
    '840905123456',
    '0084 905 123 456',
    '\u202a+84905123456\u202c',
  ])('%j is 0905123456', (typed) => {
    expect(readPhone(typed)).toEqual({ ok: true, phone: '0905123456' })
  })

  test.each(['0356789012', '0562345678', '0791234567', '0843123456', '0844123456', '0900000001'])(
    '%s is kept as it is',
    (typed) => {
      expect(readPhone(typed)).toEqual({ ok: true, phone: typed })
    },
  )

  test.each([
    ['', 'empty'],
    ['  -', 'empty'],
    ['không có', 'not-a-number'],
    ['0905123456 / 0905123457', 'not-a-number'],
    ['0905l23456', 'not-a-number'],
    ['090512345', 'wrong-length'],
    ['09051234567', 'wrong-length'],
    ['+8490512345', 'wrong-length'],
    ['01234567890', 'wrong-length'],
    ['0255382123', 'wrong-prefix'],
    ['0412345678', 'wrong-prefix'],
    ['9905123456', 'wrong-prefix'],
    ['+84 255 382 123', 'wrong-prefix'],
  ])('%j is refused as %s', (typed, reason) => {
    expect(readPhone(typed)).toEqual({ ok: false, reason })
  })
})

test('a number is shown in groups of four, three and three that do not break apart', () => {
  expect(showPhone('0905123456')).toBe('0905\u00a0123\u00a0456')
})

test('every number reads back from the way it is shown', () => {
  const phones = fc.stringMatching(/^0[35789]\d{8}$/)
  fc.assert(
    fc.property(phones, (phone) => {
      expect(readPhone(showPhone(phone))).toEqual({ ok: true, phone })
    }),
  )
})
