import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays, startOf } from '../../src/domain/day.ts'
import { sumFigures } from '../../src/domain/figures.ts'
import type { Store } from '../../src/store/database.ts'
import { findFigures } from '../../src/store/figures.ts'
import { insertMarketDays } from '../../src/store/market-days.ts'
import * as schema from '../../src/store/schema.ts'
import { listFacts } from '../../src/store/site-facts.ts'
import { type ArrivalFact, historyWrites, type StallHistory, type VisitFact } from '../support/history.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }

const ago = (days: number) => addDays(WORLD_DAY, -days)
/** 18:00 of that day. */
const evening = (day: string) => startOf(day) + 18 * 3_600

/** A stall with a live code; `facts` are what was seen there. Its ids begin with its own. */
const stall = (id: string, facts: Partial<Pick<StallHistory, 'visits' | 'arrivals'>> = {}): StallHistory => ({
  ...{ id, censuses: [{ day: ago(120), at: 1, state: 'operating' }], visits: [], arrivals: [] },
  merchants: [
    {
      ...{ id: `${id}-m`, startedOn: ago(120) },
      accounts: [{ id: `${id}-a`, activatedOn: ago(110), code: `${id}-code` }],
    },
  ],
  ...facts,
})
const paid = (id: string, days: number, more: Partial<ArrivalFact> = {}): ArrivalFact => ({
  ...{ day: ago(days), at: evening(ago(days)), merchant: `${id}-m`, level: 'observed', payer: 'customer' },
  ...more,
})
const visited = (id: string, days: number, more: Partial<VisitFact> = {}): VisitFact => ({
  ...{ day: ago(days), at: evening(ago(days)), merchant: `${id}-m`, outcome: 'agreed' },
  ...more,
})
const matched = (id: string, days: number) =>
  visited(id, days, { scan: 'match', code: `${id}-code`, display: 'in-place' })

const lasting: StallHistory[] = [
  // Ten days of transfers, and ten told of as a whole by what an officer saw.
  stall('ten', { arrivals: Array.from({ length: 10 }, (_, at) => paid('ten', at * 2)) }),
  stall('nine', { arrivals: Array.from({ length: 9 }, (_, at) => paid('nine', at)) }),
  stall('twice', { arrivals: Array.from({ length: 12 }, () => paid('twice', 3)) }),
  stall('seen', { arrivals: [paid('seen', 4, { days: 'regular' })] }),
  stall('told', { arrivals: [paid('told', 4, { days: 'regular', level: 'said' })] }),
  // Active long ago: still so at the latest check, no longer so, and never asked since.
  stall('stays', { arrivals: [paid('stays', 90), paid('stays', 5)], visits: [visited('stays', 2)] }),
  stall('fades', { arrivals: [paid('fades', 90), paid('fades', 40)], visits: [visited('fades', 2)] }),
  stall('unasked', { arrivals: [paid('unasked', 90)] }),
  stall('young', { arrivals: [paid('young', 59)] }),
  // Walls scanned again: the first match is the placing.
  stall('wall', {
    visits: [matched('wall', 80), matched('wall', 50), matched('wall', 20), visited('wall', 10, { scan: 'stranger' })],
  }),
  stall('once', { visits: [matched('once', 20)] }),
]

