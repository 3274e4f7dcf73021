import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { draftDraw, findDraw, listDraws } from '../../src/store/back-check-draws.ts'
import { findOwnAgreement, findSiteAgreement } from '../../src/store/back-check-results.ts'
import {
  countOpenChecks,
  findCheck,
  insertBackCheck,
  insertCheckAssignment,
  listOpenChecks,
  listPicks,
} from '../../src/store/back-checks.ts'
import type { Store } from '../../src/store/database.ts'
import { listBackChecked } from '../../src/store/re-scans.ts'
import { backCheckAssignments, backCheckPicks } from '../../src/store/schema.ts'
import { newId } from '../support/accounts.ts'
import { addMai, MAI, storeVisits, visited } from '../support/checks.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, communes: [world.commune] }
const mai: Scope = { ...nobody, officer: MAI.id, communes: [world.commune] }
const { n15, n16, n17, n18, n20, n21 } = world.teHanhStalls
const site = world.teHanh
const HOUR = 3_600

describe.each(DRIVERS)('back-checks on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    await addMai(store)
    await storeVisits(
      store,
      ...[n15, n16, n17, n18, n20, n21].map((stall, at) => visited(`lan-${at}`, stall)),
      visited('ho-1', n15, { officer: world.officers.ho }),
      visited('late', n16, { at: WORLD_NOW + HOUR - 30 }),
    )
  })
  afterAll(() => store.close())

  const drawAt = async (at: number, seed: string, scope = ho) => {
    const drafted = await draftDraw(store, scope, { site, seed }, { by: scope.officer, at, newId })
    if (!drafted.ok) return undefined
    expect(await store.commit(drafted.writes, drafted.entries)).toMatchObject({ ok: true })
    return drafted.draw
  }
  const answer = (visit: string, by: string, differs: string[] = [], time = 'once') => {
    const row = visited(`answer-${visit}-${by}-${time}`, stallOf.get(visit) ?? '', {
      officer: by,
      at: WORLD_NOW + 2 * HOUR,
    })
    const agrees = differs.length === 0
    return [
      storeVisits(store, row),
      () =>
        insertBackCheck(store.read, { visit, answer: row.id, agrees, differs: JSON.stringify(differs), at: row.at }),
    ] as const
  }
  const stallOf = new Map<string, string>()
  let draw = ''

  test('are drawn once from every volunteer, and asked of somebody else of the commune', async () => {
    draw = (await drawAt(WORLD_NOW + HOUR, 'HATGIONG')) ?? ''
    expect(await findDraw(store.read, ho, site, draw)).toMatchObject({
      ...{ draw: { number: 1, seed: 'HATGIONG', percent: 20, since: 0 }, officer: 'Trần Văn Hổ' },
      ...{ drawn: 3, checked: 0 },
    })
    const picks = await listPicks(store.read, ho, draw)
    expect(picks.map(({ maker }) => maker).sort()).toEqual(['Lê Thị Lan', 'Lê Thị Lan', 'Trần Văn Hổ'])
    for (const { visit, checker } of picks)
      expect(checker?.id, visit.id).toBe(visit.officer === world.officers.lan ? MAI.id : world.officers.lan)
    expect(await listPicks(store.read, ut, draw)).toEqual([])
    expect(await listDraws(store.read, ut, site)).toEqual([])
  })

  test('leave the visits of the last minute to the next draw, and draw no visit twice', async () => {
    expect(await drawAt(WORLD_NOW + HOUR, 'LAI')).toBeUndefined()
    expect(await drawAt(WORLD_NOW + HOUR + 61, 'LAI')).toBeDefined()
    const drawn = await store.read.select().from(backCheckPicks).orderBy(asc(backCheckPicks.visit))
    expect(drawn.filter((pick) => pick.draw !== draw)).toMatchObject([{ visit: 'late' }])
  })

  test('wait for who is asked, and for nobody else', async () => {
    expect(await countOpenChecks(store.read, mai)).toBe(3)
    const waiting = await listOpenChecks(store.read, mai)
    expect(waiting.map(({ stall }) => stall.position)).toEqual(waiting.map(({ stall }) => stall.position).sort())
    expect(Object.keys(waiting[0] ?? {}).sort()).toEqual([
      ...['block', 'receivedAt', 'site', 'stall', 'tradeName', 'triedAt', 'visit'],
    ])
    const [visit = ''] = waiting.map((one) => one.visit)
    expect(await findCheck(store.read, mai, visit)).toMatchObject({ claim: { id: visit }, answered: false })
    expect(await findCheck(store.read, lan, visit)).toBeUndefined()
    expect(await findCheck(store.read, { ...mai, communes: [] }, visit)).toBeUndefined()
  })

  test('are answered once, by who is asked now, and never by who made the visit', async () => {
    const waiting = await listOpenChecks(store.read, mai)
    for (const { visit, stall } of waiting) stallOf.set(visit, stall.id)
    const [first = '', second = ''] = waiting.map(({ visit }) => visit)
    const own = { id: 'own', visit: first, officer: world.officers.lan, assignedBy: world.officers.ho, at: 1 }
    expect(await store.commit([insertCheckAssignment(store.read, own)], [])).toEqual({ ok: false, rule: 'own-visit' })

    const [stored, check] = answer(first, MAI.id)
    await stored
    expect(await store.commit([check()], [])).toMatchObject({ ok: true })
    const [again, another] = answer(first, MAI.id, ['outcome'], 'again')
    await again
    expect(await store.commit([another()], [])).toEqual({ ok: false, rule: 'unique: back_checks.visit' })

    const moved = { ...own, id: 'moved', visit: second, officer: world.officers.ho, at: WORLD_NOW + 2 * HOUR }
    expect(await store.commit([insertCheckAssignment(store.read, moved)], [])).toMatchObject({ ok: true })
    const [late, refused] = answer(second, MAI.id)
    await late
    expect(await store.commit([refused()], [])).toEqual({ ok: false, rule: 'back-check-answer' })
    const [seen, differing] = answer(second, world.officers.ho, ['outcome'])
    await seen
    expect(await store.commit([differing()], [])).toMatchObject({ ok: true })
    expect(await store.read.select().from(backCheckAssignments)).toHaveLength(5)
  })

  test('come to one figure of the site, of each volunteer, and of who asks about themselves', async () => {
    const { site: all, officers } = await findSiteAgreement(store.read, ho, site, WORLD_DAY)
    expect(all).toEqual({ count: 1, total: 2 })
    const listed = await listBackChecked(store.read, ho, { site }, WORLD_DAY)
    expect(listed.map(({ passed }) => passed).sort()).toEqual([0, 1])
    expect(officers.map(({ name, drawn, agreement }) => [name, drawn, agreement])).toEqual([
      ['Trần Văn Hổ', 1, { count: 0, total: 0 }],
      ['Lê Thị Lan', 3, { count: 1, total: 2 }],
    ])
    expect(await findOwnAgreement(store.read, lan)).toEqual({ count: 1, total: 2 })
    expect(await findOwnAgreement(store.read, mai)).toEqual({ count: 0, total: 0 })
    expect(await findSiteAgreement(store.read, ut, site, WORLD_DAY)).toEqual({
      site: { count: 0, total: 0 },
      officers: [],
    })
  })

  test('draw from no answer of a back-check', async () => {
    const drafted = await draftDraw(store, ho, { site, seed: 'X' }, { by: 'ho', at: WORLD_NOW + 3 * HOUR, newId })
    // What remains are two visits that answer nothing: one came too late, one from who was no longer asked.
    expect(drafted).toMatchObject({ ok: true, writes: { length: 3 } })
    if (drafted.ok) await store.commit(drafted.writes, drafted.entries)
    const third = await listPicks(store.read, ho, drafted.ok ? drafted.draw : '')
    expect(third.map(({ maker }) => maker)).toEqual([MAI.name])
  })
})
