/** Pixels a photo may have: what phones take by default, decoded within bounds of memory. */
export const PHOTO_PIXELS = 16_000_000

export type PhotoHeader = { kind: 'jpeg' | 'png'; width: number; height: number }

/**
 * Kind and size in pixels as the first bytes of a JPEG or PNG state them, before anything is decoded. Undefined for
 * every other file, and for one whose header is broken.
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPngHeader(view)
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? readJpegHeader(view) : undefined
}

/** Whether the header promises no more pixels than a photo may have. */
export const isWithinPixels = ({ width, height }: PhotoHeader): boolean => width * height <= PHOTO_PIXELS

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

// The first chunk is IHDR, 13 bytes: width, height, …
function readPngHeader(view: DataView): PhotoHeader | undefined {
  if (view.byteLength < 33 || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return undefined
  return sized('png', view.getUint32(16), view.getUint32(20))
}

// A chain of segments, each FF, marker, length; the frame header (SOF) among them holds the size.
function readJpegHeader(view: DataView): PhotoHeader | undefined {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

// C4, C8 and CC share the range but are tables, an extension and arithmetic conditioning.
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const sized = (kind: PhotoHeader['kind'], width: number, height: number): PhotoHeader | undefined =>
  width > 0 && height > 0 ? { kind, width, height } : undefined
