import { fromBase64, toBase64 } from '../domain/base64.ts'

/**
 * The installation's secrets and what they are used for. WebCrypto only, so that Node and Workers share it.
 * Sealing keys carry an id and may be several (the newest seals, all open); the others are one each.
 */
export interface KeyFile {
  version: 1
  sealing: { current: string; keys: Record<string, string> }
  indexing: string
  audit: string
  serials: string
  codes: string
}

/** Throws when the secret is not 32 bytes, with a sentence that says so. */
export function secretBytes(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? fromBase64(text) : new Uint8Array()
  if (bytes.length !== 32) throw new Error('The key file holds a secret that is not 32 bytes of base64url.')
  return bytes
}

/** A new key file with fresh secrets. */
export function newKeyFile(): KeyFile {
  const secret = () => toBase64(crypto.getRandomValues(new Uint8Array(32)))
  return {
    version: 1,
    sealing: { current: 'k1', keys: { k1: secret() } },
    indexing: secret(),
    audit: secret(),
    serials: secret(),
    codes: secret(),
  }
}
