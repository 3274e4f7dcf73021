import { decode, encode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { codePng, codeSvg } from '../../../src/web/print/code-file.ts'
import { createPicturePrinter, isAsMeant } from '../../../src/web/print/picture.ts'
import { METRICS } from '../../../src/web/print/templates.ts'
import { type CodeSymbol, makeSymbol, QUIET_ZONE } from '../../../src/web/ui/symbol.ts'
import { rasterised, readCodes } from './paper.ts'
import { faceOf, fonts, PAYLOADS, sheetOf } from './sheets.ts'

const draw = createPicturePrinter(fonts)
const symbolOf = (payload: string): CodeSymbol => {
  const symbol = makeSymbol(payload)
  if (symbol === undefined) throw new Error('no symbol')
  return symbol
}
const { logos, checkAddress } = sheetOf([])
const common = { logos, checkAddress, demo: true }

/** Brightness of each pixel of a PNG, whatever its depth. */
function greyOf(png: Uint8Array): { width: number; height: number; grey: Uint8Array } {
  const { width, height, data, channels, depth } = decode(png)
  const value = (at: number): number =>
    depth === 1
      ? (((data[Math.floor(at / width) * Math.ceil(width / 8) + ((at % width) >> 3)] ?? 0) >>
          (7 - ((at % width) & 7))) &
          1) *
        255
      : (data[at * channels] ?? 0)
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => value(at)) }
}

describe('a code alone', () => {
  test.each([1, 4, 7])('is a black and white PNG of %i pixels a module, quiet zone and all', (scale) => {
    const symbol = symbolOf(PAYLOADS[0] ?? '')
    const png = codePng(symbol, { scale })
    const { depth, channels } = decode(png)
    expect([depth, channels]).toEqual([1, 1])
    const { width, height, grey } = greyOf(png)
    expect([width, height]).toEqual(Array(2).fill((symbol.size + 2 * QUIET_ZONE) * scale))
    const wrong = grey.filter((value, at) => {
      const [x, y] = [at % width, Math.floor(at / width)].map((pixel) => Math.floor(pixel / scale) - QUIET_ZONE)
      const isInside = [x, y].every((one = -1) => one >= 0 && one < symbol.size)
      return value !== (isInside && symbol.isDark(x ?? 0, y ?? 0) ? 0 : 255)
    })
    expect(wrong).toHaveLength(0)
  })

  test('of every kind is read by zbar to the byte, as PNG and as SVG', () => {
    const pngs = PAYLOADS.map((payload) => codePng(symbolOf(payload), { scale: 4 }))
    expect(readCodes(pngs.map(greyOf))).toEqual(PAYLOADS)
    expect(readCodes(PAYLOADS.map((payload) => rasterised(codeSvg(symbolOf(payload)), 400)))).toEqual(PAYLOADS)
  })

  test('is one path in an SVG that includes the quiet zone', () => {
    const symbol = symbolOf(PAYLOADS[0] ?? '')
    const svg = codeSvg(symbol)
    expect(svg.match(/<path d="[^"]*"\/>/g)).toHaveLength(1)
    expect(svg).toContain(`viewBox="-4 -4 ${symbol.size + 8} ${symbol.size + 8}"`)
  })
})

describe('a sticker as a picture for a phone', () => {
  test('is 1080 pixels wide, light enough to send, and its code is read by zbar', async () => {
    for (const at of [0, 1, 2]) {
      const face = faceOf(at)
      const drawn = await draw({ ...common, face })
      if (!drawn.ok) throw new Error(drawn.reason)
      const picture = greyOf(drawn.png)
      expect([picture.width, picture.height]).toEqual([1080, 1620])
      expect(drawn.png.length).toBeLessThan(150 * 1024)
      expect(readCodes([picture])).toEqual([face.payload])
    }
  })

  test('offers a shorter name where the whole one does not fit', async () => {
    const face = faceOf(0, { tradeName: 'Gạo 🧋 Út' })
    const shortened = { [face.serial]: 'Gạo Út' }
    expect(await draw({ ...common, face })).toEqual({
      ok: false,
      reason: 'does-not-fit',
      serials: [face.serial],
      shortened,
    })
  })

  test('is refused when a single pixel of the code or of its quiet zone is another', async () => {
    const face = faceOf(0)
    const symbol = symbolOf(face.payload)
    const drawn = await draw({ ...common, face })
    if (!drawn.ok) throw new Error(drawn.reason)
    const module = Math.floor((METRICS.stall.code.size * 10.8) / (symbol.size + 2 * QUIET_ZONE))
    const { width, height, data } = decode(drawn.png)
    const first = greyOf(drawn.png).grey.findIndex((value, at) => value === 0 && at > width * 230)
    const place = { x: first % width, y: Math.floor(first / width), module }
    expect(isAsMeant(drawn.png, face.payload, symbol, place)).toBe(true)
    expect(isAsMeant(drawn.png, `${face.payload}0`, symbol, place)).toBe(false)
    for (const [x, y] of [
      [3, 3],
      [-2 * module, 50],
      [module * 9 + 1, module * 9 + 1],
    ] as const) {
      const changed = new Uint8Array(data)
      const at = ((place.y + y) * width + place.x + x) * 3
      changed[at] = 255 - (changed[at] ?? 0)
      const png = encode({ width, height, data: changed, channels: 3, depth: 8 })
      expect(isAsMeant(png, face.payload, symbol, place)).toBe(false)
    }
  })
})
