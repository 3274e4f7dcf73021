import { type Bank, findBank } from '../../domain/banks.ts'
import { dayOf } from '../../domain/day.ts'
import { bankForm } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import type { Serial } from '../../domain/serial.ts'
import { type OpenedCode, openCode, type SealedCode } from '../../store/payment-codes.ts'
import { findUnit } from '../../store/units.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { Common, Layout, PrintedPicture, PrintedSheet, StickerFace } from './printer.ts'

export type { Layout } from './printer.ts'

/** A live code, the serial of the sticker that is to bear it, and the name on it where that is not the whole one. */
export interface ToPrint {
  readonly serial: Serial
  readonly code: SealedCode
  readonly printedName?: string | null
}

interface UnknownBank {
  ok: false
  reason: 'unknown-bank'
  serials: Serial[]
}

/** The finished file, or the stickers for which nothing was released; `unknown-bank` is found before printing. */
export type PrintedRun = PrintedSheet | UnknownBank

/**
 * Opens every code, each checked against its approval (throws SealBroken), and prints them in the given order. The same
 * stickers of the same instant give the same file.
 */
export async function printStickers(
  services: Services,
  stickers: readonly ToPrint[],
  layout: Layout,
  printedAt: number,
): Promise<PrintedRun> {
  const found = await facesOf(services, stickers, printedAt)
  return found.ok ? services.printer({ ...layout, ...commonOf(services), printedAt, faces: found.faces }) : found
}

/** One sticker as a PNG, under the same checks. */
export async function pictureSticker(
  services: Services,
  sticker: ToPrint,
  printedAt: number,
): Promise<PrintedPicture | UnknownBank> {
  const found = await facesOf(services, [sticker], printedAt)
  return found.ok ? services.picture({ ...commonOf(services), face: found.faces[0] as StickerFace }) : found
}

const commonOf = ({ origin, demo, logos }: Services): Common => ({
  checkAddress: new URL(origin).host + paths.check(),
  demo,
  logos,
})

async function facesOf(
  services: Services,
  stickers: readonly ToPrint[],
  printedAt: number,
): Promise<{ ok: true; faces: StickerFace[] } | UnknownBank> {
  const banks = await banksToday(services)
  const opened = await Promise.all(stickers.map(({ code }) => openCode(services.store, code)))
  const communes = await communesOf(services, opened, printedAt)
  const faces = stickers.map(({ serial, printedName }, at): StickerFace | undefined => {
    const code = opened[at] as OpenedCode
    const face = faceOf(code, serial, communes.get(code.site.commune), banks)
    return face && { ...face, tradeName: printedName ?? face.tradeName }
  })
  const unknown = stickers.filter((_, at) => faces[at] === undefined).map(({ serial }) => serial)
  if (unknown.length > 0) return { ok: false, reason: 'unknown-bank', serials: unknown }
  return { ok: true, faces: faces.filter((face) => face !== undefined) }
}

/** The communes of the codes by unit code, as they were called on the day of printing. */
async function communesOf(
  { store }: Services,
  codes: readonly OpenedCode[],
  printedAt: number,
): Promise<ReadonlyMap<string, string>> {
  const units = [...new Set(codes.map(({ site }) => site.commune))]
  const found = await Promise.all(units.map((code) => findUnit(store.read, code, dayOf(printedAt))))
  return new Map(found.flatMap((unit) => (unit === undefined ? [] : [[unit.code, showUnit(unit)]])))
}

/** Undefined where the bank is not known: a payer could not compare it. */
function faceOf(
  { content, merchant, stall, site }: OpenedCode,
  serial: Serial,
  commune: string | undefined,
  banks: readonly Bank[],
): StickerFace | undefined {
  const bankName = bankNameOf(content, banks)
  if (bankName === undefined) return undefined
  const { payload, holder, account } = content
  return {
    ...{ payload, serial, tradeName: merchant.tradeName, bankName, holder: bankForm(holder) },
    ...{ lastFour: account.slice(-4), number: stall.number },
    ...{ place: commune === undefined ? site.name : `${site.name}, ${commune}`, campaign: site.campaign ?? '' },
  }
}

/** The bank's name on signs; for a scheme that has no BIN, the scheme's own name. */
const bankNameOf = ({ bin, kind }: OpenedCode['content'], banks: readonly Bank[]): string | undefined =>
  bin === undefined ? vi.code.kinds[kind] : findBank(bin, undefined, banks)?.short
