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

export interface Keyring {
  /** A fresh data key for one merchant, and that key sealed for `merchant_keys`. Destroying the row erases the person. */
  newDataKey(merchant: string): Promise<{ key: SealingKey; sealedKey: string }>
  openDataKey(merchant: string, sealedKey: string): Promise<SealingKey>
  /** Seals text; without a key, with the installation's own. */
  seal(place: Place, text: string, key?: SealingKey): Promise<string>
  /** Opens what `seal` made; throws SealBroken. */
  unseal(place: Place, sealed: string, key?: SealingKey): Promise<string>
  /** Blind index: equal texts give equal strings, per column, and nothing else can be told from them. */
  index(column: 'account' | 'phone' | 'content', text: string): Promise<string>
  auditMac(text: string): Promise<string>
  /** MAC of a sticker serial's random part; the first four bytes are printed. */
  serialMac(random: Uint8Array): Promise<Uint8Array>
  /** Keyed hash of a one-time code, so that a copy of the table opens nothing. */
  codeHash(code: string): Promise<string>
  /** 32 bytes that sessions and password hashes are keyed with, so that writing to their tables lets nobody in. */
  readonly signInSecret: Uint8Array<ArrayBuffer>
}

const DATA_KEY = 'd'
const encoder = new TextEncoder()

/** Throws when the file's secrets are not 32 bytes each, with a sentence that says what to do. */
export async function openKeyring(file: KeyFile): Promise<Keyring> {
  const sealing = new Map<string, SealingKey>()
  for (const [id, secret] of Object.entries(file.sealing.keys))
    sealing.set(id, { id, key: await aesKey(secretBytes(secret)) })
  const current = sealing.get(file.sealing.current)
  if (current === undefined) throw new Error('The key file names a current sealing key that it does not hold.')
  const [account, phone, content] = await Promise.all(
    ['account', 'phone', 'content'].map((column) => derive(secretBytes(file.indexing), `index/${column}`)),
  )
  const indexKeys = { account, phone, content } as Record<'account' | 'phone' | 'content', CryptoKey>
  const [auditKey, serialKey, codeKey] = await Promise.all([
    derive(secretBytes(file.audit), 'audit'),
    derive(secretBytes(file.serials), 'serials'),
    derive(secretBytes(file.codes), 'codes'),
  ])
  const signInSecret = await deriveBytes(secretBytes(file.codes), 'sign-in')
  const keyFor = (sealed: string, place: Place): SealingKey => {
    const key = sealing.get(sealed.slice(0, sealed.indexOf('.')))
    if (key === undefined) throw new SealBroken(place)
    return key
  }
  return {
    async newDataKey(merchant) {
      const raw = crypto.getRandomValues(new Uint8Array(32))
      return { key: await dataKey(raw), sealedKey: await sealText(dataKeyPlace(merchant), toBase64(raw), current) }
    },
    async openDataKey(merchant, sealedKey) {
      const place = dataKeyPlace(merchant)
      return dataKey(fromBase64(await unsealText(place, sealedKey, keyFor(sealedKey, place))))
    },
    seal: (place, text, key = current) => sealText(place, text, key),
    unseal: (place, sealed, key) => unsealText(place, sealed, key ?? keyFor(sealed, place)),
    index: async (column, text) => toBase64(await mac(indexKeys[column], encoder.encode(text))),
    auditMac: async (text) => toBase64(await mac(auditKey, encoder.encode(text))),
    serialMac: (random) => mac(serialKey, random),
    codeHash: async (code) => toBase64(await mac(codeKey, encoder.encode(code))),
    signInSecret,
  }
}

const dataKeyPlace = (merchant: string): Place => ({ table: 'merchant_keys', row: merchant, column: 'sealed_key' })
const dataKey = async (raw: Uint8Array): Promise<SealingKey> => ({ id: DATA_KEY, key: await aesKey(raw) })

/** `key id . 96-bit nonce . ciphertext and tag`, the last two base64url. */
async function sealText(place: Place, text: string, { id, key }: SealingKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bind(place) },
    key,
    encoder.encode(text),
  )
  return `${id}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
}

async function unsealText(place: Place, sealed: string, { id, key }: SealingKey): Promise<string> {
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

const aesKey = (raw: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['encrypt', 'decrypt'])

const hkdf = (purpose: string) => ({
  ...{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`pho-qr/${purpose}`) },
})

/** For node:crypto, which hashes without a promise but takes no CryptoKey on Workers. */
async function deriveBytes(secret: Uint8Array, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const root = await crypto.subtle.importKey('raw', secret as Uint8Array<ArrayBuffer>, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(purpose), root, 256))
}

async function derive(secret: Uint8Array, purpose: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', secret as Uint8Array<ArrayBuffer>, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(hkdf(purpose), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
}

const mac = async (key: CryptoKey, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes as Uint8Array<ArrayBuffer>))

function secretBytes(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? fromBase64(text) : new Uint8Array()
  if (bytes.length !== 32) throw new Error('The key file holds a secret that is not 32 bytes of base64url.')
  return bytes
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

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
