import { type Grid, pageSize, slotsPerPage } from '../../domain/sheet.ts'
import { vi } from '../messages/vi.ts'
import { makeSymbol, type SymbolMaker } from '../ui/symbol.ts'
import { drawFace } from './draw.ts'
import { type SetFace, setFace } from './face.ts'
import { type PdfPen, takePen } from './pdf-pen.ts'
import type { Pen } from './pen.ts'
import { cutMarks, stickerCorner } from './place.ts'
import type { Common, Layout, StickerFace, StickerFonts, StickerSheet } from './printer.ts'
import { shorten } from './shorten.ts'
import { METRICS, type Metrics } from './templates.ts'
import type { Type } from './type.ts'

export interface Unfit {
  ok: false
  reason: 'does-not-fit'
  serials: string[]
  shortened: Record<string, string>
}
export type RenderedSheet = { ok: true; pdf: Uint8Array<ArrayBuffer> } | Unfit

/**
 * The sheet as a PDF, or the serials of the faces that do not fit: a name is made smaller but never cut. The same sheet
 * is the same file to the byte. Nothing is read back here.
 */
export async function renderSheet(
  sheet: StickerSheet,
  fonts: StickerFonts,
  symbolOf: SymbolMaker = makeSymbol,
): Promise<RenderedSheet> {
  const pen = takePen(fonts, vi.stickers.fileTitle, sheet.printedAt)
  const set = setFaces(pen, METRICS[sheet.template], sheet.faces, sheet, symbolOf)
  if (!set.ok) return set
  set.faces.forEach((face, at) => {
    const place = sheet.firstSlot - 1 + at
    const slot = place % slotsPerPage(sheet.grid)
    if (at === 0 || slot === 0) pen.newPage(pageSize(sheet.grid), sheet.correction)
    drawSticker(pen, face, sheet, slot + 1)
  })
  return { ok: true, pdf: await pen.finish() }
}

/** Sets every face, or says which do not fit and under what names they would. */
export function setFaces(
  type: Type,
  metrics: Metrics,
  faces: readonly StickerFace[],
  common: Common,
  symbolOf: SymbolMaker,
): { ok: true; faces: SetFace[] } | Unfit {
  const set = faces.map((face) => setFace(type, metrics, face, common, symbolOf))
  const unfit = faces.filter((_, at) => set[at] === undefined)
  if (unfit.length === 0) return { ok: true, faces: set.filter((one) => one !== undefined) }
  const shortened = unfit.map((face) => {
    const fits = (tradeName: string) => setFace(type, metrics, { ...face, tradeName }, common, symbolOf) !== undefined
    return [face.serial, fits('A') ? shorten(face.tradeName, type.holds, fits) : '']
  })
  const serials = unfit.map(({ serial }) => serial)
  return { ok: false, reason: 'does-not-fit', serials, shortened: Object.fromEntries(shortened) }
}

/** All faces of a sticker, its fold and its cut marks. */
function drawSticker(pen: PdfPen, face: SetFace, layout: Layout, slot: number): void {
  const { grid, template } = layout
  const { x, y } = stickerCorner(grid, template, slot)
  for (const at of face.metrics.faces)
    pen.face({ x: x + at.x, y: y + at.y, turned: at.turned }, () => drawFace(pen, face))
  if (face.metrics.fold !== undefined) drawFold(pen, { x, y: y + face.metrics.fold }, face.metrics.width)
  if (layout.cutMarks) drawCutMarks(pen, layout, grid, slot)
}

function drawCutMarks(pen: Pen, { template }: Layout, grid: Grid, slot: number): void {
  for (const [from, to] of cutMarks(grid, template, slot)) pen.line(from, to, 0.15)
}

/** Dashes across, and what they are for. */
function drawFold(pen: Pen, { x, y }: { x: number; y: number }, width: number): void {
  const [dash, gap] = [2, 1.5]
  for (let at = 0; at < width; at += dash + gap)
    pen.line({ x: x + at, y }, { x: x + Math.min(at + dash, width), y }, 0.2)
  pen.text(vi.stickers.fold, { x: x + 5, y: y + 3 }, 6.5, 'regular')
}
