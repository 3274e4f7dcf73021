import { isCounted, SCAN_HOLDS, SEEN_HOLDS, type StallStanding, stepOf } from './adoption.ts'
import { addDays, type Day, dayOf, type Instant } from './day.ts'

/** Days after a sticker was first found in its place on which somebody comes back to ask how it goes. */
export const RETURN_VISITS = [14, 30] as const
export type ReturnVisit = (typeof RETURN_VISITS)[number]

/** What may be due at a stall, most urgent first. */
export const DUE_KINDS = ['incident', 'appointment', 'return-visit', 're-scan'] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** Days of a stall that decide what is due, beside its standing. */
export interface DueFacts {
  /** The live code became so. */
  readonly liveOn?: Day | undefined
  /** A scan of the wall first matched the live code. */
  readonly foundOn?: Day | undefined
  /** Newest visit to who trades there now, and the day it promised. */
  readonly visitedOn?: Day | undefined
  readonly returnDay?: Day | undefined
}

/** An incident that is not over. */
export interface OpenIncident {
  readonly id: string
  readonly openedAt: Instant
}

/** One thing that is due at a stall, since when, and what it stands on. */
export type Due =
  | { readonly kind: 'incident'; readonly since: Day; readonly incident: string }
  | { readonly kind: 'appointment'; readonly since: Day }
  | { readonly kind: 'return-visit'; readonly since: Day; readonly after: ReturnVisit }
  | { readonly kind: 're-scan'; readonly since: Day; readonly seenOn: Day }

/** The day promised at the newest visit has come. A later visit answers it, whatever it promised in its turn. */
const appointmentDue = ({ returnDay }: DueFacts, today: Day): Due[] =>
  returnDay !== undefined && returnDay <= today ? [{ kind: 'appointment', since: returnDay }] : []

/**
 * The newest of the return visits whose day has come, unless somebody was there since that day: one visit answers the
 * earlier ones too. Where no sticker was found yet the days run from the code's first one, so that nobody forgets it.
 */
function returnVisitDue(stall: StallStanding, { liveOn, foundOn, visitedOn }: DueFacts, today: Day): Due[] {
  const from = foundOn ?? liveOn
  if (!isCounted(stall) || !stall.hasCode || from === undefined) return []
  const after = RETURN_VISITS.filter((days) => addDays(from, days) <= today).at(-1)
  if (after === undefined) return []
  const since = addDays(from, after)
  const wasThere = visitedOn !== undefined && visitedOn >= since
  return wasThere ? [] : [{ kind: 'return-visit', since, after }]
}

/** Exactly the stalls that the drawing marks with a clock: scanned or seen once, too long ago to hold today. */
function reScanDue(stall: StallStanding, today: Day): Due[] {
  const { displayedOn, verifiedOn } = stall
  const seenOn = verifiedOn ?? displayedOn
  if (seenOn === undefined || !stepOf(stall, today).stale) return []
  const held = verifiedOn === undefined ? SEEN_HOLDS : SCAN_HOLDS
  return [{ kind: 're-scan', since: addDays(seenOn, held), seenOn }]
}

/** Everything due at a stall today, most urgent first; nothing for most stalls. */
export const findDue = (
  stall: StallStanding,
  facts: DueFacts,
  incidents: readonly OpenIncident[],
  today: Day,
): Due[] => [
  ...incidents.map(({ id, openedAt }): Due => ({ kind: 'incident', since: dayOf(openedAt), incident: id })),
  ...appointmentDue(facts, today),
  ...returnVisitDue(stall, facts, today),
  ...reScanDue(stall, today),
]

/** How many of each kind are due. */
export const countDue = (all: readonly Due[]): Readonly<Record<DueKind, number>> => ({
  incident: all.filter(({ kind }) => kind === 'incident').length,
  appointment: all.filter(({ kind }) => kind === 'appointment').length,
  'return-visit': all.filter(({ kind }) => kind === 'return-visit').length,
  're-scan': all.filter(({ kind }) => kind === 're-scan').length,
})
