import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeSerial,
  encodeSerial,
  MAC_BYTES,
  RANDOM_BYTES,
  showSerial,
  splitSerial,
} from '../../src/domain/serial.ts'

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

// Worked out by another program: the alphabet read as digits of base 32, first character highest.
const vectors = [
  ['00000000000000000000', '0000000000000000', '0000-0000-0000-0000'],
  ['ffffffffffffffffffff', 'ZZZZZZZZZZZZZZZZ', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
  ['00000000010000000000', '0000000100000000', '0000-0001-0000-0000'],
  ['00000000000000000001', '0000000000000001', '0000-0000-0000-0001'],
  ['80000000008000000000', 'G0000000G0000000', 'G000-0000-G000-0000'],
  ['00443214c74254b635cf', '0123456789ABCDEF', '0123-4567-89AB-CDEF'],
  ['84653a56d7c675be77df', 'GHJKMNPQRSTVWXYZ', 'GHJK-MNPQ-RSTV-WXYZ'],
] as const

describe('a serial', () => {
  test.each(vectors)('of bytes %s is %s, shown %s', (hex, serial, shown) => {
    expect(encodeSerial(bytesOf(hex))).toBe(serial)
    expect(showSerial(serial)).toBe(shown)
    expect(decodeSerial(shown)).toEqual({ ok: true, serial, bytes: bytesOf(hex) })
  })

  test('reads back from the way it is shown', () => {
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        const serial = encodeSerial(bytes)
        expect(decodeSerial(showSerial(serial))).toEqual({ ok: true, serial, bytes })
      }),
    )
  })

  test('differs when any single bit does', () => {
    fc.assert(
      fc.property(tenBytes, fc.nat(79), (bytes, bit) => {
        const flipped = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
        expect(encodeSerial(flipped)).not.toBe(encodeSerial(bytes))
      }),
    )
  })

  test.each([0, 9, 11])('of %i bytes is a fault', (length) => {
    expect(() => encodeSerial(new Uint8Array(length))).toThrow(RangeError)
  })
})

describe('a typed serial', () => {
  test.each([
    '0123456789ABCDEF',
    '0123-4567-89ab-cdef',
    ' o123 4567 89AB CDEF ',
    'Oi23.4567.89AB.CDEF',
    'OL23–4567–89AB–CDEF',
    'ol23 4567\u00a089ab\u200bcdef\n',
  ])('%j is 0123456789ABCDEF', (typed) => {
    expect(decodeSerial(typed)).toMatchObject({ ok: true, serial: '0123456789ABCDEF' })
  })

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['0123-4567-89AB-CDE', 'wrong-length'],
    ['0123-4567-89AB-CDEF-0', 'wrong-length'],
    ['0123-4567-89AB-CDEU', 'wrong-letter'],
    ['0123-4567-89AB-CDE*', 'wrong-letter'],
    ['0123-4567-89AB-CDEĐ', 'wrong-letter'],
    ['０123-4567-89AB-CDEF', 'wrong-letter'],
  ])('%j is refused as %s', (typed, reason) => {
    expect(decodeSerial(typed)).toEqual({ ok: false, reason })
  })

  test('of any text is read to sixteen characters or refused by name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
        const reading = decodeSerial(text)
        expect(reading.ok ? encodeSerial(reading.bytes) === reading.serial : reading.reason !== undefined).toBe(true)
      }),
    )
  })
})

test('the random part and the MAC are copies that together are the serial', () => {
  const bytes = bytesOf('0102030405060708090a')
  const { random, mac } = splitSerial(bytes)
  expect([random.length, mac.length]).toEqual([RANDOM_BYTES, MAC_BYTES])
  expect([...random, ...mac]).toEqual([...bytes])
  random.fill(0)
  expect(bytes[0]).toBe(1)
})
