// oneStep[b] is what a byte leaves behind; twoSteps[b] what it leaves behind after a further byte of zero.
const oneStep = new Uint16Array(256).map((_, byte) => remainder(byte << 8))
const twoSteps = new Uint16Array(256).map((_, byte) => remainder(remainder(byte << 8)))

function remainder(start: number): number {
  let value = start
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : value << 1
  return value
}

/**
 * CRC-16/CCITT-FALSE (polynomial 1021, start FFFF, nothing reflected) over the UTF-8 bytes of `text` up to the index
 * `end`: "123456789" gives 0x29B1. Two ASCII characters are taken at a time, which halves the time of a payload.
 */
export function crc16(text: string, end = text.length): number {
  let crc = 0xffff
  let at = 0
  while (at < end) {
    const unit = text.charCodeAt(at)
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x80
    if ((unit | next) < 0x80) {
      crc = (twoSteps[(crc >> 8) ^ unit] as number) ^ (oneStep[(crc & 0xff) ^ next] as number)
      at += 2
    } else {
      const point = text.codePointAt(at) as number
      crc = addCharacter(crc, point)
      at += point > 0xffff ? 2 : 1
    }
  }
  return crc
}

/** The four upper-case hexadecimal digits of object 63, leading zeros kept (1 code in 16 has one). */
export function crcDigits(crc: number): string {
  return (0x10000 | crc).toString(16).slice(1).toUpperCase()
}

/** The number four hexadecimal digits of either case write, or -1 for any other text. */
export function readCrcDigits(text: string): number {
  if (text.length !== 4) return -1
  let value = 0
  for (let at = 0; at < 4; at++) {
    const digit = hexDigit(text.charCodeAt(at))
    if (digit < 0) return -1
    value = (value << 4) | digit
  }
  return value
}

function hexDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  const letter = (unit | 0x20) - 0x61
  return letter >= 0 && letter < 6 ? letter + 10 : -1
}

function addByte(crc: number, byte: number): number {
  return ((crc << 8) & 0xffff) ^ (oneStep[(crc >> 8) ^ byte] as number)
}

function addCharacter(crc: number, point: number): number {
  if (point < 0x80) return addByte(crc, point)
  if (point < 0x800) return addTail(addByte(crc, 0xc0 | (point >> 6)), point)
  if (point < 0x10000) return addTail(addTail(addByte(crc, 0xe0 | (point >> 12)), point >> 6), point)
  return addTail(addTail(addTail(addByte(crc, 0xf0 | (point >> 18)), point >> 12), point >> 6), point)
}

// A continuation byte of UTF-8: 10 and the lowest six bits.
function addTail(crc: number, bits: number): number {
  return addByte(crc, 0x80 | (bits & 0x3f))
}
