import { fromBase64, toBase64 } from '../domain/base64.ts'
import type { CaptureKey, UnsignedEnvelope } from '../domain/capture/envelope.ts'
import { openCaptures } from './capture-keys.ts'
import { type KeyFile, secretBytes } from './key-file.ts'
import { aesKey, type Place, SealBroken, type SealingKey, sealText, unsealText } from './sealing.ts'

/** The installation's keys at work. WebCrypto only, so that Node and Workers share it. */
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
  /** The public key that phones seal records to, that of the newest sealing key. */
  captureKey(): Promise<CaptureKey>
  /** Opens what a phone sealed; throws SealBroken, also where its key is no longer held. */
  openCapture(envelope: UnsignedEnvelope): Promise<string>
  /** 32 bytes that sessions and password hashes are keyed with, so that writing to their tables lets nobody in. */
  readonly signInSecret: Uint8Array<ArrayBuffer>
}

const DATA_KEY = 'd'
const encoder = new TextEncoder()

/** Throws when the file's secrets are not 32 bytes each, with a sentence that says what to do. */
export async function openKeyring(file: KeyFile): Promise<Keyring> {
  const sealing = await openSealing(file)
  const macs = await deriveMacKeys(file)
  const captures = openCaptures(file)
  const textMac = async (key: CryptoKey, text: string) => toBase64(await mac(key, encoder.encode(text)))
  return {
    async newDataKey(merchant) {
      const raw = crypto.getRandomValues(new Uint8Array(32))
      const sealedKey = await sealText(dataKeyPlace(merchant), toBase64(raw), sealing.current)
      return { key: await dataKey(raw), sealedKey }
    },
    async openDataKey(merchant, sealedKey) {
      const place = dataKeyPlace(merchant)
      return dataKey(fromBase64(await unsealText(place, sealedKey, sealing.keyOf(sealedKey, place))))
    },
    seal: (place, text, key = sealing.current) => sealText(place, text, key),
    unseal: (place, sealed, key) => unsealText(place, sealed, key ?? sealing.keyOf(sealed, place)),
    index: (column, text) => textMac(macs[column], text),
    auditMac: (text) => textMac(macs.audit, text),
    serialMac: (random) => mac(macs.serials, random),
    codeHash: (code) => textMac(macs.codes, code),
    captureKey: () => captures.current(),
    openCapture: (envelope) => captures.open(envelope),
    signInSecret: await deriveBytes(secretBytes(file.codes), 'sign-in'),
  }
}

/** The newest sealing key, and the one a sealed text names. */
async function openSealing(file: KeyFile) {
  const keys = new Map<string, SealingKey>()
  for (const [id, secret] of Object.entries(file.sealing.keys))
    keys.set(id, { id, key: await aesKey(secretBytes(secret)) })
  const current = keys.get(file.sealing.current)
  if (current === undefined) throw new Error('The key file names a current sealing key that it does not hold.')
  const keyOf = (sealed: string, place: Place): SealingKey => {
    const key = keys.get(sealed.slice(0, sealed.indexOf('.')))
    if (key === undefined) throw new SealBroken(place)
    return key
  }
  return { current, keyOf }
}

async function deriveMacKeys({ indexing, audit, serials, codes }: KeyFile) {
  return {
    account: await derive(secretBytes(indexing), 'index/account'),
    phone: await derive(secretBytes(indexing), 'index/phone'),
    content: await derive(secretBytes(indexing), 'index/content'),
    audit: await derive(secretBytes(audit), 'audit'),
    serials: await derive(secretBytes(serials), 'serials'),
    codes: await derive(secretBytes(codes), 'codes'),
  }
}

const dataKeyPlace = (merchant: string): Place => ({ table: 'merchant_keys', row: merchant, column: 'sealed_key' })
const dataKey = async (raw: Uint8Array): Promise<SealingKey> => ({ id: DATA_KEY, key: await aesKey(raw) })

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
