import jpeg from 'jpeg-js'
import { describe, expect, test } from 'vitest'
import { EVIDENCE_BYTES, EVIDENCE_SIDE } from '../../src/domain/incident.ts'
import { readPhotoHeader } from '../../src/domain/photo.ts'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { reencodePhoto } from '../../src/entry/evidence.ts'
import { codePicture, jpegOf, type Picture, pngOf, pngWithHeader, turned } from '../support/photos.ts'

/** Every pixel another colour: what compresses worst. */
function noise(width: number, height: number): Picture {
  let state = 7
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 16
  }
  return { width, height, data: Uint8Array.from({ length: width * height * 4 }, next) }
}

/** Red at the left, green at the right, the upper half bright: no two orientations look alike. */
function flag(): Picture {
  const data = new Uint8Array(64 * 32 * 4)
  for (let pixel = 0; pixel < 64 * 32; pixel++) {
    const strength = pixel < 64 * 16 ? 240 : 110
    data.set(pixel % 64 < 32 ? [strength, 0, 0, 255] : [0, strength, 0, 255], pixel * 4)
  }
  return { width: 64, height: 32, data }
}

/** The JPEG with an EXIF block that says how it was held and where. */
function withExif(photo: Uint8Array, orientation: number): Uint8Array {
  const place = Buffer.from('GPS 15.1205,108.7923')
  const entry = Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0])
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08\0\x01', 'latin1'), entry, Buffer.alloc(4), place])
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const length = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255])
  return Buffer.concat([photo.subarray(0, 2), length, exif, photo.subarray(2)])
}

const made = (photo: Uint8Array): Uint8Array => {
  const evidence = reencodePhoto(photo)
  if (evidence === undefined) throw new Error('not made')
  return evidence
}
const colourAt = (evidence: Uint8Array, left: number, top: number): string => {
  const { width, height, data } = jpeg.decode(evidence, { useTArray: true })
  const at = (Math.floor(top * height) * width + Math.floor(left * width)) * 4
  const [red = 0, green = 0] = data.subarray(at, at + 2)
  return `${red > green ? 'red' : 'green'} ${Math.max(red, green) > 170 ? 'bright' : 'dark'}`
}

describe('a photo kept as evidence', () => {
  test.each([
    ['a JPEG', () => jpegOf(codePicture('on the wall'))],
    ['a PNG', () => pngOf(turned(codePicture('on the wall'), 12))],
    ['a PNG of one channel', () => pngWithHeader(8, 8, [], 0)],
  ])('is a JPEG: %s', (what, photo) => {
    const evidence = reencodePhoto(photo())
    if (what.endsWith('channel')) expect(evidence).toBeUndefined()
    else expect([readPhotoHeader(made(photo()))?.kind, decodePhoto(made(photo()))]).toEqual(['jpeg', 'on the wall'])
  })

  test('is small in pixels and bytes, whatever it shows', () => {
    const evidence = made(jpegOf(noise(2400, 1800), 90))
    const header = readPhotoHeader(evidence)
    expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_BYTES)
    expect(Math.max(header?.width ?? 0, header?.height ?? 0)).toBeLessThanOrEqual(EVIDENCE_SIDE)
    const wide = readPhotoHeader(made(jpegOf(codePicture('small', 4, 2000))))
    expect([wide?.width, wide?.height]).toEqual([EVIDENCE_SIDE, EVIDENCE_SIDE])
  })

  test('says nothing of where, when and by what it was taken', () => {
    const photo = withExif(jpegOf(flag()), 1)
    expect(Buffer.from(photo).includes('GPS')).toBe(true)
    const evidence = Buffer.from(made(photo))
    expect(['GPS', 'Exif', '108.7923'].some((text) => evidence.includes(text))).toBe(false)
    const markers = [...evidence.toString('latin1').matchAll(/\xff([\xe1-\xef\xfe])/g)]
    expect(markers).toEqual([])
  })

  // What is seen at the upper left and the lower right once the camera's way of being held is undone.
  test.each([
    [1, 'red bright', 'green dark'],
    [2, 'green bright', 'red dark'],
    [3, 'green dark', 'red bright'],
    [4, 'red dark', 'green bright'],
    [5, 'red bright', 'green dark'],
    [6, 'red dark', 'green bright'],
    [7, 'green dark', 'red bright'],
    [8, 'green bright', 'red dark'],
  ])('stands upright: orientation %i', (orientation, upperLeft, lowerRight) => {
    const evidence = made(withExif(jpegOf(flag(), 95), orientation))
    expect([colourAt(evidence, 0.1, 0.1), colourAt(evidence, 0.9, 0.9)]).toEqual([upperLeft, lowerRight])
    const { width = 0, height = 0 } = readPhotoHeader(evidence) ?? {}
    expect(width > height).toBe(orientation < 5)
  })

  test.each([
    ['a text', new TextEncoder().encode('no photo')],
    ['a JPEG cut short', jpegOf(codePicture('x')).subarray(0, 600)],
    ['a PNG of too many pixels', pngWithHeader(40_000, 40_000, [])],
  ])('is not made of %s', (_what, bytes) => {
    expect(reencodePhoto(bytes)).toBeUndefined()
  })
})
