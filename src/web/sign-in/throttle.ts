import type { Keyring } from '../../store/keyring.ts'
import { countTry, deletePastThrottles, forgetTries, LONGEST_WINDOW, listThrottles } from '../../store/throttles.ts'
import type { Ctx } from '../route.ts'
import type { Services } from '../services.ts'
import { readCookie, writeCookie } from '../session.ts'

/** Tries per account, from devices that never signed in to it, and per known device; in a window of so many seconds. */
const TRIES = 10
/** Tries from one device at any accounts: a whole market shares an address, but nobody shares a phone with 30 people. */
const DEVICE_TRIES = 30
const WINDOW = LONGEST_WINDOW

const COOKIE = 'pho-qr-device'
const COOKIE_LIFE = 400 * 24 * 60 * 60
/** Accounts that a shared device stays known for. */
const KNOWN_ACCOUNTS = 4

/** A long-lived random name of a browser, and marks of the accounts it has signed in to. It opens nothing. */
interface Device {
  nonce: string
  marks: readonly string[]
}

/** Leave to try once; `known` when the device has signed in to the account before. `succeed` forgets the account's tries and makes the device known; a refusal says how long to wait. */
export type Turn = { ok: true; known: boolean; succeed(): Promise<void> } | { ok: false; wait: number }

/**
 * Counts a try at an account before it is made, so that tries made at once count too. Guessing from elsewhere uses up
 * the account's tries, but not those of a device that has signed in to it before: nobody can lock its owner out.
 */
export async function takeTurn(c: Ctx, signInName: string): Promise<Turn> {
  const { services } = c.var
  const { store } = services
  const device = readDevice(c) ?? newDevice(services)
  const mark = await markOf(store.keys, device.nonce, signInName)
  const known = device.marks.includes(mark)
  const key = known ? `known:${mark}` : `account:${await store.keys.codeHash(`account|${signInName}`)}`
  const deviceKey = `device:${await store.keys.codeHash(`device|${device.nonce}`)}`
  const wait = await countTries(services, { [key]: TRIES, [deviceKey]: DEVICE_TRIES })
  if (wait > 0) return { ok: false, wait }
  const marks = [mark, ...device.marks.filter((other) => other !== mark)].slice(0, KNOWN_ACCOUNTS)
  return {
    ok: true,
    known,
    async succeed() {
      await store.commit([forgetTries(store.read, [key])], [])
      writeDevice(c, { nonce: device.nonce, marks })
    },
  }
}

/** Counts one try under each key; answers how many seconds to wait when one is over its limit, else 0. */
async function countTries({ store, clock }: Services, limits: Readonly<Record<string, number>>): Promise<number> {
  const now = clock()
  const keys = Object.keys(limits)
  const counted = keys.map((key) => countTry(store.read, key, now, WINDOW))
  await store.commit([deletePastThrottles(store.read, now, WINDOW), ...counted], [])
  const rows = await listThrottles(store.read, keys)
  const over = rows.filter(({ key, count }) => count > (limits[key] ?? 0))
  return Math.max(0, ...over.map(({ resetsAt }) => resetsAt - now))
}

/** Gives the browser its device cookie when it has none yet. */
export function greetDevice(c: Ctx): void {
  if (readDevice(c) === undefined) writeDevice(c, newDevice(c.var.services))
}

const newDevice = ({ newSecret }: Services): Device => ({ nonce: newSecret(128), marks: [] })

/** Keyed, so that a browser cannot claim to be known. */
const markOf = async (keys: Keyring, nonce: string, signInName: string): Promise<string> =>
  (await keys.codeHash(`known|${nonce}|${signInName}`)).slice(0, 22)

function readDevice(c: Ctx): Device | undefined {
  const text = readCookie(c, COOKIE)
  if (text === undefined || !/^[0-9A-Z]{26}(\.[\w-]{22}){0,4}$/.test(text)) return undefined
  const [nonce = '', ...marks] = text.split('.')
  return { nonce, marks }
}

const writeDevice = (c: Ctx, { nonce, marks }: Device): void =>
  writeCookie(c, COOKIE, [nonce, ...marks].join('.'), COOKIE_LIFE)
