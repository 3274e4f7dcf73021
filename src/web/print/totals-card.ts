import { FIGURES } from '../../domain/adoption.ts'
import { showDay } from '../../domain/day.ts'
import { capital } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type PublicCount, publicFigures } from '../../domain/public-figures.ts'
import type { Report } from '../../domain/report.ts'
import { vi } from '../messages/vi.ts'
import { clip, drawBar, write, writeMiddle, writeRight } from './lines.ts'
import { writePng } from './png.ts'
import type { StickerFonts } from './printer.ts'
import { type RasterPen, takeRasterPen } from './raster-pen.ts'

const words = vi.exports.card
const BLUE = '#0b3c7d'
/** Four to five, as a chat shows it whole; millimetres, ten pixels each. */
const SIZE = { width: 108, height: 135 }
const SCALE = 10
const [LEFT, RIGHT] = [8, SIZE.width - 8]
const MIDDLE = SIZE.width / 2

/** The totals as a PNG of 1080 × 1350, as the public page tells them: nothing is named but the place itself. */
export async function totalsCard(report: Report, fonts: StickerFonts): Promise<Uint8Array<ArrayBuffer>> {
  const pen = takeRasterPen(fonts, SIZE, SCALE)
  const figures = publicFigures(report.figures)
  if (figures === undefined) throw new Error('So small a group is not for the public')
  const total = showNumber(figures.operating)
  drawSign(pen, report)
  drawHeadline(pen, told(figures.steps.A5), `/${total}`)
  FIGURES.forEach((figure, row) => {
    const count = figures.steps[figure]
    const y = 75 + row * 9.6
    write(pen, vi.ui.columns[figure], { x: LEFT, y }, { size: 11.5 })
    writeRight(pen, `${told(count)}/${total}`, { x: RIGHT, y }, { size: 12.5, weight: 'bold' })
    const bar = { x: LEFT, y: y + 1.4, width: RIGHT - LEFT, height: 3 }
    drawBar(pen, bar, [drawn(count) / figures.operating, 0], BLUE)
  })
  drawFoot(pen, report)
  return writePng(pen.pixels)
}

function drawSign(pen: RasterPen, { place, of, unit }: Report): void {
  pen.rect({ x: 4, y: 4, width: SIZE.width - 8, height: 27 }, BLUE, 2.5)
  pen.frame({ x: 5.4, y: 5.4, width: SIZE.width - 10.8, height: 24.2 }, 0.5, 'white', 1.6)
  const name = capital(place)
  const whole = of === 'commune' ? name : `${name}, ${unit}`
  const size = Math.max(12, Math.min(21, (21 * 88) / pen.width(whole, 21, 'bold')))
  const shown = clip(pen, whole, 90, { size, weight: 'bold' })
  writeMiddle(pen, words.title, { x: MIDDLE, y: 14 }, { size: 11, ink: 'white' })
  writeMiddle(pen, shown, { x: MIDDLE, y: 24.5 }, { size, weight: 'bold', ink: 'white' })
}

/** As the public is told it: no small group is made out by it. */
const told = (count: PublicCount): string =>
  count.kind === 'exact' ? showNumber(count.count) : vi.publicSites[count.kind](showNumber(count.than))

/** A bar is as long as is surely known. */
const drawn = (count: PublicCount): number =>
  count.kind === 'exact' ? count.count : count.kind === 'more' ? count.than : 0

function drawHeadline(pen: RasterPen, large: string, small: string): void {
  const by = Math.min(1, 90 / (pen.width(large, 62, 'bold') + pen.width(small, 32, 'regular')))
  const width = pen.width(large, 62 * by, 'bold') + pen.width(small, 32 * by, 'regular')
  const bold = { size: 62 * by, weight: 'bold', ink: BLUE } as const
  const x = write(pen, large, { x: MIDDLE - width / 2, y: 54 }, bold)
  write(pen, small, { x, y: 54 }, { size: 32 * by })
  writeMiddle(pen, words.inUse, { x: MIDDLE, y: 60.5 }, { size: 13, weight: 'bold' })
  writeMiddle(pen, words.inUseNote, { x: MIDDLE, y: 65.5 }, { size: 8.5 })
}

function drawFoot(pen: RasterPen, { day, closed, corrections, demo }: Report): void {
  const state = closed ? vi.exports.closed : vi.exports.open
  const corrected = corrections.length > 0 ? [words.corrected(corrections.length)] : []
  const parts = [words.day(showDay(day)), state, ...corrected, ...(demo ? [vi.exports.sheet.demo] : [])]
  pen.line({ x: LEFT, y: 122.5 }, { x: RIGHT, y: 122.5 }, 0.3)
  writeMiddle(pen, parts.join(' · '), { x: MIDDLE, y: 127 }, { size: 9.5, weight: 'bold' })
  writeMiddle(pen, words.footer, { x: MIDDLE, y: 131.3 }, { size: 8 })
}
