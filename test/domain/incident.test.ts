import { expect, test } from 'vitest'
import { type IncidentEvent, type IncidentState, incidentState, nextIncidentEvents } from '../../src/domain/incident.ts'

const LIVES: [IncidentEvent[], IncidentState, IncidentEvent[]][] = [
  [[], 'open', ['taken', 'confirmed', 'false-alarm']],
  [['taken'], 'open', ['taken', 'confirmed', 'false-alarm']],
  [['taken', 'confirmed'], 'confirmed', ['taken', 'resolved']],
  [['false-alarm', 'taken'], 'false-alarm', ['taken', 'resolved']],
  [['resolved', 'confirmed'], 'resolved', []],
]
test.each(LIVES)('after %o an incident is %s, and %o may follow', (events, state, next) => {
  expect(incidentState(events)).toBe(state)
  expect(nextIncidentEvents(incidentState(events))).toEqual(next)
})
