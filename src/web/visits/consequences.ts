import { isAlarm } from '../../domain/scan.ts'
import type { Serial } from '../../domain/serial.ts'
import type { Outcome, Scan } from '../../domain/visit.ts'
import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import { findUnresolvedIncident, insertIncident } from '../../store/incidents.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { voidStallStickers } from '../../store/sticker-events.ts'
import { insertStickerEvent, listStickers } from '../../store/stickers.ts'
import type { Recorder } from './recorder.ts'

export interface Consequences {
  readonly writes: Write[]
  readonly entries: Entry[]
  /** Id of the incident that the visit opens or belongs to; only alarms have one. */
  readonly incident?: string | undefined
}

interface MadeVisit {
  readonly id: string
  readonly officer: string
  readonly at: number
  readonly outcome: Outcome
  readonly scan: Scan | null
}

/** What a visit does besides being written down, in the same commit. */
export async function consequencesOf(
  by: Recorder,
  found: FoundStall,
  visit: MadeVisit,
  placed: Serial | undefined,
): Promise<Consequences> {
  if (visit.outcome === 'closed-for-good') return closing(by, found, visit)
  if (placed !== undefined) return placing(by, visit, placed)
  return visit.scan !== null && isAlarm(visit.scan) ? alarming(by, found, visit) : { writes: [], entries: [] }
}

function placing({ services }: Recorder, { id, officer, at }: MadeVisit, serial: Serial): Consequences {
  const event = { serial, event: 'placed', officer, at, visit: id } as const
  return {
    writes: [insertStickerEvent(services.store.read, event)],
    entries: [{ at, actor: officer, action: 'sticker.placed', subject: serial }],
  }
}

/** Nobody sells there any more, so no sticker of the place may ask for money. */
async function closing(by: Recorder, found: FoundStall, visit: MadeVisit): Promise<Consequences> {
  const { read } = by.services.store
  const [{ officer, at }, stall] = [visit, found.stall.id]
  const standing = (await listStickers(read, by.scope, stall)).filter(({ state }) => state !== 'void')
  const alarm = visit.scan !== null && isAlarm(visit.scan) ? await alarming(by, found, visit) : undefined
  const voided: Entry = { at, actor: officer, action: 'stickers.voided', subject: stall }
  return {
    writes: [voidStallStickers(read, stall, { reason: 'closed', officer, at }), ...(alarm?.writes ?? [])],
    entries: [...(standing.length > 0 ? [voided] : []), ...(alarm?.entries ?? [])],
    incident: alarm?.incident,
  }
}

/**
 * An alarm opens an incident, unless one that a scan opened is still to be put right. It never joins a report of the
 * public: whoever reports first would decide what becomes of it.
 */
async function alarming(by: Recorder, { stall, site }: FoundStall, visit: MadeVisit): Promise<Consequences> {
  const { store, newId } = by.services
  const standing = await findUnresolvedIncident(store.read, by.scope, stall.id)
  if (standing?.incident.source === 'scan') return { writes: [], entries: [], incident: standing.incident.id }
  const { id: visited, officer, at } = visit
  const id = newId()
  const source = { source: 'scan', stall: stall.id, visit: visited } as const
  const incident = { id, commune: site.commune, ...source, openedBy: officer, openedAt: at }
  return {
    writes: [insertIncident(store.read, incident)],
    entries: [{ at, actor: officer, action: 'incident.opened', subject: id }],
    incident: id,
  }
}
