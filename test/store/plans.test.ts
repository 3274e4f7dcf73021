import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { Store } from '../../src/store/database.ts'
import { insertMarketDays, listMarketDays } from '../../src/store/market-days.ts'
import { insertReasonPlan, listNewestPlans } from '../../src/store/reason-plans.ts'
import { insertTarget, insertTargetWithdrawal, listTargets } from '../../src/store/targets.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }

const by = { officer: world.officers.anh, at: WORLD_NOW }
const target = (id: string, site: string | null, day = '2026-12-31') => ({
  ...{
    id,
    site,
    day,
    ...by,
    commune: world.commune,
    indicator: 'A5' as const,
    percent: 80,
    baseCount: 0,
    baseTotal: 7,
  },
})
const plan = (id: string, reason: 'tax' | 'fees', at = WORLD_NOW) => ({
  ...{ id, reason, commune: world.commune, owner: 'Tổ 6', step: id, officer: world.officers.ho, at },
})
const days = (id: string, fromDay: string, list: number[]) => ({
  ...{
    id,
    fromDay,
    days: list,
    site: world.teHanh,
    rule: 'weekdays' as const,
    officer: world.officers.ho,
    at: WORLD_NOW,
  },
})

describe.each(DRIVERS)('plans of a commune on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  test('targets: the commune’s before its sites’, the soonest first, each with who withdrew it', async () => {
    const { read } = store
    const rows = [target('site', world.teHanh), target('late', null), target('soon', null, '2026-11-30')]
    expect(await commit(...rows.map((row) => insertTarget(read, row)))).toMatchObject({ ok: true })
    const withdrawal = { target: 'late', reason: 'Nhầm', officer: world.officers.ho, at: WORLD_NOW + 1 }
    expect(await commit(insertTargetWithdrawal(read, withdrawal))).toMatchObject({ ok: true })
    const again = await commit(insertTargetWithdrawal(read, withdrawal))
    expect(again).toEqual({ ok: false, rule: 'unique: target_withdrawals.target' })
    const found = await listTargets(read, ho, world.commune)
    expect(found.map(({ id, siteName, by, withdrawn }) => [id, siteName, by, withdrawn])).toEqual([
      ['soon', null, 'Võ Thị Ánh', undefined],
      ['late', null, 'Võ Thị Ánh', { reason: 'Nhầm', by: 'Trần Văn Hổ', at: WORLD_NOW + 1 }],
      ['site', 'Tế Hanh', 'Võ Thị Ánh', undefined],
    ])
    for (const stranger of [ut, lan, nobody]) expect(await listTargets(read, stranger, world.commune)).toEqual([])
    const elsewhere = await commit(insertTarget(read, target('elsewhere', world.otherSite)))
    expect(elsewhere).toEqual({ ok: false, rule: 'site-elsewhere' })
  })

  test('reasons: the newest plan of each, in the same second too', async () => {
    const { read } = store
    const rows = [plan('first', 'tax'), plan('second', 'tax'), plan('fees', 'fees', WORLD_NOW - 1)]
    expect(await commit(...rows.map((row) => insertReasonPlan(read, row)))).toMatchObject({ ok: true })
    const found = await listNewestPlans(read, ho, world.commune)
    expect(found.map(({ id, by }) => [id, by])).toEqual([
      ['second', 'Trần Văn Hổ'],
      ['fees', 'Trần Văn Hổ'],
    ])
    for (const stranger of [ut, lan, nobody]) expect(await listNewestPlans(read, stranger, world.commune)).toEqual([])
  })

  test('trading days: every rule in the order in which it comes to hold', async () => {
    const { read } = store
    const rows = [days('later', '2026-12-01', [7]), days('first', '2026-11-01', [1]), days('again', '2026-11-01', [2])]
    expect(await commit(...rows.map((row) => insertMarketDays(read, row)))).toMatchObject({ ok: true })
    const found = await listMarketDays(read, lan, world.teHanh)
    expect(found.map(({ fromDay, days: list, by }) => [fromDay, list, by])).toEqual([
      ['2026-11-01', [1], 'Trần Văn Hổ'],
      ['2026-11-01', [2], 'Trần Văn Hổ'],
      ['2026-12-01', [7], 'Trần Văn Hổ'],
    ])
    expect(await listMarketDays(read, ut, world.teHanh)).toEqual([])
  })
})
