import { scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of a password hash: OWASP's scrypt row N=2^15, r=8, p=3. `log2N` is the exponent. */
interface Cost {
  log2N: number
  r: number
  p: number
}

const COST: Cost = { log2N: 15, r: 8, p: 3 }
const HASH_BYTES = 32
const SALT_BITS = 128
/** A hash takes 32 MiB and a core for a quarter second; more than two at once would starve everything else. */
const AT_ONCE = 2

/** `scrypt$log2N$r$p$salt$hash`, the hash in base64url: a stored password says how it was made. */
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([0-9A-Za-z]+)\$([\w-]+)$/

/** Compared with when there is nobody, or no password yet, so that both take as long. Nothing hashes to it. */
const NOBODY = `scrypt$${COST.log2N}$${COST.r}$${COST.p}$0000000000000000000000000$${'A'.repeat(43)}`

/** Hashes a password; a fresh salt comes from `newSecret`. */
export async function hashPassword(password: string, newSecret: (bits: number) => string): Promise<string> {
  const salt = newSecret(SALT_BITS)
  const hash = await derive(password, salt, COST, HASH_BYTES, knownWaiting)
  return ['scrypt', COST.log2N, COST.r, COST.p, salt, hash.toString('base64url')].join('$')
}

/**
 * Whether the password is the stored one; `stored` is null for nobody, which takes the same work. Guesses from unknown
 * devices wait behind the `known`, so that a flood of them keeps nobody out who signed in before.
 */
export async function verifyPassword(password: string, stored: string | null, known: boolean): Promise<boolean> {
  const [, log2N, r, p, salt = '', hash = ''] = STORED.exec(stored ?? NOBODY) ?? STORED.exec(NOBODY) ?? []
  const wanted = Buffer.from(hash, 'base64url')
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const given = await derive(password, salt, cost, wanted.length, known ? knownWaiting : waiting)
  return timingSafeEqual(given, wanted) && stored !== null
}

/** Whether a stored hash was made at another cost than today's, to be made anew when its password is next given. */
export const isOutdated = (stored: string): boolean =>
  !stored.startsWith(['scrypt', COST.log2N, COST.r, COST.p, ''].join('$'))

let running = 0
const waiting: (() => void)[] = []
const knownWaiting: (() => void)[] = []

async function derive(
  password: string,
  salt: string,
  { log2N, r, p }: Cost,
  bytes: number,
  queue: (() => void)[],
): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  else running += 1
  try {
    return await scryptAsync(password.normalize('NFC'), salt, bytes, { N: 2 ** log2N, r, p })
  } finally {
    // The place is handed on, so `running` does not change while somebody waits.
    const next = knownWaiting.shift() ?? waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

function scryptAsync(password: string, salt: string, bytes: number, cost: { N: number; r: number; p: number }) {
  // scrypt needs 128·N·r bytes and a little more; node allows 32 MiB in all unless told otherwise.
  const maxmem = 128 * cost.r * (cost.N + cost.p + 2) * 2
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, bytes, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
