import { decodeQR } from 'qr/decode.js'
import { isWithinPixels, readPhotoHeader } from '../domain/photo.ts'
import { type Luma, lumaOf, shrink } from './luma.ts'

/** Longest sides tried, in pixels: the usual one, one for a small code in a wide picture, one for a blurred picture. */
const SIDES = [1280, 2400, 640]
/** Milliseconds that each try may spend on second guesses. */
const TRY_TIME = 400

/**
 * Text of the QR symbol in a JPEG or PNG photo. Undefined when the file is neither, has too many pixels, does not
 * decode, or shows no symbol that can be read. Only the text leaves: position and all else in the file is dropped.
 */
export function decodePhoto(bytes: Uint8Array): string | undefined {
  const header = readPhotoHeader(bytes)
  if (header === undefined || !isWithinPixels(header)) return undefined
  const luma = lumaOf(bytes, header)
  if (luma === undefined || luma.width * luma.height !== header.width * header.height) return undefined
  for (const side of SIDES) {
    const text = findText(shrink(luma, side))
    if (text !== undefined) return text
  }
  return undefined
}

function findText({ width, height, pixels }: Luma): string | undefined {
  try {
    return decodeQR(rgb(width, height, pixels), { format: 'RGB', effort: 16, timeLimit: TRY_TIME })
  } catch {
    return undefined
  }
}

function rgb(width: number, height: number, pixels: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(width * height * 3)
  for (let pixel = 0, to = 0; pixel < pixels.length; pixel++) {
    const brightness = pixels[pixel] as number
    data[to++] = brightness
    data[to++] = brightness
    data[to++] = brightness
  }
  return { width, height, data }
}
