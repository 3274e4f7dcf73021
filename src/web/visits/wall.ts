import { knownBins } from '../../domain/banks.ts'
import { compareScan, type Registration, type ScanResult, type WallCode } from '../../domain/scan.ts'
import { paymentIdentity } from '../../domain/vietqr/identity.ts'
import { cleanPasted } from '../../domain/vietqr/pasted.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { listDestinations } from '../../store/destinations.ts'
import { type OpenedCode, openLiveCode } from '../../store/payment-codes.ts'
import { banksToday } from '../banks.ts'
import type { Recorder } from './recorder.ts'

/** Whoever compares: no moment is needed for that. */
export type Looker = Pick<Recorder, 'services' | 'scope'>

/** The code on the wall beside the registered one, and how they compare. */
export interface Comparison {
  readonly wall: WallCode
  readonly live: OpenedCode
  readonly result: ScanResult
}

/** Compares a scanned text with the stall's live code; undefined when there is no text. */
export async function compareWall(
  by: Looker,
  stall: string,
  live: OpenedCode | undefined,
  text: string,
): Promise<Comparison | undefined> {
  const payload = cleanPasted(text)
  if (payload === '' || live === undefined) return undefined
  const options = { knownBins: knownBins(await banksToday(by.services)) }
  const wall = { payload, reading: readCode(payload, options) }
  const identity = paymentIdentity(payload, options)
  const registered = identity === undefined ? [] : await findRegistered(by, stall, live, identity)
  return { wall, live, result: compareScan(wall, registered) }
}

async function findRegistered(
  { services }: Looker,
  stall: string,
  live: OpenedCode,
  identity: string,
): Promise<Registration[]> {
  const { store } = services
  const standings = await listDestinations(store.read, stall, await store.keys.index('account', identity))
  return standings.map((standing) =>
    standing === 'live' ? { standing, code: live.code.id, payload: live.content.payload } : { standing },
  )
}

/** The stall's live code, opened; it throws when anything about it does not open. */
export const openStallCode = ({ services, scope }: Looker, stall: string): Promise<OpenedCode | undefined> =>
  openLiveCode(services.store, scope, { stall })
