import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { StickerFonts } from '../web/print/printer.ts'

const { resolve } = createRequire(import.meta.url)
const readFont = (style: string): Uint8Array =>
  readFileSync(resolve(`@expo-google-fonts/be-vietnam-pro/${style}/BeVietnamPro_${style}.ttf`))

/** Be Vietnam Pro (SIL Open Font License 1.1), whole: files split by script lose letters in a PDF. */
export const readFonts = (): StickerFonts => ({ regular: readFont('400Regular'), bold: readFont('700Bold') })
