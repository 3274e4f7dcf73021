import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { Store } from '../../src/store/database.ts'
import { findSite, insertSite, listBlocks, listSites } from '../../src/store/sites.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const tra: Scope = { ...nobody, officer: world.officers.tra, provinces: [world.province] }

describe.each(DRIVERS)('sites on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const listed = async (scope: Scope, commune?: string) =>
    (await listSites(store.read, scope, commune)).map(({ id }) => id)

  test.each([
    ['a volunteer sees the sites assigned to them', lan, [world.teHanh]],
    ['a coordinator sees the commune, streets before markets', ho, [world.teHanh, world.market]],
    ['a coordinator of another commune sees that one', ut, [world.otherSite]],
    ['an auditor of the province sees every commune of it', tra, [world.teHanh, world.market, world.otherSite]],
    ['nobody sees nothing', nobody, []],
  ])('%s', async (_sentence, scope, expected) => {
    expect(await listed(scope)).toEqual(expected)
    for (const site of [world.teHanh, world.market, world.otherSite]) {
      expect((await findSite(store.read, scope, site)) !== undefined).toBe(expected.some((id) => id === site))
      expect((await listBlocks(store.read, scope, site)).length > 0).toBe(expected.some((id) => id === site))
    }
  })

  test('an assignment of a site does not count without the volunteer’s grant', async () => {
    expect(await listed({ ...lan, assignedSites: false })).toEqual([])
  })

  test('a list of one commune stays inside the scope', async () => {
    expect(await listed(tra, world.otherCommune)).toEqual([world.otherSite])
    expect(await listed(ho, world.otherCommune)).toEqual([])
  })

  test('a site names its commune as it is called now', async () => {
    expect(await findSite(store.read, ho, world.teHanh)).toMatchObject({
      ...{ name: 'Tế Hanh', kind: 'street', commune: '21040', communeName: 'Bình Sơn', communeKind: 'commune' },
    })
  })

  test('a site names its hamlet, where one is known', async () => {
    const named = (await listSites(store.read, ho)).map(({ id, hamletName }) => [id, hamletName])
    expect(named).toEqual([
      [world.teHanh, 'Tổ dân phố 6'],
      [world.market, null],
    ])
    expect(await findSite(store.read, ho, world.teHanh)).toMatchObject({ hamletName: 'Tổ dân phố 6' })
  })

  test('blocks come in walking order with the corner after them', async () => {
    const blocks = await listBlocks(store.read, ho, world.teHanh)
    expect(blocks.map(({ id, endsAt }) => [id, endsAt])).toEqual([
      [world.teHanhBlocks[0], 'Hẻm 21'],
      [world.teHanhBlocks[1], null],
    ])
  })

  test('one commune cannot hold a site twice under two spellings', async () => {
    const again = { id: 'again', kind: 'street', name: 'TẾ HANH', folded: 'te hanh', createdAt: 1 } as const
    const committed = await store.commit([insertSite(store.read, { ...again, commune: world.commune })], [])
    expect(committed).toEqual({ ok: false, rule: 'unique: sites.commune, sites.folded' })
  })
})
