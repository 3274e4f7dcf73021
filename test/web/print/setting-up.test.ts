import { describe, expect, test } from 'vitest'
import { DRAWN } from '../../../src/domain/printer-profile.ts'
import { type Grid, gridOf, SHEET_SIZE } from '../../../src/domain/sheet.ts'
import { calibrationPage } from '../../../src/web/print/calibration.ts'
import { testPage } from '../../../src/web/print/test-page.ts'
import { fontsIn, type Picture, pageSizesOf, picturesOf, readCodes, wordsOf } from './paper.ts'
import { fonts, sheetOf } from './sheets.ts'

const DPI = 600
const MM = DPI / 25.4
const DOWN = 'down'
const ACROSS = 'across'

/** Where a straight cut through a page is dark: the middles of the marks it crosses, millimetres. */
function marksAlong({ width, height, grey }: Picture, way: typeof DOWN | typeof ACROSS, at: number): number[] {
  const fixed = Math.round(at * MM)
  const length = way === ACROSS ? width : height
  const isDark = (along: number) => (grey[way === ACROSS ? fixed * width + along : along * width + fixed] ?? 255) < 128
  const marks: number[] = []
  for (let along = 0; along < length; along++) {
    const from = along
    while (along < length && isDark(along)) along++
    if (along > from) marks.push((from + along) / 2 / MM)
  }
  return marks
}

const nearest = (marks: readonly number[], to: number): number => Math.min(...marks.map((mark) => Math.abs(mark - to)))

describe('the calibration page', () => {
  test('is one A4 page with its lines exactly where a perfect printer would be measured', async () => {
    const pdf = await calibrationPage(fonts)
    const [[width = 0, height = 0] = [], ...more] = pageSizesOf(pdf)
    expect(more).toEqual([])
    expect(width).toBeCloseTo(SHEET_SIZE.a4.width, 1)
    expect(height).toBeCloseTo(SHEET_SIZE.a4.height, 1)
    const [page] = picturesOf(pdf, DPI) as [Picture]
    expect(nearest(marksAlong(page, ACROSS, 250), DRAWN.left / 100)).toBeLessThan(0.05)
    expect(nearest(marksAlong(page, DOWN, 100), DRAWN.top / 100)).toBeLessThan(0.05)
  })

  test('has rulers of the drawn lengths, with a mark every millimetre', async () => {
    const [page] = picturesOf(await calibrationPage(fonts), DPI) as [Picture]
    const level = marksAlong(page, ACROSS, 46 - 1)
    const ends = marksAlong(page, ACROSS, 46 - 8.5).filter((mark) => mark > 25)
    expect((ends.at(-1) ?? 0) - (ends[0] ?? 0)).toBeCloseTo(DRAWN.width / 100, 1)
    expect(level.filter((mark) => mark > 25)).toHaveLength(151)
    const upright = marksAlong(page, DOWN, 178 - 8.7).filter((mark) => mark > 60)
    expect((upright.at(-1) ?? 0) - (upright[0] ?? 0)).toBeCloseTo(DRAWN.height / 100, 1)
    expect(marksAlong(page, DOWN, 178 - 1).filter((mark) => mark > 60)).toHaveLength(201)
  })

  test('says in words how to measure, with its font embedded, and is always the same file', async () => {
    const pdf = await calibrationPage(fonts)
    const words = wordsOf(pdf)
    for (const text of ['Trang canh máy in', 'đúng cỡ 100 %', 'Từ mép trái của tờ', 'Từ mép trên', 'Thước đứng'])
      expect(words).toContain(text)
    expect(fontsIn(pdf).every(([, embedded]) => embedded === 'yes')).toBe(true)
    expect(Buffer.compare(pdf, await calibrationPage(fonts))).toBe(0)
  })
})

describe('the page that is held against a sheet of labels', () => {
  const grid = gridOf('3x4-70x74', 'label') as Grid

  test('numbers every slot, says where printing begins and crosses out what is used', async () => {
    const words = wordsOf(await testPage(sheetOf([], { template: 'label', grid, firstSlot: 5 }), fonts))
    for (let slot = 1; slot <= 12; slot++) expect(words).toMatch(new RegExp(`(^|\\s)${slot}(\\s|$)`))
    expect(words.match(/Bắt đầu từ đây/g)).toHaveLength(1)
    expect(words.match(/Đã dùng/g)).toHaveLength(4)
  })

  test('bears no code', async () => {
    const pages = picturesOf(await testPage(sheetOf([]), fonts), 150)
    expect(() => readCodes(pages)).toThrow()
  })

  test('is corrected like a sheet of stickers', async () => {
    const left = async (offsetX: number) => {
      const correction = { scaleX: 1, scaleY: 1, offsetX, offsetY: 0 }
      const pdf = await testPage(sheetOf([], { template: 'label', grid, correction }), fonts)
      return marksAlong((picturesOf(pdf, DPI) as [Picture])[0], ACROSS, 40).find((mark) => mark > 60 && mark < 80) ?? 0
    }
    expect((await left(1.5)) - (await left(0))).toBeCloseTo(1.5, 1)
  })
})
