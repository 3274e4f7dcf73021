import { countTry, deletePastThrottles, LONGEST_WINDOW, listThrottles } from '../store/throttles.ts'
import type { Ctx } from './route.ts'
import { readCookie, writeCookie } from './session.ts'

/** What is guessed at, and how often in vain in a window of so many seconds: by one device, by everybody together. */
export interface GuessLimits {
  readonly name: string
  /** Part of it that everybody's tries are counted apart for. */
  readonly of?: string
  readonly device: number
  readonly all: number
  readonly window: number
}

/** How long the device and everybody have to wait, in seconds; 0 where the limit is not reached. */
export interface Waits {
  readonly device: number
  readonly all: number
}

const COOKIE_LIFE = 24 * 60 * 60

/** Reads what was counted; writes nothing, so that a flood over the limit costs no write. */
export async function readWaits(c: Ctx, limits: GuessLimits): Promise<Waits> {
  const { store, clock } = c.var.services
  const now = clock()
  const [key, all] = [await deviceKey(c, limits, readDevice(c, limits) ?? ''), allKey(limits)]
  const rows = await listThrottles(store.read, [key, all])
  const waitOf = (which: string, limit: number): number => {
    const row = rows.find((one) => one.key === which)
    return row === undefined || row.count < limit ? 0 : Math.max(0, row.resetsAt - now)
  }
  return { device: waitOf(key, limits.device), all: waitOf(all, limits.all) }
}

/** Counts a guess that was nobody's. Only then is the device given a cookie: who knows what to ask for carries none. */
export async function countFailure(c: Ctx, limits: GuessLimits): Promise<void> {
  const { store, clock, newSecret } = c.var.services
  const [known, now] = [readDevice(c, limits), clock()]
  const device = known ?? newSecret(128)
  if (known === undefined) writeCookie(c, cookieOf(limits), device, COOKIE_LIFE)
  const keys = [await deviceKey(c, limits, device), allKey(limits)]
  const counted = keys.map((key) => countTry(store.read, key, now, limits.window))
  await store.commit([deletePastThrottles(store.read, now, LONGEST_WINDOW), ...counted], [])
}

const allKey = ({ name, of }: GuessLimits): string => (of === undefined ? `${name}:all` : `${name}:all:${of}`)
const cookieOf = ({ name }: GuessLimits): string => `pho-qr-${name}`

const deviceKey = async (c: Ctx, { name }: GuessLimits, device: string): Promise<string> =>
  `${name}:${await c.var.services.store.keys.codeHash(`${name}|${device}`)}`

function readDevice(c: Ctx, limits: GuessLimits): string | undefined {
  const text = readCookie(c, cookieOf(limits))
  return text !== undefined && /^[0-9A-Z]{26}$/.test(text) ? text : undefined
}
