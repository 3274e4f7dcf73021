import { deflateSync } from 'node:zlib'

/** Rows of a PNG from the top, each byte one sample, or eight of them where the depth is 1. */
export interface Rows {
  readonly width: number
  readonly height: number
  /** 1 is black and white, 0 is black; 8 is red, green and blue. */
  readonly depth: 1 | 8
  readonly bytes: Uint8Array
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]
const [GREY, RGB] = [0, 2]
/** Each row as what differs from the one above: equal rows become zeros. */
const UP = 2

/** Writes a PNG (W3C PNG, third edition) of nothing but its picture. */
export function writePng({ width, height, depth, bytes }: Rows): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([depth, depth === 1 ? GREY : RGB], 8)
  const packed = deflateSync(filterUp(bytes, bytes.length / height))
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array()),
  ]
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

function filterUp(bytes: Uint8Array, stride: number): Uint8Array<ArrayBuffer> {
  const rows = bytes.length / stride
  const filtered = new Uint8Array(bytes.length + rows)
  for (let row = 0, from = 0, to = 0; row < rows; row++) {
    filtered[to++] = UP
    for (let end = from + stride; from < end; from++)
      filtered[to++] = (bytes[from] as number) - (row === 0 ? 0 : (bytes[from - stride] as number))
  }
  return filtered
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(content.length + 12)
  const view = new DataView(whole.buffer)
  view.setUint32(0, content.length)
  for (let at = 0; at < 4; at++) whole[4 + at] = type.charCodeAt(at)
  whole.set(content, 8)
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, -4)))
  return whole
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
