import { decode as decodePng } from 'fast-png'
import jpeg from 'jpeg-js'
import { EVIDENCE_BYTES, EVIDENCE_SIDE } from '../domain/incident.ts'
import { isWithinPixels, PHOTO_PIXELS, type PhotoHeader, readPhotoHeader } from '../domain/photo.ts'
import { type Luma, lumaOf } from './luma.ts'
import { orientationOf } from './orientation.ts'
import { pictureOnly } from './png-chunks.ts'

/** Red, green, blue and an unused byte for each pixel, row by row. */
interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** Longest sides and qualities tried, best first, until the file is small enough. */
const SIDES = [EVIDENCE_SIDE, 960, 640]
const QUALITIES = [80, 65, 50, 35]

/**
 * A JPEG or PNG photo as evidence is kept: upright, at most `EVIDENCE_SIDE` pixels and `EVIDENCE_BYTES` bytes, a JPEG
 * made anew from its pixels, so that position, time, device and all else in the file is left behind. Undefined when the
 * file is neither, has too many pixels, or does not decode.
 */
export function reencodePhoto(bytes: Uint8Array): Uint8Array | undefined {
  const header = readPhotoHeader(bytes)
  if (header === undefined || !isWithinPixels(header)) return undefined
  const pixels = pixelsOf(bytes, header)
  if (pixels === undefined || pixels.width * pixels.height !== header.width * header.height) return undefined
  const orientation = header.kind === 'jpeg' ? orientationOf(bytes) : 1
  for (const side of SIDES) {
    const upright = turn(shrinkTo(pixels, side), orientation)
    for (const quality of QUALITIES) {
      const { data } = jpeg.encode(
        { width: upright.width, height: upright.height, data: upright.data as Buffer },
        quality,
      )
      if (data.length <= EVIDENCE_BYTES) return Uint8Array.from(data)
    }
  }
  return undefined
}

function pixelsOf(bytes: Uint8Array, header: PhotoHeader): Pixels | undefined {
  try {
    if (header.kind === 'png') return fromPng(bytes, header)
    const limits = { maxResolutionInMP: PHOTO_PIXELS / 1e6, maxMemoryUsageInMB: 512 }
    // The decoder hands the file's EXIF and comments on, and the encoder would write them: the pixels alone are kept.
    const { width, height, data } = jpeg.decode(bytes, { useTArray: true, tolerantDecoding: false, ...limits })
    return { width, height, data }
  } catch {
    return undefined
  }
}

/** In colour where the file has eight bits a colour, as every camera and screenshot has; else in grey. */
function fromPng(bytes: Uint8Array, header: PhotoHeader): Pixels | undefined {
  const picture = pictureOnly(bytes, header)
  if (picture === undefined) return undefined
  const png = decodePng(picture)
  if (png.palette || png.depth !== 8 || png.channels < 3) return inGrey(lumaOf(bytes, header))
  const { width, height, channels } = png
  const data = new Uint8Array(width * height * 4)
  for (let to = 0, from = 0; to < data.length; to += 4, from += channels) {
    const isClear = channels === 4 && (png.data[from + 3] as number) < 128
    for (let colour = 0; colour < 3; colour++) data[to + colour] = isClear ? 255 : (png.data[from + colour] as number)
  }
  return { width, height, data }
}

function inGrey(luma: Luma | undefined): Pixels | undefined {
  if (luma === undefined) return undefined
  const data = new Uint8Array(luma.pixels.length * 4)
  luma.pixels.forEach((brightness, pixel) => {
    data.fill(brightness, pixel * 4, pixel * 4 + 3)
  })
  return { width: luma.width, height: luma.height, data }
}

/** The photo made smaller, each pixel the mean of those it stands for, until no side is longer than `longest`. */
function shrinkTo(photo: Pixels, longest: number): Pixels {
  const scale = Math.max(photo.width, photo.height) / longest
  if (scale <= 1) return photo
  const width = Math.max(1, Math.round(photo.width / scale))
  const height = Math.max(1, Math.round(photo.height / scale))
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) average(photo, { x, y, scale }, data, (y * width + x) * 4)
  return { width, height, data }
}

function average(
  { width, height, data }: Pixels,
  { x, y, scale }: { x: number; y: number; scale: number },
  into: Uint8Array,
  at: number,
): void {
  const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)]
  const right = Math.min(width, Math.max(left + 1, Math.floor((x + 1) * scale)))
  const bottom = Math.min(height, Math.max(top + 1, Math.floor((y + 1) * scale)))
  const sums = [0, 0, 0]
  for (let row = top; row < bottom; row++)
    for (let from = (row * width + left) * 4; from < (row * width + right) * 4; from += 4)
      for (let colour = 0; colour < 3; colour++)
        sums[colour] = (sums[colour] as number) + (data[from + colour] as number)
  const count = (right - left) * (bottom - top)
  for (let colour = 0; colour < 3; colour++) into[at + colour] = Math.round((sums[colour] as number) / count)
}

/** The picture as its camera meant it to be seen: the eight orientations of EXIF, with what says so left behind. */
function turn(photo: Pixels, orientation: number): Pixels {
  if (orientation === 1) return photo
  const { width, height } = photo
  const isOnSide = orientation >= 5
  const turned = { width: isOnSide ? height : width, height: isOnSide ? width : height }
  const from = new Uint32Array(photo.data.buffer, photo.data.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  for (let y = 0; y < turned.height; y++)
    for (let x = 0; x < turned.width; x++) {
      const [a, b] = isOnSide ? [y, x] : [x, y]
      const column = [2, 3, 7, 8].includes(orientation) ? width - 1 - a : a
      const row = [3, 4, 6, 7].includes(orientation) ? height - 1 - b : b
      to[y * turned.width + x] = from[row * width + column] as number
    }
  return { ...turned, data: new Uint8Array(to.buffer) }
}
