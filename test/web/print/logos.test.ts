import { encode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { type Grid, gridOf } from '../../../src/domain/sheet.ts'
import { TEMPLATES } from '../../../src/domain/sticker.ts'
import { createPicturePrinter } from '../../../src/web/print/picture.ts'
import { codesOf, POINTS_PER_MM } from '../../../src/web/print/place.ts'
import { readBack, verifySheet } from '../../../src/web/print/read-back/read-back.ts'
import { METRICS } from '../../../src/web/print/templates.ts'
import { picturesOf, wordsOf } from './paper.ts'
import { faceOf, facesOf, fonts, print, render, sheetOf } from './sheets.ts'
import { editPage } from './tampering.ts'

/** A wide black mark and a tall one. */
const solid = (width: number, height: number) =>
  encode({ width, height, channels: 3, depth: 8, data: new Uint8Array(width * height * 3) })
const logos = [solid(60, 30), solid(10, 40)]
const DPI = 300
const MM = DPI / 25.4

describe('licensed marks', () => {
  test.each(TEMPLATES)('stand in their own box on a %s that has one, and every code comes back', async (template) => {
    const grid = gridOf('roll', template) as Grid
    const sheet = sheetOf(facesOf(3), { template, grid, logos })
    const printed = await print(sheet)
    if (!printed.ok) throw new Error(JSON.stringify(printed))
    expect(await readBack(printed.pdf, sheet)).toEqual(sheet.faces.map(({ payload }) => payload))
    const box = METRICS[template].logos
    if (box === undefined) {
      expect(Buffer.compare(printed.pdf, await render({ ...sheet, logos: [] }))).toBe(0)
      return
    }
    const [page] = picturesOf(printed.pdf, DPI)
    const at = (x: number, y: number) => page?.grey[Math.round(y * MM) * page.width + Math.round(x * MM)]
    expect(at(box.x + box.width / 4, box.y + box.height / 2)).toBe(0)
    expect(at(box.x + (box.width * 3) / 4, box.y + box.height / 2)).toBe(0)
    expect(at(box.x - 1, box.y + box.height / 2)).toBe(255)
  })

  test('leave the words whole', async () => {
    const words = wordsOf(await render(sheetOf([faceOf(0)], { logos })))
    for (const text of ['Tế Hanh, xã Bình Sơn', 'phoqr.example/check', '7K3M-Q9TD-52XA-0000'])
      expect(words).toContain(text)
  })

  test('make the same file whenever it is printed', async () => {
    const sheet = sheetOf(facesOf(3), { logos })
    expect(Buffer.compare(await render(sheet), await render(sheet))).toBe(0)
  })

  test('are drawn on the picture for a phone as well', async () => {
    const { checkAddress } = sheetOf([])
    const draw = createPicturePrinter(fonts)
    const drawn = await draw({ logos, checkAddress, demo: false, face: faceOf(0) })
    expect(drawn.ok).toBe(true)
    expect(drawn).not.toEqual(await draw({ logos: [], checkAddress, demo: false, face: faceOf(0) }))
  })
})

describe('an image is refused', () => {
  const sheet = sheetOf(facesOf(2), { logos })
  const serials = sheet.faces.map(({ serial }) => serial)
  const [box = { x: 0, y: 0, size: 0 }] = codesOf(sheet.grid, sheet.template, 1)
  const points = [box.x + 10, box.y + 10].map((mm) => mm * POINTS_PER_MM)

  test('over a code, however small', async () => {
    const made = await render(sheet)
    expect(await verifySheet(made, sheet, sheet.faces)).toEqual([])
    const over = editPage(made, 0, (content) => `${content}q 1 0 0 -1 ${points.join(' ')} cm /I1 Do Q\n`)
    expect(await verifySheet(over, sheet, sheet.faces)).toEqual(serials.slice(0, 1))
  })

  test('when the file calls a drawing an image', async () => {
    const made = Buffer.from(await render(sheet)).toString('latin1')
    const form = new Uint8Array(Buffer.from(made.replace('/Subtype /Image', '/Subtype /Forms'), 'latin1'))
    expect(await verifySheet(form, sheet, sheet.faces)).toEqual(serials)
  })

  test('in a slot that should be empty', async () => {
    const later = sheetOf(facesOf(1), { logos, firstSlot: 2 })
    const made = await render(later)
    const over = editPage(made, 0, (content) => `${content}q 9 0 0 -9 ${points.join(' ')} cm /I1 Do Q\n`)
    expect(await verifySheet(over, later, later.faces)).toEqual([later.faces[0]?.serial])
  })
})
