import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of a scrypt hash. `log2N` is the exponent of N. */
export interface HashCost {
  log2N: number
  r: number
  p: number
}

/** What every installation hashes at: OWASP's scrypt row N=2^15, r=8, p=3. */
export const HASH_COST: HashCost = { log2N: 15, r: 8, p: 3 }
const HASH_BYTES = 32
const SALT_BITS = 128
/** A hash takes 32 MiB and a core for a quarter second; more than two at once would starve everything else. */
const AT_ONCE = 2

/**
 * `scrypt-hmac$log2N$r$p$salt$hash`: a stored password or PIN says how it was made. The hash is HMAC-SHA-256 under the
 * installation's secret of whose it is and scrypt's output, in base64url: who writes to the table but has no key file can
 * make none, and a hash copied from one's own row does not open another's.
 */
const STORED = /^scrypt-hmac\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([0-9A-Za-z]+)\$([\w-]{43})$/
const SCHEME = 'scrypt-hmac'

const beginningAt = ({ log2N, r, p }: HashCost): string => [SCHEME, log2N, r, p, ''].join('$')

/** Compared with when there is nobody, or nothing stored yet, so that both take as long. Nothing hashes to it. */
const nobodyAt = (cost: HashCost): string => `${beginningAt(cost)}0000000000000000000000000$${'A'.repeat(43)}`

/** What hashes are made with: randomness for their salts, and the cost of today. */
export interface Hashing {
  readonly newSecret: (bits: number) => string
  readonly hashCost: HashCost
}

/** Hashes what only `owner` knows (`password|lan`, `pin|…`) under the keyring's `signInSecret`, with a fresh salt of `newSecret`. */
export async function hashSecret(
  text: string,
  secret: Uint8Array,
  owner: string,
  { newSecret, hashCost }: Hashing,
): Promise<string> {
  const salt = newSecret(SALT_BITS)
  const hash = bind(secret, owner, await derive(text, salt, hashCost, knownWaiting))
  return `${beginningAt(hashCost)}${salt}$${hash.toString('base64url')}`
}

const bind = (secret: Uint8Array, owner: string, derived: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${owner}|`).update(derived).digest()

/** Whether the guess comes from a device that was in before, and the cost of what is compared with nobody's. */
export interface Turn {
  readonly known: boolean
  readonly hashCost: HashCost
}

/**
 * Whether the text is what `stored` was made of for `owner`; null, for nobody or nothing yet, takes the same work.
 * Guesses from unknown devices wait behind the `known`, so that a flood of them keeps nobody out who was in before.
 */
export async function verifySecret(
  text: string,
  secret: Uint8Array,
  of: { owner: string; stored: string | null },
  { known, hashCost }: Turn,
): Promise<boolean> {
  const nobody = nobodyAt(hashCost)
  const [, log2N, r, p, salt = '', hash = ''] = STORED.exec(of.stored ?? nobody) ?? STORED.exec(nobody) ?? []
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const given = await derive(text, salt, cost, known ? knownWaiting : waiting)
  const right = timingSafeEqual(bind(secret, of.owner, given), Buffer.from(hash, 'base64url'))
  return right && of.stored !== null
}

/** Whether a stored hash was made at another cost than today's, to be made anew when its text is next given. */
export const isOutdated = (stored: string, cost: HashCost): boolean => !stored.startsWith(beginningAt(cost))

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

let running = 0
const waiting: (() => void)[] = []
const knownWaiting: (() => void)[] = []

async function derive(text: string, salt: string, { log2N, r, p }: HashCost, queue: (() => void)[]): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  else running += 1
  try {
    return await scryptAsync(text.normalize('NFC'), salt, { N: 2 ** log2N, r, p })
  } finally {
    // The place is handed on, so `running` does not change while somebody waits.
    const next = knownWaiting.shift() ?? waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

function scryptAsync(text: string, salt: string, cost: { N: number; r: number; p: number }) {
  // scrypt needs 128·N·r bytes and a little more; node allows 32 MiB in all unless told otherwise.
  const maxmem = 128 * cost.r * (cost.N + cost.p + 2) * 2
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
