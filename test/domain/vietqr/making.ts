/** One object of a code under test: id and value, the length counted in characters as EMVCo does. */
export function tlv(id: string, value: string): string {
  return id + String([...value].length).padStart(2, '0') + value
}

/** CRC-16/CCITT-FALSE bit by bit over UTF-8, written apart from the product's own. */
export function slowCrc(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** The objects given, closed with a right CRC: a fault inside them is then the only fault. */
export function sealed(objects: string): string {
  return `${objects}6304${slowCrc(`${objects}6304`)}`
}

/** Template 38 of NAPAS. */
export function napas(bin: string, account: string, service: string | undefined = 'QRIBFTTA', id = '38'): string {
  const scheme = tlv('00', 'A000000727') + tlv('01', tlv('00', bin) + tlv('01', account))
  return tlv(id, scheme + (service ? tlv('02', service) : ''))
}

/** Begin and end of nearly every code. */
export const reusable = '000201010211'
export const onePayment = '000201010212'
export const dong = '53037045802VN'
