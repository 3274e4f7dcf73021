import { type Bank, findBank } from '../../domain/banks.ts'
import { bankForm } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import type { Serial } from '../../domain/serial.ts'
import { type OpenedCode, openCode, type SealedCode } from '../../store/payment-codes.ts'
import type { Site } from '../../store/sites.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { PrintedSheet, StickerFace } from './printer.ts'

/** A live code of the site and the serial of the sticker that is to bear it. */
export interface ToPrint {
  readonly serial: Serial
  readonly code: SealedCode
}

/** The finished file, or the stickers for which nothing was released; `unknown-bank` is found before printing. */
export type PrintedRun = PrintedSheet | { ok: false; reason: 'unknown-bank'; serials: Serial[] }

/**
 * Opens every code, each checked against its approval (throws SealBroken), and prints them in the given order. The same
 * stickers of the same instant give the same file.
 */
export async function printStickers(
  services: Services,
  site: Site,
  stickers: readonly ToPrint[],
  printedAt: number,
): Promise<PrintedRun> {
  const banks = await banksToday(services)
  const opened = await Promise.all(stickers.map(({ code }) => openCode(services.store, code)))
  const faces = opened.map((code, at) => faceOf(code, stickers[at]?.serial ?? '', placeOf(site), banks))
  const unknown = stickers.filter((_, at) => faces[at] === undefined).map(({ serial }) => serial)
  if (unknown.length > 0) return { ok: false, reason: 'unknown-bank', serials: unknown }
  const { origin, demo, printer } = services
  const checkAddress = new URL(origin).host + paths.check()
  return printer({ checkAddress, demo, printedAt, faces: faces.filter((face) => face !== undefined) })
}

const placeOf = ({ name, communeName, communeKind }: Site): string =>
  communeName === null || communeKind === null ? name : `${name}, ${showUnit({ name: communeName, kind: communeKind })}`

/** Undefined where the bank is not known: a payer could not compare it. */
function faceOf(
  { content, merchant, stall }: OpenedCode,
  serial: Serial,
  place: string,
  banks: readonly Bank[],
): StickerFace | undefined {
  const bankName = bankNameOf(content, banks)
  if (bankName === undefined) return undefined
  const { payload, holder, account } = content
  const lastFour = account.slice(-4)
  const { tradeName } = merchant
  return { payload, serial, tradeName, bankName, holder: bankForm(holder), lastFour, number: stall.number, place }
}

/** The bank's name on signs; for a scheme that has no BIN, the scheme's own name. */
const bankNameOf = ({ bin, kind }: OpenedCode['content'], banks: readonly Bank[]): string | undefined =>
  bin === undefined ? vi.code.kinds[kind] : findBank(bin, undefined, banks)?.short
