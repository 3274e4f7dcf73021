import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays, type Day, startOf } from '../../src/domain/day.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { digestMonth } from '../../src/store/closed-months.ts'
import type { Store } from '../../src/store/database.ts'
import { findFigures } from '../../src/store/figures.ts'
import * as schema from '../../src/store/schema.ts'
import { takeSnapshots } from '../../src/store/snapshot-taking.ts'
import { insertSnapshots, listGaps, listSnapshots, snapshotRow } from '../../src/store/snapshots.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { historyWrites, type MerchantHistory, type SiteHistory } from '../support/history.ts'
import { historyOf, on, someSite } from '../support/some-history.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_BEGAN, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const always = { from: '1970-01-01', to: '9999-12-31' }
/** Early in the world, so that there are few days: three of them, of three sites, are over. */
const EARLY = startOf(addDays(WORLD_BEGAN, 3)) + 7 * 60
const FEW = 3 * 3
/** Days from the first of the world to yesterday, of three sites. */
const ALL = 42 * 3

describe.each(DRIVERS)('snapshots on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  test('a day that is not over is refused', async () => {
    const figures = (await findFigures(store.read, ho, { site: world.teHanh }, WORLD_DAY)).get(world.teHanh)
    if (figures === undefined) throw new Error('no figures')
    const today = [snapshotRow({ site: world.teHanh, figures }, startOf(addDays(WORLD_DAY, 1)) - 1)]
    const committed = await store.commit([insertSnapshots(store.read, today)], [])
    expect(committed).toEqual({ ok: false, rule: 'snapshot-early' })
  })

  test('a few at a time fill every day of every site, oldest first', async () => {
    expect(await takeSnapshots(store, EARLY, { limit: 4 })).toEqual({ taken: 4, missing: FEW - 4 })
    const days = (await store.read.select().from(schema.snapshots)).map(({ day }) => day)
    expect(days.sort()).toEqual([...Array(3).fill(WORLD_BEGAN), addDays(WORLD_BEGAN, 1)])
    expect(await takeSnapshots(store, EARLY)).toEqual({ taken: FEW - 4, missing: 0 })
    expect(await listGaps(store.read, ho, addDays(WORLD_BEGAN, 2))).toEqual([])
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true })
  })

  test('taken by two servers are audited by the one that inserted them, and by it alone', async () => {
    const [now, later] = [EARLY + 86_400, EARLY + 86_460]
    let raced = false
    const goOn = async () => {
      if (!raced) expect(await takeSnapshots(store, later, { limit: 2 })).toMatchObject({ taken: 2 })
      raced = true
      return true
    }
    expect(await takeSnapshots(store, now, { goOn })).toMatchObject({ taken: 1 })
    const whole = async () => takeSnapshots(store, later + 86_400)
    expect(await takeSnapshots(store, now + 86_400, { goOn: async () => (await whole()).missing === 0 })).toMatchObject(
      {
        taken: 0,
      },
    )
    const entries = (await store.read.select().from(schema.audit)).filter(({ at }) => at >= now)
    expect(entries.map(({ at, subject }) => [at, subject])).toEqual([
      [later, addDays(WORLD_BEGAN, 3)],
      [now, addDays(WORLD_BEGAN, 3)],
      [later + 86_400, addDays(WORLD_BEGAN, 4)],
    ])
    const made = (await store.read.select().from(schema.snapshots)).filter(({ day }) => day === addDays(WORLD_BEGAN, 3))
    expect(made.map(({ madeAt }) => madeAt).sort()).toEqual([now, later, later])
  })

  test('run twice, at once or later, each row stays as it was first written', async () => {
    const before = await store.read.select().from(schema.snapshots)
    const later = EARLY + 2 * 86_400 + 60
    await Promise.all([takeSnapshots(store, later), takeSnapshots(store, later)])
    expect(await store.read.select().from(schema.snapshots)).toEqual(before)
    const again = before.map((row) => ({ ...row, a1: 0, madeAt: later }))
    expect(await store.commit([insertSnapshots(store.read, again)], [])).toMatchObject({ ok: true, changes: [0] })
    expect(await store.read.select().from(schema.snapshots)).toEqual(before)
  })

  test('a machine that was off for three days takes each of them', async () => {
    const now = EARLY + 5 * 86_400
    expect(await takeSnapshots(store, now)).toEqual({ taken: 9, missing: 0 })
    expect(await takeSnapshots(store, now)).toEqual({ taken: 0, missing: 0 })
  })

  test('show what the figures of their day are, to whoever may read the site', async () => {
    const known = await listSnapshots(store.read, ho, { commune: world.commune }, always)
    expect(known).toHaveLength(8 * 2)
    for (const { site, figures } of [known[0], known.at(-1)].flatMap((one) => one ?? []))
      expect(figures).toEqual((await findFigures(store.read, ho, { site }, figures.day)).get(site))
    expect(await listSnapshots(store.read, ut, { commune: world.commune }, always)).toEqual([])
    expect(await listSnapshots(store.read, ut, { site: world.teHanh }, always)).toEqual([])
  })

  test('the digest of a month is another when a row is missing, and the same when it is asked again', async () => {
    const october = await digestMonth(store, ho, world.commune, '2026-10')
    expect(october.rows).toBe(8 * 2)
    expect(await digestMonth(store, ho, world.commune, '2026-10')).toEqual(october)
    expect((await digestMonth(store, ho, world.commune, '2026-11')).digest).not.toBe(october.digest)
  })
})

