import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { EXPORT_KINDS } from '../../src/domain/export.ts'
import type { Store } from '../../src/store/database.ts'
import { insertExport, isClosed, listExports } from '../../src/store/exports.ts'
import { findReportLayout, insertReportLayout } from '../../src/store/report-layouts.ts'
import { closedMonths } from '../../src/store/schema.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { commune } = world
const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const anh: Scope = { ...nobody, officer: 'anh', communes: [commune] }
const province: Scope = { ...nobody, officer: 'tra', provinces: [world.province] }
const STRANGERS: readonly Scope[] = [
  { ...nobody, officer: 'ut', communes: [world.otherCommune] },
  { ...nobody, officer: 'lan', assignedSites: true },
]

const taken = (id: string, at: number, site: string | null = null) => ({
  ...({ id, commune, site, kind: 'excel', reason: 'Họp', day: WORLD_DAY, fileDigest: 'f'.repeat(64) } as const),
  ...{ officer: 'anh', at },
})
const layout = (label: string) => ({
  rows: [{ label, unit: 'điểm', figure: 'A5', note: '' } as const],
  signer: 'CHỦ TỊCH',
})
describe.each(DRIVERS)('what a report needs on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    const db = store.read
    const by = { commune, kind: 'word-union', officer: 'anh' } as const
    const committed = await commit(
      ...[taken('one', WORLD_NOW), taken('two', WORLD_NOW + 1), taken('te-hanh', WORLD_NOW, world.teHanh)].map((row) =>
        insertExport(db, row),
      ),
      insertReportLayout(db, { ...by, id: 'old', layout: layout('Cũ'), at: WORLD_NOW }),
      insertReportLayout(db, { ...by, id: 'new', layout: layout('Mới'), at: WORLD_NOW }),
      db.insert(closedMonths).values({ commune, month: '2026-10', digest: 'd', officer: 'anh', at: WORLD_NOW }),
    )
    expect(committed).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  test('is found by who may read the whole commune, and by nobody else', async () => {
    const db = store.read
    const all = async (scope: Scope) => [
      (await listExports(db, scope, { commune, site: undefined, kinds: EXPORT_KINDS })).map(
        ({ id, by }) => `${id} ${by}`,
      ),
      (await findReportLayout(db, scope, commune, 'word-union'))?.rows[0]?.label,
    ]
    const whole = [['two Võ Thị Ánh', 'one Võ Thị Ánh'], 'Mới']
    for (const scope of [anh, province]) expect(await all(scope)).toEqual(whole)
    for (const scope of STRANGERS) expect(await all(scope)).toEqual([[], undefined])
  })

  test('of one site is that site’s own', async () => {
    const site = world.teHanh
    expect((await listExports(store.read, anh, { commune, site, kinds: EXPORT_KINDS })).map(({ id }) => id)).toEqual([
      'te-hanh',
    ])
    expect(await findReportLayout(store.read, anh, commune, 'word-committee')).toBeUndefined()
    const elsewhere = { ...taken('wrong', WORLD_NOW, world.otherSite) }
    expect(await commit(insertExport(store.read, elsewhere))).toEqual({ ok: false, rule: 'site-elsewhere' })
  })

  test('knows closed months from open ones, and forgets no export', async () => {
    const closed = ['2026-10-31', '2026-11-12'].map((day) => isClosed(store.read, commune, day))
    expect(await Promise.all(closed)).toEqual([true, false])
    expect(await isClosed(store.read, world.otherCommune, '2026-10-31')).toBe(false)
  })
})
