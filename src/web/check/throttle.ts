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
  const { store, clock } = c.var.services
  const [device, now] = [readDevice(c) ?? newDevice(c), clock()]
  const counted = [await deviceKey(c, device), ALL].map((key) => countTry(store.read, key, now, WINDOW))
  await store.commit([deletePastThrottles(store.read, now, LONGEST_WINDOW), ...counted], [])
}

/** Photos the server may be asked to read, and reports it takes, in their windows: of one device, and of everybody. */
const PHOTOS = { name: 'check-photo', device: 6, all: 12, window: WINDOW } as const
const REPORTS = { name: 'check-report', device: 5, all: 20, window: LONGEST_WINDOW } as const

/** Whether the device may have one more photo read: reading one costs a second of the machine. */
export const mayReadPhoto = (c: Ctx): Promise<boolean> => countWithin(c, PHOTOS)
/** Whether the device may send one more report. */
export const mayReport = (c: Ctx): Promise<boolean> => countWithin(c, REPORTS)

interface Limits {
  readonly name: string
  readonly device: number
  readonly all: number
  readonly window: number
}

/** Counts a try and answers whether it is within the limits; over them nothing is written. */
async function countWithin(c: Ctx, { name, device, all, window }: Limits): Promise<boolean> {
  const { store, clock } = c.var.services
  const now = clock()
  const known = readDevice(c)
  const [own, everybody] = [`${name}:${await hashOf(c, known ?? '')}`, `${name}:all`]
  const rows = await listThrottles(store.read, [own, everybody])
  const limits = new Map([
    [own, device],
    [everybody, all],
  ])
  if (rows.some(({ key, count, resetsAt }) => resetsAt > now && count >= (limits.get(key) ?? 0))) return false
  const id = known ?? newDevice(c)
  const counted = [`${name}:${await hashOf(c, id)}`, everybody].map((key) => countTry(store.read, key, now, window))
  await store.commit([deletePastThrottles(store.read, now, LONGEST_WINDOW), ...counted], [])
  return true
}

function newDevice(c: Ctx): string {
  const device = c.var.services.newSecret(128)
  writeCookie(c, COOKIE, device, COOKIE_LIFE)
  return device
}

const hashOf = (c: Ctx, device: string): Promise<string> => c.var.services.store.keys.codeHash(`check|${device}`)
const deviceKey = async (c: Ctx, device: string): Promise<string> => `check:${await hashOf(c, device)}`

function readDevice(c: Ctx): string | undefined {
  const text = readCookie(c, COOKIE)
  return text !== undefined && /^[0-9A-Z]{26}$/.test(text) ? text : undefined
}
