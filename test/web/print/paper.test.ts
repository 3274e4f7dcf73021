import { beforeAll, describe, expect, test } from 'vitest'
import { correctionOf, DRAWN } from '../../../src/domain/printer-profile.ts'
import { type Grid, gridOf, pageSize, SHEETS } from '../../../src/domain/sheet.ts'
import { TEMPLATE_SIZE, TEMPLATES, type Template } from '../../../src/domain/sticker.ts'
import { codesOf } from '../../../src/web/print/place.ts'
import { METRICS } from '../../../src/web/print/templates.ts'
import { makeSymbol, QUIET_ZONE } from '../../../src/web/ui/symbol.ts'
import { sharedData } from '../../support/shared-data.ts'
import { codeIn, fontsIn, type Picture, pageSizesOf, picturesOf, scanAll } from './paper.ts'
import { faceOf, facesOf, PAYLOADS, render, sheetOf } from './sheets.ts'

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

/** Only black and white: what a laser printer without greys, or a copy of a copy, leaves of a page. */
const blackOnly = ({ width, height, grey }: Picture): Picture => ({
  ...{ width, height },
  grey: grey.map((value) => (value < 128 ? 0 : 255)),
})

/** Share of dark pixels in a box of a picture, in millimetres from its corner. */
function darkness({ width, grey }: Picture, box: { x: number; y: number; width: number; height: number }): number {
  const px = (mm: number) => Math.round(mm * MM)
  let dark = 0
  for (let y = px(box.y); y < px(box.y + box.height); y++)
    for (let x = px(box.x); x < px(box.x + box.width); x++) dark += (grey[y * width + x] ?? 255) < 128 ? 1 : 0
  return dark / (px(box.width) * px(box.height))
}

const rollOf = (template: Template): Grid => gridOf('roll', template) as Grid

describe('the sheet drawn by Poppler and scanned by zbar, neither of which we wrote', () => {
  test('bears each code of every kind in its place, to the character', async () => {
    const sheet = sheetOf(PAYLOADS.map((payload, at) => faceOf(at, { payload })))
    expect(scanAll(await render(sheet), sheet, PAYLOADS.length)).toEqual(PAYLOADS)
  })

  test('bears the same on a demonstration print', async () => {
    const sheet = sheetOf(facesOf(5), { demo: true })
    expect(scanAll(await render(sheet), sheet, 5)).toEqual(sheet.faces.map(({ payload }) => payload))
  })

  test('bears every published code, or our own where the published ones are not at hand', async () => {
    const own = PAYLOADS.map((payload) => ({ payload, verdict: 'valid' }))
    const vectors = sharedData<typeof own>('vietqr-vectors.json') ?? own
    const readable = vectors.filter(({ verdict, payload }) => verdict !== 'invalid' && /^[ -~]+$/.test(payload))
    const sheet = sheetOf(readable.map(({ payload }, at) => faceOf(at, { payload })))
    expect(scanAll(await render(sheet), sheet, readable.length)).toEqual(readable.map(({ payload }) => payload))
  })
})

describe.each(TEMPLATES)('a %s on paper', (template) => {
  const sheet = sheetOf([faceOf(0), faceOf(1)], { template, grid: rollOf(template), demo: true, cutMarks: false })
  const { faces, code, band } = METRICS[template]
  let pdf: Uint8Array
  let page: Picture
  beforeAll(async () => {
    pdf = await render(sheet)
    page = picturesOf(pdf, DPI)[0] as Picture
  })

  test('is as large as it says, to a tenth of a millimetre', () => {
    const { width, height } = TEMPLATE_SIZE[template]
    const sizes = pageSizesOf(pdf)
    expect(sizes).toHaveLength(2)
    for (const [across, down] of sizes) {
      expect(Math.abs(across - width)).toBeLessThan(0.1)
      expect(Math.abs(down - height)).toBeLessThan(0.1)
    }
  })

  test('has its code as large as it says on every face, with four white modules all round', () => {
    const size = makeSymbol(sheet.faces[0]?.payload ?? '')?.size ?? 0
    faces.forEach((_, face) => {
      const [left, top, right, bottom] = darkBounds(codeIn(page, sheet, 1, DPI, face))
      const module = (right - left) / size
      expect(module).toBeGreaterThanOrEqual(0.5)
      expect(module).toBeCloseTo(code.size / (size + 2 * QUIET_ZONE), 2)
      expect((bottom - top) / size).toBeCloseTo(module, 2)
      for (const quiet of [left, top, code.size - right, code.size - bottom])
        expect(quiet).toBeGreaterThan(QUIET_ZONE * module - 0.06)
    })
  })

  test('is scanned to the byte on every face', () => {
    const payloads = sheet.faces.flatMap(({ payload }) => faces.map(() => payload))
    expect(scanAll(pdf, sheet, 2, 300)).toEqual(payloads)
  })

  test('embeds both weights of its one typeface and uses no other', () => {
    const used = fontsIn(pdf).map(([name, embedded]) => [name.replace(/^[A-Z]{6}\+/, ''), embedded])
    expect(used.sort()).toEqual([
      ['BeVietnamPro-Bold', 'yes'],
      ['BeVietnamPro-Regular', 'yes'],
    ])
  })

  test('keeps its sign and its words in black alone', () => {
    const black = blackOnly(page)
    const upright = faces.find(({ turned }) => !turned) ?? { x: 0, y: 0 }
    const sign = darkness(black, { ...band, x: upright.x + band.x, y: upright.y + band.y })
    // A dark plate with white words: neither one black box nor words that are gone.
    expect(sign).toBeGreaterThan(0.5)
    expect(sign).toBeLessThan(0.95)
  })
})

