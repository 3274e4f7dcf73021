import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays, startOf } from '../../src/domain/day.ts'
import { LEAVING_HOLDS } from '../../src/domain/rank.ts'
import { findCoverage } from '../../src/store/back-check-coverage.ts'
import { findSiteAgreement } from '../../src/store/back-check-results.ts'
import type { Store } from '../../src/store/database.ts'
import { listLeavings } from '../../src/store/leavings.ts'
import { listBackChecked } from '../../src/store/re-scans.ts'
import { backCheckWrites } from '../support/back-checks.ts'
import { historyWrites, type StallHistory } from '../support/history.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ago = (days: number) => addDays(WORLD_DAY, -days)
const at = (days: number) => startOf(ago(days)) + 3_600
const stall = (id: string, facts: Partial<StallHistory> = {}): StallHistory => ({
  ...{ id, censuses: [], merchants: [], visits: [], arrivals: [] },
  ...facts,
})
const counted = (days: number, state: 'operating' | 'vacant' | 'closed') => ({ day: ago(days), at: at(days), state })
const closed = (days: number) => ({ day: ago(days), at: at(days), outcome: 'closed-for-good' as const })
const visited = (days: number) => ({ day: ago(days), at: at(days), outcome: 'agreed' as const })

const left: [sentence: string, history: StallHistory, isLeaving: boolean][] = [
  ['closed ten days ago', stall('l-closed', { censuses: [counted(90, 'operating'), counted(10, 'closed')] }), true],
  ['on the last day that it counts', stall('l-last', { censuses: [counted(LEAVING_HOLDS - 1, 'vacant')] }), true],
  ['thirty days ago', stall('l-old', { censuses: [counted(LEAVING_HOLDS, 'vacant')] }), false],
  [
    'vacated long ago and called closed lately',
    stall('l-long', { censuses: [counted(90, 'operating'), counted(60, 'vacant'), counted(5, 'closed')] }),
    false,
  ],
  ['closed and open again', stall('l-back', { censuses: [counted(10, 'closed'), counted(5, 'operating')] }), false],
  [
    'closed, opened and closed again',
    stall('l-again', { censuses: [counted(60, 'closed'), counted(9, 'operating'), counted(3, 'closed')] }),
    true,
  ],
  ['tomorrow', stall('l-tomorrow', { censuses: [counted(-1, 'closed')] }), false],
  ['found so by another person', stall('l-agreed', { censuses: [counted(9, 'closed')], visits: [closed(9)] }), false],
  [
    'of which another person found otherwise',
    stall('l-not', { censuses: [counted(9, 'closed')], visits: [closed(9)] }),
    true,
  ],
]

describe.each(DRIVERS)('what ranks are decided by, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const db = store.read
    const checkedVisits = ['l-agreed-visit-0', 'l-not-visit-0', 'c-1-visit-1', 'c-2-visit-0']
    const committed = await store.commit(
      [
        ...historyWrites(db, { id: 'left', rounds: [ago(40)], stalls: left.map(([, history]) => history) }),
        ...historyWrites(db, {
          ...{ id: 'checked', rounds: [ago(90), ago(30)] },
          stalls: [
            stall('c-1', { visits: [visited(50), visited(20)] }),
            ...[stall('c-2', { visits: [visited(30)] }), stall('c-3', { visits: [visited(2)] })],
          ],
        }),
        ...historyWrites(db, { id: 'unvisited', rounds: [ago(30)], stalls: [stall('u-1')] }),
        ...checkedVisits.flatMap((visit) =>
          backCheckWrites(db, { visit, day: ago(1), at: at(1), agrees: visit !== 'l-not-visit-0' }),
        ),
      ],
      [],
    )
    expect(committed).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test.each(left)('a stall that left N: %s', async (_sentence, { id }, isLeaving) => {
    const leavings = await listLeavings(store.read, ho, { site: 'left' }, WORLD_DAY)
    expect(leavings.some((one) => one.stall === id)).toBe(isLeaving)
  })

  test('those that left are told with their first day out, and to nobody else', async () => {
    const leavings = await listLeavings(store.read, ho, { commune: world.commune }, WORLD_DAY)
    expect(leavings).toContainEqual({ site: 'left', stall: 'l-again', day: ago(3) })
    expect(await listLeavings(store.read, nobody, { commune: world.commune }, WORLD_DAY)).toEqual([])
  })

  test('visits of the round alone are counted, and those that checked others are not among them', async () => {
    const coverage = await findCoverage(store.read, ho, { commune: world.commune }, WORLD_DAY)
    // Of the round: c-1 twenty days ago, c-2 on its first day, c-3; two of them were checked, by two visits more.
    expect(coverage.get('checked')).toEqual({
      ...{ site: 'checked', checked: { count: 2, total: 3 }, receivedAt: at(1) },
      // The round was opened thirty days ago: the visit of the one before it counts along.
      lately: { count: 2, total: 4 },
    })
    expect(coverage.get('unvisited')).toMatchObject({ checked: { count: 0, total: 0 }, receivedAt: undefined })
    expect(await findCoverage(store.read, nobody, { commune: world.commune }, WORLD_DAY)).toEqual(new Map())
  })

  test('a round sheds nothing on the day it is opened, nor before it is sixty days old', async () => {
    const rounds = (site: string, opened: number[]) =>
      historyWrites(store.read, {
        ...{ id: site, rounds: opened.map(ago) },
        stalls: [stall(`${site}-1`, { visits: [90, 70, 50, 3].map(visited) })],
      })
    const [one, two, old] = ['once', 'again', 'over']
    const checks = [one, two, old].map((site) =>
      backCheckWrites(store.read, { visit: `${site}-1-visit-0`, day: ago(80), at: at(80), agrees: false }),
    )
    const histories = [...rounds(one, [100]), ...rounds(two, [100, 59, 4, 0]), ...rounds(old, [100, 60])]
    expect(await store.commit([...histories, ...checks.flat()], [])).toMatchObject({ ok: true })
    const q1 = async (site: string) => (await listBackChecked(store.read, ho, { site }, WORLD_DAY)).length
    const lately = async (site: string) => (await findCoverage(store.read, ho, { site }, WORLD_DAY)).get(site)?.lately
    expect([await q1(one), await lately(one)]).toEqual([1, { count: 1, total: 4 }])
    expect([await q1(two), await lately(two)]).toEqual([1, { count: 1, total: 4 }])
    expect([await q1(old), await lately(old)]).toEqual([0, { count: 0, total: 2 }])
    for (const [site, checked] of [
      [one, 1],
      [two, 1],
      [old, 0],
    ] as const) {
      const { site: share, officers } = await findSiteAgreement(store.read, ho, site, WORLD_DAY)
      expect([share.total, officers.length]).toEqual([checked, checked])
    }
  })

  test('as of an earlier day, what came later is not known', async () => {
    const coverage = await findCoverage(store.read, ho, { site: 'checked' }, ago(5))
    expect(coverage.get('checked')).toMatchObject({ checked: { count: 0, total: 2 }, lately: { count: 0, total: 3 } })
    expect(coverage.get('checked')).toMatchObject({ receivedAt: at(20) })
    expect((await listLeavings(store.read, ho, { site: 'left' }, ago(5))).map((one) => one.stall)).toContain('l-agreed')
  })
})
