/** RFC 4226, RFC 6238: six digits, 30 seconds, SHA-1, as every authenticator app understands. */
const STEP = 30
const DIGITS = 6
const ISSUER = 'Pho QR'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The 30-second step of an instant in seconds UTC. */
export const stepOf = (instant: number): number => Math.floor(instant / STEP)

/** A shared secret of 160 bits in RFC 4648 base32, from random text of at least as many. */
export async function newFactorSecret(newSecret: (bits: number) => string): Promise<string> {
  const random = new TextEncoder().encode(newSecret(200))
  return toBase32(new Uint8Array(await crypto.subtle.digest('SHA-1', random)))
}

/** The code of a step (RFC 4226, section 5.3). */
export async function codeAt(secret: string, step: number): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), algorithm, false, ['sign'])
  const counter = new DataView(new ArrayBuffer(8))
  counter.setUint32(0, Math.floor(step / 2 ** 32))
  counter.setUint32(4, step % 2 ** 32)
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
  const offset = mac.getUint8(19) & 0xf
  return String((mac.getUint32(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/**
 * The step whose code was typed: this one or its neighbours, as a phone's clock may be half a minute off, and later
 * than `lastStep`, so that one code opens one door. Undefined when there is none.
 */
export async function matchStep(
  secret: string,
  typed: string,
  now: number,
  lastStep: number | null,
): Promise<number | undefined> {
  const code = typed.replace(/\s/g, '')
  const steps = [-1, 0, 1].map((away) => stepOf(now) + away)
  const codes = await Promise.all(steps.map((step) => codeAt(secret, step)))
  return steps.find((step, at) => codes[at] === code && step > (lastStep ?? Number.NEGATIVE_INFINITY))
}

/** What the QR symbol of the set-up page says (the Key URI format of authenticator apps). */
export function factorUri(secret: string, signInName: string): string {
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(signInName)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(ISSUER)}`
}

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')
}

function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = Array.from(text, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
