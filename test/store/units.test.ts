import { afterEach, describe, expect, test } from 'vitest'
import type { UnitFact } from '../../src/domain/place.ts'
import { readUnitsFile } from '../../src/domain/units-file.ts'
import { findAuditHead } from '../../src/store/audit.ts'
import type { Store } from '../../src/store/database.ts'
import { findSite } from '../../src/store/sites.ts'
import { findUnit, importUnits, listCommunes, listFormerUnits } from '../../src/store/units.ts'
import { sharedData } from '../support/shared-data.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const from = '2025-07-01'
const province: UnitFact = { code: '75', name: 'Đồng Nai', kind: 'province', from }
const commune: UnitFact = { code: '26017', name: 'Trảng Dài', kind: 'commune', parent: '75', from }
const list = [province, commune]
const city: UnitFact = { ...province, kind: 'city', from: '2026-04-30' }
const ward: UnitFact = { ...commune, kind: 'ward', from: '2026-04-30' }

describe.each(DRIVERS)('units on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  afterEach(() => store.close())

  const imported = (facts: UnitFact[]) => importUnits(store, facts, WORLD_NOW)
  const kindOn = async (day: string) => (await findUnit(store.read, commune.code, day))?.kind

  test('an imported list holds from its day on', async () => {
    store = await open()
    expect(await imported(list)).toEqual({ ok: true, opened: 2, closed: 0, corrected: 0 })
    expect(await findUnit(store.read, '75', from)).toMatchObject({ name: 'Đồng Nai', folded: 'dong nai', toDay: null })
    expect(await findUnit(store.read, '75', '2025-06-30')).toBeUndefined()
    expect((await listCommunes(store.read, '75', from)).map(({ code }) => code)).toEqual(['26017'])
  })

  test('the same list again changes nothing and is not even noted', async () => {
    store = await open()
    await imported(list)
    const head = await findAuditHead(store.read)
    expect(await imported(list)).toEqual({ ok: true, opened: 0, closed: 0, corrected: 0 })
    expect(await imported(list.map((fact) => ({ ...fact, from: '2026-09-20' })))).toMatchObject({ opened: 0 })
    expect(await findAuditHead(store.read)).toEqual(head)
  })

  test('a changed kind closes the old fact and opens the new one on its day', async () => {
    store = await open()
    await imported(list)
    expect(await imported([city, ward])).toEqual({ ok: true, opened: 2, closed: 2, corrected: 0 })
    expect(await kindOn('2026-04-29')).toBe('commune')
    expect(await kindOn('2026-04-30')).toBe('ward')
    expect(await listCommunes(store.read, '75', '2026-04-30')).toHaveLength(1)
    expect(await imported([city, ward])).toMatchObject({ opened: 0, closed: 0 })
  })

  test('a correction of the same day takes the place of what it corrects', async () => {
    store = await open()
    await imported(list)
    const spelled = { ...commune, name: 'Trảng Dài Mới' }
    expect(await imported([province, spelled])).toEqual({ ok: true, opened: 0, closed: 0, corrected: 1 })
    expect(await findUnit(store.read, commune.code, from)).toMatchObject({ name: 'Trảng Dài Mới', toDay: null })
  })

  test('a unit that the list leaves out stays', async () => {
    store = await open()
    await imported(list)
    await imported([city])
    expect(await kindOn('2026-11-12')).toBe('commune')
  })

  test('a list older than what is known is refused as a whole', async () => {
    store = await open()
    await imported([city, ward])
    const more = { ...commune, code: '26020', name: 'Khác' }
    expect(await imported([...list, more])).toEqual({ ok: false, newerKnown: ['75', '26017'] })
    expect(await findUnit(store.read, '26020', '2026-11-12')).toBeUndefined()
  })

  test('a commune given to another province follows it in scope', async () => {
    store = await open()
    await buildWorld(store)
    const auditor = { officer: world.officers.tra, communes: [], assignedSites: false }
    const seenFrom = async (unit: string) => findSite(store.read, { ...auditor, provinces: [unit] }, world.teHanh)
    expect([await seenFrom('51'), await seenFrom('75')]).toMatchObject([{ commune: '21040' }, undefined])
    await imported([{ code: '21040', name: 'Bình Sơn', kind: 'commune', parent: '75', from: '2026-10-01' }])
    expect([await seenFrom('51'), await seenFrom('75')]).toMatchObject([undefined, { commune: '21040' }])
  })

  test('a unit of today knows what it was before', async () => {
    store = await open()
    await buildWorld(store)
    expect(await listFormerUnits(store.read, world.commune)).toMatchObject([{ name: 'Châu Ổ', kind: 'township' }])
    expect(await listFormerUnits(store.read, world.otherCommune)).toEqual([])
  })

  const official = sharedData('admin-units-2025.json')
  test.runIf(official)('the whole official list fits, once', async () => {
    store = await open()
    const reading = readUnitsFile(official, from)
    if (!reading.ok) throw new Error('the official list is readable')
    expect(await imported(reading.units)).toEqual({ ok: true, opened: 3_355, closed: 0, corrected: 0 })
    expect(await imported(reading.units)).toEqual({ ok: true, opened: 0, closed: 0, corrected: 0 })
    expect(await listCommunes(store.read, '51', from)).toHaveLength(96)
    const renamed = reading.units.map((fact) => ({ ...fact, name: `${fact.name} Mới`, from: '2026-12-01' }))
    expect(await imported(renamed)).toEqual({ ok: true, opened: 3_355, closed: 3_355, corrected: 0 })
    expect(await listCommunes(store.read, '51', '2026-12-01')).toHaveLength(96)
  })
})
