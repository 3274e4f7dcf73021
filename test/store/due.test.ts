import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays } from '../../src/domain/day.ts'
import { listAssigned } from '../../src/store/assignments.ts'
import type { Store } from '../../src/store/database.ts'
import { findDueFacts } from '../../src/store/due.ts'
import { listStandings } from '../../src/store/standings.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { historyWrites, type StallHistory, type VisitFact } from '../support/history.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_BEGAN, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }

const ago = (days: number) => addDays(WORLD_DAY, -days)
const visit = (days: number, of: Partial<VisitFact> = {}): VisitFact => ({
  ...{ day: ago(days), at: WORLD_NOW - days * 86_400, outcome: 'agreed' },
  ...of,
})
const match = (code: string) => ({ display: 'in-place', scan: 'match', code }) as const
const shop = (id: string, of: Partial<StallHistory>): StallHistory => ({
  ...{ id, visits: [], arrivals: [], censuses: [{ day: WORLD_BEGAN, at: 1, state: 'operating' }] },
  merchants: [
    {
      ...{ id: `${id}-merchant`, startedOn: ago(90) },
      accounts: [
        { id: `${id}-old`, activatedOn: ago(70), code: `${id}-old-code` },
        { id: `${id}-new`, activatedOn: ago(40), code: `${id}-code` },
      ],
    },
  ],
  ...of,
})

const stalls: StallHistory[] = [
  shop('found', {
    visits: [visit(60, match('found-old-code')), visit(35, match('found-code')), visit(5, match('found-code'))],
  }),
  shop('unfound', { visits: [visit(50)] }),
  shop('former', {
    merchants: [{ id: 'gone', startedOn: ago(90), endedOn: ago(20), accounts: [] }],
    visits: [visit(30, { merchant: 'gone' })],
  }),
  shop('unmet', { merchants: [] }),
]

describe.each(DRIVERS)('the days that decide what is due, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const facts = (scope = ho, area: { site: string } | { commune: string } = { site: 'cho-hen' }) =>
    findDueFacts(store.read, scope, area, WORLD_DAY)

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const history = historyWrites(store.read, { id: 'cho-hen', rounds: [WORLD_BEGAN], stalls })
    const promised = { id: 'promised', stall: 'unmet', officer: 'lan', day: ago(3), outcome: 'postponed' } as const
    const writes = [...history, insertVisit(store.read, { ...promised, at: WORLD_NOW, returnDay: ago(1) })]
    expect(await store.commit(writes, [])).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test('are those of the code that is live, of who trades there now, and of the newest visit', async () => {
    expect([...(await facts())]).toEqual([
      ['found', { liveOn: ago(40), foundOn: ago(35), visitedOn: ago(5), returnDay: undefined }],
      ['unfound', { liveOn: ago(40), foundOn: undefined, visitedOn: ago(50), returnDay: undefined }],
      ['former', { liveOn: undefined, foundOn: undefined, visitedOn: undefined, returnDay: undefined }],
      ['unmet', { liveOn: undefined, foundOn: undefined, visitedOn: ago(3), returnDay: ago(1) }],
    ])
  })

  test('tell of a live code exactly where the standing has one', async () => {
    const standings = await listStandings(store.read, ho, { commune: world.commune }, WORLD_DAY)
    const all = await facts(ho, { commune: world.commune })
    const live = standings.map(({ stall }) => all.get(stall)?.liveOn !== undefined)
    expect(live).toEqual(standings.map(({ hasCode }) => hasCode))
    expect(live.filter(Boolean)).toHaveLength(2)
  })

  test('are of nobody else’s stalls', async () => {
    for (const stranger of [ut, lan, nobody]) expect((await facts(stranger)).size).toBe(0)
    expect((await facts(lan, { site: world.teHanh })).size).toBe(8)
  })

  test('name who walks which site, to who reads the commune', async () => {
    const walker = { officer: 'lan', name: 'Lê Thị Lan', site: world.teHanh }
    expect(await listAssigned(store.read, ho, world.commune)).toEqual([walker])
    for (const stranger of [ut, lan, nobody])
      expect(await listAssigned(store.read, stranger, world.commune)).toEqual([])
  })
})
