import { fromBase64, toBase64 } from '../../domain/base64.ts'
import {
  boundText,
  type CaptureKey,
  CURVE,
  type Envelope,
  importPoint,
  recordKey,
  SIGNATURE,
  SIGNING,
  signedText,
} from '../../domain/capture/envelope.ts'
import type { CaptureRecord } from '../../domain/capture/record.ts'

/** What a phone signs with: the private half never leaves it, not even to its own scripts. */
export interface DeviceKey {
  readonly privateKey: CryptoKey
  /** An uncompressed point of P-256 as base64url. */
  readonly publicKey: string
}

const encoder = new TextEncoder()

export async function newDeviceKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(SIGNING, false, ['sign', 'verify'])
  return { privateKey, publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))) }
}

/**
 * Seals a record to the server and signs it. Once this has returned, nobody but the server reads the record, this phone
 * included.
 */
export async function sealRecord(record: CaptureRecord, server: CaptureKey, device: CryptoKey): Promise<Envelope> {
  const { id, version, officer, device: madeOn } = record
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const points = {
    oneTime: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    server: fromBase64(server.point),
  }
  const key = await recordKey(pair.privateKey, await importPoint(points.server), points)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const head = {
    id,
    version,
    officer,
    device: madeOn,
    key: server.id,
    point: toBase64(points.oneTime),
    nonce: toBase64(iv),
  }
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(boundText(head)) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, encoder.encode(JSON.stringify(record))))
  const unsigned = { ...head, sealed: toBase64(sealed) }
  const signature = new Uint8Array(await crypto.subtle.sign(SIGNATURE, device, encoder.encode(signedText(unsigned))))
  return { ...unsigned, signature: toBase64(signature) }
}
