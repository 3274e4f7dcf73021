import type { Envelope } from '../../domain/capture/envelope.ts'
import { isOutdated } from '../../domain/capture/meeting-list.ts'
import type { CaptureBody, CaptureLabel } from '../../domain/capture/record.ts'
import { RECORD_VERSION } from '../../domain/capture/record.ts'
import type { Instant } from '../../domain/day.ts'
import { deviceOf, hide } from './device.ts'
import type { KeptRecord, SaveResult } from './engine.ts'
import { keepLists } from './keep-lists.ts'
import { expired, type RecordRow } from './outbox.ts'
import { sealRecord } from './seal.ts'
import { officerOf } from './session.ts'
import { isFull, type Tx, type Vault } from './vault.ts'

/** Bytes that stay free: the browser itself needs room to write anything at all. */
const SPARE = 2 * 1024 * 1024

/** The phone's own clock, in seconds. */
export const clock = (): Instant => Math.floor(Date.now() / 1000)

/** Bytes that may still be kept; undefined where the browser does not say. */
export async function roomLeft(): Promise<number | undefined> {
  const { quota, usage } = (await navigator.storage?.estimate()) ?? {}
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage)
}

export const hasRoomFor = async (bytes: number): Promise<boolean> =>
  ((await roomLeft()) ?? Number.POSITIVE_INFINITY) >= SPARE + bytes

export const bytesOf = (envelope: Envelope): number => JSON.stringify(envelope).length

/** Seals a capture and keeps it, whole or not at all. */
export async function save(
  vault: Vault,
  body: CaptureBody,
  { met, ...label }: CaptureLabel,
  supersedes: string | undefined,
): Promise<SaveResult> {
  try {
    const sealed = await seal(vault, body, label.site, supersedes)
    if (sealed === undefined) return { ok: false, why: 'no-site' }
    const { envelope, savedAt, device } = sealed
    const bytes = bytesOf(envelope)
    if (!(await hasRoomFor(bytes))) return { ok: false, why: 'full' }
    const { id, officer } = envelope
    const hidden = met && { met: await hide(met, device) }
    const row = { id, officer, label, savedAt, origin: 'own', state: 'waiting', supersedes, bytes, ...hidden } as const
    const record = await vault.write(['records', 'envelopes'], (tx) => append(tx, row, envelope))
    return { ok: true, record: shown(record) }
  } catch (error) {
    return { ok: false, why: isFull(error) ? 'full' : 'broken' }
  }
}

async function seal(vault: Vault, body: CaptureBody, site: string, supersedes: string | undefined) {
  const officer = await officerOf(vault)
  const kept =
    officer && (await (await vault.read()).get(body.kind === 'meeting' ? 'lists' : 'sites', [officer.id, site]))
  if (kept === undefined) return undefined
  const device = await deviceOf(vault, kept.officer)
  const head = { version: RECORD_VERSION, id: crypto.randomUUID(), officer: kept.officer, device: device.id } as const
  const at = clock()
  const record = { ...head, at, ...(supersedes !== undefined && { supersedes }), body }
  return { envelope: await sealRecord(record, kept.key, device.privateKey), savedAt: at, device }
}

type Outbox = Tx<['records', 'envelopes']>

/** Writes a record at the end of the queue. */
export async function append(tx: Outbox, record: Omit<RecordRow, 'place'>, envelope: Envelope): Promise<RecordRow> {
  const last = await tx.objectStore('records').index('place').openKeyCursor(null, 'prev')
  const row = { ...record, place: Number(last?.key ?? 0) + 1 }
  await Promise.all([tx.objectStore('records').add(row), tx.objectStore('envelopes').add(envelope)])
  return row
}

/** A record as the screens are told of it. */
export function shown({ place: _place, bytes: _bytes, met: _met, answeredAt: _at, ...record }: RecordRow): KeptRecord {
  return record
}

/** Deletes what the server has answered for long enough ago, and lists that are a week old. */
export async function prune(vault: Vault): Promise<void> {
  await keepLists(vault, ({ takenAt }) => !isOutdated(takenAt, clock()))
  const { records, envelopes } = expired(await (await vault.read()).getAll('records'), clock())
  if (records.length + envelopes.length === 0) return
  await vault.write(['records', 'envelopes'], async (tx) => {
    for (const id of records) await tx.objectStore('records').delete(id)
    for (const id of envelopes) await tx.objectStore('envelopes').delete(id)
  })
}
