import { expect } from 'vitest'
import { EVERYWHERE } from '../../src/domain/access.ts'
import { addDays, type Day, startOf } from '../../src/domain/day.ts'
import { daysOf } from '../../src/domain/period.ts'
import type { Store } from '../../src/store/database.ts'
import { findFigures } from '../../src/store/figures.ts'
import { insertSnapshots, snapshotRow } from '../../src/store/snapshots.ts'

const everybody = { officer: 'test', provinces: [EVERYWHERE], communes: [], assignedSites: false }

/** Freezes some days of some sites, each on the morning after. */
export async function freeze(store: Store, sites: readonly string[], from: Day, to: Day = from): Promise<void> {
  const rows = []
  for (const site of sites)
    for (const day of daysOf({ from, to })) {
      const figures = (await findFigures(store.read, everybody, { site }, day)).get(site)
      if (figures === undefined) throw new Error(`No site ${site}`)
      rows.push(snapshotRow({ site, figures }, startOf(addDays(day, 1)) + 60))
    }
  expect(await store.commit([insertSnapshots(store.read, rows)], [])).toMatchObject({ ok: true })
}
