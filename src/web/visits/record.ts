import { dayOf } from '../../domain/day.ts'
import type { ScanResult } from '../../domain/scan.ts'
import type { Serial } from '../../domain/serial.ts'
import { censusAfter, type VisitReport } from '../../domain/visit.ts'
import { insertArrival } from '../../store/arrivals.ts'
import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import { type FoundStall, insertCensuses } from '../../store/stalls.ts'
import { findCensusState, insertVisit } from '../../store/visits.ts'
import { type Consequences, consequencesOf } from './consequences.ts'
import type { Recorder } from './recorder.ts'

export interface DraftedVisit extends Consequences {
  /** Id of the visit itself. */
  readonly visit: string
}

/**
 * What one visit writes: itself, the money it brought word of, the census when it proves another state, and what the
 * code on the wall says of stickers and incidents. `incident` is the one this visit opens or belongs to.
 */
export async function draftVisit(
  by: Recorder,
  found: FoundStall,
  report: VisitReport,
  result: ScanResult | undefined,
  placed: Serial | undefined,
): Promise<DraftedVisit> {
  const { scope, at } = by
  const { store, newId } = by.services
  const db = store.read
  const seen = { stall: found.stall.id, officer: scope.officer, day: dayOf(at), at }
  const visit = { id: newId(), merchant: found.merchant?.id ?? null, ...seen, ...factsOf(report, result) }
  const state = censusAfter(report.outcome, await findCensusState(db, scope, seen.stall))
  const recorded: Entry = { at, actor: seen.officer, action: 'visit.recorded', subject: visit.id }
  const counted: Entry = { at, actor: seen.officer, action: 'census.counted', subject: seen.stall }
  const follows = await consequencesOf(by, found, visit, placed)
  return {
    visit: visit.id,
    writes: [
      insertVisit(db, visit),
      ...arrivalWrites(by, visit, report),
      ...(state ? [insertCensuses(db, [{ id: newId(), ...seen, state }])] : []),
      ...follows.writes,
    ],
    entries: [recorded, ...(state ? [counted] : []), ...follows.entries],
    incident: follows.incident,
  }
}

const factsOf = ({ outcome, reason, returnDay, display }: VisitReport, result: ScanResult | undefined) => ({
  outcome,
  reason: reason ?? null,
  returnDay: returnDay ?? null,
  display: display ?? null,
  scan: result?.scan ?? null,
  code: result?.scan === 'match' ? result.code : null,
})

function arrivalWrites(
  { services }: Recorder,
  visit: { id: string; stall: string; merchant: string | null; at: number },
  { evidence }: VisitReport,
): Write[] {
  const { merchant, stall, at } = visit
  if (!evidence?.payer || !evidence.day || merchant === null) return []
  const { level, payer, day, days = null } = evidence
  const row = { id: services.newId(), visit: visit.id, stall, merchant, level, payer, day, days, at }
  return [insertArrival(services.store.read, row)]
}
