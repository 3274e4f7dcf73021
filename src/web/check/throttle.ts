import { countTry, deletePastThrottles, LONGEST_WINDOW, listThrottles } from '../../store/throttles.ts'
import type { Ctx } from '../route.ts'
import { readCookie, writeCookie } from '../session.ts'

/** Serials that may be wrong in a window of so many seconds: of one device, and of everybody together. */
export const DEVICE_FAILURES = 60
export const ALL_FAILURES = 600
const WINDOW = 60

const ALL = 'check:all'
const COOKIE = 'pho-qr-check'
const COOKIE_LIFE = 24 * 60 * 60

/** How long the device and everybody have to wait, in seconds; 0 where the limit is not reached. */
export interface Waits {
  readonly device: number
  readonly all: number
}

/** Reads what was counted; writes nothing, so that a flood over the limit costs no write. */
export async function readWaits(c: Ctx): Promise<Waits> {
  const { store, clock } = c.var.services
  const now = clock()
  const key = await deviceKey(c, readDevice(c) ?? '')
  const rows = await listThrottles(store.read, [key, ALL])
  const waitOf = (which: string, limit: number): number => {
    const row = rows.find((one) => one.key === which)
    return row === undefined || row.count < limit ? 0 : Math.max(0, row.resetsAt - now)
  }
  return { device: waitOf(key, DEVICE_FAILURES), all: waitOf(ALL, ALL_FAILURES) }
}

/** Counts a serial that is nobody's. Only then is the device given a cookie: who types what is printed carries none. */
export async function countFailure(c: Ctx): Promise<void> {
  const { store, clock, newSecret } = c.var.services
  const [known, now] = [readDevice(c), clock()]
  const device = known ?? newSecret(128)
  if (known === undefined) writeCookie(c, COOKIE, device, COOKIE_LIFE)
  const counted = [await deviceKey(c, device), ALL].map((key) => countTry(store.read, key, now, WINDOW))
  await store.commit([deletePastThrottles(store.read, now, LONGEST_WINDOW), ...counted], [])
}

const deviceKey = async (c: Ctx, device: string): Promise<string> =>
  `check:${await c.var.services.store.keys.codeHash(`check|${device}`)}`

function readDevice(c: Ctx): string | undefined {
  const text = readCookie(c, COOKIE)
  return text !== undefined && /^[0-9A-Z]{26}$/.test(text) ? text : undefined
}
