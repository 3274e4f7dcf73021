import { knownBins } from '../../domain/banks.ts'
import { compareScan, type Registration, type WallCode } from '../../domain/scan.ts'
import { paymentIdentity } from '../../domain/vietqr/identity.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { listLiveCodesOfAccount, type OpenedCode, openCode, openCodeOfSticker } from '../../store/payment-codes.ts'
import { listStatesOfCode, type PlacedSticker } from '../../store/stickers.ts'
import { issuerName } from '../account-words.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { DiffersPage, StallPage, UnnamedPage } from './code-views.tsx'
import { describe } from './describe.ts'
import { RegisteredPage, VoidPage } from './views.tsx'

const { check } = vi

/** A scanned text, what it says and whose money it is; no identity where it could not be read. */
export interface ScannedCode extends WallCode {
  readonly identity: string | undefined
}

export async function scannedCode(c: Ctx, payload: string): Promise<ScannedCode> {
  const options = { knownBins: knownBins(await banksToday(c.var.services)) }
  return { payload, reading: readCode(payload, options), identity: paymentIdentity(payload, options) }
}

/** How a scanned code stands to one of the register, by the very rule of the walk. */
async function isSame(c: Ctx, { identity, ...wall }: ScannedCode, { code, account, content }: OpenedCode) {
  const index = identity === undefined ? '' : await c.var.services.store.keys.index('account', identity)
  const live: Registration = { standing: 'live', code: code.id, payload: content.payload }
  return compareScan(wall, index === account.accountIndex ? [live] : []).scan === 'match'
}

/** The answer about a sticker, and about a code that is said to be on it. */
export async function answerSticker(c: Ctx, sticker: PlacedSticker, scanned?: ScannedCode): Promise<Response> {
  const { services } = c.var
  const opened = await openCodeOfSticker(services.store, sticker.serial)
  if (opened === undefined) return respond(c, check.title, <VoidPage serial={sticker.serial} />)
  const { serial, state } = sticker
  const registered = { ...(await describe(services, opened)), serial, state }
  if (scanned === undefined || (await isSame(c, scanned, opened)))
    return respond(c, check.title, <RegisteredPage sticker={registered} scanned={scanned !== undefined} />)
  const sides = { sticker: registered, scanned: await shownSide(c, scanned) }
  return respond(c, check.title, <DiffersPage {...sides} />)
}

async function shownSide(c: Ctx, { reading }: ScannedCode): Promise<{ bank: string; account: string }> {
  const { unreadable } = vi.walks
  if (!reading.ok) return { bank: unreadable, account: unreadable }
  const bank = issuerName(reading, await banksToday(c.var.services))
  return { bank, account: reading.account ? lastFour(reading.account) : unreadable }
}

/** The answer about a code alone; undefined when no stall here has registered its account: a failed guess. */
export async function answerCode(c: Ctx, scanned: ScannedCode): Promise<Response | undefined> {
  const { services } = c.var
  const { store } = services
  if (scanned.identity === undefined) return undefined
  const index = await store.keys.index('account', scanned.identity)
  const [sealed, another] = await listLiveCodesOfAccount(store.read, index)
  if (sealed === undefined) return undefined
  const opened = await openCode(store, sealed)
  if (!(await isSame(c, scanned, opened))) return undefined
  if (another) return respond(c, check.title, <UnnamedPage title={check.several} steps={check.severalSteps} />)
  const states = await listStatesOfCode(store.read, opened.code.id)
  return respond(c, check.title, <StallPage stall={await describe(services, opened)} states={states} />)
}

export const answerUnknownCode = (c: Ctx): Response =>
  respond(c, check.title, <UnnamedPage title={check.notHere} steps={check.notHereSteps} />, 404)
