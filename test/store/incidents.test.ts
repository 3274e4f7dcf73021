import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { EVIDENCE_BYTES, type IncidentEvent } from '../../src/domain/incident.ts'
import type { Store } from '../../src/store/database.ts'
import {
  insertIncidentPhoto,
  listIncidentPhotos,
  openIncidentPhoto,
  sealPhoto,
} from '../../src/store/incident-photos.ts'
import {
  countUnresolvedIncidents,
  findIncident,
  findUnresolvedIncident,
  insertIncident,
  insertIncidentEvent,
  listIncidentEvents,
  listIncidents,
  listStallsWithIncidents,
  listUnresolvedIncidents,
} from '../../src/store/incidents.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { incidentPhotos, incidents } from '../../src/store/schema.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const { lan, ho, tra, ut } = world.officers
const scopes: Record<string, Scope> = {
  ho: { ...nobody, officer: ho, communes: [world.commune] },
  lan: { ...nobody, officer: lan, assignedSites: true },
  tra: { ...nobody, officer: tra, provinces: [world.province] },
  ut: { ...nobody, officer: ut, communes: [world.otherCommune] },
  nobody,
}
const hoScope = scopes.ho as Scope
const { n17, n21 } = world.teHanhStalls

describe.each(DRIVERS)('incidents on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])
  const visit = (id: string, stall: string, scan: 'stranger' | 'not-payment') =>
    insertVisit(store.read, {
      ...{ id, stall, scan, officer: lan, day: WORLD_DAY, at: WORLD_NOW, outcome: 'agreed' as const },
    })
  const incident = (id: string, more: Partial<typeof incidents.$inferInsert>) =>
    insertIncident(store.read, {
      ...{ id, commune: world.commune, source: 'public' as const, openedAt: WORLD_NOW },
      ...more,
    })
  const scanned = (id: string, stall: string) =>
    incident(id, { source: 'scan', stall, visit: `${id}-visit`, openedBy: lan })
  let events = 0
  const event = (of: string, name: IncidentEvent, officer: string = ho) =>
    insertIncidentEvent(store.read, {
      ...{ id: `event-${++events}`, incident: of, event: name, officer, at: WORLD_NOW + events },
    })
  const ids = async (scope: Scope) => (await listIncidents(store.read, scope)).map((one) => one.incident.id)

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const committed = await commit(
      visit('wall-visit', n17, 'stranger'),
      scanned('wall', n17),
      incident('market', { stall: world.marketStalls.a1, openedAt: WORLD_NOW + 10 }),
      incident('somewhere', { place: 'Quán nước đầu hẻm 21', openedAt: WORLD_NOW + 20 }),
      incident('elsewhere', { commune: world.otherCommune, stall: world.otherStall }),
    )
    expect(committed).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test('are seen by those whose place it is: assigned sites, the commune, the province, and nobody else', async () => {
    expect(await ids(hoScope)).toEqual(['somewhere', 'market', 'wall'])
    expect(await ids(scopes.lan as Scope)).toEqual(['wall'])
    expect((await ids(scopes.tra as Scope)).sort()).toEqual(['elsewhere', 'market', 'somewhere', 'wall'])
    expect(await ids(scopes.ut as Scope)).toEqual(['elsewhere'])
    expect(await ids(nobody)).toEqual([])
    for (const [name, seen] of Object.entries({ ho: true, lan: true, tra: true, ut: false, nobody: false })) {
      const scope = scopes[name] as Scope
      expect((await findIncident(store.read, scope, 'wall')) !== undefined, name).toBe(seen)
      expect((await findUnresolvedIncident(store.read, scope, n17)) !== undefined, name).toBe(seen)
      expect(await countUnresolvedIncidents(store.read, scope), name).toBe((await ids(scope)).length)
    }
    expect(await listStallsWithIncidents(store.read, hoScope, world.commune)).toEqual(
      new Set([n17, world.marketStalls.a1]),
    )
    for (const other of [scopes.ut as Scope, nobody]) {
      expect(await listUnresolvedIncidents(store.read, other, world.commune)).toEqual([])
      expect(await listStallsWithIncidents(store.read, other, world.commune)).toEqual(new Set())
    }
  })

  test('say where they are, who opened them, how they stand and who looks after them', async () => {
    expect(await findIncident(store.read, hoScope, 'wall')).toMatchObject({
      ...{ state: 'open', holder: null, opener: 'Lê Thị Lan', tradeName: 'Gạo Nguyễn Thị Út' },
      ...{ stall: { id: n17, number: '17' }, site: { name: 'Tế Hanh', kind: 'street' } },
    })
    expect(await commit(event('wall', 'taken', world.officers.anh), event('wall', 'taken'))).toMatchObject({ ok: true })
    expect(await findIncident(store.read, hoScope, 'wall')).toMatchObject({ state: 'open', holder: 'Trần Văn Hổ' })
    expect(await listIncidentEvents(store.read, hoScope, 'wall')).toMatchObject([
      { event: 'taken', officer: 'Võ Thị Ánh' },
      { event: 'taken', officer: 'Trần Văn Hổ' },
    ])
    expect(await listIncidentEvents(store.read, scopes.ut as Scope, 'wall')).toEqual([])
    expect(await findIncident(store.read, hoScope, 'somewhere')).toMatchObject({
      stall: null,
      site: null,
      opener: null,
    })
  })

  test('are opened by an alarm alone, and once by each', async () => {
    const [calm, second] = [visit('calm-visit', n21, 'not-payment'), scanned('calm', n21)]
    expect(await commit(calm, second)).toEqual({ ok: false, rule: 'no-alarm' })
    expect(await commit(incident('x', { source: 'scan', stall: n17, visit: 'wall-visit', openedBy: ho }))).toEqual({
      ...{ ok: false, rule: 'no-alarm' },
    })
    expect(await commit(incident('again', { source: 'scan', stall: n17, visit: 'wall-visit', openedBy: lan }))).toEqual(
      {
        ...{ ok: false, rule: 'unique: incidents.visit' },
      },
    )
    expect(await commit(incident('nowhere', {}))).toEqual({ ok: false, rule: 'check: incidents_somewhere' })
  })

  test('are judged once, put right after that, and not dismissed by whoever opened them', async () => {
    expect(await commit(event('wall', 'false-alarm', lan))).toEqual({ ok: false, rule: 'own-incident' })
    expect(await commit(event('wall', 'resolved'))).toEqual({ ok: false, rule: 'incident-not-judged' })
    expect(await commit(event('wall', 'confirmed'))).toMatchObject({ ok: true })
    expect(await commit(event('wall', 'false-alarm'))).toEqual({ ok: false, rule: 'incident-judged' })
    expect(await listUnresolvedIncidents(store.read, hoScope, world.commune)).toHaveLength(3)
    expect(await commit(event('wall', 'resolved'))).toMatchObject({ ok: true })
    expect(await commit(event('wall', 'taken'))).toEqual({ ok: false, rule: 'incident-ended' })
    expect(await findUnresolvedIncident(store.read, hoScope, n17)).toBeUndefined()
    const open = await listUnresolvedIncidents(store.read, hoScope, world.commune)
    expect(open.map((one) => one.incident.id)).toEqual(['somewhere', 'market'])
    expect(await commit(event('somewhere', 'false-alarm'))).toMatchObject({ ok: true })
    // What is over stands last, whenever it was opened.
    expect(await ids(hoScope)).toEqual(['market', 'somewhere', 'wall'])
    expect(await countUnresolvedIncidents(store.read, hoScope)).toBe(1)
  })

  test('keep their photos sealed, for those in scope, each at its own row', async () => {
    const jpeg = Uint8Array.from({ length: EVIDENCE_BYTES }, (_, at) => (at * 31) % 256)
    const about = { incident: 'wall', officer: lan, at: WORLD_NOW, jpeg }
    const row = await sealPhoto(store.keys, { id: 'photo-1', ...about })
    expect(row.sealedPhoto.length).toBeLessThan(400_000)
    expect(await commit(insertIncidentPhoto(store.read, row))).toMatchObject({ ok: true })
    const of = { incident: 'wall', photo: 'photo-1' }
    expect(await openIncidentPhoto(store, hoScope, of)).toEqual(jpeg)
    expect(await openIncidentPhoto(store, scopes.ut as Scope, of)).toBeUndefined()
    expect(await openIncidentPhoto(store, hoScope, { incident: 'market', photo: 'photo-1' })).toBeUndefined()
    expect(await listIncidentPhotos(store.read, hoScope, 'wall')).toEqual([
      { id: 'photo-1', at: WORLD_NOW, officer: 'Lê Thị Lan' },
    ])
    expect(await listIncidentPhotos(store.read, scopes.ut as Scope, 'wall')).toEqual([])
    const moved = { ...row, id: 'photo-2' }
    expect(await commit(insertIncidentPhoto(store.read, moved))).toMatchObject({ ok: true })
    await expect(openIncidentPhoto(store, hoScope, { incident: 'wall', photo: 'photo-2' })).rejects.toThrow(
      'incident_photos.sealed_photo of row photo-2',
    )
  })

  test('name whoever trades at the stall today, and once', async () => {
    expect(await commit(endMerchant(store.read, world.merchant, WORLD_DAY))).toMatchObject({ ok: true })
    expect((await findIncident(store.read, hoScope, 'wall'))?.tradeName).toBeNull()
    expect((await ids(hoScope)).filter((id) => id === 'wall')).toHaveLength(1)
  })

  test('are never edited or deleted, nor are their photos', async () => {
    expect(await commit(store.read.update(incidents).set({ note: 'x' }))).toEqual({
      ...{ ok: false, rule: 'incidents is append-only' },
    })
    expect(await commit(store.read.delete(incidentPhotos).where(eq(incidentPhotos.id, 'photo-1')))).toEqual({
      ...{ ok: false, rule: 'incident_photos is append-only' },
    })
  })
})
