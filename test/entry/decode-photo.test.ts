import { deflateSync } from 'node:zlib'
import { encode as encodePng } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { PHOTO_PIXELS, type PhotoHeader, readPhotoHeader } from '../../src/domain/photo.ts'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { pictureOnly } from '../../src/entry/png-chunks.ts'
import { blurred, codePicture, jpegOf, pngChunk, pngOf, pngWithHeader, turned } from '../support/photos.ts'

const CODE =
  '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA5303704540618000053037045802VN63042E2E'

describe('the text of a code in a photo', () => {
  const picture = codePicture(CODE)
  const photos: [string, () => Uint8Array][] = [
    ['a PNG', () => pngOf(picture)],
    ['a PNG with an alpha channel', () => encodePng({ ...picture, channels: 4, depth: 8 })],
    ['a PNG of one channel', () => encodePng({ ...grey(picture), channels: 1, depth: 8 })],
    ['a PNG of one bit a pixel', () => oneBitPng(picture)],
    ['a JPEG', () => jpegOf(picture)],
    ['a JPEG of low quality', () => jpegOf(picture, 30)],
    ['a picture turned by a right angle', () => jpegOf(turned(picture, 90))],
    ['a picture held askew', () => jpegOf(turned(picture, 17))],
    ['a picture a little out of focus', () => jpegOf(blurred(picture, 2))],
    ['a large picture in which the code is small', () => jpegOf(codePicture(CODE, 4, 3000))],
  ]
  test.each(photos)('is read from %s', (_name, photo) => {
    expect(decodePhoto(photo())).toBe(CODE)
  })

  test('is not found where there is none', () => {
    expect(
      decodePhoto(jpegOf({ width: 300, height: 200, data: new Uint8Array(300 * 200 * 4).fill(190) })),
    ).toBeUndefined()
  })
})

describe('a file that is not a photo within bounds', () => {
  const refused: [string, Uint8Array][] = [
    ['no bytes', new Uint8Array()],
    ['a text', new TextEncoder().encode(CODE)],
    ['a GIF', new TextEncoder().encode('GIF89a..........................')],
    ['a PNG cut short', pngOf(codePicture(CODE)).subarray(0, 400)],
    ['a JPEG cut short', jpegOf(codePicture(CODE)).subarray(0, 700)],
    ['a PNG that promises too many pixels', pngWithHeader(40_000, 40_000, [])],
    ['a PNG that unpacks to more than it promises', pngBomb()],
    ['a PNG whose palette index is out of range', pngWithHeader(8, 8, [], 3)],
    ['a JPEG that promises too many pixels', jpegHeader(60_000, 60_000)],
  ]
  test.each(refused)('is refused: %s', (_name, bytes) => {
    expect(decodePhoto(bytes)).toBeUndefined()
  })

  test('is not unpacked beyond what its header promises', () => {
    const bomb = pngBomb()
    const header = readPhotoHeader(bomb)
    expect(header).toEqual({ kind: 'png', width: 8, height: 8 })
    expect(pictureOnly(bomb, header as PhotoHeader)).toBeUndefined()
  })

  test('loses everything but its picture, above all texts and positions', () => {
    const text = pngChunk('tEXt', new TextEncoder().encode('Comment\0'))
    const place = pngChunk('eXIf', new Uint8Array(40))
    const rows = pngChunk('IDAT', deflateSync(new Uint8Array(9 * 8)))
    const photo = pngWithHeader(8, 8, [text, place, rows])
    const plain = pngWithHeader(8, 8, [rows])
    expect(pictureOnly(photo, { kind: 'png', width: 8, height: 8 })).toEqual(Buffer.from(plain))
  })
})

describe('the header of a photo', () => {
  test('gives kind and size of either format', () => {
    expect(readPhotoHeader(pngWithHeader(640, 480, []))).toEqual({ kind: 'png', width: 640, height: 480 })
    expect(readPhotoHeader(jpegHeader(4000, 3000))).toEqual({ kind: 'jpeg', width: 4000, height: 3000 })
    expect(PHOTO_PIXELS).toBeGreaterThan(4000 * 3000)
  })

  test('skips what stands before the frame of a JPEG', () => {
    const jpeg = jpegOf(codePicture(CODE))
    const exif = Uint8Array.of(0xff, 0xe1, 0x00, 0x06, 0x45, 0x78, 0x69, 0x66)
    const withExif = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
    expect(readPhotoHeader(withExif)).toEqual(readPhotoHeader(jpeg))
    expect(decodePhoto(withExif)).toBe(CODE)
  })
})

const grey = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * 4] as number),
})

function oneBitPng(picture: { width: number; height: number; data: Uint8Array }): Uint8Array {
  const { width, height, data } = grey(picture)
  const bytesPerRow = Math.ceil(width / 8)
  const rows = new Uint8Array((bytesPerRow + 1) * height)
  data.forEach((brightness, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const at = y * (bytesPerRow + 1) + 1 + (x >> 3)
    rows[at] = (rows[at] as number) | (brightness > 127 ? 0x80 >> (x & 7) : 0)
  })
  return pngWithHeader(width, height, [pngChunk('IDAT', deflateSync(rows))], 0, 1)
}

/** 8 × 8 pixels by its header, 64 MB when unpacked. */
function pngBomb(): Uint8Array {
  return pngWithHeader(8, 8, [pngChunk('IDAT', deflateSync(new Uint8Array(64 * 1024 * 1024)))])
}

function jpegHeader(width: number, height: number): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
}
