import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { createPhotoThread } from '../../src/entry/photo.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { ROOT } from '../support/program.ts'

/** As it is built: a thread reads one file then, not a folder of sources. */
const WORKER = resolve(ROOT, 'dist/photo-worker.mjs')
const photoOf = (text: string) => jpegOf(codePicture(text, 4))
const notAPhoto = new TextEncoder().encode('no photo')

describe('the thread of photos', () => {
  const { read, reencode } = createPhotoThread(WORKER)

  test('answers each of several photos with its own text', async () => {
    const photos = ['one', 'two', 'three']
    expect(await Promise.all(photos.map((text) => read(photoOf(text))))).toEqual(photos)
  })

  test('answers a file that is no photo with nothing, and goes on reading', async () => {
    expect(await Promise.all([read(notAPhoto), read(photoOf('after'))])).toEqual([undefined, 'after'])
  })

  test('makes photos anew between readings', async () => {
    const [text, evidence, nothing] = await Promise.all([
      read(photoOf('first')),
      reencode(photoOf('second')),
      reencode(notAPhoto),
    ])
    expect([text, nothing]).toEqual(['first', undefined])
    expect(evidence instanceof Uint8Array && decodePhoto(evidence)).toBe('second')
  })

  test('leaves the bytes of the caller as they are', async () => {
    const photo = photoOf('kept')
    const before = photo.slice()
    await read(photo)
    expect(photo).toEqual(before)
  })

  test('turns away who would wait behind sixteen others, and takes the next one when there is room', async () => {
    const answers = await Promise.all(Array.from({ length: 17 }, () => read(photoOf('busy'))))
    expect(answers.filter((text) => text === 'busy')).toHaveLength(16)
    expect(answers.at(-1)).toBeUndefined()
    const made = await Promise.all(Array.from({ length: 17 }, () => reencode(photoOf('busy'))))
    expect(made.map((photo) => photo instanceof Uint8Array)).toEqual(made.map((_, at) => at < 16))
    expect(made.at(-1)).toBe('busy')
    expect(await read(photoOf('room again'))).toBe('room again')
  })

  test('fails aloud when its program is missing, instead of finding no code in any photo', async () => {
    await expect(createPhotoThread(`${WORKER}.gone`).read(notAPhoto)).rejects.toThrow()
  })
})
