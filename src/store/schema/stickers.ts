import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { PAPERS } from '../../domain/sheet.ts'
import { STICKER_EVENTS, VOID_REASONS } from '../../domain/sticker.ts'
import { paymentCodes } from './accounts.ts'
import { isFlag } from './columns.ts'
import { merchants } from './merchants.ts'
import { officers } from './officers.ts'
import { sites, stalls } from './sites.ts'
import { vendorLinks } from './vendors.ts'
import { visits } from './visits.ts'

/* Stickers: one printed code, known by its serial for life. */

/** How a printer places what it prints, as measured on its calibration page. Measured anew is a new row. Append-only. */
export const printerProfiles = sqliteTable(
  'printer_profiles',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    /** Hundredths of a millimetre: see domain/printer-profile.ts. */
    left: integer().notNull(),
    top: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** The newest row of a name says whether it is offered. */
    retired: integer({ mode: 'boolean' }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('printer_profiles_commune').on(t.commune, t.name, t.at), isFlag('printer_profiles', 'retired')],
)

export const printRuns = sqliteTable(
  'print_runs',
  {
    id: text().primaryKey(),
    site: text()
      .notNull()
      .references(() => sites.id),
    officer: text()
      .notNull()
      .references(() => officers.id),
    template: text().notNull(),
    count: integer().notNull(),
    fileDigest: text('file_digest').notNull(),
    at: integer().notNull(),
    paper: text({ enum: PAPERS }).notNull().default('a4'),
    /** The grid of the sheet as JSON, see domain/sheet.ts; '' for runs from before there were grids. */
    grid: text().notNull().default(''),
    /** Slot of the first sticker on the first page, from 1. */
    firstSlot: integer('first_slot').notNull().default(1),
    cutMarks: integer('cut_marks', { mode: 'boolean' }).notNull().default(true),
    printer: text().references(() => printerProfiles.id),
    /** Set when the vendor printed at home; `officer` is then who handed over the link. */
    vendorLink: text('vendor_link').references(() => vendorLinks.id),
  },
  (t) => [index('print_runs_site').on(t.site, t.at)],
)

export const stickers = sqliteTable(
  'stickers',
  {
    serial: text().primaryKey(),
    code: text()
      .notNull()
      .references(() => paymentCodes.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    run: text()
      .notNull()
      .references(() => printRuns.id),
    printedAt: integer('printed_at').notNull(),
    /** Trading name as printed, where the whole name could not be. */
    printedName: text('printed_name'),
  },
  (t) => [index('stickers_stall').on(t.stall), index('stickers_merchant').on(t.merchant)],
)

export const stickerEvents = sqliteTable(
  'sticker_events',
  {
    serial: text()
      .notNull()
      .references(() => stickers.serial),
    event: text({ enum: STICKER_EVENTS }).notNull(),
    reason: text({ enum: VOID_REASONS }),
    officer: text().references(() => officers.id),
    at: integer().notNull(),
    /** The visit whose scan found it on its wall: without one no sticker is placed. */
    visit: text().references(() => visits.id),
  },
  (t) => [primaryKey({ columns: [t.serial, t.event] })],
)
