import { knownBins } from '../../domain/banks.ts'
import { compareScan, type Registration, type ScanResult, type WallCode } from '../../domain/scan.ts'
import { paymentIdentity } from '../../domain/vietqr/identity.ts'
import { cleanPasted } from '../../domain/vietqr/pasted.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { listDestinations } from '../../store/destinations.ts'
import { type OpenedCode, openLiveCode } from '../../store/payment-codes.ts'
import { banksToday } from '../banks.ts'
import type { Ctx } from '../route.ts'

/** The code on the wall beside the registered one, and how they compare. */
export interface Comparison {
  readonly wall: WallCode
  readonly live: OpenedCode
  readonly result: ScanResult
}

/** Compares a scanned text with the stall's live code; undefined when there is no text. */
export async function compareWall(
  c: Ctx,
  stall: string,
  live: OpenedCode | undefined,
  text: string,
): Promise<Comparison | undefined> {
  const payload = cleanPasted(text)
  if (payload === '' || live === undefined) return undefined
  const options = { knownBins: knownBins(await banksToday(c.var.services)) }
  const wall = { payload, reading: readCode(payload, options) }
  const identity = paymentIdentity(payload, options)
  const registered = identity === undefined ? [] : await findRegistered(c, stall, live, identity)
  return { wall, live, result: compareScan(wall, registered) }
}

async function findRegistered(c: Ctx, stall: string, live: OpenedCode, identity: string): Promise<Registration[]> {
  const { store } = c.var.services
  const standings = await listDestinations(store.read, stall, await store.keys.index('account', identity))
  return standings.map((standing) =>
    standing === 'live' ? { standing, code: live.code.id, payload: live.content.payload } : { standing },
  )
}

/** The stall's live code, opened; it throws when anything about it does not open. */
export const openStallCode = (c: Ctx, stall: string): Promise<OpenedCode | undefined> =>
  openLiveCode(c.var.services.store, c.var.scope, { stall })
