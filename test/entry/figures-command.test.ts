import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFiles } from '../../src/entry/open-files.ts'
import { insertClosedMonth, insertCorrection } from '../../src/store/closed-months.ts'
import { lunarDayOf } from '../../src/store/lunar.ts'
import { snapshots } from '../../src/store/schema.ts'
import { freeze } from '../support/frozen.ts'
import { addPayoutHistory } from '../support/payout-history.ts'
import { type RoundAgain, recomputePayouts } from '../support/payout-stranger.ts'
import { LEADER, OFFICER } from '../support/payouts.ts'
import { ROOT, run } from '../support/program.ts'
import { recompute } from '../support/stranger.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

let folder: string
let env: { DATABASE_FILE: string; KEY_FILE: string }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
  env = { DATABASE_FILE: join(folder, 'pho-qr.sqlite'), KEY_FILE: join(folder, 'keys.json') }
  const store = await openFiles({ databaseFile: env.DATABASE_FILE, keyFile: env.KEY_FILE }, join(ROOT, 'drizzle'))
  await buildWorld(store)
  await addVariedSite(store, 'cho-lon', 26)
  const of = await addPayoutHistory(store)
  await of.step('own-10', 'approved', LEADER)
  await of.step('own-10', 'closed', OFFICER)
  store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = (command: string, ...more: string[]) => run([command, ...more], { env })
interface Figure {
  code: string
  count: number
  total?: number
}
interface Printed {
  figures: Figure[]
  sites: { site: string; figures: Figure[]; evidence: Record<string, number> }[]
}

describe('at the console', () => {
  test('the figures of a commune and the facts behind them tell the same, site by site and together', async () => {
    const asked = ['--unit', world.commune, '--on', WORLD_DAY]
    const [figures, facts] = [await ask('figures', ...asked), await ask('facts', ...asked)]
    expect([figures.status, figures.err, facts.status, facts.err]).toEqual([0, '', 0, ''])
    const printed = JSON.parse(figures.out) as Printed
    const again = recompute(facts.out, WORLD_DAY, lunarDayOf)
    expect(printed.sites.map(({ site }) => site).sort()).toEqual([...again.keys()].sort())
    for (const { site, figures: shown, evidence } of printed.sites) {
      const { N, shares } = again.get(site) ?? { N: -1, shares: {} as Record<string, { count: number; total: number }> }
      for (const { code, count, total } of shown)
        expect([site, code, count, total]).toEqual([site, code, shares[code]?.count ?? N, shares[code]?.total])
      expect(evidence).toEqual(again.get(site)?.evidence)
    }
    const sum = (code: string) =>
      printed.sites.reduce((all, { figures: of }) => all + (of.find((one) => one.code === code)?.count ?? 0), 0)
    for (const { code, count } of printed.figures) expect([code, count]).toEqual([code, sum(code)])
    expect(sum('A5')).toBeGreaterThan(0)
  })

  test('the payouts of every closed round and the facts behind them tell the same, by people and by amount', async () => {
    const asked = ['--unit', world.commune, '--on', WORLD_DAY]
    const [figures, facts] = [await ask('figures', ...asked), await ask('facts', ...asked)]
    const { payouts } = JSON.parse(figures.out) as { payouts: (RoundAgain & { closed?: string })[] }
    const printed = payouts.map(({ closed, ...round }) => round)
    expect(printed).toEqual(recomputePayouts(facts.out))
    expect(printed.map(({ programme, period }) => `${programme} ${period}`)).toEqual([
      ...['tro-cap 2026-09', 'tro-cap 2026-10', 'cua-xa 2026-10'],
    ])
    const october = printed.find(({ round }) => round === '2026-10')
    expect(october?.fellBack?.people).toBeGreaterThan(0)
    expect(october?.arrears).toEqual({ people: 2, amount: 120_000 })
    expect(october?.figures.every(({ people, amount }) => people && amount)).toBe(true)
    // What was closed only later, and what is still open, is not in the files of a day before.
    const before = await ask('figures', '--unit', world.commune, '--on', '2026-11-11')
    expect((JSON.parse(before.out) as { payouts: [] }).payouts).toEqual([])
  })

  test('of a day before a site was made do not list it', async () => {
    const asked = await ask('figures', '--unit', world.commune, '--on', '2026-09-30')
    const printed = JSON.parse(asked.out) as Printed
    expect(printed.sites.map(({ site }) => site)).toEqual(['cho-lon'])
  })

  test('of a day of a closed month are the frozen ones, with what was corrected since', async () => {
    const asked = ['--unit', world.otherCommune, '--on', '2026-10-31']
    const store = await openFiles({ databaseFile: env.DATABASE_FILE, keyFile: env.KEY_FILE }, join(ROOT, 'drizzle'))
    await freeze(store, [world.otherSite], '2026-10-31')
    await store.read.run(sql`drop trigger snapshots_no_update`)
    await store.read.update(snapshots).set({ operating: 9 })
    const by = { commune: world.otherCommune, month: '2026-10', officer: 'anh', at: WORLD_NOW }
    const corrected = { id: 'c', site: world.otherSite, indicator: 'A1', count: 1, total: 9, reason: 'Sổ' } as const
    const writes = [insertClosedMonth(store.read, { ...by, digest: 'd' })]
    expect(await store.commit([...writes, insertCorrection(store.read, { ...by, ...corrected })], [])).toMatchObject({
      ok: true,
    })
    store.close()
    const { sites, figures, corrections } = JSON.parse((await ask('figures', ...asked)).out)
    expect(figures[0]).toMatchObject({ code: 'N', count: 9 })
    expect(sites[0].figures[1]).toEqual({ code: 'A1', count: 0, total: 9 })
    expect(corrections).toEqual([
      { site: world.otherSite, code: 'A1', count: 1, total: 9, reason: 'Sổ', day: '2026-11-12' },
    ])
  })

  test('of one site are asked by its id, and those of a province by its code', async () => {
    const site = await ask('figures', '--unit', world.commune, '--site', 'cho-lon', '--on', WORLD_DAY)
    expect((JSON.parse(site.out) as Printed).sites).toMatchObject([{ site: 'cho-lon' }])
    const province = JSON.parse((await ask('figures', '--unit', world.province, '--on', WORLD_DAY)).out) as Printed
    expect(province.sites.map(({ site: id }) => id)).toContain(world.otherSite)
  })

  test.each([
    [['--unit', '21040'], 2, 'Use: figures --unit CODE [--site ID] --on YYYY-MM-DD\n'],
    [['--unit', '21040', '--on', '2026-02-30'], 2, 'Use: figures --unit CODE [--site ID] --on YYYY-MM-DD\n'],
    [['--unit', '99999', '--on', '2026-11-12'], 1, 'No unit has the code 99999 on 2026-11-12.\n'],
    [['--unit', '21040', '--on', '9000-01-01'], 1, '9000-01-01 is still to come: no figures are known of it.\n'],
    [
      ['--unit', '21040', '--site', 'nguyen-van-linh', '--on', '2026-11-12'],
      1,
      'No site nguyen-van-linh lies in unit 21040.\n',
    ],
  ])('%j is refused with a sentence', async (args, status, err) => {
    expect(await ask('figures', ...args)).toEqual({ status, out: '', err })
  })
})