describe.each(DRIVERS)('figures on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const site = { id: 'lasting', rounds: [ago(60)], stalls: lasting }
    expect(await store.commit(historyWrites(store.read, site), [])).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  const figures = async (day = WORLD_DAY) => {
    const found = (await findFigures(store.read, ho, { site: 'lasting' }, day)).get('lasting')
    if (found === undefined) throw new Error('no figures')
    return found
  }

  test('A6 counts ten different days of transfers that were proved, or an officer’s look at ten', async () => {
    expect((await figures()).shares.A6).toEqual({ count: 2, total: lasting.length })
  })

  test('A8 asks of stalls active sixty days ago whether they were so at the latest check', async () => {
    // One stays; one was asked and had nothing to show; one was never looked at again, and has shown nothing.
    expect((await figures()).shares.A8).toEqual({ count: 1, total: 3 })
    expect((await figures(addDays(WORLD_DAY, 1))).shares.A8).toEqual({ count: 1, total: 4 })
  })

  test('A9 counts scans after the first match, within sixty days', async () => {
    expect((await figures()).shares.A9).toEqual({ count: 2, total: 3 })
    expect((await listFacts(store.read, ho, { site: 'lasting' }, WORLD_DAY)).reScans).toMatchObject([
      { stall: 'wall', day: ago(10), passed: 0 },
      { stall: 'wall', day: ago(20), passed: 1 },
      { stall: 'wall', day: ago(50), passed: 1 },
    ])
  })

  test('of a commune are the sums of those of its sites, and none are another’s', async () => {
    const all = await findFigures(store.read, ho, { commune: world.commune }, WORLD_DAY)
    expect(all.get('lasting')).toEqual(await figures())
    const sum = sumFigures([...all.values()], WORLD_DAY)
    expect(sum.operating).toBe([...all.values()].reduce((n, { operating }) => n + operating, 0))
    expect(sum.shares.A8).toEqual({ count: 1, total: 3 })
    expect((await findFigures(store.read, ut, { site: 'lasting' }, WORLD_DAY)).size).toBe(0)
    expect((await listFacts(store.read, ut, { commune: world.commune }, WORLD_DAY)).reScans).toEqual([])
  })

  test('of a market count transfers on its trading days alone, over thirty of them', async () => {
    const id = 'fair'
    // Sundays only: thirty of them reach back almost seven months. WORLD_DAY is a Thursday, four days after one.
    const sundays = Array.from({ length: 10 }, (_, week) => paid(id, 4 + 7 * week))
    const site = {
      id: 'fair-site',
      rounds: [],
      stalls: [
        stall(id, { arrivals: sundays }),
        stall('odd', {
          arrivals: Array.from({ length: 12 }, (_, at) => paid('odd', 1 + 7 * at)),
        }),
      ],
    }
    expect(await store.commit(historyWrites(store.read, site), [])).toMatchObject({ ok: true })
    const regular = async () =>
      (await findFigures(store.read, ho, { site: 'fair-site' }, WORLD_DAY)).get('fair-site')?.shares.A6
    expect(await regular()).toEqual({ count: 0, total: 2 })
    const rule = {
      id: 'rule',
      site: 'fair-site',
      fromDay: ago(300),
      rule: 'weekdays',
      days: [7],
      officer: 'ho',
      at: 1,
    } as const
    expect(await store.commit([insertMarketDays(store.read, rule)], [])).toMatchObject({ ok: true })
    expect(await regular()).toEqual({ count: 1, total: 2 })
    // Every day from now on: the Sundays before stay the trading days that they were.
    const change = { ...rule, id: 'change', fromDay: ago(0), rule: 'every-day', days: [] } as const
    expect(await store.commit([insertMarketDays(store.read, change)], [])).toMatchObject({ ok: true })
    expect(await regular()).toEqual({ count: 1, total: 2 })
  })

  test('of a street count transfers on all days, whatever somebody wrote down of its trading days', async () => {
    const days = Array.from({ length: 10 }, (_, at) => paid('every', 1 + at))
    const site = { id: 'street', rounds: [], stalls: [stall('every', { arrivals: days })] }
    expect(await store.commit(historyWrites(store.read, site), [])).toMatchObject({ ok: true })
    await store.read.update(schema.sites).set({ kind: 'street' }).where(eq(schema.sites.id, 'street'))
    const rule = { id: 'street-rule', site: 'street', fromDay: ago(300), rule: 'weekdays', days: [7] } as const
    const written = insertMarketDays(store.read, { ...rule, officer: 'ho', at: 1 })
    expect(await store.commit([written], [])).toMatchObject({ ok: true })
    const figures = (await findFigures(store.read, ho, { site: 'street' }, WORLD_DAY)).get('street')
    expect(figures?.shares.A6).toEqual({ count: 1, total: 1 })
  })

  test('a visit that another person found otherwise proves nothing from that day on', async () => {
    const id = 'invented'
    const visits = [matched(id, 9)]
    const site = { id: 'checked', rounds: [ago(60)], stalls: [stall(id, { visits })] }
    const draw = {
      id: 'draw',
      site: 'checked',
      number: 1,
      seed: 's',
      percent: 10,
      since: 0,
      officer: 'ho',
      at: evening(ago(4)),
    }
    const claim = `${id}-visit-0`
    const answer = {
      id: 'answer',
      stall: id,
      officer: 'ho',
      day: ago(2),
      at: evening(ago(2)),
      outcome: 'agreed' as const,
    }
    const assigned = { id: 'assigned', visit: claim, officer: 'ho', assignedBy: 'ho', at: evening(ago(4)) }
    const writes = [
      ...historyWrites(store.read, site),
      store.read.insert(schema.arrivals).values({ ...{ id: 'money', stall: id, visit: claim, at: 1 }, ...paid(id, 9) }),
      store.read.insert(schema.backCheckDraws).values(draw),
      store.read.insert(schema.backCheckPicks).values({ visit: claim, draw: 'draw' }),
      store.read.insert(schema.backCheckAssignments).values(assigned),
      store.read.insert(schema.visits).values(answer),
      store.read
        .insert(schema.backChecks)
        .values({ visit: claim, answer: 'answer', agrees: false, differs: '["scan","transfer"]', at: evening(ago(2)) }),
    ]
    expect(await store.commit(writes, [])).toMatchObject({ ok: true })
    const sharesOn = async (day: string) =>
      (await findFigures(store.read, ho, { site: 'checked' }, day)).get('checked')?.shares
    const one = { count: 1, total: 1 }
    const none = { count: 0, total: 1 }
    expect(await sharesOn(ago(3))).toMatchObject({ A3: one, A4: one, A5: one, Q1: { count: 0, total: 0 } })
    expect(await sharesOn(ago(2))).toMatchObject({ A1: one, A3: none, A4: none, A5: none, Q1: none })
    const { backChecked } = await listFacts(store.read, ho, { site: 'checked' }, WORLD_DAY)
    expect(backChecked).toMatchObject([{ visit: claim, stall: id, passed: 0 }])
  })
})
