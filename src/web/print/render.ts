import { vi } from '../messages/vi.ts'
import { makeSymbol, type SymbolMaker } from '../ui/symbol.ts'
import { drawSticker } from './draw.ts'
import { type SetFace, setFace } from './face.ts'
import { PER_PAGE } from './layout.ts'
import { takePen } from './pen.ts'
import type { StickerFonts, StickerSheet } from './printer.ts'

export type RenderedSheet = { ok: true; pdf: Uint8Array<ArrayBuffer> } | { ok: false; unfit: string[] }

/**
 * The sheet as an A4 PDF, four stickers a page with cut marks, or the serials of the faces that do not fit: a name is
 * made smaller but never cut. The same sheet is the same file to the byte. Nothing is read back here.
 */
export async function renderSheet(
  sheet: StickerSheet,
  fonts: StickerFonts,
  symbolOf: SymbolMaker = makeSymbol,
): Promise<RenderedSheet> {
  const pen = takePen(fonts, vi.stickers.fileTitle, sheet.printedAt)
  const faces = sheet.faces.map((face) => setFace(pen, face, sheet, symbolOf))
  const unfit = sheet.faces.filter((_, at) => faces[at] === undefined).map(({ serial }) => serial)
  if (unfit.length > 0) return { ok: false, unfit }
  faces.forEach((face, at) => {
    if (at % PER_PAGE === 0) pen.newPage()
    drawSticker(pen, face as SetFace, at % PER_PAGE)
  })
  return { ok: true, pdf: await pen.finish() }
}
