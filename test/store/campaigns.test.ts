import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import {
  draftCampaign,
  findCampaign,
  insertCampaignResult,
  listCampaigns,
  listCampaignTeams,
  listRecorded,
  listRecordedStalls,
  listResults,
  type NewCampaign,
} from '../../src/store/campaigns.ts'
import type { Store } from '../../src/store/database.ts'
import { campaignResults } from '../../src/store/schema.ts'
import { insertTeam } from '../../src/store/teams.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { act } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_BEGAN, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }

const { n15, n17 } = world.teHanhStalls
const campaign: NewCampaign = {
  ...{ id: 'ra-quan', commune: world.commune, name: 'Ra quân phố Tế Hanh', plan: '120 lượt' },
  ...{ fromDay: '2026-11-10', toDay: '2026-11-12', sites: [world.teHanh, world.market], teams: ['to-6'] },
}
const by = { officer: world.officers.ho, at: WORLD_NOW }
const result = (id: string, of: object = {}) => ({
  ...{ id, campaign: 'ra-quan', team: 'to-6', day: '2026-11-11', turns: 40, people: 31, ...by },
  ...of,
})

describe.each(DRIVERS)('campaigns on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const { read } = store
    const team = (id: string, commune: string) => ({ id, commune, kind: 'digital', name: id, ...by }) as const
    const made = draftCampaign(read, campaign, act(world.officers.ho))
    const teams = [team('to-6', world.commune), team('to-khac', world.otherCommune)]
    const writes = [...teams.map((row) => insertTeam(read, row)), ...made.writes]
    expect(await store.commit(writes, made.entries)).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test('belong to who may read all of the commune', async () => {
    expect((await listCampaigns(store.read, ho, world.commune)).map(({ id }) => id)).toEqual(['ra-quan'])
    expect(await findCampaign(store.read, ho, 'ra-quan')).toMatchObject({
      officerName: 'Trần Văn Hổ',
      plan: '120 lượt',
    })
    expect(await listCampaignTeams(store.read, ho, 'ra-quan')).toEqual([{ id: 'to-6', name: 'to-6', kind: 'digital' }])
    for (const stranger of [ut, lan, nobody]) {
      expect(await listCampaigns(store.read, stranger, world.commune)).toEqual([])
      expect(await findCampaign(store.read, stranger, 'ra-quan')).toBeUndefined()
      expect(await listCampaignTeams(store.read, stranger, 'ra-quan')).toEqual([])
      expect(await listRecorded(store.read, stranger, 'ra-quan')).toEqual([])
    }
  })

  test('go to sites and by teams of their own commune', async () => {
    const drafted = (of: Partial<NewCampaign>) =>
      commit(...draftCampaign(store.read, { ...campaign, id: 'khac', ...of }, act()).writes)
    expect(await drafted({ sites: [world.otherSite] })).toEqual({ ok: false, rule: 'site-elsewhere' })
    expect(await drafted({ teams: ['to-khac'] })).toEqual({ ok: false, rule: 'team-elsewhere' })
    expect(await drafted({ toDay: '2026-11-09' })).toEqual({ ok: false, rule: 'check: campaigns_days' })
  })

  test('keep their outcomes as they were told; one is replaced once, by a row of its own', async () => {
    const tell = (...rows: ReturnType<typeof result>[]) =>
      commit(...rows.map((row) => insertCampaignResult(store.read, row)))
    const later = result('later', { day: '2026-11-12', team: null })
    expect(await tell(later, result('first'), result('second', { turns: 45, replaces: 'first' }))).toMatchObject({
      ok: true,
    })
    expect(await tell(result('third', { replaces: 'first' }))).toEqual({
      ...{ ok: false, rule: 'unique: campaign_results.replaces' },
    })
    expect(await tell(result('odd', { people: 41 }))).toEqual({ ok: false, rule: 'check: campaign_results_people' })
    expect(await commit(store.read.update(campaignResults).set({ turns: 99 }))).toEqual({
      ...{ ok: false, rule: 'campaign_results is append-only' },
    })
    for (const of of [{ campaign: 'ra-quan' }, { commune: world.commune }]) {
      const told = await listResults(store.read, ho, of)
      expect(told.map(({ id, teamName, replaces }) => [id, teamName, replaces])).toEqual([
        ['first', 'to-6', null],
        ['second', 'to-6', 'first'],
        ['later', null, null],
      ])
      expect(await listResults(store.read, lan, of)).toEqual([])
    }
  })

  test('count what was recorded on their sites from the first day to the last', async () => {
    const visit = (id: string, stall: string, day: string) =>
      insertVisit(store.read, { id, stall, officer: 'lan', day, at: WORLD_NOW, outcome: 'absent' })
    const days = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13']
    const visits = days.map((day) => visit(`v-${day}`, n15, day))
    expect(await commit(...visits, visit('v-17', n17, '2026-11-11'))).toMatchObject({ ok: true })
    const street = { site: world.teHanh, name: 'Tế Hanh', kind: 'street', visits: 3, visited: 2, registered: 0 }
    const market = { site: world.market, name: 'Chợ Châu Ổ', kind: 'market', visits: 0, visited: 0, registered: 0 }
    expect(await listRecorded(store.read, ho, 'ra-quan')).toEqual([street, market])
    const stalls = await listRecordedStalls(store.read, ho, 'ra-quan')
    expect(stalls.map(({ stall, tradeName, visits }) => [stall, tradeName, visits])).toEqual([
      [n15, null, 2],
      [n17, 'Gạo Nguyễn Thị Út', 1],
    ])
    expect(await listRecordedStalls(store.read, lan, 'ra-quan')).toEqual([])
    const early = { ...campaign, id: 'som', fromDay: WORLD_BEGAN, toDay: WORLD_BEGAN, sites: [world.teHanh] }
    expect(await commit(...draftCampaign(store.read, early, act()).writes)).toMatchObject({ ok: true })
    expect(await listRecordedStalls(store.read, ho, 'som')).toMatchObject([{ stall: n17, visits: 0, registered: 1 }])
    expect(await listRecorded(store.read, ho, 'som')).toEqual([{ ...street, visits: 0, visited: 0, registered: 1 }])
  })
})
