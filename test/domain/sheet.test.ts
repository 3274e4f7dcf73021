import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findGridFault,
  type Grid,
  gridOf,
  LABEL_SHEETS,
  pageSize,
  pagesFor,
  sheetsFor,
  slotAfter,
  slotCorner,
  slotsPerPage,
} from '../../src/domain/sheet.ts'
import { TEMPLATE_SIZE, TEMPLATES, type Template } from '../../src/domain/sticker.ts'

const grid = (sheet: Parameters<typeof gridOf>[0], template: Template): Grid => {
  const found = gridOf(sheet, template)
  if (found === undefined) throw new Error(`${sheet} has no grid of its own`)
  return found
}

describe('plain sheets to cut', () => {
  test.each([
    ['cut-a4', 'stall', 2, 1],
    ['cut-a4', 'label', 3, 4],
    ['cut-a4', 'lanyard', 3, 3],
    ['cut-a4', 'standee', 1, 1],
    ['cut-a4', 'poster', 1, 1],
    ['cut-a3', 'stall', 2, 2],
    ['cut-a3', 'poster', 1, 1],
    ['roll', 'label', 1, 1],
  ] as const)('%s of %s are %i × %i', (sheet, template, columns, rows) => {
    expect(grid(sheet, template)).toMatchObject({ columns, rows })
  })

  test('lie in the middle of the sheet, four millimetres apart', () => {
    expect(slotCorner(grid('cut-a4', 'stall'), 1)).toEqual({ x: 3, y: 73.5 })
    expect(slotCorner(grid('cut-a4', 'stall'), 2)).toEqual({ x: 107, y: 73.5 })
    expect(slotCorner(grid('cut-a4', 'label'), 7)).toEqual({ x: 26, y: 150.5 })
  })

  test('a roll has pages of the size of the sticker', () => {
    for (const template of TEMPLATES) expect(pageSize(grid('roll', template))).toEqual(TEMPLATE_SIZE[template])
  })
})

describe('label sheets', () => {
  test('lie within their paper', () => {
    for (const sheet of Object.values(LABEL_SHEETS)) expect(findGridFault(sheet, 'label')).not.toBe('off-the-sheet')
  })

  test('lie in the middle of it, with the gap that shops cut them with', () => {
    expect(slotCorner(LABEL_SHEETS['2x3-99x93'], 1)).toEqual({ x: 4.65, y: 8.85 })
    expect(slotCorner(LABEL_SHEETS['2x3-99x93'], 2)).toEqual({ x: 106.25, y: 8.85 })
  })

  test('are offered where the template fits a label, and no others', () => {
    expect(sheetsFor('stall')).toEqual(['cut-a4', 'cut-a3', 'roll'])
    expect(sheetsFor('counter')).toEqual(['cut-a4', 'cut-a3', 'roll'])
    expect(sheetsFor('label')).toContain('3x4-70x74')
    expect(sheetsFor('lanyard').slice(3)).toEqual([
      '2x2-105x148',
      '1x2-210x148',
      '2x2-99x139',
      '2x3-99x93',
      '3x3-70x99',
    ])
  })
})

describe('a grid of one’s own', () => {
  const own: Grid = { paper: 'a4', columns: 3, rows: 4, width: 50, height: 70, left: 10, top: 5, gapX: 5, gapY: 2 }
  test('is taken where every label lies on the paper and holds the template', () => {
    expect(findGridFault(own, 'label')).toBeUndefined()
    expect(findGridFault(own, 'lanyard')).toBe('template-too-large')
    expect(findGridFault({ ...own, rows: 5 }, 'label')).toBe('off-the-sheet')
    expect(findGridFault({ ...own, left: 51 }, 'label')).toBe('off-the-sheet')
    expect(findGridFault({ ...own, left: -1 }, 'label')).toBe('off-the-sheet')
    expect(findGridFault({ ...own, top: -1 }, 'label')).toBe('off-the-sheet')
    expect(findGridFault({ ...own, width: 49 }, 'label')).toBe('template-too-large')
    expect(findGridFault({ ...own, height: 69 }, 'label')).toBe('template-too-large')
  })
})

describe('slots', () => {
  const anySheet = fc.tuple(fc.constantFrom(...TEMPLATES), fc.nat()).map(([template, at]) => {
    const sheets = sheetsFor(template)
    return { template, grid: grid(sheets[at % sheets.length] ?? 'roll', template) }
  })

  test('never overlap and never leave the page, on any sheet that is offered', () => {
    fc.assert(
      fc.property(anySheet, ({ grid: on }) => {
        const corners = Array.from({ length: slotsPerPage(on) }, (_, at) => slotCorner(on, at + 1))
        corners.forEach(({ x, y }, at) => {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + on.width).toBeLessThanOrEqual(pageSize(on).width + 0.02)
          expect(y + on.height).toBeLessThanOrEqual(pageSize(on).height + 0.02)
          const meets = corners.filter(
            (other, there) =>
              there !== at && Math.abs(other.x - x) < on.width - 0.01 && Math.abs(other.y - y) < on.height - 0.01,
          )
          expect(meets).toEqual([])
        })
      }),
    )
  })

  test('two runs one after the other fill the slots that one run would', () => {
    fc.assert(
      fc.property(anySheet, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), ({ grid: on }, a, b) => {
        const next = slotAfter(on, 1, a)
        expect(slotAfter(on, next, b)).toBe(slotAfter(on, 1, a + b))
        const isFull = next === 1
        expect(pagesFor(on, 1, a) + pagesFor(on, next, b) - (isFull ? 0 : 1)).toBe(pagesFor(on, 1, a + b))
      }),
    )
  })
})
