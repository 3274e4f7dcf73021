/** Where an incident came from: a volunteer's scan of the wall, or somebody's report on the check page. */
export const INCIDENT_SOURCES = ['scan', 'public'] as const
export type IncidentSource = (typeof INCIDENT_SOURCES)[number]

/** What happens to an incident after it was opened. `taken`: an officer looks after it. */
export const INCIDENT_EVENTS = ['taken', 'confirmed', 'false-alarm', 'resolved'] as const
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number]

export const INCIDENT_STATES = ['open', 'confirmed', 'false-alarm', 'resolved'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

/** Where an incident stands by what happened to it, in whatever order that was received. */
export function incidentState(events: readonly IncidentEvent[]): IncidentState {
  if (events.includes('resolved')) return 'resolved'
  if (events.includes('confirmed')) return 'confirmed'
  return events.includes('false-alarm') ? 'false-alarm' : 'open'
}

/** Money may still go astray: a further alarm of the same stall belongs to it. One dismissed covers no later alarm. */
export const isUnresolved = (state: IncidentState): boolean => state === 'open' || state === 'confirmed'

/** What may happen next: first it is judged, then it is put right. */
export function nextIncidentEvents(state: IncidentState): readonly IncidentEvent[] {
  if (state === 'resolved') return []
  return state === 'open' ? ['taken', 'confirmed', 'false-alarm'] : ['taken', 'resolved']
}

/** Longest note kept, in characters. */
export const INCIDENT_NOTE = 300
/** Longest side in pixels and size in bytes of an evidence photo as it is kept. */
export const EVIDENCE_SIDE = 1280
export const EVIDENCE_BYTES = 200 * 1024
/** Photos one incident holds at most. */
export const EVIDENCE_AT_MOST = 5
