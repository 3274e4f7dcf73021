import { dayOf } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { bankForm } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import { decodeSerial } from '../../domain/serial.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { type OpenedCode, openCodeOfSticker } from '../../store/payment-codes.ts'
import { findSticker, isOwnSerial, type PlacedSticker } from '../../store/stickers.ts'
import { findUnit } from '../../store/units.ts'
import { issuerName } from '../account-words.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import { anyone, type Ctx, type Route } from '../route.ts'
import type { Services } from '../services.ts'
import { countFailure, readWaits } from './throttle.ts'
import { CheckPage, RegisteredPage, type RegisteredSticker, VoidPage } from './views.tsx'

/** The form, and the answer for a serial. Neither is for a search engine. */
async function check(c: Ctx): Promise<Response> {
  c.header('X-Robots-Tag', 'noindex')
  const typed = c.req.queries('serial') ?? []
  if (typed.join('').trim() === '') return respond(c, vi.check.title, <CheckPage typed="" />)
  const waits = await readWaits(c)
  if (waits.device > 0) return askToWait(c, waits.device)
  // Two serials in one address are none.
  const sticker = typed.length === 1 ? await stickerOf(c.var.services, typed[0] ?? '') : undefined
  if (sticker !== undefined) return answer(c, sticker)
  // Others' guesses close the page to guesses only: a sticker that exists is answered, or anyone could shut a market's.
  if (waits.all > 0) return askToWait(c, waits.all)
  await countFailure(c)
  return respond(c, vi.check.title, <CheckPage typed={typed[0] ?? ''} error={vi.check.unknown} />, 404)
}

/** The store is asked only about serials of this installation's making. */
async function stickerOf({ store }: Services, typed: string): Promise<PlacedSticker | undefined> {
  const reading = decodeSerial(typed)
  if (!reading.ok || !(await isOwnSerial(store.keys, reading.serial))) return undefined
  return findSticker(store.read, reading.serial)
}

async function answer(c: Ctx, sticker: PlacedSticker): Promise<Response> {
  const opened = await openCodeOfSticker(c.var.services.store, sticker.serial)
  if (opened === undefined) return respond(c, vi.check.title, <VoidPage serial={sticker.serial} />)
  const registered = await describe(c.var.services, sticker, opened)
  return respond(c, vi.check.title, <RegisteredPage sticker={registered} />)
}

async function describe(
  services: Services,
  { serial, state }: PlacedSticker,
  { content, merchant, stall, site }: OpenedCode,
): Promise<RegisteredSticker> {
  const commune = await findUnit(services.store.read, site.commune, dayOf(services.clock()))
  return {
    ...{ serial, state, tradeName: merchant.tradeName },
    place: vi.check.place(stall.number, site.name, commune === undefined ? '' : showUnit(commune)),
    bank: issuerName(content, await banksToday(services)),
    account: lastFour(content.account),
    holder: shortHolder(bankForm(content.holder)),
  }
}

/** Says how long to wait, to people in minutes and to programs in seconds. */
function askToWait(c: Ctx, seconds: number): Response {
  c.var.services.log({ event: 'check-throttled', id: c.var.requestId })
  c.header('Retry-After', String(seconds))
  const sentence = vi.check.wait(Math.ceil(seconds / 60))
  return respond(c, vi.check.title, <CheckPage typed="" error={sentence} />, 429)
}

export const checkRoutes: Route[] = [{ method: 'GET', path: paths.check(), access: anyone, respond: check }]
