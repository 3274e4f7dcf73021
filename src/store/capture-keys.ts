import { fromBase64, toBase64 } from '../domain/base64.ts'
import {
  boundText,
  type CaptureKey,
  CURVE,
  importPoint,
  recordKey,
  type UnsignedEnvelope,
} from '../domain/capture/envelope.ts'
import { type KeyFile, secretBytes } from './key-file.ts'
import { SealBroken } from './sealing.ts'

interface Captures {
  current(): Promise<CaptureKey>
  open(envelope: UnsignedEnvelope): Promise<string>
}

interface KeyPair {
  readonly key: CryptoKey
  readonly point: Uint8Array<ArrayBuffer>
}

const encoder = new TextEncoder()

/**
 * The keys that phones seal to. Each belongs to a sealing key, by whose id it goes and from which it is derived: they are
 * rotated together, and a record stays readable for as long as its sealing key is in the file.
 */
export function openCaptures({ sealing }: KeyFile): Captures {
  const pairs = new Map<string, Promise<KeyPair>>()
  const pairOf = (id: string): Promise<KeyPair> | undefined => {
    const secret = Object.hasOwn(sealing.keys, id) ? sealing.keys[id] : undefined
    if (secret === undefined) return undefined
    const pair = pairs.get(id) ?? derivePair(secretBytes(secret))
    pairs.set(id, pair)
    return pair
  }
  return {
    async current() {
      const pair = await pairOf(sealing.current)
      if (pair === undefined) throw new Error('The key file names a current sealing key that it does not hold.')
      return { id: sealing.current, point: toBase64(pair.point) }
    },
    async open(envelope) {
      try {
        const pair = await pairOf(envelope.key)
        if (pair !== undefined) return await openWith(pair, envelope)
      } catch {
        // Whatever it was that did not open, nothing of it is told.
      }
      throw new SealBroken({ table: 'captures', row: envelope.id, column: 'sealed' })
    },
  }
}

async function openWith({ key, point }: KeyPair, envelope: UnsignedEnvelope): Promise<string> {
  const oneTime = fromBase64(envelope.point)
  const aes = await recordKey(key, await importPoint(oneTime), { oneTime, server: point })
  const additionalData = encoder.encode(boundText(envelope))
  const algorithm = { name: 'AES-GCM', iv: fromBase64(envelope.nonce), additionalData }
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, aes, fromBase64(envelope.sealed)))
}

// PKCS #8 (RFC 5208) around an EC private key (RFC 5915) of P-256 without its public half, which the platform computes.
const PKCS8 = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420'

/** The key pair of a secret: 32 bytes derived from it are the private number. */
async function derivePair(secret: Uint8Array): Promise<KeyPair> {
  const root = await crypto.subtle.importKey('raw', secret as Uint8Array<ArrayBuffer>, 'HKDF', false, ['deriveBits'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode('pho-qr/capture-key') }
  const number = new Uint8Array(await crypto.subtle.deriveBits(hkdf, root, 256))
  const head = PKCS8.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []
  const pkcs8 = new Uint8Array([...head, ...number])
  const whole = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, true, ['deriveBits'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', whole)
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits'])
  return { key, point: new Uint8Array([4, ...fromBase64(x), ...fromBase64(y)]) }
}
