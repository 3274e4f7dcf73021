import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { type PlacedStanding, stepOf } from '../../src/domain/adoption.ts'
import { addDays, startOf } from '../../src/domain/day.ts'
import type { Database, Store } from '../../src/store/database.ts'
import { listLiveCodes } from '../../src/store/payment-codes.ts'
import type { Area } from '../../src/store/scope.ts'
import { listStandings } from '../../src/store/standings.ts'
import {
  type AccountHistory,
  historyWrites,
  type SiteHistory,
  type StallHistory,
  type VisitFact,
} from '../support/history.ts'
import { historyOf, on, someSite } from '../support/some-history.ts'
import { standingsOf } from '../support/standing-model.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }

const ago = (days: number) => addDays(WORLD_DAY, -days)
const visit = (days: number, facts: Partial<VisitFact> = {}): VisitFact => ({
  ...{ day: ago(days), at: startOf(ago(days)), outcome: 'agreed' },
  ...facts,
})
const first = { id: 'account-1', activatedOn: ago(40), code: 'code-1' }
const second = { id: 'account-2', activatedOn: ago(20), code: 'code-2' }
const beside = { ...second, beside: true }
const trading = (...accounts: AccountHistory[]) => [{ id: 'trader', startedOn: ago(90), accounts }]
const seen = { display: 'in-place', scan: 'match', code: 'code-1' } as const

