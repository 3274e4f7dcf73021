import { fromBase64, toBase64 } from '../domain/base64.ts'

/** Where a sealed value lives. Moved or edited below the app, it does not open. */
export interface Place {
  table: string
  row: string
  column: string
  version?: number
  /** The approval (proposal id) a live account or code stands on. */
  approval?: string
}

/** A value that does not open at its place: tampering or the wrong key file. Everything that meets one stops. */
export class SealBroken extends Error {
  readonly place: Place
  constructor(place: Place) {
    super(`sealed value does not open: ${place.table}.${place.column} of row ${place.row}`)
    this.name = 'SealBroken'
    this.place = place
  }
}

/** AES key of one merchant, or of the installation. */
export interface SealingKey {
  readonly id: string
  readonly key: CryptoKey
}

const encoder = new TextEncoder()

/** `key id . 96-bit nonce . ciphertext and tag`, the last two base64url. */
export async function sealText(place: Place, text: string, { id, key }: SealingKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bind(place) },
    key,
    encoder.encode(text),
  )
  return `${id}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
}

/** What `sealText` made of a text at this very place; throws SealBroken. */
export async function unsealText(place: Place, sealed: string, { id, key }: SealingKey): Promise<string> {
  const [sealedBy, iv, ciphertext] = sealed.split('.')
  if (sealedBy !== id || iv === undefined || ciphertext === undefined) throw new SealBroken(place)
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: bind(place) }
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, fromBase64(ciphertext)))
  } catch {
    throw new SealBroken(place)
  }
}

const bind = ({ table, row, column, version, approval }: Place): Uint8Array<ArrayBuffer> =>
  encoder.encode([table, row, column, version ?? '', approval ?? ''].join('|'))

export const aesKey = (raw: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['encrypt', 'decrypt'])
