import { pageSize, slotCorner, slotsPerPage } from '../../domain/sheet.ts'
import { TEMPLATE_SIZE } from '../../domain/sticker.ts'
import { vi } from '../messages/vi.ts'
import { takePen } from './pdf-pen.ts'
import type { Pen } from './pen.ts'
import { type Box, cutMarks, POINTS_PER_MM, stickerCorner } from './place.ts'
import type { Layout, StickerFonts } from './printer.ts'

const words = vi.paper.test

/** One page of plain paper to be held against a sheet: every slot with its number, and no code at all. */
export async function testPage(layout: Layout, fonts: StickerFonts): Promise<Uint8Array<ArrayBuffer>> {
  const { grid, template, correction } = layout
  const pen = takePen(fonts, words.title, 0)
  pen.newPage(pageSize(grid), correction)
  for (let slot = 1; slot <= slotsPerPage(grid); slot++) {
    const cell = { ...slotCorner(grid, slot), width: grid.width, height: grid.height }
    pen.frame(cell, 0.2, 'black')
    pen.frame({ ...stickerCorner(grid, template, slot), ...TEMPLATE_SIZE[template] }, 0.1, 'black')
    if (layout.cutMarks) for (const [from, to] of cutMarks(grid, template, slot)) pen.line(from, to, 0.15)
    drawSlot(pen, cell, slot, layout.firstSlot)
  }
  return pen.finish()
}

/** A used slot is crossed out, the first one to be printed on has a heavy frame and says so. */
function drawSlot(pen: Pen, cell: Box, slot: number, first: number): void {
  const { x, y, width, height } = cell
  const size = Math.min(60, width * 0.8)
  write(pen, String(slot), cell, size, y + height / 2 + (size * 0.37) / POINTS_PER_MM)
  if (slot < first) pen.line({ x: x + 2, y: y + 2 }, { x: x + width - 2, y: y + height - 2 }, 0.4)
  const note = slot < first ? words.used : slot === first ? words.first : undefined
  if (note !== undefined) write(pen, note, cell, Math.min(14, width * 0.2), y + height * 0.85)
  if (slot === first) pen.frame({ x: x + 2, y: y + 2, width: width - 4, height: height - 4 }, 1.2, 'black')
}

function write(pen: Pen, text: string, { x, width }: Box, size: number, baseline: number): void {
  pen.text(text, { x: x + (width - pen.width(text, size, 'bold')) / 2, y: baseline }, size, 'bold')
}
