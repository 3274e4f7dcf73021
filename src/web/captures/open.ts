import { fromBase64 } from '../../domain/base64.ts'
import { type Envelope, SIGNATURE, SIGNING, signedText } from '../../domain/capture/envelope.ts'
import type { Refusal } from '../../domain/capture/receipt.ts'
import type { CaptureRecord } from '../../domain/capture/record.ts'
import { TAKEN_VERSIONS, upgradeRecord } from '../../domain/capture/versions.ts'
import type { Store } from '../../store/database.ts'
import { findDevice } from '../../store/devices.ts'
import { SealBroken } from '../../store/sealing.ts'
import { readRecord } from './shape.ts'

/** A record that was opened, or why it was not. The digest is of what it says, or of what was sent. */
export type Opened = { readonly digest: string } & (
  | { readonly ok: true; readonly record: CaptureRecord }
  | { readonly ok: false; readonly reason: Refusal }
)

/** What phones sign with, each read once for a sending. */
export type Verifiers = Map<string, Promise<Verifier | undefined>>
interface Verifier {
  readonly officer: string
  readonly key: CryptoKey
}

async function findVerifier(db: Store['read'], id: string): Promise<Verifier | undefined> {
  const device = await findDevice(db, id)
  const key = device && (await importVerifying(device.publicKey))
  return key && { officer: device.officer, key }
}

async function importVerifying(point: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64(point), SIGNING, false, ['verify'])
  } catch {
    // No point of the curve: nothing is signed with it, and nobody else's record is held up by it.
    return undefined
  }
}

/** Opens a record: its phone has signed it, it opens with our key, and it says of itself what its envelope says. */
export async function openRecord({ read, keys }: Store, envelope: Envelope, verifiers: Verifiers): Promise<Opened> {
  const digestOf = (text: string) => keys.index('content', text)
  const refuse = async (reason: Refusal, text = JSON.stringify(envelope)): Promise<Opened> => ({
    ...{ ok: false, reason, digest: await digestOf(text) },
  })
  const known = verifiers.get(envelope.device) ?? findVerifier(read, envelope.device)
  verifiers.set(envelope.device, known)
  const device = await known
  if (device?.officer !== envelope.officer || !(await isSigned(envelope, device.key))) return refuse('unsigned')
  const text = await keys.openCapture(envelope).catch(undefinedIfBroken)
  if (text === undefined) return refuse('unreadable')
  const raw = parse(text)
  const version = (raw as { version?: unknown } | undefined)?.version
  if (typeof version !== 'number' || !TAKEN_VERSIONS.includes(version)) return refuse('version', text)
  const record = readRecord(upgradeRecord(raw))
  if (record === undefined || version !== envelope.version || !isOfEnvelope(record, envelope))
    return refuse('shape', text)
  return { ok: true, record, digest: await digestOf(text) }
}

function undefinedIfBroken(error: unknown): undefined {
  if (!(error instanceof SealBroken)) throw error
}

const isOfEnvelope = (record: CaptureRecord, { id, officer, device }: Envelope): boolean =>
  record.id === id && record.officer === officer && record.device === device

async function isSigned(envelope: Envelope, key: CryptoKey): Promise<boolean> {
  try {
    const text = new TextEncoder().encode(signedText(envelope))
    return await crypto.subtle.verify(SIGNATURE, key, fromBase64(envelope.signature), text)
  } catch {
    // No base64 at all.
    return false
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
