import { describe, expect, test } from 'vitest'
import type { MeetingList } from '../../../src/domain/capture/meeting-list.ts'
import { caseKey, toldSince } from '../../../src/field/walk/rules/meetings.ts'
import { keptOf, TAKEN_AT } from '../../support/bundles.ts'

const of = (programme: string, caseCode: string) => ({ programme, caseCode })
const list: MeetingList = {
  ...{ officer: { id: 'ho', name: 'Hổ' }, at: TAKEN_AT, key: { id: 'key-1', point: '' }, answers: [], more: 0 },
  ...{ commune: '21040', hamlet: 'tdp-3', name: 'Tổ dân phố 3', about: '' },
  cases: [of('tro-cap', 'BS-1'), of('huu-tri', 'BS-1')].map((one) => ({ ...one, lists: [], step: '', last: '' })),
}
const told = (id: string, programme: string, more: Parameters<typeof keptOf>[2] = {}, site = 'tdp-3') =>
  keptOf(id, { kind: 'meeting', site, met: { ...of(programme, 'BS-1'), commune: '21040', said: id } }, more)
const sentAt = (at: number) => ({ state: 'sent', receipt: { id: 'x', state: 'stored', at } }) as const
const saidOf = (...records: Parameters<typeof toldSince>[1]) =>
  [...toldSince(list, records)].map(([key, { id }]) => [key, id])

describe('what this phone knows of a case beyond its list', () => {
  test('is the last word on it, programme by programme', () => {
    const records = [told('later', 'tro-cap'), told('other', 'huu-tri'), told('first', 'tro-cap')]
    expect(saidOf(...records)).toEqual([
      ...[[caseKey(of('tro-cap', 'BS-1')), 'later'] as const, [caseKey(of('huu-tri', 'BS-1')), 'other'] as const],
    ])
  })

  test('is what waits, what was set aside, and what was received since the list was made', () => {
    expect(saidOf(told('set', 'tro-cap', { state: 'set-aside' }))).toHaveLength(1)
    expect(saidOf(told('new', 'tro-cap', sentAt(TAKEN_AT)))).toHaveLength(1)
    expect(saidOf(told('old', 'tro-cap', sentAt(TAKEN_AT - 1)))).toEqual([])
  })

  test('is nothing of what was replaced, of another hamlet, and of records of somebody else', () => {
    expect(saidOf(told('b', 'tro-cap', { supersedes: 'a' }), told('a', 'tro-cap'))).toEqual([
      [caseKey(of('tro-cap', 'BS-1')), 'b'],
    ])
    expect(saidOf(told('a', 'tro-cap', {}, 'tdp-6'))).toEqual([])
    expect(saidOf(keptOf('a', { kind: 'meeting', site: 'tdp-3' }))).toEqual([])
  })
})
