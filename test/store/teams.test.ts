import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { Store } from '../../src/store/database.ts'
import {
  endTeam,
  endTeamMember,
  insertTeam,
  insertTeamMember,
  listCommuneOfficers,
  listTeamMembers,
  listTeamSizes,
  listTeams,
} from '../../src/store/teams.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }
const tra: Scope = { ...nobody, officer: world.officers.tra, provinces: [world.province] }

const by = { officer: world.officers.ho, at: WORLD_NOW }
const team = (id: string, kind: 'digital' | 'youth', of: object = {}) => ({
  ...{ id, kind, name: id, commune: world.commune, ...by },
  ...of,
})
const member = (id: string, name: string, post: 'lead' | 'deputy' | 'member', of: object = {}) => ({
  ...{ id, name, post, team: 'to-6', fromDay: WORLD_DAY, ...of },
})

describe.each(DRIVERS)('teams on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = async (...writes: Parameters<Store['commit']>[0]) =>
    expect(await store.commit(writes, [])).toMatchObject({ ok: true })

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const { read } = store
    const rows = [
      team('to-6', 'digital', { hamlet: 'hamlet-6', declaredMembers: 12 }),
      team('to-xa', 'digital'),
      team('chi-doan', 'youth', { declaredMembers: 0 }),
      team('to-khac', 'digital', { commune: world.otherCommune, declaredMembers: 5 }),
    ]
    await commit(...rows.map((row) => insertTeam(read, row)))
    const named = [
      member('m1', 'Nguyễn Văn Ba', 'member'),
      member('m2', 'Lê Thị An', 'member', { officer: world.officers.lan }),
      member('m3', 'Phạm Thị Yên', 'lead'),
    ]
    await commit(...named.map((row) => insertTeamMember(read, row)))
  })
  afterAll(() => store.close())

  test('are listed with their hamlet, lead and both counts of members', async () => {
    const found = await listTeams(store.read, ho, world.commune)
    const told = found.map(({ id, hamletName, leadName, named, declared }) => [
      id,
      hamletName,
      leadName,
      named,
      declared,
    ])
    expect(told).toEqual([
      ['to-xa', null, null, 0, null],
      ['to-6', 'Tổ dân phố 6', 'Phạm Thị Yên', 3, 12],
      ['chi-doan', null, null, 0, 0],
    ])
  })

  test('belong to who may read all of the commune', async () => {
    for (const stranger of [ut, lan, nobody]) {
      expect(await listTeams(store.read, stranger, world.commune)).toEqual([])
      expect(await listTeamMembers(store.read, stranger, 'to-6')).toEqual([])
      expect(await listCommuneOfficers(store.read, stranger, world.commune)).toEqual([])
    }
    expect(await listTeams(store.read, tra, world.commune)).toHaveLength(3)
  })

  test('name the lead first, then everybody by given name', async () => {
    const names = (await listTeamMembers(store.read, ho, 'to-6')).map(({ name, officerName }) => [name, officerName])
    expect(names).toEqual([
      ['Phạm Thị Yên', null],
      ['Lê Thị An', 'Lê Thị Lan'],
      ['Nguyễn Văn Ba', null],
    ])
  })

  test('may name those who use the app in that very commune', async () => {
    expect((await listCommuneOfficers(store.read, ho, world.commune)).map(({ id }) => id)).toEqual(['anh', 'ho', 'lan'])
  })

  test('are told to the province one by one, and to no other', async () => {
    const told = await listTeamSizes(store.read, tra, world.province)
    expect(told).toHaveLength(4)
    expect(told.filter(({ commune }) => commune === world.otherCommune)).toEqual([
      { commune: world.otherCommune, kind: 'digital', named: 0, declared: 5 },
    ])
    expect(await listTeamSizes(store.read, { ...nobody, provinces: ['48'] }, world.province)).toEqual([])
    expect(await listTeamSizes(store.read, ho, world.province)).toHaveLength(3)
  })

  test('count nobody who left, and no team that has ended', async () => {
    await commit(endTeamMember(store.read, 'm3', '2026-11-13'), endTeam(store.read, 'to-xa', '2026-11-13'))
    // Ended once, it keeps its day.
    await commit(endTeamMember(store.read, 'm3', '2026-12-01'), endTeam(store.read, 'to-xa', '2026-12-01'))
    const found = await listTeams(store.read, ho, world.commune)
    expect(found.map(({ id, endedOn, named, leadName }) => [id, endedOn, named, leadName])).toEqual([
      ['to-xa', '2026-11-13', 0, null],
      ['to-6', null, 2, null],
      ['chi-doan', null, 0, null],
    ])
    expect(await listTeamSizes(store.read, tra, world.province)).toHaveLength(3)
    const left = (await listTeamMembers(store.read, ho, 'to-6')).filter(({ toDay }) => toDay !== null)
    expect(left.map(({ id, toDay }) => [id, toDay])).toEqual([['m3', '2026-11-13']])
  })

  test('refuse a number of members below nought', async () => {
    const odd = insertTeam(store.read, team('odd', 'youth', { declaredMembers: -1 }))
    expect(await store.commit([odd], [])).toEqual({ ok: false, rule: 'check: teams_members' })
  })
})
