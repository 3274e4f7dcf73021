import { longDay, showDay } from '../../domain/day.ts'
import { capital } from '../../domain/names.ts'
import { showNumber } from '../../domain/numbers.ts'
import { NO_CORRECTION } from '../../domain/printer-profile.ts'
import type { Report } from '../../domain/report.ts'
import { correctionWords } from '../correction-words.ts'
import { vi } from '../messages/vi.ts'
import { leading, wrap, write, writeMarked, writeMiddle, writeRight } from './lines.ts'
import { drawHeadline, drawSteps } from './meeting-figures.ts'
import { drawReasons, drawTasks, drawWeakest } from './meeting-lists.ts'
import { drawPayouts } from './meeting-payouts.ts'
import { drawStrip } from './meeting-strip.ts'
import { drawActions } from './meeting-table.ts'
import { takePen } from './pdf-pen.ts'
import type { Pen } from './pen.ts'
import type { StickerFonts } from './printer.ts'

const words = vi.exports.sheet
const A4 = { width: 210, height: 297 }
/** The printed part of the page: margins for a binder on the left, millimetres. */
const AREA = { left: 20, right: 195, top: 14, bottom: 285 }
const MIDDLE = (AREA.left + AREA.right) / 2
/** Of what stands in two halves. */
const GAP = 7

/** One A4 page in black alone, for the table of a meeting: figures, where help is needed, why not, what to do. */
export async function meetingSheet(report: Report, fonts: StickerFonts): Promise<Uint8Array<ArrayBuffer>> {
  const pen = takePen(fonts, words.title(report.place), report.madeAt)
  pen.newPage(A4, NO_CORRECTION)
  drawHead(pen, report)
  drawHeadline(pen, report.figures, { x: AREA.left, y: 34 })
  const { payouts, strip } = report
  // A drawing takes room, and shows where what is due is; so does the band of the payouts.
  const [apart, lines] = strip || payouts ? [5, 1] : [8, 2]
  const bottom = payouts ? 255 : 250
  let y = drawSteps(pen, report, { x: 74, y: 34, width: AREA.right - 74 }) + apart
  const wide = { x: AREA.left, width: AREA.right - AREA.left }
  if (report.of === 'commune') y = drawWeakest(pen, report.sites, { ...wide, y }) + apart
  if (payouts) y = drawPayouts(pen, payouts, { ...wide, y }) + apart
  if (strip) y = drawStrip(pen, strip, report.place, { ...wide, y }) + apart
  const half = (AREA.right - AREA.left - GAP) / 2
  const halves = [
    drawReasons(pen, report.figures, { x: AREA.left, y, width: half }),
    drawTasks(pen, report.tasks, { x: AREA.right - half, y, width: half }, lines),
  ]
  drawActions(pen, report.plans, { ...wide, y: Math.max(...halves) + apart, bottom })
  writeMiddle(pen, words.made, { x: (AREA.left + MIDDLE) / 2, y: bottom + 6 }, { size: 9.5, weight: 'bold' })
  writeMiddle(pen, words.chaired, { x: (AREA.right + MIDDLE) / 2, y: bottom + 6 }, { size: 9.5, weight: 'bold' })
  drawCorrections(pen, report)
  drawFoot(pen, report)
  return pen.finish()
}

function drawHead(pen: Pen, report: Report): void {
  const { left, right, top } = AREA
  const date = `${report.unitName}, ${longDay(report.day)}`
  const room = right - left - pen.width(date, 9.5, 'regular') - 6
  const title = words.title(capital(report.place))
  const size = Math.min(17, (17 * room) / pen.width(title, 17, 'bold'))
  write(pen, title, { x: left, y: top + 7 }, { size, weight: 'bold' })
  writeRight(pen, date, { x: right, y: top + 7 }, { size: 9.5 })
  const kind = words.kinds[report.of](report.sites.length)
  const place = report.of === 'commune' ? report.province : report.unit
  const state = report.closed ? `*${vi.exports.closed}*` : `${words.provisional} *${vi.exports.open}*`
  const parts = [kind, place, state, ...(report.demo ? [words.demo] : [])]
  writeMarked(pen, parts.join(' · '), { x: left, y: top + 12.5 }, 9)
  pen.line({ x: left, y: top + 15 }, { x: right, y: top + 15 }, 0.6)
}

/** Corrections of the closed month, as many as two lines hold, and how many are left. */
function drawCorrections(pen: Pen, { corrections }: Report): void {
  if (corrections.length === 0) return
  const linesOf = (shown: number) => {
    const left = corrections.length - shown
    const rest = left > 0 ? [words.moreCorrections(left)] : []
    const listed = [...corrections.slice(0, shown).map(correctionWords), ...rest].join('; ')
    return wrap(pen, words.corrections(corrections.length, listed), AREA.right - AREA.left, 3, { size: 8 })
  }
  let shown = corrections.length
  while (shown > 0 && linesOf(shown).length > 2) shown -= 1
  linesOf(shown).forEach((line, at) => {
    write(pen, line, { x: AREA.left, y: AREA.bottom - 15.5 + at * leading(8) }, { size: 8 })
  })
}

/** What the figures include and what their base is: a figure without it could be any. */
function drawFoot(pen: Pen, { figures, day, received, held }: Report): void {
  const { operating, notCounted } = figures
  const { vacant, closed } = notCounted
  const until = [received, held].filter((part) => part !== '').join('; ')
  const base = words.base(showNumber(operating), showDay(day))
  const outside = vacant + closed === 0 ? '' : `; ${words.notCounted(vacant + closed, vacant, closed)}`
  const text = `${until}. ${base}${outside}. ${words.source}`
  const y = AREA.bottom - 10
  pen.line({ x: AREA.left, y }, { x: AREA.right, y }, 0.3)
  wrap(pen, text, AREA.right - AREA.left, 3, { size: 8 }).forEach((line, at) => {
    write(pen, line, { x: AREA.left, y: y + 4 + at * leading(8) }, { size: 8 })
  })
}
