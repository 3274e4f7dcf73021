import { partsOf } from '../../domain/capture/envelope.ts'
import { HANDOVER_BYTES, type HandedOver, readHandover, writeHandover } from '../../domain/capture/handover.ts'
import type { CaptureLabel } from '../../domain/capture/record.ts'
import { isDay } from '../../domain/day.ts'
import { OUTCOMES } from '../../domain/visit.ts'
import type { HandoverImport } from './engine.ts'
import { append, bytesOf, clock, hasRoomFor } from './keeping.ts'
import { ageOf } from './outbox.ts'
import { isFull, type Vault } from './vault.ts'

const KINDS: readonly CaptureLabel['kind'][] = ['visit', 'stall', 'edit', 'meeting']
const NOTHING: HandoverImport = { taken: 0, known: 0, damaged: [], promised: 0 }
/** Seconds that a record may be old, or a file on its way: more is a wrong clock. */
const LONGEST = 60 * 24 * 60 * 60

/** Everything the server has not received, whoever captured it: sealed, so that no other phone reads it either. */
export async function handover(vault: Vault): Promise<Blob> {
  const db = await vault.read()
  const now = clock()
  const records: HandedOver[] = []
  for (const { id, state, label, savedAt } of await db.getAllFromIndex('records', 'place')) {
    const envelope = state === 'sent' ? undefined : await db.get('envelopes', id)
    if (envelope) records.push({ envelope, label, age: ageOf(savedAt, now) })
  }
  return new Blob([writeHandover(records, now)], { type: 'application/x-ndjson' })
}

/** Takes in what is readable of a file, each record once, as its officer's. */
export async function takeIn(vault: Vault, file: Blob): Promise<HandoverImport> {
  if (file.size > HANDOVER_BYTES) return NOTHING
  const reading = readHandover(await file.text())
  if (reading === undefined) return NOTHING
  const { records, damaged, promised = records.length + damaged.length, savedAt = clock() } = reading
  const told = { damaged, promised }
  if (!(await hasRoomFor(file.size))) return { ...NOTHING, ...told, full: true }
  try {
    const known = await keepForeign(vault, records, wayOf(savedAt))
    return { taken: records.length, known, ...told }
  } catch (error) {
    if (isFull(error)) return { ...NOTHING, ...told, full: true }
    throw error
  }
}

function wayOf(savedAt: number): number {
  const way = ageOf(savedAt, clock())
  return way > LONGEST ? 0 : way
}

/** Answers how many were on the phone before. */
function keepForeign(vault: Vault, records: readonly HandedOver[], way: number): Promise<number> {
  return vault.write(['records', 'envelopes'], async (tx) => {
    let known = 0
    for (const { envelope: read, label, age } of records) {
      const envelope = partsOf(read)
      const { id, officer } = envelope
      if ((await tx.objectStore('records').getKey(id)) !== undefined) known++
      else {
        const savedAt = clock() - Math.min(LONGEST, Math.round(age)) - way
        const about = { label: labelFrom(label), savedAt, origin: 'foreign', state: 'waiting' } as const
        await append(tx, { id, officer, ...about, bytes: bytesOf(envelope) }, envelope)
      }
    }
    return known
  })
}

/** What may be shown of a label that another phone wrote: its own words, each where it has the form of one. */
function labelFrom({ kind, site, stall, number, ...label }: CaptureLabel): CaptureLabel {
  const { outcome, account, scanned, hasMoney, day } = label
  return {
    kind: KINDS.includes(kind) ? kind : 'visit',
    ...{ site, stall, number: number.slice(0, 40) },
    ...(OUTCOMES.some((one) => one === outcome) && { outcome }),
    ...(typeof account === 'string' && /^[….\d]{1,7}$/.test(account) && { account }),
    ...((scanned === 'match' || scanned === 'alarm') && { scanned }),
    ...(hasMoney === true && { hasMoney }),
    ...(typeof day === 'string' && isDay(day) && { day }),
  }
}
