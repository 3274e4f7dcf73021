import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'

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

/**
 * `scrypt-hmac$log2N$r$p$salt$hash`: a stored password says how it was made. The hash is HMAC-SHA-256 under the
 * installation's secret of the officer and scrypt's output, in base64url: who writes to the table but has no key file
 * can make none, and a hash copied from one's own row does not open another's.
 */
const STORED = /^scrypt-hmac\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([0-9A-Za-z]+)\$([\w-]{43})$/
const SCHEME = 'scrypt-hmac'

/** Compared with when there is nobody, or no password yet, so that both take as long. Nothing hashes to it. */
const NOBODY = `${SCHEME}$${COST.log2N}$${COST.r}$${COST.p}$0000000000000000000000000$${'A'.repeat(43)}`

/** Hashes an officer's password under the keyring's `signInSecret`; a fresh salt comes from `newSecret`. */
export async function hashPassword(
  password: string,
  secret: Uint8Array,
  officer: string,
  newSecret: (bits: number) => string,
): Promise<string> {
  const salt = newSecret(SALT_BITS)
  const hash = bind(secret, officer, await derive(password, salt, COST, knownWaiting))
  return [SCHEME, COST.log2N, COST.r, COST.p, salt, hash.toString('base64url')].join('$')
}

const bind = (secret: Uint8Array, officer: string, derived: Buffer): Buffer =>
  createHmac('sha256', secret).update(`password|${officer}|`).update(derived).digest()

/**
 * Whether the password is the officer's; nobody's, or none yet, takes the same work. Guesses from unknown
 * devices wait behind the `known`, so that a flood of them keeps nobody out who signed in before.
 */
export async function verifyPassword(
  password: string,
  secret: Uint8Array,
  officer: { id: string; password: string | null } | undefined,
  known: boolean,
): Promise<boolean> {
  const stored = officer?.password ?? null
  const [, log2N, r, p, salt = '', hash = ''] = STORED.exec(stored ?? NOBODY) ?? STORED.exec(NOBODY) ?? []
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const given = await derive(password, salt, cost, known ? knownWaiting : waiting)
  const right = timingSafeEqual(bind(secret, officer?.id ?? '', given), Buffer.from(hash, 'base64url'))
  return right && stored !== null
}

/** Whether a stored hash was made at another cost than today's, to be made anew when its password is next given. */
export const isOutdated = (stored: string): boolean =>
  !stored.startsWith([SCHEME, COST.log2N, COST.r, COST.p, ''].join('$'))

let running = 0
const waiting: (() => void)[] = []
const knownWaiting: (() => void)[] = []

async function derive(password: string, salt: string, { log2N, r, p }: Cost, queue: (() => void)[]): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  else running += 1
  try {
    return await scryptAsync(password.normalize('NFC'), salt, { N: 2 ** log2N, r, p })
  } finally {
    // The place is handed on, so `running` does not change while somebody waits.
    const next = knownWaiting.shift() ?? waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

function scryptAsync(password: string, salt: string, cost: { N: number; r: number; p: number }) {
  // scrypt needs 128·N·r bytes and a little more; node allows 32 MiB in all unless told otherwise.
  const maxmem = 128 * cost.r * (cost.N + cost.p + 2) * 2
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
