import type { Instant } from '../day.ts'
import type { Envelope } from './envelope.ts'
import type { CaptureLabel } from './record.ts'

const FORMAT = 'pho-qr-handover'
/** Longest file that is read, in bytes: some weeks of one phone, with photos. */
export const HANDOVER_BYTES = 32 * 1024 * 1024
/** Most records of one file: more than a phone captures in a month. */
export const HANDOVER_RECORDS = 5_000

/** A sealed record on its way in a file: what it is, and how old it was when the file was saved, in seconds. */
export interface HandedOver {
  readonly envelope: Envelope
  readonly label: CaptureLabel
  readonly age: number
}

/** A phone's unsent records as a file: a head, then one record a line, so that damage to one costs no other. */
export function writeHandover(records: readonly HandedOver[], savedAt: Instant): string {
  const head = { format: FORMAT, version: 1, savedAt, count: records.length }
  return [head, ...records].map((line) => `${JSON.stringify(line)}\n`).join('')
}

export interface HandoverReading {
  readonly records: readonly HandedOver[]
  /** Lines that cannot be read, counted from 1 as an editor does; the head is line 1. */
  readonly damaged: readonly number[]
  /** How many records the head promises; undefined when the head itself cannot be read. */
  readonly promised: number | undefined
  /** When the file was saved, by the clock of the phone that saved it. */
  readonly savedAt: Instant | undefined
}

/** Reads what is readable of a file. Undefined when nothing in it looks like one of ours. */
export function readHandover(text: string): HandoverReading | undefined {
  const lines = text.split(/\r?\n/).map((line, at) => ({ number: at + 1, line: line.trim() }))
  const read = lines.filter(({ line }) => line !== '').map(({ number, line }) => ({ number, value: parse(line) }))
  const head = read.find(({ value }) => isHead(value))
  const records = read.filter(({ value }) => isHandedOver(value)).map(({ value }) => value as HandedOver)
  if (head === undefined && records.length === 0) return undefined
  const damaged = read.filter(({ value }) => !isHead(value) && !isHandedOver(value)).map(({ number }) => number)
  const { count, savedAt } = (head?.value ?? {}) as Partial<Head>
  return { records, damaged, promised: count, savedAt }
}

interface Head {
  readonly count: number
  readonly savedAt: Instant
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isHead = (value: unknown): boolean =>
  isObject(value) &&
  value.format === FORMAT &&
  value.version === 1 &&
  [value.count, value.savedAt].every(Number.isSafeInteger)

/** What is written down of a record that is refused: no room for a text that somebody else would have to keep. */
const IDS = ['id', 'officer', 'device'] as const
const ID = /^[\w-]{1,100}$/
/** Keys, nonces and signatures; whether they are any, only the server can tell. */
const SHORT = ['key', 'point', 'nonce', 'signature'] as const
const SHORT_AT_MOST = 200
const LABEL_TEXTS = ['kind', 'site', 'stall', 'number'] as const

/** Whether a value has the parts of an envelope; whether it opens, and whose it is, only the server can tell. */
export const isEnvelope = (value: unknown): value is Envelope =>
  isObject(value) &&
  Number.isSafeInteger(value.version) &&
  typeof value.sealed === 'string' &&
  IDS.every((name) => typeof value[name] === 'string' && ID.test(value[name])) &&
  SHORT.every((name) => typeof value[name] === 'string' && value[name].length <= SHORT_AT_MOST)

const isHandedOver = (value: unknown): value is HandedOver =>
  isObject(value) &&
  isEnvelope(value.envelope) &&
  isObject(value.label) &&
  LABEL_TEXTS.every((name) => typeof (value.label as Fields)[name] === 'string') &&
  typeof value.age === 'number' &&
  value.age >= 0
