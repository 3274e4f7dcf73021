import type { Correction } from '../../domain/printer-profile.ts'
import type { Report } from '../../domain/report.ts'
import type { Grid } from '../../domain/sheet.ts'
import type { Template } from '../../domain/sticker.ts'

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
  /** Stall number on the plate and the place beside it: street or market, and commune. */
  number: string
  place: string
  /** Line of the street's or market's campaign; '' where it has none. */
  campaign: string
}

/** How the stickers lie on their sheets. */
export interface Layout {
  template: Template
  grid: Grid
  /** Slot of the first sticker on the first page, from 1. */
  firstSlot: number
  /** Draws cut marks round each sticker. */
  cutMarks: boolean
  /** What undoes the printer's own shift and scale. */
  correction: Correction
}

/** What stands on every sticker of a print. */
export interface Common {
  /** Licensed marks that the operator supplied: PNG of red, green and blue, 8 bits each. None are shipped. */
  logos: readonly Uint8Array[]
  /** Address of the check page, printed in words. */
  checkAddress: string
  /** Prints MẪU beside every code. */
  demo: boolean
}

export interface StickerSheet extends Layout, Common {
  /** Instant of the print run in seconds UTC: the same sheet of the same instant is the same file, to the byte. */
  printedAt: number
  faces: readonly StickerFace[]
}

/** One stall sticker as a picture to be sent to a phone. */
export interface StickerPicture extends Common {
  face: StickerFace
}

/** Nothing is released for these serials. */
export type Refused =
  | { ok: false; reason: 'does-not-fit'; serials: string[]; shortened: Readonly<Record<string, string>> }
  | { ok: false; reason: 'unreadable'; serials: string[] }

/**
 * The finished file and its SHA-256 in hexadecimal, or the serials for which nothing is released: `does-not-fit` where
 * a text cannot be printed whole and legibly (with the longest form of the trading name that can, by serial, or '' where
 * no name would help), `unreadable` where a code did not come back from the finished file as it
 * went in.
 */
export type PrintedSheet = { ok: true; pdf: Uint8Array<ArrayBuffer>; digest: string } | Refused

/** A PNG 1080 pixels wide, or why there is none, as for a sheet. */
export type PrintedPicture = { ok: true; png: Uint8Array<ArrayBuffer> } | Refused

/** Renders a sheet to PDF and reads every code back from the finished file before handing it over. */
export type StickerPrinter = (sheet: StickerSheet) => Promise<PrintedSheet>

/** Draws one sticker as a PNG and reads its code back from the finished pixels before handing it over. */
export type PicturePrinter = (picture: StickerPicture) => Promise<PrintedPicture>

/** Pages without a code, by which a printer is set up. */
export interface PaperPrinter {
  /** Lines and rulers at the distances of `DRAWN`, and in words how to measure them; one A4 page, PDF. */
  calibration(): Promise<Uint8Array<ArrayBuffer>>
  /** Outline and number of every slot, with the first one marked, to be held against a sheet of labels; one page, PDF. */
  test(layout: Layout): Promise<Uint8Array<ArrayBuffer>>
}

/** Figures on paper and as a picture; nothing in them names a person. */
export interface ReportPrinter {
  /** One A4 page for the table of a meeting, black alone; PDF. */
  meeting(report: Report): Promise<Uint8Array<ArrayBuffer>>
  /** The totals as a PNG 1080 pixels wide. */
  card(report: Report): Promise<Uint8Array<ArrayBuffer>>
}

/** Everything that leaves the printing room. */
export interface Press {
  readonly printer: StickerPrinter
  readonly picture: PicturePrinter
  readonly paper: PaperPrinter
  readonly reports: ReportPrinter
}

/** Whole TrueType files with full Vietnamese. */
export interface StickerFonts {
  regular: Uint8Array
  bold: Uint8Array
}
