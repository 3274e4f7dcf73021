import { describe, expect, test } from 'vitest'
import { BATCH, BATCH_BYTES, type Receipt, type Refusal } from '../../../src/domain/capture/receipt.ts'
import {
  ageOf,
  batchOf,
  doubled,
  expired,
  halved,
  heldOf,
  inSendingOrder,
  type RecordRow,
  settled,
  WHOLE,
} from '../../../src/field/walk/outbox.ts'

const NOW = 1_794_448_800
const DAY = 24 * 60 * 60

const row = (id: string, place: number, more: Partial<RecordRow> = {}): RecordRow => ({
  ...{ id, place, officer: 'lan', savedAt: NOW, origin: 'own', state: 'waiting', bytes: 1_000 },
  label: { kind: 'visit', site: 'te-hanh', stall: `stall-${id}`, number: id },
  ...more,
})
const stall = (id: string, place: number) => {
  const visit = row(id, place)
  return { ...visit, label: { ...visit.label, kind: 'stall' as const } }
}
const ids = (rows: readonly RecordRow[]) => rows.map(({ id }) => id)

describe('the order of sending', () => {
  test('is the order of saving, whatever the clock said meanwhile', () => {
    const rows = [row('b', 2, { savedAt: 0 }), row('c', 3, { savedAt: NOW - 9 }), row('a', 1)]
    expect(ids(inSendingOrder(rows))).toEqual(['a', 'b', 'c'])
  })

  test('has stalls before everything that happened at them', () => {
    expect(ids(inSendingOrder([row('visit', 1), stall('first', 2), row('more', 3), stall('second', 4)]))).toEqual([
      ...['first', 'second', 'visit', 'more'],
    ])
  })

  test('has a correction before what it corrects, at the place of that', () => {
    const rows = [
      row('wrong', 1),
      row('other', 2),
      row('better', 3, { supersedes: 'wrong' }),
      row('best', 4, { supersedes: 'better' }),
      row('repair', 5, { supersedes: 'set-aside' }),
      row('set-aside', 0, { state: 'set-aside' }),
    ]
    expect(ids(inSendingOrder(rows))).toEqual(['best', 'better', 'wrong', 'other', 'repair'])
  })
})

describe('a batch', () => {
  const many = Array.from({ length: 60 }, (_, at) => row(String(at), at))

  test('has at most so many records, the first ones', () => {
    expect(ids(batchOf(many, WHOLE))).toEqual(ids(many.slice(0, BATCH)))
    expect(batchOf([], WHOLE)).toEqual([])
  })

  test('has at most so many bytes, and one record however large it is', () => {
    const photos = many.map((one) => ({ ...one, bytes: 280_000 }))
    const sent = batchOf(photos, WHOLE)
    expect(sent).toHaveLength(7)
    expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(BATCH_BYTES)
    expect(batchOf([row('huge', 1, { bytes: BATCH_BYTES * 2 }), row('small', 2)], WHOLE)).toHaveLength(1)
    expect(ids(batchOf([row('small', 1), row('huge', 2, { bytes: BATCH_BYTES * 2 })], WHOLE))).toEqual(['small'])
  })

  test('counts what stands around its records, to the last byte', () => {
    expect(WHOLE.bytes).toBeLessThan(BATCH_BYTES)
    const [even, odd] = [WHOLE.bytes / 2 - 64, WHOLE.bytes / 2 - 63]
    expect(batchOf([row('a', 1, { bytes: even }), row('b', 2, { bytes: even })], WHOLE)).toHaveLength(2)
    expect(batchOf([row('a', 1, { bytes: even }), row('b', 2, { bytes: odd })], WHOLE)).toHaveLength(1)
  })

  test('has no more records where more would be within its bytes, and others beyond', () => {
    expect(
      batchOf(
        many.map((one) => ({ ...one, bytes: 60_000 })),
        WHOLE,
      ),
    ).toHaveLength(BATCH)
  })

  test('is halved down to one record, and grows again up to the whole', () => {
    expect([25, 12, 3, 2, 1, 0].map((sent) => halved(sent).records)).toEqual([12, 6, 1, 1, 1, 1])
    expect(doubled(doubled(halved(25))).records).toBe(BATCH)
    expect(doubled(halved(1)).records).toBe(2)
  })
})

