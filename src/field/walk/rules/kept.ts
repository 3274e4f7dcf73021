import { type HandedOver, writeHandover } from '../../../domain/capture/handover.ts'
import type { Instant } from '../../../domain/day.ts'
import type { KeptRecord, SendingState } from '../engine.ts'
import { replacedIds } from './stalls.ts'

/** Seconds after which a record that is still unsent is warned of. */
const LATE = 48 * 3600

export interface Tally {
  /** Records that wait for the signal. */
  readonly waiting: number
  /** Records that the server did not take, and that nothing has replaced. */
  readonly setAside: number
  readonly conflicts: number
  /** Waiting for more than two days. */
  readonly late: number
  /** When the server received the newest one, by its own clock. */
  readonly sentAt?: Instant | undefined
}

export function tallyOf(records: readonly KeptRecord[], now: Instant): Tally {
  const replaced = replacedIds(records)
  const waiting = records.filter(({ state }) => state === 'waiting')
  const sent = records.flatMap(({ state, receipt }) => (state === 'sent' && receipt ? [receipt.at] : []))
  return {
    waiting: waiting.length,
    setAside: records.filter(({ id, state }) => state === 'set-aside' && !replaced.has(id)).length,
    conflicts: records.filter(({ receipt }) => receipt?.state === 'conflict').length,
    late: waiting.filter(({ savedAt }) => now - savedAt > LATE).length,
    sentAt: sent.length > 0 ? Math.max(...sent) : undefined,
  }
}

/** What the bar at the head of every screen says; what needs a hand comes before what does not. */
export type Bar = 'offline' | 'sending' | 'signed-out' | 'failed' | 'set-aside' | 'queued' | 'sent' | 'empty'

export function barOf(state: SendingState, { waiting, setAside, sentAt }: Tally): Bar {
  if (state.kind === 'sending' || state.kind === 'signed-out' || state.kind === 'offline') return state.kind
  if (state.kind === 'failed' && waiting > 0) return 'failed'
  if (setAside > 0) return 'set-aside'
  if (waiting > 0) return 'queued'
  return sentAt === undefined ? 'empty' : 'sent'
}

const ORDER = { 'set-aside': 0, waiting: 1, sent: 2 } as const

/** Records as their screen lists them: what needs a hand, what waits, what was sent; newest first in each. */
export const listed = (records: readonly KeptRecord[]): readonly KeptRecord[] =>
  [...records].sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.savedAt - a.savedAt)

/** One record as a file of its own, to be shown to whoever can say what is wrong with it. */
export function exportOf({ envelope, label, savedAt }: KeptRecord, now: Instant): string | undefined {
  if (envelope === undefined) return undefined
  const record: HandedOver = { envelope, label, age: Math.max(0, now - savedAt) }
  return writeHandover([record], now)
}

/** Bytes of a record with its photo, sealed, and below how many such records the phone says that it fills up. */
const RECORD_BYTES = 400 * 1024
const FEW = 50

/** How many records still fit, when that is few; undefined while there is room, or where the browser does not say. */
export function fewLeft(left: number | undefined): number | undefined {
  if (left === undefined) return undefined
  const fit = Math.floor(left / RECORD_BYTES)
  return fit < FEW ? fit : undefined
}
