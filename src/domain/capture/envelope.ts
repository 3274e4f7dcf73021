/** A record sealed to the server and signed by the phone it was made on. All texts are base64url but for the ids. */
export interface Envelope {
  readonly id: string
  readonly version: number
  readonly officer: string
  readonly device: string
  /** Id of the server's key it is sealed to. */
  readonly key: string
  /** The one-time public key: an uncompressed point of P-256, 65 bytes. */
  readonly point: string
  /** 12 bytes. */
  readonly nonce: string
  readonly sealed: string
  /** ECDSA on P-256 with SHA-256 over `signedText`, by the key that the device registered. */
  readonly signature: string
}

export type UnsignedEnvelope = Omit<Envelope, 'signature'>

/** The parts of an envelope, and nothing else that came with them. */
export function partsOf({ id, version, officer, device, key, point, nonce, sealed, signature }: Envelope): Envelope {
  return { id, version, officer, device, key, point, nonce, sealed, signature }
}

/** Bytes that bind a sealed record to its envelope: under another id or name it does not open. */
export const boundText = ({ id, version, officer, device, key }: Omit<UnsignedEnvelope, 'sealed'>): string =>
  ['capture', id, version, officer, device, key].join('|')

export const signedText = (of: UnsignedEnvelope): string =>
  JSON.stringify([of.id, of.version, of.officer, of.device, of.key, of.point, of.nonce, of.sealed])

/** The server's public key that phones seal to: an uncompressed point of P-256 as base64url, and its id. */
export interface CaptureKey {
  readonly id: string
  readonly point: string
}

export const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
export const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const
export const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

const encoder = new TextEncoder()

/**
 * The AES-256-GCM key of one record: HKDF-SHA-256 over the shared secret of the two keys, salted with both public points.
 * Either side derives it from its own private key and the other's public one.
 */
export async function recordKey(
  own: CryptoKey,
  other: CryptoKey,
  points: { oneTime: Uint8Array<ArrayBuffer>; server: Uint8Array<ArrayBuffer> },
): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const salt = new Uint8Array([...points.oneTime, ...points.server])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info: encoder.encode('pho-qr/capture') }
  return crypto.subtle.deriveKey(hkdf, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export const importPoint = (point: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', point, CURVE, false, [])
