import { NO_CORRECTION } from '../../domain/printer-profile.ts'
import { type Grid, SHEET_SIZE } from '../../domain/sheet.ts'
import { TEMPLATE_SIZE } from '../../domain/sticker.ts'
import type { SealedCode } from '../../store/payment-codes.ts'
import { insertPrintRun } from '../../store/print-runs.ts'
import { insertStickers } from '../../store/stickers.ts'
import { type Vendor, vendorActor } from '../../store/vendor-links.ts'
import { findOwnCode, findOwnSticker, type OwnSticker } from '../../store/vendors.ts'
import { readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { freshSerial } from '../print/serial.ts'
import { type Layout, pictureSticker, printStickers, type ToPrint } from '../print/sheet.ts'
import { seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { myStallPage } from './code.tsx'
import { stickerForm } from './form.ts'
import { vendorOf } from './read.ts'

const TEMPLATE = 'stall'
const { width, height } = TEMPLATE_SIZE[TEMPLATE]

/** One sticker in the middle of an A4 sheet, with cut marks. */
const SHEET: Grid = {
  ...{ paper: 'a4', columns: 1, rows: 1, width, height, gapX: 0, gapY: 0 },
  left: (SHEET_SIZE.a4.width - width) / 2,
  top: (SHEET_SIZE.a4.height - height) / 2,
}
const LAYOUT: Layout = { template: TEMPLATE, grid: SHEET, firstSlot: 1, cutMarks: true, correction: NO_CORRECTION }

type Refusal = keyof typeof vi.vendor.printRefused

/** The vendor's sticker, and its file, that can still be made again to the byte; undefined when a new one is due. */
async function findPrintable(c: Ctx, code: SealedCode): Promise<{ own: OwnSticker; pdf: Bytes } | undefined> {
  const { services } = c.var
  const own = await findOwnSticker(services.store.read, vendorOf(c), { code: code.code.id, template: TEMPLATE })
  if (own === undefined) return undefined
  const printed = await printStickers(services, [toPrint(own, code)], LAYOUT, own.run.at)
  return printed.ok && printed.digest === own.run.fileDigest ? { own, pdf: printed.pdf } : undefined
}

type Bytes = Uint8Array<ArrayBuffer>

const toPrint = ({ sticker: { serial, printedName } }: OwnSticker, code: SealedCode): ToPrint => ({
  ...{ serial, printedName, code },
})

/** Makes the vendor's sticker, once: the same serial and the same file each time, until it is void or says another thing. */
export async function makeSticker(c: Ctx): Promise<Response> {
  const form = await readForm(c, stickerForm)
  if (!form.ok) return myStallPage(c, form.typed, { format: vi.form.invalid })
  const code = await findOwnCode(c.var.services.store.read, vendorOf(c))
  if (code === undefined) return seeOther(c, paths.myStall())
  const refusal = (await findPrintable(c, code)) ? undefined : await printNew(c, vendorOf(c), code)
  if (refusal) return myStallPage(c, form.typed, { format: vi.vendor.printRefused[refusal] })
  return seeOther(c, paths.myStickerFile(form.values.format))
}

/** A print run of one sticker, under the officer who handed over the link. */
async function printNew(c: Ctx, vendor: Vendor, code: SealedCode): Promise<Refusal | undefined> {
  const { services } = c.var
  const { read } = services.store
  const [at, serial, run] = [services.clock(), await freshSerial(services), services.newId()]
  const printed = await printStickers(services, [{ serial, code }], LAYOUT, at)
  if (!printed.ok) return printed.reason
  const row = {
    ...{ id: run, site: vendor.site.id, officer: vendor.link.createdBy, vendorLink: vendor.link.id },
    ...{ template: TEMPLATE, grid: JSON.stringify(SHEET), count: 1, fileDigest: printed.digest, at },
  }
  const sticker = {
    serial,
    code: code.code.id,
    merchant: vendor.merchant.id,
    stall: vendor.stall.id,
    run,
    printedAt: at,
  }
  const entry = { at, actor: vendorActor(vendor), action: 'stickers.printed', subject: run, digest: printed.digest }
  const committed = await services.store.commit([insertPrintRun(read, row), insertStickers(read, [sticker])], [entry])
  return committed.ok ? undefined : 'stale'
}

/** The sticker's file, or its picture, while it stands: whoever has none yet asks for it on the page. */
const send =
  (format: 'pdf' | 'png') =>
  async (c: Ctx): Promise<Response> => {
    const code = await findOwnCode(c.var.services.store.read, vendorOf(c))
    const found = code && (await findPrintable(c, code))
    const file = found && (format === 'pdf' ? found.pdf : await pictureOf(c, found.own, code))
    if (file === undefined) return seeOther(c, paths.myStall())
    c.header('Content-Type', format === 'pdf' ? 'application/pdf' : 'image/png')
    c.header('Content-Disposition', `attachment; filename="${vi.vendor.fileName}.${format}"`)
    return c.body(file)
  }

export const [sendPdf, sendPng] = [send('pdf'), send('png')]

async function pictureOf(c: Ctx, own: OwnSticker, code: SealedCode): Promise<Bytes | undefined> {
  const drawn = await pictureSticker(c.var.services, toPrint(own, code), own.run.at)
  return drawn.ok ? drawn.png : undefined
}
