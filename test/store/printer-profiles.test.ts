import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { Store } from '../../src/store/database.ts'
import { findPrinterProfile, insertPrinterProfile, listPrinterProfiles } from '../../src/store/printer-profiles.ts'
import { printerProfiles } from '../../src/store/schema.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }
const province: Scope = { ...nobody, officer: world.officers.tra, provinces: [world.province] }

const measured = { left: 1940, top: 2010, width: 14_430, height: 20_000 }
const row = (id: string, name: string, at: number, retired = false) => ({
  ...{ id, name, at, retired, ...measured, commune: world.commune, officer: world.officers.ho },
})

describe.each(DRIVERS)('printer profiles on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])
  const list = async (scope: Scope, commune: string = world.commune) =>
    (await listPrinterProfiles(store.read, scope, commune)).map(({ id, retired }) => [id, retired])

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const { read } = store
    const other = { ...row('nghia-giang', 'HP', WORLD_NOW), commune: world.otherCommune, officer: world.officers.ut }
    const rows = [row('hp-1', 'HP văn phòng', WORLD_NOW), row('canon', 'Canon hội trường', WORLD_NOW + 1), other]
    expect(await commit(...rows.map((one) => insertPrinterProfile(read, one)))).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test('are listed by name with who measured them', async () => {
    expect(await listPrinterProfiles(store.read, ho, world.commune)).toEqual([
      { ...row('canon', 'Canon hội trường', WORLD_NOW + 1), by: 'Trần Văn Hổ' },
      { ...row('hp-1', 'HP văn phòng', WORLD_NOW), by: 'Trần Văn Hổ' },
    ])
  })

  test('belong to their commune, and to who may read all of it', async () => {
    for (const stranger of [ut, lan, nobody]) {
      expect(await list(stranger)).toEqual([])
      expect(await findPrinterProfile(store.read, stranger, world.commune, 'hp-1')).toBeUndefined()
    }
    expect(await list(province)).toHaveLength(2)
    expect(await list({ ...nobody, provinces: ['48'] })).toEqual([])
    expect(await list({ ...nobody, provinces: ['00'] })).toHaveLength(2)
    expect(await findPrinterProfile(store.read, ho, world.commune, 'nghia-giang')).toBeUndefined()
    expect(await findPrinterProfile(store.read, province, world.otherCommune, 'hp-1')).toBeUndefined()
  })

  test('measured again, in the same second too, are offered by the newest row, and the old one is kept', async () => {
    expect(await commit(insertPrinterProfile(store.read, row('hp-2', 'HP văn phòng', WORLD_NOW)))).toMatchObject({
      ok: true,
    })
    expect(await list(ho)).toEqual([
      ['canon', false],
      ['hp-2', false],
    ])
    expect(await findPrinterProfile(store.read, ho, world.commune, 'hp-1')).toMatchObject({ ...measured, id: 'hp-1' })
  })

  test('retired are said to be, by the newest row of the name', async () => {
    const retired = row('hp-3', 'HP văn phòng', WORLD_NOW + 60, true)
    expect(await commit(insertPrinterProfile(store.read, retired))).toMatchObject({ ok: true })
    expect(await list(ho)).toEqual([
      ['canon', false],
      ['hp-3', true],
    ])
  })

  test('are never edited', async () => {
    expect(await commit(store.read.update(printerProfiles).set({ left: 1 }))).toEqual({
      ...{ ok: false, rule: 'printer_profiles is append-only' },
    })
  })
})
