import { describe, expect, test } from 'vitest'
import { INCIDENT_STATES, incidentState, isUnresolved, nextIncidentEvents } from '../../src/domain/incident.ts'

describe('an incident', () => {
  test.each([
    [[], 'open'],
    [['taken'], 'open'],
    [['taken', 'confirmed'], 'confirmed'],
    [['false-alarm', 'taken'], 'false-alarm'],
    [['resolved', 'confirmed', 'taken'], 'resolved'],
    [['false-alarm', 'resolved'], 'resolved'],
  ] as const)('that met %j is %s', (events, state) => {
    expect(incidentState(events)).toBe(state)
  })

  test('is judged before it is put right, and then over', () => {
    expect(INCIDENT_STATES.map((state) => nextIncidentEvents(state))).toEqual([
      ['taken', 'confirmed', 'false-alarm'],
      ['taken', 'resolved'],
      ['taken', 'resolved'],
      [],
    ])
  })

  test('covers a further alarm until it is dismissed or put right', () => {
    expect(INCIDENT_STATES.filter(isUnresolved)).toEqual(['open', 'confirmed'])
  })
})
