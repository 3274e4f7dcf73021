import { expect } from 'vitest'
import { fold } from '../../../src/domain/names.ts'
import { merchants, reasonPlans, targets } from '../../../src/store/schema.ts'
import { insertBlocks, insertSite } from '../../../src/store/sites.ts'
import { insertStalls } from '../../../src/store/stalls.ts'
import { createPress } from '../../../src/web/print/print.ts'
import { createTestApp, type Fields, START, type TestApp } from '../../support/app.ts'
import { addVariedSite } from '../../support/varied-site.ts'
import { buildWorld, world } from '../../support/world.ts'
import { fonts, sha256 } from '../print/sheets.ts'

export const EXPORTS = `/communes/${world.commune}/exports`
export const SITE_COLUMNS = [
  'kind',
  'day',
  'operating',
  'notCounted',
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A8',
  'A9',
  'Q1',
]
/** A street that is written to be run as a formula, with one stall whose number has a leading zero. */
export const EVIL = {
  site: 'duong-la',
  name: '=HYPERLINK("http://x","x")',
  tradeName: '@SUM(1+1)*cmd|A0',
  number: '012',
}

/** The named world with markets of every state, a street of hostile names, a target and a plan; and who looks at it. */
export async function exportWorld(): Promise<TestApp> {
  const at = await createTestApp(createPress(fonts, sha256))
  await buildWorld(at.store)
  await addVariedSite(at.store, 'cho-lon', 26)
  await addVariedSite(at.store, 'cho-nho', 13)
  const db = at.store.read
  const { commune } = world
  const [site, stall] = [{ id: EVIL.site, commune, kind: 'street', name: EVIL.name } as const, `${EVIL.site}-012`]
  const by = { officer: 'anh', at: START }
  const trader = {
    id: 'la',
    stall,
    tradeName: EVIL.tradeName,
    folded: fold(EVIL.tradeName),
    kind: 'individual',
  } as const
  const of = { category: 'other', startedOn: '2026-11-01', createdBy: 'lan', createdAt: START } as const
  const target = { id: 'target', commune, indicator: 'A5', percent: 80, day: '2026-12-31' } as const
  const plan = {
    id: 'plan',
    commune,
    reason: 'tax',
    owner: 'Thuế cơ sở',
    step: 'Mời cán bộ thuế',
    dueDay: '2026-11-20',
  } as const
  const writes = [
    insertSite(db, { ...site, folded: fold(EVIL.name), createdAt: START }),
    insertBlocks(db, [{ id: 'la-1', site: EVIL.site, position: 1, name: 'Cả đường' }]),
    insertStalls(db, [
      { id: stall, site: EVIL.site, block: 'la-1', side: 'even', position: 1, number: EVIL.number, createdAt: START },
    ]),
    db.insert(merchants).values({ ...trader, ...of }),
    db.insert(targets).values({ ...target, ...by, baseCount: 0, baseTotal: 40 }),
    db.insert(reasonPlans).values({ ...plan, ...by }),
  ]
  expect(await at.store.commit(writes, [])).toMatchObject({ ok: true })
  return at
}

/** The bytes of an export that must be handed over. */
export async function exported(at: TestApp, cookie: string, fields: Fields, path = EXPORTS): Promise<Uint8Array> {
  const answer = await at.post(path, { day: '2026-11-12', reason: 'Họp giao ban', ...fields }, cookie)
  expect(
    answer.status,
    await answer
      .clone()
      .text()
      .catch(() => ''),
  ).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
