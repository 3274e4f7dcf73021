/** What one sticker says. `payload` is the text of the code, to the byte. */
export interface StickerFace {
  payload: string
  /** Sixteen characters, without separators. */
  serial: string
  tradeName: string
  bankName: string
  /** Holder in bank form, as shown by payers' apps. */
  holder: string
  lastFour: string
  /** Stall number on the plate and the place beside it. */
  number: string
  place: string
}

export interface StickerSheet {
  /** Address of the check page, printed in words. */
  checkAddress: string
  /** Prints MẪU beside every code. */
  demo: boolean
  /** Instant of the print run in seconds UTC: the same sheet of the same instant is the same file, to the byte. */
  printedAt: number
  faces: readonly StickerFace[]
}

/**
 * The finished file and its SHA-256 in hexadecimal, or the serials for which nothing is released: `does-not-fit` where
 * a text cannot be printed whole and legibly, `unreadable` where a code did not come back from the finished file as it
 * went in.
 */
export type PrintedSheet =
  | { ok: true; pdf: Uint8Array<ArrayBuffer>; digest: string }
  | { ok: false; reason: 'does-not-fit' | 'unreadable'; serials: string[] }

/** Renders a sheet to PDF and reads every code back from the finished file before handing it over. */
export type StickerPrinter = (sheet: StickerSheet) => Promise<PrintedSheet>

/** Whole TrueType files with full Vietnamese. */
export interface StickerFonts {
  regular: Uint8Array
  bold: Uint8Array
}
