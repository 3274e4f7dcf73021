import { rememberSymbols } from '../ui/symbol.ts'
import type { Press, StickerFonts, StickerPrinter } from './printer.ts'
import { verifySheet } from './read-back/read-back.ts'
import { renderSheet } from './render.ts'

/** SHA-256 in hexadecimal. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** The printing room itself, with its fonts. */
export const createPress = (fonts: StickerFonts, digest: Digest): Press => ({
  printer: createPrinter(fonts, digest),
  picture: async () => {
    throw new Error('Pictures are not drawn yet.')
  },
  paper: {
    calibration: async () => {
      throw new Error('The calibration page is not drawn yet.')
    },
    test: async () => {
      throw new Error('The test page is not drawn yet.')
    },
  },
})

/** The printer alone: renders, reads back from the finished bytes, and only then hands the file over. */
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
