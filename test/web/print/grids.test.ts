import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_CORRECTION } from '../../../src/domain/printer-profile.ts'
import {
  findGridFault,
  type Grid,
  gridOf,
  pageSize,
  pagesFor,
  sheetsFor,
  slotCorner,
  slotsPerPage,
} from '../../../src/domain/sheet.ts'
import { TEMPLATE_SIZE, TEMPLATES, type Template } from '../../../src/domain/sticker.ts'
import { codesOf, cutMarks, stickerCorner } from '../../../src/web/print/place.ts'
import { readBack } from '../../../src/web/print/read-back/read-back.ts'
import { METRICS } from '../../../src/web/print/templates.ts'
import { pageSizesOf } from './paper.ts'
import { facesOf, print, sheetOf } from './sheets.ts'

const SHOP = TEMPLATES.flatMap((template) =>
  sheetsFor(template).map((sheet) => [template, gridOf(sheet, template) as Grid] as const),
)

/** A grid that somebody typed: any number of cells that fit the sheet, with odd edges and gaps. */
const free = fc
  .record({
    template: fc.constantFrom<Template>('label', 'lanyard', 'stall'),
    paper: fc.constantFrom('a4' as const, 'a3' as const),
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 4 }),
    edge: fc.integer({ min: 0, max: 900 }),
    gapX: fc.integer({ min: 0, max: 700 }),
    gapY: fc.integer({ min: 0, max: 700 }),
    slack: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ template, paper, columns, rows, edge, gapX, gapY, slack }) => {
    const { width, height } = TEMPLATE_SIZE[template]
    const mm = (hundredths: number) => hundredths / 100
    const grid: Grid = {
      ...{ paper, columns, rows, left: mm(edge), top: mm(edge), gapX: mm(gapX), gapY: mm(gapY) },
      ...{ width: width + mm(slack), height: height + mm(slack) },
    }
    return [template, grid] as const
  })
  .filter(([template, grid]) => findGridFault(grid, template) === undefined)

const anyGrid = fc.oneof(fc.constantFrom(...SHOP), free)

describe('on any grid, with any template, from any slot', () => {
  test('every sticker comes back from its own slot, in the order of the faces', async () => {
    const law = fc.asyncProperty(
      anyGrid,
      fc.nat({ max: 15 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async ([template, grid], first, count, corrected) => {
        const correction = corrected ? { scaleX: 1.03, scaleY: 0.97, offsetX: 1.1, offsetY: -0.7 } : NO_CORRECTION
        const firstSlot = (first % slotsPerPage(grid)) + 1
        const sheet = sheetOf(facesOf(count), { template, grid, firstSlot, correction })
        const printed = await print(sheet)
        if (!printed.ok) throw new Error(JSON.stringify(printed))
        expect(await readBack(printed.pdf, sheet)).toEqual(sheet.faces.map(({ payload }) => payload))
        expect(printed.pdf.length).toBeGreaterThan(0)
      },
    )
    await fc.assert(law, { numRuns: 60, seed: 20261112 })
  })

  test('as many pages are printed as were announced', async () => {
    for (const [template, grid] of SHOP) {
      const firstSlot = slotsPerPage(grid)
      const printed = await print(sheetOf(facesOf(2), { template, grid, firstSlot }))
      expect(printed.ok && pageSizesOf(printed.pdf)).toHaveLength(pagesFor(grid, firstSlot, 2))
    }
  })

  test('a cut mark stays on the page, outside its sticker and off every other cell and code', () => {
    const law = fc.property(anyGrid, ([template, grid]) => {
      const page = pageSize(grid)
      for (let slot = 1; slot <= slotsPerPage(grid); slot++)
        for (const [from, to] of cutMarks(grid, template, slot)) {
          const mark = {
            ...{ left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) },
            ...{ top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) },
          }
          expect(mark.left >= 0 && mark.top >= 0 && mark.right <= page.width && mark.bottom <= page.height).toBe(true)
          const own = { ...stickerCorner(grid, template, slot), ...TEMPLATE_SIZE[template] }
          expect(meet(mark, own)).toBe(false)
          for (let other = 1; other <= slotsPerPage(grid); other++) {
            if (other !== slot) expect(meet(mark, { ...slotCorner(grid, other), ...grid })).toBe(false)
            for (const { x, y, size } of codesOf(grid, template, other))
              expect(meet(mark, { x, y, width: size, height: size })).toBe(false)
          }
        }
    })
    fc.assert(law, { numRuns: 300 })
  })
})

interface Sides {
  left: number
  top: number
  right: number
  bottom: number
}
const meet = (mark: Sides, { x, y, width, height }: { x: number; y: number; width: number; height: number }): boolean =>
  mark.right > x + 0.001 && mark.left < x + width - 0.001 && mark.bottom > y + 0.001 && mark.top < y + height - 0.001

test('every part of a template stands on it, and none in the box of its code', () => {
  for (const template of TEMPLATES) {
    const { width, height, code, band, payee, plate, details, logos, faces, fold } = METRICS[template]
    const square = { ...code, width: code.size, height: code.size }
    for (const part of [band, payee, plate, details, square, ...(logos ? [logos] : [])]) {
      const margin = [part.x, part.y, width - part.x - part.width, height - part.y - part.height]
      expect(Math.min(...margin)).toBeGreaterThanOrEqual(2.5 - 0.001)
      const sides = { left: part.x, top: part.y, right: part.x + part.width, bottom: part.y + part.height }
      if (part !== square) expect(meet(sides, square)).toBe(false)
    }
    const flat = fold === undefined ? { width, height } : { width, height: height * faces.length }
    expect(flat).toEqual(TEMPLATE_SIZE[template])
  }
})