test('what is written while snapshots are taken is not in those of days before it', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  let written = 0
  const goOn = async () => {
    const id = `meanwhile-${written++}`
    const facts = {
      stall: world.teHanhStalls.n15,
      officer: 'ho',
      day: WORLD_DAY,
      at: WORLD_NOW,
      outcome: 'agreed',
    } as const
    expect(await store.commit([insertVisit(store.read, { id, ...facts })], [])).toMatchObject({ ok: true })
    return written < 100
  }
  // Stopped in between, as at the end of the program: what was frozen so far stays.
  expect(await takeSnapshots(store, WORLD_NOW, { goOn })).toEqual({ taken: 99, missing: ALL - 99 })
  const rows = await store.read.select().from(schema.snapshots)
  expect(rows.map(({ a1 }) => a1)).toEqual(Array(99).fill(0))
  store.close()
})

test('days behind a jump of the clock wait for a day, or for somebody who trusts it; set right before, none of them is frozen', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  const written = { at: WORLD_NOW, actor: 'lan', action: 'visit.recorded', subject: 'x' }
  expect(await store.commit([], [written])).toMatchObject({ ok: true })
  const ahead = WORLD_NOW + 365 * 86_400
  const signedIn = { at: ahead, actor: 'lan', action: 'officer.signed-in', subject: 'lan' }
  expect(await store.commit([], [signedIn])).toMatchObject({ ok: true })
  expect(await takeSnapshots(store, ahead + 60, { limit: ALL + 9 })).toMatchObject({
    ...{ taken: ALL, jumpedFrom: WORLD_DAY },
  })
  const days = (await store.read.select().from(schema.snapshots)).map(({ day }) => day)
  // The day of the jump may still be running where the clock is set right again: what is received then counts on it.
  expect(days.filter((day) => day >= WORLD_DAY)).toEqual([])
  const right = await takeSnapshots(store, WORLD_NOW + 3 * 86_400)
  expect(right).toEqual({ taken: 3 * 3, missing: 0 })
  expect(await takeSnapshots(store, ahead + 60, { limit: 1, trustClock: true })).toMatchObject({ taken: 1 })
  expect(await takeSnapshots(store, ahead + 86_401 + 60, { limit: 2 })).toMatchObject({
    taken: 2,
    jumpedFrom: undefined,
  })
})

test('a day is frozen a minute after midnight, when what came in its last moments is stored', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  const midnight = startOf(addDays(WORLD_BEGAN, 1))
  expect(await takeSnapshots(store, midnight + 59)).toEqual({ taken: 0, missing: 0 })
  expect(await takeSnapshots(store, midnight + 60)).toEqual({ taken: 3, missing: 0 })
  store.close()
})

/** What of a site's history had been received by the end of a day. */
function knownOn(day: Day, site: SiteHistory): SiteHistory {
  const tonight = startOf(addDays(day, 1))
  const received = <Fact extends { at?: number }>(facts: Fact[]) => facts.filter(({ at = 1 }) => at < tonight)
  const merchantThen = (merchant: MerchantHistory): MerchantHistory => ({
    ...merchant,
    answers: received(merchant.answers ?? []),
    accounts: merchant.accounts.map(({ activatedOn, ...account }) =>
      activatedOn !== undefined && activatedOn <= day ? { ...account, activatedOn } : account,
    ),
  })
  const stalls = site.stalls.map(({ id, ...of }) => ({
    ...{ id, censuses: received(of.censuses), visits: received(of.visits), arrivals: received(of.arrivals) },
    merchants: of.merchants.map(merchantThen),
  }))
  return { id: site.id, rounds: site.rounds.filter((opened) => opened <= day), stalls }
}

test('the snapshot of a day is what its figures are when they are asked later: facts of later days do not move it', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  let sites = 0
  let moved = 0
  await fc.assert(
    fc.asyncProperty(someSite, fc.integer({ min: 0, max: 12 }), async (some, cut) => {
      const [day, then, now] = [on(cut), `then-${sites}`, `now-${sites++}`]
      const figuresOf = async (site: string, of: Day) => (await findFigures(store.read, ho, { site }, of)).get(site)
      const known = historyWrites(store.read, knownOn(day, historyOf(some, then)))
      expect(await store.commit(known, [])).toMatchObject({ ok: true })
      const figures = await figuresOf(then, day)
      if (figures === undefined) throw new Error('no figures')
      const row = snapshotRow({ site: then, figures }, startOf(addDays(day, 1)))
      const all = historyWrites(store.read, historyOf(some, now))
      expect(await store.commit([insertSnapshots(store.read, [row]), ...all], [])).toMatchObject({ ok: true })
      const [snapshot] = await listSnapshots(store.read, ho, { site: then }, always)
      expect(snapshot?.figures).toEqual(await figuresOf(now, day))
      const today = await figuresOf(now, on(16))
      if (JSON.stringify({ ...today, day }) !== JSON.stringify(figures)) moved += 1
    }),
    { numRuns: 100 },
  )
  // Else nothing would have happened after the snapshots.
  expect(moved).toBeGreaterThan(25)
  store.close()
})