describe('the code of a stall sticker', () => {
  const long = PAYLOADS.reduce((a, b) => (b.length > a.length ? b : a))
  const sheet = sheetOf([faceOf(0), faceOf(1, { payload: long })], { demo: true, cutMarks: false })
  let page: Picture
  beforeAll(async () => {
    page = picturesOf(await render(sheet), DPI)[0] as Picture
  })

  test('has modules of 0.8 mm or more, the longest that is read as well', () => {
    for (const payload of [...PAYLOADS, long])
      expect(METRICS.stall.code.size / ((makeSymbol(payload)?.size ?? 999) + 8)).toBeGreaterThanOrEqual(0.8)
  })

  test('is pure black on white: no grey inside but at the edges of modules', () => {
    const { grey } = codeIn(page, sheet, 1, DPI)
    const mixed = grey.reduce((count, value) => count + (value > 8 && value < 247 ? 1 : 0), 0)
    expect(mixed / grey.length).toBeLessThan(0.1)
    expect(grey.includes(0)).toBe(true)
    expect(grey.includes(255)).toBe(true)
  })

  test('stands on a page whose outermost three millimetres are white, which few printers reach', () => {
    const { width, height, grey } = page
    const edge = Math.floor(2.9 * MM)
    const outside = grey.filter((value, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return value < 128 && (x < edge || y < edge || x >= width - edge || y >= height - edge)
    })
    expect(outside).toHaveLength(0)
  })
})

describe('a standee', () => {
  test('reads upright on both sides once it is folded across', () => {
    const [upper, lower] = codesOf(rollOf('standee'), 'standee', 1)
    const { width, height } = TEMPLATE_SIZE.standee
    expect([upper?.turned, lower?.turned]).toEqual([true, false])
    // Turned by half about the middle of the flat sticker, one face is the other.
    expect((upper?.x ?? 0) + (upper?.size ?? 0)).toBeCloseTo(width - (lower?.x ?? 0), 6)
    expect((upper?.y ?? 0) + (upper?.size ?? 0)).toBeCloseTo(height - (lower?.y ?? 0), 6)
    expect(METRICS.standee.fold).toBe(height / 2)
  })
})

test.each(SHEETS.filter((sheet) => sheet !== 'free'))('the pages of %s are of the size of its paper', async (name) => {
  const grid = gridOf(name, 'label') as Grid
  const sheet = sheetOf(facesOf(2), { template: 'label', grid, firstSlot: 1 })
  const { width, height } = pageSize(grid)
  for (const [across, down] of pageSizesOf(await render(sheet)))
    expect(Math.max(Math.abs(across - width), Math.abs(down - height))).toBeLessThan(0.1)
})

test('a printer that shrinks to 96 % and pulls up and to the left gives every code its drawn place and size', async () => {
  const printer = { a: 0.96, b: 1.8, c: 0.965, d: -2.2 }
  const ruler = (length: number, scale: number) => Math.round(length * scale)
  const correction = correctionOf({
    left: ruler(DRAWN.left, printer.a) + printer.b * 100,
    top: ruler(DRAWN.top, printer.c) + printer.d * 100,
    width: ruler(DRAWN.width, printer.a),
    height: ruler(DRAWN.height, printer.c),
  })
  const grid = gridOf('2x4-105x74', 'label') as Grid
  const sheet = sheetOf(facesOf(8), { template: 'label', grid, correction, cutMarks: false })
  const page = picturesOf(await render(sheet), DPI)[0] as Picture
  for (const [at, face] of sheet.faces.entries()) {
    const [drawn] = codesOf(grid, 'label', at + 1)
    if (drawn === undefined) throw new Error('no code')
    const size = makeSymbol(face.payload)?.size ?? 0
    const quiet = (drawn.size * QUIET_ZONE) / (size + 2 * QUIET_ZONE)
    // Around the code as it stands in the file, with a little of the white round it.
    const [x, y] = [(drawn.x - printer.b) / printer.a, (drawn.y - printer.d) / printer.c]
    const side = drawn.size / printer.a - 1
    const [left, top, right, bottom] = darkBounds(cutOut(page, x + 0.5, y + 0.5, side))
    const onPaper = {
      left: (x + 0.5 + left) * printer.a + printer.b,
      right: (x + 0.5 + right) * printer.a + printer.b,
      top: (y + 0.5 + top) * printer.c + printer.d,
      bottom: (y + 0.5 + bottom) * printer.c + printer.d,
    }
    expect(Math.abs(onPaper.left - drawn.x - quiet)).toBeLessThan(0.1)
    expect(Math.abs(onPaper.top - drawn.y - quiet)).toBeLessThan(0.1)
    expect(Math.abs(onPaper.right - onPaper.left - drawn.size + 2 * quiet)).toBeLessThan(0.1)
    expect(Math.abs(onPaper.bottom - onPaper.top - drawn.size + 2 * quiet)).toBeLessThan(0.1)
  }
})

function cutOut({ width, grey }: Picture, x: number, y: number, size: number): Picture {
  const [left, top, side] = [x, y, size].map((mm) => Math.round(mm * MM)) as [number, number, number]
  const rows = Array.from({ length: side }, (_, row) => grey.subarray((top + row) * width + left).subarray(0, side))
  return { width: side, height: side, grey: new Uint8Array(Buffer.concat(rows)) }
}
