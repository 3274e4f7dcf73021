import { convertIndexedToRgb, type DecodedPng, decode as decodePng } from 'fast-png'
import jpeg from 'jpeg-js'
import { PHOTO_PIXELS, type PhotoHeader } from '../domain/photo.ts'
import { pictureOnly } from './png-chunks.ts'

/** Brightness 0–255 of each pixel, row by row. */
export type Luma = { width: number; height: number; pixels: Uint8Array }

/** The brightness of a photo; undefined when it cannot be decoded within its header's promise. */
export function lumaOf(bytes: Uint8Array, header: PhotoHeader): Luma | undefined {
  try {
    return header.kind === 'png' ? fromPng(bytes, header) : fromJpeg(bytes)
  } catch {
    return undefined
  }
}

function fromJpeg(bytes: Uint8Array): Luma {
  const limits = { maxResolutionInMP: PHOTO_PIXELS / 1e6, maxMemoryUsageInMB: 512 }
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, tolerantDecoding: false, ...limits })
  return { width, height, pixels: weigh(data, width * height, 4) }
}

function fromPng(bytes: Uint8Array, header: PhotoHeader): Luma | undefined {
  const picture = pictureOnly(bytes, header)
  if (picture === undefined) return undefined
  const png = decodePng(picture)
  const { width, height } = png
  if (png.palette) return { width, height, pixels: weigh(convertIndexedToRgb(png), width * height, paletteWidth(png)) }
  if (png.depth < 8) return { width, height, pixels: unpackGrey(png) }
  const shift = png.depth === 16 ? 8 : 0
  return { width, height, pixels: weigh(png.data, width * height, png.channels, shift) }
}

const paletteWidth = (png: DecodedPng): number => png.palette?.[0]?.length ?? 3

/** ITU-R BT.601 weights in 1/256. A transparent pixel counts as the white it is shown on. */
function weigh(data: ArrayLike<number>, count: number, channels: number, shift = 0): Uint8Array {
  const pixels = new Uint8Array(count)
  const at = (index: number) => (data[index] as number) >> shift
  for (let pixel = 0, from = 0; pixel < count; pixel++, from += channels) {
    const grey = channels < 3 ? at(from) : (77 * at(from) + 150 * at(from + 1) + 29 * at(from + 2)) >> 8
    const isClear = channels % 2 === 0 && at(from + channels - 1) < 128
    pixels[pixel] = isClear ? 255 : grey
  }
  return pixels
}

function unpackGrey({ width, height, depth, data }: DecodedPng): Uint8Array {
  const pixels = new Uint8Array(width * height)
  const bytesPerRow = Math.ceil((width * depth) / 8)
  const most = 2 ** depth - 1
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const bit = x * depth
      const byte = data[y * bytesPerRow + (bit >> 3)] as number
      pixels[pixel] = (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most
    }
  }
  return pixels
}

/** The photo made smaller by whole steps, averaging, until no side is longer than `longest` pixels. */
export function shrink(luma: Luma, longest: number): Luma {
  const step = Math.ceil(Math.max(luma.width, luma.height) / longest)
  if (step <= 1) return luma
  const width = Math.floor(luma.width / step)
  const height = Math.floor(luma.height / step)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels[y * width + x] = mean(luma, x * step, y * step, step)
  return { width, height, pixels }
}

function mean({ width, pixels }: Luma, left: number, top: number, step: number): number {
  let sum = 0
  for (let y = top; y < top + step; y++) for (let x = left; x < left + step; x++) sum += pixels[y * width + x] as number
  return sum / (step * step)
}
