import { readFileSync } from 'node:fs'
import { convertIndexedToRgb, decode as decodePng, encode } from 'fast-png'
import jpeg from 'jpeg-js'
import { readPhotoHeader } from '../domain/photo.ts'
import { BadSetting } from './config.ts'

/** Pixels a licensed mark may have: 10 cm at 500 dpi. */
const PIXELS = 4_000_000

interface Decoded {
  width: number
  height: number
  channels: number
  depth: number
  data: ArrayLike<number>
}

/**
 * The marks of LOGO_FILES as stickers take them: PNG of red, green and blue on white, so that a file is printed the same
 * whatever it was saved as. Throws BadSetting for one that cannot be used.
 */
export const readLogos = (files: readonly string[]): Uint8Array[] => files.map(readLogo)

function readLogo(file: string): Uint8Array {
  const bytes = readBytes(file)
  const header = readPhotoHeader(bytes)
  if (header === undefined) throw new BadSetting(`LOGO_FILES names ${file}, which is neither a PNG nor a JPEG picture.`)
  if (header.width * header.height > PIXELS)
    throw new BadSetting(
      `LOGO_FILES names ${file}, which has more than ${PIXELS / 1e6} million pixels: make it smaller.`,
    )
  try {
    return encode(onWhite(header.kind === 'png' ? fromPng(bytes) : fromJpeg(bytes)))
  } catch {
    throw new BadSetting(`LOGO_FILES names ${file}, which is damaged: save it again as a PNG or JPEG picture.`)
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new BadSetting(`LOGO_FILES names ${file}, which cannot be read.`)
  }
}

function fromPng(bytes: Uint8Array): Decoded {
  const png = decodePng(bytes)
  if (png.palette) return { ...png, depth: 8, channels: png.palette[0]?.length ?? 3, data: convertIndexedToRgb(png) }
  if (png.depth < 8) throw new RangeError('fewer than eight bits without a palette')
  return png
}

function fromJpeg(bytes: Uint8Array): Decoded {
  const limits = { maxResolutionInMP: PIXELS / 1e6, maxMemoryUsageInMB: 128 }
  return { ...jpeg.decode(bytes, { useTArray: true, tolerantDecoding: false, ...limits }), channels: 4, depth: 8 }
}

function onWhite({ width, height, channels, depth, data }: Decoded) {
  const most = 2 ** depth - 1
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels
    const cover = channels % 2 === 0 ? (data[at + channels - 1] as number) / most : 1
    for (let colour = 0; colour < 3; colour++) {
      const light = (data[at + (channels < 3 ? 0 : colour)] as number) / most
      rgb[pixel * 3 + colour] = Math.round(255 * (1 - cover + cover * light))
    }
  }
  return { width, height, channels: 3, depth: 8, data: rgb } as const
}
