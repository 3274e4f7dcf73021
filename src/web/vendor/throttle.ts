import { PIN_TRIES, PIN_TRIES_IN_ALL, PIN_WAIT } from '../../domain/vendor.ts'
import {
  countForGood,
  countTry,
  deletePastThrottles,
  forgetTries,
  LONGEST_WINDOW,
  listThrottles,
} from '../../store/throttles.ts'
import type { GuessLimits } from '../guesses.ts'
import type { Ctx } from '../route.ts'

/** Secrets of links that may be guessed at in vain in a minute. */
export const LINK_GUESSES: GuessLimits = { name: 'vendor', device: 10, all: 300, window: 60 }

/** Leave to try a PIN once, and whether it is the last; or how many seconds to wait; or none any more. */
export type PinTurn = { ok: true; isLast: boolean } | { ok: false; wait: number }

const keysOf = (link: string): [some: string, all: string] => [`pin:${link}`, `pin-all:${link}`]

/** Counts a try before it is made, so that tries made at once count too. Who has to wait uses none up. */
export async function takePinTurn(c: Ctx, link: string): Promise<PinTurn> {
  const { store, clock } = c.var.services
  const [now, [some, all]] = [clock(), keysOf(link)]
  const waiting = waitIn(await listThrottles(store.read, [some]), now, PIN_TRIES - 1)
  if (waiting > 0) return { ok: false, wait: waiting }
  const counted = [countTry(store.read, some, now, PIN_WAIT), countForGood(store.read, all)]
  await store.commit([deletePastThrottles(store.read, now, LONGEST_WINDOW), ...counted], [])
  const rows = await listThrottles(store.read, [some, all])
  const wait = waitIn(
    rows.filter(({ key }) => key === some),
    now,
    PIN_TRIES,
  )
  const tried = rows.find(({ key }) => key === all)?.count ?? 0
  if (wait > 0 || tried > PIN_TRIES_IN_ALL) return { ok: false, wait: Math.max(1, wait) }
  return { ok: true, isLast: tried === PIN_TRIES_IN_ALL }
}

/** Seconds to wait when more than so many tries were counted; 0 when not. */
const waitIn = (rows: readonly { count: number; resetsAt: number }[], now: number, tries: number): number =>
  Math.max(0, ...rows.filter(({ count }) => count > tries).map(({ resetsAt }) => resetsAt - now))

/** The right PIN was given: wrong ones before it no longer count. */
export async function forgetPinTries(c: Ctx, link: string): Promise<void> {
  const { store } = c.var.services
  await store.commit([forgetTries(store.read, keysOf(link))], [])
}