/** One stall each: what happened, and what it stands at because of it. */
const examples: [sentence: string, history: Partial<StallHistory>, expected: Partial<PlacedStanding>][] = [
  [
    'a listed stall operates until a census says otherwise',
    {},
    { census: 'operating', visited: false, hasCode: false },
  ],
  [
    'the newest census counts, by the later moment of one day',
    {
      censuses: [
        { day: ago(5), at: 20, state: 'closed' },
        { day: ago(5), at: 10, state: 'operating' },
      ],
    },
    { census: 'closed' },
  ],
  ['a visit before the round does not count for A1', { visits: [visit(70)] }, { visited: false, outcome: 'agreed' }],
  ['a visit on the round’s first day does', { visits: [visit(60)] }, { visited: true }],
  ['a visit of tomorrow is not known today', { visits: [visit(-1)] }, { visited: false, outcome: undefined }],
  ['an account that waits is no code', { merchants: trading({ ...first, activatedOn: ago(-1) }) }, { hasCode: false }],
  [
    'a sticker in place and a matching scan count from the day of activation',
    { merchants: trading(first), visits: [visit(40, seen)] },
    { hasCode: true, displayedOn: ago(40), verifiedOn: ago(40), lastScan: 'match' },
  ],
  [
    'the sticker missing at the newest look is not displayed',
    { merchants: trading(first), visits: [visit(9, seen), visit(8, { display: 'missing' })] },
    { displayedOn: undefined, verifiedOn: ago(9) },
  ],
  [
    'a visit that looked at nothing leaves the last look standing',
    { merchants: trading(first), visits: [visit(9, seen), visit(8)] },
    { displayedOn: ago(9), verifiedOn: ago(9) },
  ],
  [
    'a stranger’s code scanned later takes A4 away and is the last scan',
    { merchants: trading(first), visits: [visit(9, seen), visit(8, { scan: 'stranger' })] },
    { displayedOn: ago(9), verifiedOn: undefined, lastScan: 'stranger' },
  ],
  [
    'what is no payment code, scanned later, undoes no match',
    { merchants: trading(first), visits: [visit(9, seen), visit(8, { scan: 'not-payment' })] },
    { verifiedOn: ago(9), lastScan: 'match', lastScanAt: startOf(ago(9)) },
  ],
  [
    'what is no payment code clears no alarm, of the same day either',
    { merchants: trading(first), visits: [visit(9, { scan: 'other-stall' }), visit(9, { scan: 'not-payment' })] },
    { lastScan: 'other-stall', lastScanAt: startOf(ago(9)) },
  ],
  [
    'what is no payment code is no scan where there is no other',
    { merchants: trading(first), visits: [visit(9, { scan: 'not-payment' })] },
    { lastScan: undefined, lastScanAt: undefined },
  ],
  [
    'a new account starts A3 and A4 anew',
    { merchants: trading(first, second), visits: [visit(30, seen)] },
    { hasCode: true, displayedOn: undefined, verifiedOn: undefined, lastScan: undefined },
  ],
  [
    'a further account is no code of the sticker, and starts nothing anew',
    { merchants: trading(first, beside), visits: [visit(30, seen)] },
    { hasCode: true, displayedOn: ago(30), verifiedOn: ago(30) },
  ],
  ['a further account alone is no code', { merchants: trading(beside) }, { hasCode: false }],
  [
    'a match with the retired code after the change proves nothing',
    { merchants: trading(first, second), visits: [visit(10, seen)] },
    { displayedOn: ago(10), verifiedOn: undefined, lastScan: 'match' },
  ],
  [
    'a consent taken back takes the code, the sticker and the match with it, and keeps visits, scans and transfers',
    {
      merchants: [
        { ...trading(first)[0], answers: [{ at: startOf(ago(5)), given: false }] },
      ] as StallHistory['merchants'],
      visits: [visit(50, { scan: 'stranger' }), visit(9, seen)],
      arrivals: [{ day: ago(6), merchant: 'trader', level: 'observed', payer: 'customer' }],
    },
    {
      ...{ visited: true, hasCode: false, displayedOn: undefined, verifiedOn: undefined },
      ...{ outcome: 'agreed', lastScan: 'match', observedOn: ago(6) },
    },
  ],
  [
    'a consent given anew brings the live code back',
    {
      merchants: [
        {
          ...trading(first)[0],
          answers: [
            { at: startOf(ago(5)), given: false },
            { at: startOf(ago(5)), given: true },
          ],
        },
      ] as StallHistory['merchants'],
    },
    { hasCode: true },
  ],
  [
    'without a live code the newest scan of any day is the last scan, and no sticker is looked for',
    { merchants: trading(), visits: [visit(80, { scan: 'stranger', display: 'in-place' })] },
    { hasCode: false, displayedOn: undefined, lastScan: 'stranger' },
  ],
  [
    'a new merchant starts afresh, while the stall stays visited',
    {
      merchants: [
        { id: 'before', startedOn: ago(90), endedOn: ago(10), accounts: [first] },
        { id: 'now', startedOn: ago(10), accounts: [] },
      ],
      visits: [visit(12, { ...seen, merchant: 'before' }), visit(11, { outcome: 'refused', reason: 'tax' })],
      arrivals: [{ day: ago(11), merchant: 'before', level: 'bank', payer: 'customer' }],
    },
    {
      visited: true,
      outcome: undefined,
      hasCode: false,
      verifiedOn: undefined,
      lastScan: undefined,
      bankOn: undefined,
    },
  ],
  [
    'only a customer’s transfer counts, the newest of each level',
    {
      merchants: trading(first),
      arrivals: [
        { day: ago(6), merchant: 'trader', level: 'observed', payer: 'customer' },
        { day: ago(7), merchant: 'trader', level: 'observed', payer: 'customer' },
        { day: ago(1), merchant: 'trader', level: 'observed', payer: 'officer-test' },
        { day: ago(1), merchant: 'trader', level: 'bank', payer: 'holder' },
        { day: ago(2), merchant: 'trader', level: 'said', payer: 'customer' },
        { day: ago(-1), merchant: 'trader', level: 'said', payer: 'customer' },
      ],
    },
    { observedOn: ago(6), bankOn: undefined, saidOn: ago(2) },
  ],
]

/** The example's facts as a site of their own, every id made its own. */
function siteOf(history: Partial<StallHistory>, id: string): SiteHistory {
  const blank: StallHistory = { id: 'stall', censuses: [], merchants: [], visits: [], arrivals: [], ...history }
  const rename = (key: string, value: unknown) =>
    ['id', 'code', 'merchant'].includes(key) && value !== undefined ? `${id}-${value}` : value
  return { id, rounds: [ago(60)], stalls: [JSON.parse(JSON.stringify(blank, rename))] }
}

