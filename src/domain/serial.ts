/** A sticker's serial: 16 characters of Crockford's base32, upper case, without separators. */
export type Serial = string

/** 48 random bits and a MAC of 32: a made-up serial passes once in four thousand million tries. */
export const RANDOM_BYTES = 6
export const MAC_BYTES = 4
const serialBytes = RANDOM_BYTES + MAC_BYTES
const serialLength = 16

// crockford.com/base32: no I, L, O (read as 1, 1, 0 when typed) and no U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const separators = /[\s\-.\u2010-\u2015]|\p{Cf}/gu

export type SerialReading =
  | { ok: true; serial: Serial; bytes: Uint8Array }
  | { ok: false; reason: 'empty' | 'wrong-length' | 'wrong-letter' }

// Five bytes are eight characters, and 40 bits fit a number exactly.
const groupBytes = 5
const groupLetters = 8

function encodeGroup(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  let letters = ''
  for (let place = 0; place < groupLetters; place++) {
    letters = alphabet.charAt(value % 32) + letters
    value = Math.floor(value / 32)
  }
  return letters
}

function decodeGroup(letters: string): number[] {
  let value = Array.from(letters).reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0)
  const bytes: number[] = []
  for (let place = 0; place < groupBytes; place++) {
    bytes.unshift(value % 256)
    value = Math.floor(value / 256)
  }
  return bytes
}

/** The serial of exactly ten bytes, random part first; any other length is a fault and throws a RangeError. */
export function encodeSerial(bytes: Uint8Array): Serial {
  if (bytes.length !== serialBytes) throw new RangeError(`A serial has ${serialBytes} bytes, not ${bytes.length}`)
  return encodeGroup(bytes.subarray(0, groupBytes)) + encodeGroup(bytes.subarray(groupBytes))
}

/**
 * Reads a serial as people type it: any case, with spaces or dashes, O for 0 and I or L for 1. It only undoes the
 * spelling; whether the MAC is right and the sticker exists is the store's to answer.
 */
export function decodeSerial(text: string): SerialReading {
  const typed = text.replace(separators, '').toUpperCase()
  const serial = typed.replaceAll('O', '0').replace(/[IL]/g, '1')
  if (serial === '') return { ok: false, reason: 'empty' }
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(serial)) return { ok: false, reason: 'wrong-letter' }
  if (serial.length !== serialLength) return { ok: false, reason: 'wrong-length' }
  const groups = [serial.slice(0, groupLetters), serial.slice(groupLetters)]
  return { ok: true, serial, bytes: Uint8Array.from(groups.flatMap(decodeGroup)) }
}

/** Four groups of four as printed under the code: 7H3K-9QXM-02AB-ZT5N. */
export function showSerial(serial: Serial): string {
  return serial.replace(/.{4}(?=.)/g, '$&-')
}

/** The random part, which names the sticker, and the MAC the store computes over it. */
export function splitSerial(bytes: Uint8Array): { random: Uint8Array; mac: Uint8Array } {
  return { random: bytes.slice(0, RANDOM_BYTES), mac: bytes.slice(RANDOM_BYTES) }
}
