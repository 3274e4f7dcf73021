/** Bytes that a workbook may have once it is unzipped. */
export const UNZIPPED_LIMIT = 48 * 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
/** A comment may stand behind the end of the directory. */
const END_WITHIN = 65_557

/** What a zip file says of itself; undefined when it is none. Nothing is unzipped. */
export interface ZipSizes {
  readonly unzipped: number
  /** Whether every entry tells its size, so that a reader is held to it. */
  readonly told: boolean
}

/**
 * Adds up what the entries of a zip file come to, by its directory (APPNOTE 4.3.12): a bomb is seen before any of it is
 * unzipped, and the reader stops at the sizes told here. ZIP64 says 0xffffffff and is too large by that.
 */
export function zipSizes(bytes: Uint8Array): ZipSizes | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return undefined
  let at = view.getUint32(end + 16, true)
  let [unzipped, told] = [0, true]
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    unzipped += size
    // Packed nothing is two bytes; an entry that tells neither size may be of any.
    told &&= size > 0 || packed <= 2
    told &&= packed > 0 || (view.getUint16(at + 8, true) & 8) === 0
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { unzipped, told }
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_WITHIN)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at
  return undefined
}
