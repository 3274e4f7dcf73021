import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { findCoverage, listCovered } from '../../src/store/back-check-coverage.ts'
import { listLeavings } from '../../src/store/leavings.ts'
import { insertMarketDays } from '../../src/store/market-days.ts'
import { listBackChecked, listReScans } from '../../src/store/re-scans.ts'
import * as schema from '../../src/store/schema.ts'
import { listFacts } from '../../src/store/site-facts.ts'
import { listStandings } from '../../src/store/standings.ts'
import { historyWrites } from '../support/history.ts'
import { historyOf, on, someSite } from '../support/some-history.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'

const ho: Scope = { officer: 'ho', provinces: [], communes: [world.commune], assignedSites: false }

test('facts that are kept are what the tables say after every single change', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  const [db, { lan, ho: coordinator }] = [store.read, world.officers]
  let sites = 0
  let moved = 0
  await fc.assert(
    fc.asyncProperty(someSite, async (some) => {
      const site = `site-${sites++}`
      const [area, day] = [{ site }, on(14)]
      const rule = { id: `${site}-rule`, site, fromDay: on(1), rule: 'weekdays', days: [1, 4] } as const
      const claim = db.select({ visit: schema.visits.id, stall: schema.visits.stall }).from(schema.visits)
      const writes = [
        ...historyWrites(db, historyOf(some, site)),
        insertMarketDays(db, { ...rule, officer: coordinator, at: 1 }),
      ]
      let before: unknown
      const check = async () => {
        const stalls = await listStandings(db, ho, area, day)
        const [reScans, backChecked] = [await listReScans(db, ho, area, day), await listBackChecked(db, ho, area, day)]
        const kept = await listFacts(db, ho, area, day)
        const coverage = [...(await findCoverage(db, ho, area, day)).values()]
        expect(kept).toEqual({
          stalls,
          reScans,
          backChecked,
          coverage,
          leavings: await listLeavings(db, ho, area, day),
        })
        for (const of of ['checked', 'lately'] as const) {
          const covered = await listCovered(db, ho, site, day, of)
          const passed = covered.filter((visit) => visit.passed === 1).length
          expect({ count: passed, total: covered.length }).toEqual(coverage[0]?.[of] ?? { count: 0, total: 0 })
        }
        if (JSON.stringify(kept) !== JSON.stringify(before)) moved++
        before = kept
      }
      for (const write of writes) {
        expect(await store.commit([write], [])).toMatchObject({ ok: true })
        await check()
      }
      // A visit of it is drawn, and found otherwise.
      const drawn = (await claim).find(({ stall, visit }) => stall.startsWith(`${site}-`) && visit.endsWith('-visit-0'))
      if (drawn === undefined) return
      const [draw, at] = [`${site}-draw`, 2_000_000_000]
      const answer = {
        id: `${site}-answer`,
        stall: drawn.stall,
        officer: coordinator,
        day: on(13),
        at,
        outcome: 'absent',
      } as const
      const steps = [
        db
          .insert(schema.backCheckDraws)
          .values({ id: draw, site, number: 1, seed: 's', percent: 10, since: 0, officer: lan, at }),
        db.insert(schema.backCheckPicks).values({ visit: drawn.visit, draw }),
        db
          .insert(schema.backCheckAssignments)
          .values({ id: draw, visit: drawn.visit, officer: coordinator, assignedBy: lan, at }),
        db.insert(schema.visits).values(answer),
        db
          .insert(schema.backChecks)
          .values({ visit: drawn.visit, answer: answer.id, agrees: false, differs: '["scan"]', at: 1 }),
      ]
      for (const step of steps) {
        expect(await store.commit([step], [])).toMatchObject({ ok: true })
        await check()
      }
    }),
    { numRuns: 15 },
  )
  expect(moved).toBeGreaterThan(sites)
  store.close()
})
