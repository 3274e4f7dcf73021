import { BATCH, BATCH_BYTES, isReceived, type Receipt } from '../../domain/capture/receipt.ts'
import type { Instant } from '../../domain/day.ts'
import type { KeptRecord } from './engine.ts'
import type { Hidden } from './vault.ts'

/** A record as the phone keeps it. The sealed part lies beside it, under the same id. */
export interface RecordRow extends Omit<KeptRecord, 'envelope'> {
  /** Its place in the order of saving on this phone: clocks jump, this does not. */
  readonly place: number
  /** Of the sealed part as JSON. */
  readonly bytes: number
  /** Which case was met, of a meeting. */
  readonly met?: Hidden | undefined
  /** By the phone's own clock: what it is pruned by, since the server's may be years away. */
  readonly answeredAt?: Instant | undefined
}

/**
 * Records that wait, in the order they are sent. Stalls come before everything that happened at them, and the rest oldest
 * first, but a correction stands just before what it corrects: wherever a batch ends, the server knows the correction first.
 */
export function inSendingOrder(rows: readonly RecordRow[]): readonly RecordRow[] {
  const waiting = rows.filter(({ state }) => state === 'waiting').sort((a, b) => a.place - b.place)
  const ids = new Set(waiting.map(({ id }) => id))
  const newestFirst = (row: RecordRow): RecordRow[] => [
    ...waiting.filter(({ supersedes }) => supersedes === row.id).flatMap(newestFirst),
    row,
  ]
  const first = waiting.filter(({ supersedes }) => supersedes === undefined || !ids.has(supersedes))
  const ordered = first.flatMap(newestFirst)
  const isStall = ({ label }: RecordRow) => label.kind === 'stall'
  return [...ordered.filter(isStall), ...ordered.filter((row) => !isStall(row))]
}

/** How much is sent at once. */
export interface Limit {
  readonly records: number
  readonly bytes: number
}

/** Bytes of a sending besides its envelopes: the head, and around each of them. */
const HEAD_BYTES = 4 * 1024
const AROUND = 64

export const WHOLE: Limit = { records: BATCH, bytes: BATCH_BYTES - HEAD_BYTES }

/** The first records within the limit; one at least, however large it is. */
export function batchOf(ordered: readonly RecordRow[], { records, bytes }: Limit): readonly RecordRow[] {
  let sum = 0
  const within = ordered.slice(0, records).findIndex((row) => {
    sum += row.bytes + AROUND
    return sum > bytes
  })
  return ordered.slice(0, within === -1 ? records : Math.max(1, within))
}

/** After a sending of so many records that was too much: half of them. */
export const halved = (sent: number): Limit => ({ ...WHOLE, records: Math.max(1, Math.floor(sent / 2)) })
/** After one that went well. */
export const doubled = ({ records }: Limit): Limit => ({ ...WHOLE, records: Math.min(BATCH, records * 2) })

/** What becomes of a record by its receipt. What changed under way is sent again. */
export function settled(row: RecordRow, receipt: Receipt, now: Instant): RecordRow {
  if (isReceived(receipt)) return { ...row, state: 'sent', receipt, answeredAt: now }
  if (receipt.reason === 'changed') return row
  return { ...row, state: 'set-aside', receipt, answeredAt: now }
}

/** How many records of each site are still on the phone and not with the server; 0 of sites that have none. */
export function heldOf(rows: readonly RecordRow[], sites: readonly string[]): Readonly<Record<string, number>> {
  const replaced = new Set(rows.flatMap(({ supersedes }) => supersedes ?? []))
  const isHeld = ({ id, state }: RecordRow) => state === 'waiting' || (state === 'set-aside' && !replaced.has(id))
  const held: Record<string, number> = {}
  for (const site of [...sites, ...rows.map(({ label }) => label.site)].sort()) held[site] = 0
  for (const row of rows) if (isHeld(row)) held[row.label.site] = (held[row.label.site] ?? 0) + 1
  return held
}

/** Seconds since a record was made, by the phone's own clock: 0 where that was set back. */
export const ageOf = (savedAt: Instant, now: Instant): number => Math.max(0, now - savedAt)

const DAY = 24 * 60 * 60
/** Days after its receipt that the sealed part of a record is kept, and its label. */
const ENVELOPE_DAYS = 7
const LABEL_DAYS = 30

/** Ids of what need not be kept any longer. A record that was set aside goes only once another replaced it. */
export function expired(rows: readonly RecordRow[], now: Instant): { envelopes: string[]; records: string[] } {
  const isPast = (row: RecordRow, days: number) => row.state === 'sent' && now - (row.answeredAt ?? now) > days * DAY
  const sent = rows.filter(({ state }) => state === 'sent')
  const replaced = new Set(sent.flatMap(({ supersedes }) => supersedes ?? []))
  const records = rows.filter((row) => isPast(row, LABEL_DAYS) || (row.state === 'set-aside' && replaced.has(row.id)))
  const envelopes = rows.filter((row) => isPast(row, ENVELOPE_DAYS))
  const ids = (some: readonly RecordRow[]) => some.map(({ id }) => id)
  return { records: ids(records), envelopes: ids([...new Set([...envelopes, ...records])]) }
}