describe.each(DRIVERS)('standings on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const listed = (scope: Scope, area: Area) => listStandings(store.read, scope, area, WORLD_DAY)

  test.each(examples.map((example, at) => [...example, `example-${at}`] as const))('%s', async (_sentence, ...rest) => {
    const [history, expected, id] = rest
    const site = siteOf(history, id)
    expect(await store.commit(historyWrites(store.read, site), [])).toMatchObject({ ok: true })
    const [standing] = await listed(ho, { site: id })
    expect(standing).toMatchObject(expected)
    expect([standing]).toEqual(standingsOf(site, WORLD_DAY))
  })

  test('of a street come in walking order with who trades there', async () => {
    const standings = await listed(lan, { site: world.teHanh })
    expect(standings.map(({ stall }) => stall)).toEqual(Object.values(world.teHanhStalls))
    expect(standings.filter(({ merchant }) => merchant)).toMatchObject([
      {
        number: '17',
        side: 'odd',
        block: world.teHanhBlocks[0],
        tradeName: 'Gạo Nguyễn Thị Út',
        merchant: world.merchant,
      },
    ])
    expect(standings.filter((one) => stepOf(one, WORLD_DAY).step === 'gone')).toMatchObject([
      { stall: world.vacantStall },
    ])
  })

  test('of a commune are those of its sites together', async () => {
    const together = await listed(ho, { commune: world.commune })
    const apart = [...(await listed(ho, { site: world.market })), ...(await listed(ho, { site: world.teHanh }))]
    expect(together.filter(({ site }) => site === world.market || site === world.teHanh)).toEqual(apart)
  })

  test('are none outside the viewer’s scope', async () => {
    expect(await listed(ut, { site: world.teHanh })).toEqual([])
    expect(await listed(ut, { commune: world.commune })).toEqual([])
    expect(await listed(lan, { site: world.market })).toEqual([])
    expect(new Set((await listed(lan, { commune: world.commune })).map(({ site }) => site))).toEqual(
      new Set([world.teHanh]),
    )
  })

  test('read every table by an index', async () => {
    for (const area of [{ site: world.teHanh }, { commune: world.commune }]) {
      const plan = await store.read.all<{ detail: string }>(sql.raw(`explain query plan ${await queryOf(area)}`))
      const steps = plan.map(({ detail }) => detail)
      expect(steps.filter((step) => step.startsWith('SCAN') && !step.startsWith('SCAN json_each'))).toEqual([])
      expect(steps.filter((step) => /(visits|arrivals|censuses)_stall /.test(step)).length).toBe(13)
    }
  })
})

/** The statement that lists an area's standings, its parameters written in. */
async function queryOf(area: Area): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'standings-'))
  const file = join(folder, 'database')
  const store = await nodeStore(file)
  const sqlite = new SQLite(file)
  const asked: string[] = []
  const logQuery = (query: string, params: unknown[]) => {
    const values = [...params]
    asked.push(query.replaceAll('?', () => `'${values.shift()}'`))
  }
  await listStandings(drizzle(sqlite, { logger: { logQuery } }) as unknown as Database, ho, area, WORLD_DAY)
  sqlite.close()
  store.close()
  rmSync(folder, { recursive: true })
  return asked.at(-1) ?? ''
}

test('standings of random histories are what the rules say, told without SQL', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  let sites = 0
  let codes = 0
  await fc.assert(
    fc.asyncProperty(someSite, async (some) => {
      const site = historyOf(some, `site-${sites++}`)
      expect(await store.commit(historyWrites(store.read, site), [])).toMatchObject({ ok: true })
      const day = on(some.today)
      expect(await listStandings(store.read, ho, { site: site.id }, day)).toEqual(standingsOf(site, day))
      // When every fact has come, A2 are exactly the stalls whose code can be printed.
      const late = await listStandings(store.read, ho, { site: site.id }, on(20))
      const printable = (await listLiveCodes(store.read, ho, site.id)).map(({ stall }) => stall.id)
      expect(late.filter(({ hasCode }) => hasCode).map(({ stall }) => stall)).toEqual(printable)
      codes += printable.length
    }),
    { numRuns: 300 },
  )
  expect(codes).toBeGreaterThan(0)
  store.close()
})
