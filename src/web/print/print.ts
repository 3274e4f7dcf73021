import { rememberSymbols } from '../ui/symbol.ts'
import type { StickerFonts, StickerPrinter } from './printer.ts'
import { verifySheet } from './read-back/read-back.ts'
import { renderSheet } from './render.ts'

/** SHA-256 in hexadecimal. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** The printer itself: renders, reads back from the finished bytes, and only then hands the file over. */
export const createPrinter =
  (fonts: StickerFonts, digest: Digest): StickerPrinter =>
  async (sheet) => {
    const symbolOf = rememberSymbols()
    const rendered = await renderSheet(sheet, fonts, symbolOf)
    if (!rendered.ok) return { ok: false, reason: 'does-not-fit', serials: rendered.unfit, shortened: {} }
    const serials = await verifySheet(rendered.pdf, sheet.faces, symbolOf)
    if (serials.length > 0) return { ok: false, reason: 'unreadable', serials }
    return { ok: true, pdf: rendered.pdf, digest: await digest(rendered.pdf) }
  }
