import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { Instant } from '../../src/domain/day.ts'
import type { Store, Write } from '../../src/store/database.ts'
import { insertDevice } from '../../src/store/devices.ts'
import { findFreshness } from '../../src/store/freshness.ts'
import { takings } from '../../src/store/schema.ts'
import { closeTaking, listHoldings, noteHeld, takeAlong, takingsRevision } from '../../src/store/takings.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }
const province: Scope = { ...nobody, officer: world.officers.tra, provinces: [world.province] }

const { teHanh, market, otherSite, commune } = world
/** Two phones of Lan, one of Hổ, one of the coordinator of elsewhere. */
const PHONES = { 'lan-1': 'lan', 'lan-2': 'lan', 'ho-1': 'ho', 'ut-1': 'ut' } as const
type Phone = keyof typeof PHONES

describe.each(DRIVERS)('what phones took along on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Write[]) => store.commit(writes, [])
  const take = (device: Phone, site: string, at: Instant = WORLD_NOW) =>
    commit(takeAlong(store.read, { device, site, at }))
  const close = (device: Phone, site: string, at: Instant) => commit(closeTaking(store.read, { device, site, at }))
  const say = (device: string, held: Record<string, number>, at: Instant, officer?: string) =>
    commit(noteHeld(store.read, { device, officer: officer ?? PHONES[device as Phone] }, held, at))
  const heldOf = async (scope: Scope, area: Parameters<typeof listHoldings>[2]) =>
    (await listHoldings(store.read, scope, area)).map(({ device, site, held }) => [device, site, held])

  beforeEach(async () => {
    store = await open()
    await buildWorld(store)
    const known = Object.entries(PHONES).map(([id, officer]) =>
      insertDevice(store.read, { id, officer, publicKey: `key-${id}`, at: WORLD_NOW }),
    )
    expect(await commit(...known)).toMatchObject({ ok: true })
  })
  afterEach(() => store.close())

  test('is one row for a phone and a site, however often it is taken', async () => {
    await take('lan-1', teHanh)
    await say('lan-1', { [teHanh]: 4 }, WORLD_NOW + 10)
    await close('lan-1', teHanh, WORLD_NOW + 20)
    await take('lan-1', teHanh, WORLD_NOW + 30)
    expect(await store.read.select().from(takings)).toEqual([
      {
        ...{ device: 'lan-1', site: teHanh, held: 4, closedAt: null },
        ...{ takenAt: WORLD_NOW + 30, heardAt: WORLD_NOW + 30 },
      },
    ])
  })

  test('is of a phone and a site that are known', async () => {
    const unknown = takeAlong(store.read, { device: 'no-such-phone', site: teHanh, at: WORLD_NOW })
    expect(await commit(unknown)).toEqual({ ok: false, rule: 'foreign key' })
    expect(await take('lan-1', 'no-such-site')).toEqual({ ok: false, rule: 'foreign key' })
  })

  test('is held as the phone said last, of the sites it took along: nothing of one it no longer names', async () => {
    await take('lan-1', teHanh)
    await take('lan-1', market)
    await say('lan-1', { [teHanh]: 12, [market]: 3 }, WORLD_NOW + 10)
    await say('lan-1', { [teHanh]: 9, [otherSite]: 5, 'no-such-site': 1 }, WORLD_NOW + 20)
    const byHeld = (await listHoldings(store.read, ho, { commune })).toSorted((a, b) => a.held - b.held)
    expect(byHeld).toEqual([
      { device: 'lan-1', site: market, officer: 'Lê Thị Lan', held: 0, heardAt: WORLD_NOW + 20 },
      { device: 'lan-1', site: teHanh, officer: 'Lê Thị Lan', held: 9, heardAt: WORLD_NOW + 20 },
    ])
    expect(await store.read.select().from(takings)).toHaveLength(2)
  })

  test('is told of nobody else’s phone, and never fewer than none', async () => {
    await take('lan-1', teHanh)
    await say('lan-1', { [teHanh]: 7 }, WORLD_NOW + 10)
    for (const [device, officer] of [
      ['lan-1', 'ho'],
      ['ho-1', 'lan'],
      ['no-such-phone', 'lan'],
    ] as const)
      expect(await say(device, { [teHanh]: 0 }, WORLD_NOW + 20, officer)).toEqual({ ok: true, changes: [0] })
    expect(await say('lan-1', { [teHanh]: -1 }, WORLD_NOW + 30)).toEqual({ ok: false, rule: 'check: takings_held' })
    expect(await heldOf(ho, { site: teHanh })).toEqual([['lan-1', teHanh, 7]])
  })

  test('adds up over several phones of several officers, each where it may be read', async () => {
    await take('lan-1', teHanh)
    await take('lan-2', teHanh)
    await take('ho-1', teHanh)
    await take('ho-1', market)
    await take('ut-1', otherSite)
    await say('lan-1', { [teHanh]: 12 }, WORLD_NOW + 40)
    await say('lan-2', { [teHanh]: 5 }, WORLD_NOW + 30)
    await say('ho-1', { [teHanh]: 8, [market]: 2 }, WORLD_NOW + 20)
    await say('ut-1', { [otherSite]: 99 }, WORLD_NOW + 10)
    const street = [
      ['ho-1', teHanh, 8],
      ['lan-2', teHanh, 5],
      ['lan-1', teHanh, 12],
    ]
    expect(await heldOf(ho, { site: teHanh })).toEqual(street)
    expect(await heldOf(lan, { commune })).toEqual(street)
    const all = await heldOf(ho, { commune })
    expect(all.toSorted()).toEqual([...street, ['ho-1', market, 2]].toSorted())
    expect((await heldOf(province, { commune })).toSorted()).toEqual(all.toSorted())
    for (const stranger of [ut, nobody]) expect(await heldOf(stranger, { commune })).toEqual([])
    expect(await heldOf(ut, { commune: world.otherCommune })).toEqual([['ut-1', otherSite, 99]])
    expect(await heldOf(ho, { site: otherSite })).toEqual([])
  })

  test('counts after the walk is closed for as long as something is held', async () => {
    await take('lan-1', teHanh)
    await take('ho-1', teHanh)
    await say('lan-1', { [teHanh]: 2 }, WORLD_NOW + 10)
    await close('lan-1', teHanh, WORLD_NOW + 20)
    await close('ho-1', teHanh, WORLD_NOW + 20)
    expect(await heldOf(ho, { site: teHanh })).toEqual([['lan-1', teHanh, 2]])
    await say('lan-1', { [teHanh]: 0 }, WORLD_NOW + 30)
    expect(await heldOf(ho, { site: teHanh })).toEqual([])
  })

  test('shows in its revision, whichever way it changed', async () => {
    const seen = [await takingsRevision(store.read)]
    const look = async (...done: Promise<unknown>[]) => {
      await Promise.all(done)
      seen.push(await takingsRevision(store.read))
    }
    await look(take('lan-1', teHanh), take('lan-1', market))
    await look(say('lan-1', { [teHanh]: 1, [market]: 2 }, WORLD_NOW))
    await look(say('lan-1', { [teHanh]: 2, [market]: 1 }, WORLD_NOW))
    await look(close('lan-1', teHanh, WORLD_NOW))
    await look(say('lan-1', { [teHanh]: 2, [market]: 1 }, WORLD_NOW + 1))
    expect(new Set(seen).size).toBe(seen.length)
    expect(await takingsRevision(store.read)).toBe(seen.at(-1))
  })

  test('moves to no other site, and is never forgotten', async () => {
    await take('lan-1', teHanh)
    const rules = { moved: 'taking-fixed', deleted: 'takings is never deleted from' }
    expect(await commit(store.read.update(takings).set({ site: market }))).toEqual({ ok: false, rule: rules.moved })
    expect(await commit(store.read.delete(takings).where(sql`true`))).toEqual({ ok: false, rule: rules.deleted })
  })

  test('stands beside what was received of the place, within the same scope', async () => {
    const seen = { officer: 'lan', day: WORLD_DAY, outcome: 'absent' } as const
    const visit = { id: 'v1', stall: world.teHanhStalls.n15, at: WORLD_NOW + 5, ...seen }
    await commit(insertVisit(store.read, visit))
    await take('lan-1', teHanh)
    const holding = { device: 'lan-1', site: teHanh, officer: 'Lê Thị Lan', held: 0, heardAt: WORLD_NOW }
    expect(await findFreshness(store.read, ho, { commune })).toEqual({ at: WORLD_NOW + 5, holdings: [holding] })
    expect(await findFreshness(store.read, ho, { site: market })).toEqual({ at: undefined, holdings: [] })
    expect(await findFreshness(store.read, ut, { site: teHanh })).toEqual({ at: undefined, holdings: [] })
  })
})