describe('a receipt', () => {
  const receipt = (state: Receipt['state'], reason?: Refusal): Receipt => ({ id: 'a', state, at: 5, reason })

  test.each(['stored', 'superseded', 'conflict'] as const)('%s: the record is sent', (state) => {
    expect(settled(row('a', 1), receipt(state), NOW)).toMatchObject({
      state: 'sent',
      receipt: { at: 5 },
      answeredAt: NOW,
    })
  })

  test.each([
    ['refused', 'shape'],
    ['refused', 'unsigned'],
    ['altered', undefined],
  ] as const)('%s, %s: the record is set aside with its reason', (state, reason) => {
    expect(settled(row('a', 1), receipt(state, reason), NOW)).toMatchObject({
      ...{ state: 'set-aside', receipt: { reason }, answeredAt: NOW },
    })
  })

  test('of facts that changed under way leaves the record as it was', () => {
    expect(settled(row('a', 1), receipt('refused', 'changed'), NOW)).toEqual(row('a', 1))
  })
})

test('what is held is counted by site: what waits, and what was set aside and not replaced', () => {
  const away = { kind: 'visit', site: 'chau-o', stall: 's', number: '1' } as const
  const rows = [
    row('a', 1),
    row('b', 2, { state: 'sent' }),
    row('c', 3, { state: 'set-aside' }),
    row('d', 4, { state: 'set-aside' }),
    row('e', 5, { supersedes: 'd', label: away }),
  ]
  expect(heldOf(rows, ['empty'])).toEqual({ 'chau-o': 1, empty: 0, 'te-hanh': 2 })
  expect(JSON.stringify(heldOf([...rows].reverse(), ['empty']))).toBe(JSON.stringify(heldOf(rows, ['empty'])))
})

test('a record is never younger than nothing, whatever its clock says', () => {
  expect([ageOf(NOW, NOW + 60), ageOf(NOW + 9, NOW), ageOf(NOW - 3_650 * DAY, NOW)]).toEqual([60, 0, 3_650 * DAY])
})

describe('what is deleted', () => {
  const sent = (id: string, days: number, more: Partial<RecordRow> = {}) =>
    row(id, 1, { state: 'sent', answeredAt: NOW - days * DAY, ...more })

  test('is the sealed part a week after the receipt, and the label a month after it', () => {
    const rows = [sent('new', 7), sent('week', 8), sent('month', 31), row('waiting', 1, { savedAt: NOW - 90 * DAY })]
    expect(expired(rows, NOW)).toEqual({ records: ['month'], envelopes: ['week', 'month'] })
  })

  test('is never what was set aside, until a record that replaces it was received', () => {
    const aside = row('aside', 1, { state: 'set-aside', answeredAt: NOW - 90 * DAY })
    const repair = row('repair', 2, { supersedes: 'aside' })
    expect(expired([aside, repair], NOW)).toEqual({ records: [], envelopes: [] })
    const received = { ...repair, state: 'sent', answeredAt: NOW } as const
    expect(expired([aside, received], NOW)).toEqual({ records: ['aside'], envelopes: ['aside'] })
  })

  test('is never what waits, though the record that replaces it was received', () => {
    const waiting = row('wrong', 1)
    const received = row('better', 2, { state: 'sent', supersedes: 'wrong', answeredAt: NOW })
    expect(expired([waiting, received], NOW)).toEqual({ records: [], envelopes: [] })
  })

  test('is nothing that was sent at a time nobody knows', () => {
    expect(expired([row('a', 1, { state: 'sent' })], NOW)).toEqual({ records: [], envelopes: [] })
  })

  test('is counted from when the phone heard, for the two clocks may be years apart', () => {
    const receipt = { id: 'a', state: 'stored', at: NOW - 3_650 * DAY } as const
    expect(expired([row('a', 1, { state: 'sent', receipt, answeredAt: NOW })], NOW).envelopes).toEqual([])
    expect(expired([sent('ahead', -400)], NOW).envelopes).toEqual([])
  })
})
