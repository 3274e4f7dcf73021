import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from 'fast-png'
import jpeg from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadSetting } from '../../src/entry/config.ts'
import { readLogos } from '../../src/entry/logos.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-logos-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function save(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}
const first = (png: Uint8Array | undefined): number[] => [...decode(png ?? new Uint8Array()).data.slice(0, 3)]

describe('licensed marks', () => {
  test('are taken from PNG and JPEG files in their order, as red, green and blue', () => {
    const red = { width: 2, height: 1, channels: 3, depth: 8, data: Uint8Array.of(200, 10, 30, 200, 10, 30) } as const
    const green = Buffer.from(Array(64).fill([0, 128, 0, 255]).flat())
    const files = [
      save('red.png', encode(red)),
      save('green.jpg', jpeg.encode({ width: 8, height: 8, data: green }, 95).data),
    ]
    const [png, jpg] = readLogos(files)
    expect(decode(png ?? new Uint8Array())).toMatchObject({ width: 2, height: 1, channels: 3, depth: 8 })
    expect(first(png)).toEqual([200, 10, 30])
    const [r = 99, g = 0, b = 99] = first(jpg)
    expect(Math.abs(r) < 8 && Math.abs(g - 128) < 8 && Math.abs(b) < 8).toBe(true)
  })

  test('stand on white where they are transparent, whatever kind of PNG they are', () => {
    const half = encode({ width: 1, height: 1, channels: 4, depth: 8, data: Uint8Array.of(0, 0, 255, 128) })
    const grey = encode({ width: 1, height: 1, channels: 2, depth: 8, data: Uint8Array.of(0, 0) })
    const deep = encode({ width: 1, height: 1, channels: 3, depth: 16, data: Uint16Array.of(65535, 0, 32768) })
    const logos = readLogos([save('half.png', half), save('grey.png', grey), save('deep.png', deep)])
    expect(logos.map(first)).toEqual([
      [127, 127, 255],
      [255, 255, 255],
      [255, 0, 128],
    ])
  })

  test.each([
    ['is not there', () => join(folder, 'gone.png'), 'cannot be read'],
    ['is another kind of file', () => save('a.txt', Buffer.from('text')), 'neither a PNG nor a JPEG'],
    [
      'is cut off',
      () =>
        save('cut.png', encode({ width: 9, height: 9, channels: 3, depth: 8, data: new Uint8Array(243) }).slice(0, 50)),
      'is damaged',
    ],
    [
      'is too large',
      () => save('large.png', encode({ width: 2500, height: 2000, channels: 1, depth: 8, data: new Uint8Array(5e6) })),
      'million pixels',
    ],
  ])('one that %s stops the start with one sentence', (_name, file, sentence) => {
    const path = file()
    expect(() => readLogos([path])).toThrow(BadSetting)
    expect(() => readLogos([path])).toThrow(sentence)
    expect(() => readLogos([path])).toThrow(path)
  })
})
