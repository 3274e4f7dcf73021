import { rememberSymbols } from '../ui/symbol.ts'
import { calibrationPage } from './calibration.ts'
import { meetingSheet } from './meeting-sheet.ts'
import { createPicturePrinter } from './picture.ts'
import type { Press, StickerFonts, StickerPrinter } from './printer.ts'
import { verifySheet } from './read-back/read-back.ts'
import { renderSheet } from './render.ts'
import { testPage } from './test-page.ts'
import { totalsCard } from './totals-card.ts'

/** SHA-256 in hexadecimal. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** The printing room itself, with its fonts. */
export const createPress = (fonts: StickerFonts, digest: Digest): Press => ({
  printer: createPrinter(fonts, digest),
  picture: createPicturePrinter(fonts),
  paper: { calibration: () => calibrationPage(fonts), test: (layout) => testPage(layout, fonts) },
  reports: { meeting: (report) => meetingSheet(report, fonts), card: (report) => totalsCard(report, fonts) },
})

/** The printer alone: renders, reads back from the finished bytes, and only then hands the file over. */
export const createPrinter =
  (fonts: StickerFonts, digest: Digest): StickerPrinter =>
  async (sheet) => {
    const symbolOf = rememberSymbols()
    const rendered = await renderSheet(sheet, fonts, symbolOf)
    if (!rendered.ok) return rendered
    const serials = await verifySheet(rendered.pdf, sheet, sheet.faces, symbolOf)
    if (serials.length > 0) return { ok: false, reason: 'unreadable', serials }
    return { ok: true, pdf: rendered.pdf, digest: await digest(rendered.pdf) }
  }
