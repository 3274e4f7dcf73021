import { dayOf } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { bankForm } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import { decodeSerial } from '../../domain/serial.ts'
import type { StickerState } from '../../domain/sticker.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import type { OpenedCode } from '../../store/payment-codes.ts'
import { findSticker, isOwnSerial, type PlacedSticker } from '../../store/stickers.ts'
import { findUnit } from '../../store/units.ts'
import { issuerName } from '../account-words.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import type { Services } from '../services.ts'

/** What the register says of an account, masked: nothing here identifies it or its holder by itself. */
export interface RegisteredAccount {
  readonly tradeName: string
  readonly place: string
  readonly commune: string
  readonly bank: string
  /** "…1234". */
  readonly account: string
  /** "NGUYEN T. UT". */
  readonly holder: string
}

export interface RegisteredSticker extends RegisteredAccount {
  readonly serial: string
  readonly state: StickerState
}

export async function describe(
  services: Services,
  { content, merchant, stall, site }: OpenedCode,
): Promise<RegisteredAccount> {
  const commune = await findUnit(services.store.read, site.commune, dayOf(services.clock()))
  return {
    ...{ tradeName: merchant.tradeName, commune: site.commune },
    place: vi.check.place(stall.number, site.name, commune === undefined ? '' : showUnit(commune)),
    bank: issuerName(content, await banksToday(services)),
    account: lastFour(content.account),
    holder: shortHolder(bankForm(content.holder)),
  }
}

/** The store is asked only about serials of this installation's making. */
export async function stickerOf({ store }: Services, typed: string): Promise<PlacedSticker | undefined> {
  const reading = decodeSerial(typed)
  if (!reading.ok || !(await isOwnSerial(store.keys, reading.serial))) return undefined
  return findSticker(store.read, reading.serial)
}
