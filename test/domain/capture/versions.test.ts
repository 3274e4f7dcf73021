import { describe, expect, test } from 'vitest'
import { RECORD_VERSION } from '../../../src/domain/capture/record.ts'
import { TAKEN_VERSIONS, upgradeRecord } from '../../../src/domain/capture/versions.ts'
import { startOf } from '../../../src/domain/day.ts'

/** Noon of 12 November 2026 in Viet Nam. */
const NOON = startOf('2026-11-12') + 12 * 3600
const head = { id: 'capture-1', officer: 'lan', device: 'phone-1', at: NOON }
const visit = { kind: 'visit', stall: 'te-hanh-17', outcome: 'postponed' }

describe('a record of an earlier app', () => {
  test('is taken for two versions back, and named for no other', () => {
    expect(TAKEN_VERSIONS).toEqual([1, 2, 3])
    for (const version of [0, 4, '3', undefined])
      expect(upgradeRecord({ ...head, version, body: visit })).toBeUndefined()
    for (const raw of [null, 'text', 3, [], undefined]) expect(upgradeRecord(raw)).toBeUndefined()
  })

  test('of today is what it was', () => {
    const record = { ...head, version: RECORD_VERSION, body: { ...visit, returnIn: 3 } }
    expect(upgradeRecord(record)).toBe(record)
  })

  test('of version 1 counts its days from the capture instead of naming them', () => {
    const evidence = { level: 'said', payer: 'customer', day: '2026-11-10' }
    const upgraded = upgradeRecord({ ...head, version: 1, body: { ...visit, returnDay: '2026-11-15', evidence } })
    const ago = { level: 'said', payer: 'customer', ago: 2 }
    expect(upgraded).toEqual({ ...head, version: 3, body: { ...visit, returnIn: 3, evidence: ago } })
  })

  test('of version 1 promised no day that was over when it was made, and saw no money of the day after', () => {
    const evidence = { level: 'observed', payer: 'customer', day: '2026-11-13' }
    const upgraded = upgradeRecord({ ...head, version: 1, body: { ...visit, returnDay: '2026-11-12', evidence } })
    expect(upgraded).toMatchObject({ body: { returnIn: 1, evidence: { ago: 0 } } })
  })

  test('of version 1 keeps what is no day, for the check of its shape to refuse', () => {
    const body = { ...visit, evidence: { level: 'said', payer: 'customer', day: 'yesterday' } }
    expect(upgradeRecord({ ...head, version: 1, body })).toMatchObject({ body: { evidence: { ago: 'yesterday' } } })
  })

  test('of version 2 was read the sentences of its day', () => {
    const registration = { kind: 'individual', category: 'food', consents: ['sticker'] }
    const upgraded = upgradeRecord({ ...head, version: 2, body: { ...visit, registration } })
    expect(upgraded).toEqual({
      ...{ ...head, version: 3 },
      body: { ...visit, registration: { ...registration, consentText: '2026-11' } },
    })
  })

  test('of version 2 that names the sentences itself keeps what it names', () => {
    const body = { ...visit, registration: { consentText: '2026-10' } }
    expect(upgradeRecord({ ...head, version: 2, body })).toMatchObject({ body })
  })

  test('of version 1 that promised what is no day promised nothing', () => {
    const upgraded = upgradeRecord({ ...head, version: 1, body: { ...visit, returnDay: 'soon' } })
    expect(upgraded).toEqual({ ...head, version: 3, body: visit })
  })

  test.each(['text', [visit], undefined])('whose body is no object stays as it is: %j', (body) => {
    expect(upgradeRecord({ ...head, version: 1, body })).toEqual({ ...head, version: 3, body })
  })

  test('made at no time at all stays as it is, for the check of its shape to refuse', () => {
    const body = { ...visit, returnDay: '2026-11-15' }
    expect(upgradeRecord({ ...head, version: 1, at: 'noon', body })).toMatchObject({ at: 'noon', body })
  })
})
