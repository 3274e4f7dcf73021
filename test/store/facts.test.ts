import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { factLine, factsHeader } from '../../src/domain/fact.ts'
import { INDICATORS } from '../../src/domain/indicators.ts'
import { listFactsReceived } from '../../src/store/facts.ts'
import { findFigures } from '../../src/store/figures.ts'
import { lunarDayOf } from '../../src/store/lunar.ts'
import { insertMarketDays } from '../../src/store/market-days.ts'
import { historyWrites } from '../support/history.ts'
import { historyOf, on, someSite } from '../support/some-history.ts'
import { nodeStore } from '../support/stores.ts'
import { recompute } from '../support/stranger.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const ho: Scope = { officer: 'ho', provinces: [], communes: [world.commune], assignedSites: false }

/** The file of a site or commune as somebody receives it. */
async function csvOf(
  store: Awaited<ReturnType<typeof nodeStore>>,
  area: { site: string } | { commune: string },
  day: string,
) {
  const facts = await listFactsReceived(store, ho, area, day)
  return [factsHeader(), ...facts.map(factLine)].join('\n')
}

type Found = Awaited<ReturnType<typeof findFigures>> extends ReadonlyMap<string, infer One> ? One : never

/** Our figures in the words of the file. */
const inWords = ({ operating, notCounted, shares, evidence, unwilling, reasons }: Found) => ({
  ...{ N: operating, leftOut: notCounted, shares: Object.fromEntries(INDICATORS.map((code) => [code, shares[code]])) },
  evidence: { B: evidence.bank, O: evidence.observed, S: evidence.said },
  ...{ unwilling, reasons: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])) },
})

test('who has only the file of facts and the page that explains it arrives at the same figures', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  await addVariedSite(store, 'cho-lon', 78)
  const area = { commune: world.commune }
  const figures = await findFigures(store.read, ho, area, WORLD_DAY)
  const again = recompute(await csvOf(store, area, WORLD_DAY), WORLD_DAY, lunarDayOf)
  expect([...again.keys()].sort()).toEqual([...figures.keys()].sort())
  for (const [site, found] of figures) expect(again.get(site), site).toEqual(inWords(found))
  expect(again.get('cho-lon')?.shares.A5?.count).toBeGreaterThan(0)
  store.close()
})

test('of random histories too, on any day', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  let sites = 0
  await fc.assert(
    fc.asyncProperty(someSite, fc.constantFrom(...RULES), async (some, rule) => {
      const site = `site-${sites++}`
      expect(await store.commit(historyWrites(store.read, historyOf(some, site)), [])).toMatchObject({ ok: true })
      const traded = { id: `${site}-rule`, site, fromDay: on(2), officer: 'ho', at: 1, ...rule }
      const changed = { ...traded, id: `${site}-later`, fromDay: on(9), rule: 'weekdays', days: [2, 5] } as const
      const writes = [traded, changed].map((row) => insertMarketDays(store.read, row))
      expect(await store.commit(writes, [])).toMatchObject({ ok: true })
      for (const day of [on(some.today), on(some.today + 55)]) {
        const found = (await findFigures(store.read, ho, { site }, day)).get(site)
        const again = recompute(await csvOf(store, { site }, day), day, lunarDayOf).get(site)
        expect(again).toEqual(found && inWords(found))
      }
    }),
    { numRuns: 100 },
  )
  store.close()
})

test('the file names nobody: ids are pseudonyms, the same ones in every file, and nobody else’s site is in it', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  await addVariedSite(store, 'cho-lon', 13)
  const [whole, part] = [
    await csvOf(store, { commune: world.commune }, WORLD_DAY),
    await csvOf(store, { site: 'cho-lon' }, WORLD_DAY),
  ]
  const { lan, ho: coordinator } = world.officers
  for (const id of [world.teHanhStalls.n17, world.merchant, `,${lan},`, `,${coordinator},`, 'cho-lon-6-code'])
    expect(whole).not.toContain(id)
  expect(
    part
      .split('\n')
      .slice(1)
      .filter((line) => !whole.includes(line)),
  ).toEqual([])
  const stranger: Scope = { ...ho, communes: [world.otherCommune] }
  expect(await listFactsReceived(store, stranger, { commune: world.commune }, WORLD_DAY)).toEqual([])
  store.close()
})

const RULES = [
  { rule: 'every-day', days: [] },
  { rule: 'weekdays', days: [2, 6] },
  { rule: 'solar', days: [1, 5, 10, 31] },
  { rule: 'lunar', days: [2, 7, 12, 17, 22, 27] },
] as const
