import { inflateSync } from 'node:zlib'
import type { PhotoHeader } from '../domain/photo.ts'

/** Chunks that make the picture. Texts, position, colour profiles and animation are left behind unread. */
const PICTURE = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
const SIGNATURE = 8
/** Length, type and CRC around the bytes of a chunk. */
const FRAME = 12
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * The PNG with nothing but its picture, or undefined when it is broken or its compressed bytes would unpack to more
 * than the header promises.
 */
export function pictureOnly(bytes: Uint8Array, header: PhotoHeader): Uint8Array | undefined {
  const kept = [bytes.subarray(0, SIGNATURE)]
  const packed: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = SIGNATURE; at + FRAME <= bytes.length; ) {
    const end = at + FRAME + view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) return undefined
    if (PICTURE.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IDAT') packed.push(bytes.subarray(at + 8, end - 4))
    at = end
  }
  return unpacksWithin(packed, promisedBytes(bytes, header)) ? Buffer.concat(kept) : undefined
}

function unpacksWithin(packed: Uint8Array[], limit: number): boolean {
  try {
    inflateSync(Buffer.concat(packed), { maxOutputLength: limit })
    return true
  } catch {
    return false
  }
}

/** Bytes of the unpacked rows, each with its filter byte; interlacing adds at most one more per row of each pass. */
function promisedBytes(bytes: Uint8Array, { width, height }: PhotoHeader): number {
  const bits = (bytes[24] ?? 8) * (CHANNELS[bytes[25] ?? 0] ?? 4)
  return (Math.ceil((width * bits) / 8) + 1) * height + 8 * (width + height) + 64
}
