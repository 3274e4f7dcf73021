import { beforeAll, describe, expect, test } from 'vitest'
import { CODE_BOX } from '../../../src/web/print/layout.ts'
import { makeSymbol } from '../../../src/web/ui/symbol.ts'
import { sharedData } from '../../support/shared-data.ts'
import { codeIn, type Picture, picturesOf, scanAll } from './paper.ts'
import { faceOf, PAYLOADS, render, sheetOf } from './sheets.ts'

const DPI = 600
const MM = DPI / 25.4

/** Left, top, right and bottom of what is dark in a picture, millimetres. */
function darkBounds({ width, grey }: Picture): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  grey.forEach((value, at) => {
    if (value >= 128) return
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  })
  return [left / MM, top / MM, right / MM, bottom / MM]
}

describe('the sheet drawn by Poppler and scanned by zbar, neither of which we wrote', () => {
  test('bears each code of every kind in its place, to the character', async () => {
    const faces = PAYLOADS.map((payload, at) => faceOf(at, { payload }))
    expect(scanAll(await render(sheetOf(faces)), faces.length)).toEqual(PAYLOADS)
  })

  test('bears the same on a demonstration print', async () => {
    const faces = [0, 1, 2, 3, 4].map((at) => faceOf(at))
    const pdf = await render(sheetOf(faces, { demo: true }))
    expect(scanAll(pdf, faces.length)).toEqual(faces.map(({ payload }) => payload))
  })

  test('bears every published code, or our own where the published ones are not at hand', async () => {
    const own = PAYLOADS.map((payload) => ({ payload, verdict: 'valid' }))
    const vectors = sharedData<typeof own>('vietqr-vectors.json') ?? own
    const readable = vectors.filter(({ verdict, payload }) => verdict !== 'invalid' && /^[ -~]+$/.test(payload))
    const faces = readable.map(({ payload }, at) => faceOf(at, { payload }))
    const pdf = await render(sheetOf(faces))
    expect(scanAll(pdf, faces.length)).toEqual(readable.map(({ payload }) => payload))
  })
})

describe('the code on paper', () => {
  let page: Picture
  const long = PAYLOADS.reduce((a, b) => (b.length > a.length ? b : a))
  const faces = [faceOf(0), faceOf(1), faceOf(2), faceOf(3, { payload: long })]
  beforeAll(async () => {
    const [first] = picturesOf(await render(sheetOf(faces, { demo: true })), DPI)
    if (first === undefined) throw new Error('No page was drawn')
    page = first
  })

  test.each([0, 1, 2, 3])('has modules of 0.8 mm or more and four white ones all round, in slot %i', (slot) => {
    const { size } = makeSymbol(faces[slot]?.payload ?? '') ?? { size: 0 }
    const [left, top, right, bottom] = darkBounds(codeIn(page, slot, DPI))
    const module = (right - left) / size
    expect(module).toBeGreaterThanOrEqual(0.8)
    expect(module).toBeCloseTo(CODE_BOX.size / (size + 8), 2)
    expect((bottom - top) / size).toBeCloseTo(module, 2)
    for (const quiet of [left, top, CODE_BOX.size - right, CODE_BOX.size - bottom])
      expect(quiet / module).toBeCloseTo(4, 1)
  })

  test('is pure black on white: no grey inside but at the edges of modules', () => {
    const { grey } = codeIn(page, 0, DPI)
    const mixed = grey.reduce((count, value) => count + (value > 8 && value < 247 ? 1 : 0), 0)
    expect(mixed / grey.length).toBeLessThan(0.1)
    expect(grey.includes(0)).toBe(true)
    expect(grey.includes(255)).toBe(true)
  })

  test('leaves the outermost three millimetres of the page white, which few printers reach', () => {
    const { width, height, grey } = page
    const edge = Math.floor(2.9 * MM)
    const outside = grey.filter((value, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return value < 128 && (x < edge || y < edge || x >= width - edge || y >= height - edge)
    })
    expect(outside).toHaveLength(0)
  })
})
