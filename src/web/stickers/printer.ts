/** What one sticker says. `payload` is the text of the code, to the byte. */
export interface StickerFace {
  payload: string
  serial: string
  tradeName: string
  bankName: string
  /** Holder in bank form, as shown by payers' apps. */
  holder: string
  lastFour: string
  /** Stall number on the plate and the place under it. */
  number: string
  place: string
}

export interface StickerSheet {
  /** Address of the check page, printed in words. */
  checkAddress: string
  /** Prints MẪU beside every code. */
  demo: boolean
  faces: StickerFace[]
}

/** `unreadable` names the serials whose code did not come back from the finished file as it went in: nothing is released. */
export type PrintedSheet = { ok: true; pdf: Uint8Array<ArrayBuffer> } | { ok: false; unreadable: string[] }

/** Renders a sheet to PDF and reads every code back from the finished file before handing it over. */
export type StickerPrinter = (sheet: StickerSheet) => Promise<PrintedSheet>
