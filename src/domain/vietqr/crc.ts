const table = new Uint16Array(256).map((_, byte) => remainder(byte))

function remainder(byte: number): number {
  let value = byte << 8
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? (value << 1) ^ 0x1021 : value << 1
  return value
}

/**
 * CRC-16/CCITT-FALSE (polynomial 1021, start FFFF, nothing reflected) over the UTF-8 bytes of `text` up to the index
 * `end`: "123456789" gives 0x29B1.
 */
export function crc16(text: string, end = text.length): number {
  let crc = 0xffff
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) crc = addByte(crc, unit)
    else {
      const point = text.codePointAt(at) as number
      if (point > 0xffff) at++
      crc = addWide(crc, point)
    }
  }
  return crc
}

/** The four upper-case hexadecimal digits of object 63, leading zeros kept (1 code in 16 has one). */
export function crcDigits(crc: number): string {
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

function addByte(crc: number, byte: number): number {
  return ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ byte] as number)
}

function addWide(crc: number, point: number): number {
  if (point < 0x800) return addByte(addByte(crc, 0xc0 | (point >> 6)), 0x80 | (point & 0x3f))
  const last = (before: number) => addByte(addByte(before, 0x80 | ((point >> 6) & 0x3f)), 0x80 | (point & 0x3f))
  if (point < 0x10000) return last(addByte(crc, 0xe0 | (point >> 12)))
  return last(addByte(addByte(crc, 0xf0 | (point >> 18)), 0x80 | ((point >> 12) & 0x3f)))
}
