import { beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../../src/domain/access.ts'
import { payoutFigure } from '../../src/domain/payout/measures.ts'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { readCells, wholeOf } from '../../src/store/payout-cells.ts'
import { listArrears } from '../../src/store/payout-contents.ts'
import { listPayoutRounds } from '../../src/store/payout-rounds.ts'
import { paths } from '../../src/web/paths.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import { createTestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'

const scope = scopeOf('le', [{ role: 'auditor', unit: '51' }], ['auditor'])
if (scope === undefined) throw new Error('no scope')
const sha256 = async (bytes: Uint8Array) => String(bytes.length).padStart(64, '0')

describe("the demo's payouts", () => {
  let world: Awaited<ReturnType<typeof createTestApp>>
  beforeAll(async () => {
    world = await createTestApp({ demo: true, printer: createPrinter(readFonts(), sha256) })
    await loadDemoWorld(world.services)
  })
  const roundsOf = async (commune: string, period: string) =>
    (await listPayoutRounds(world.store.read, scope, commune)).filter((round) => round.period === period)
  const wholeIn = async (commune: string, period: string) =>
    wholeOf([...(await readCells(world.store.read, await roundsOf(commune, period))).values()].flat())

  test('are 486 of 600 paid by account in Bình Sơn, and the rest by how and why', async () => {
    const measures = await wholeIn('21040', '2026-11')
    const people = (key: Parameters<typeof measures.get>[0]) => measures.get(key)?.people
    expect(payoutFigure(measures, 'P4')).toMatchObject({
      people: { count: 486, total: 600 },
      amount: { count: 574_032_000, total: 682_080_000 },
    })
    expect([people('reviewed'), people('agreed'), people('own'), people('authorised')]).toEqual([588, 503, 451, 35])
    expect([people('home'), people('counter'), people('failed'), people('outcome-unknown')]).toEqual([46, 55, 5, 8])
    expect([people('cash:home-bound'), people('cash:no-account'), people('cash:not-agreed')]).toEqual([46, 28, 15])
    expect(people('fell-back')).toBe(12)
    expect(measures.get('failed')?.amount).toBe(4_860_000)
    expect(measures.get('arrears')).toEqual({ people: 23, amount: 8_460_000 })
  })

  test('are approved this month and closed the month before, by the three programmes of the province', async () => {
    expect((await roundsOf('21040', '2026-11')).map(({ state }) => state)).toEqual(['approved', 'approved', 'approved'])
    expect((await roundsOf('21040', '2026-10')).map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
    const [first] = await roundsOf('21040', '2026-11')
    const months = new Set((await listArrears(world.store.read, first?.id ?? '')).map(({ month }) => month))
    expect([...months].sort()).toEqual(['2026-07', '2026-08', '2026-09', '2026-10'])
  })

  test("are of Nghĩa Điền's model about 1.000 people by numbers alone, in the month of their source", async () => {
    const measures = await wholeIn('21250', '2023-12')
    expect(payoutFigure(measures, 'P4')?.people).toEqual({ count: 624, total: 1000 })
    expect((await roundsOf('21250', '2023-12')).map(({ grain, state }) => [grain, state])).toEqual([
      ['totals', 'closed'],
    ])
  })

  test('say of themselves what a newspaper told and what is assumed', async () => {
    const anh = await world.signIn('anh')
    const html = await pageOf(world, paths.payouts('21040'), anh)
    expect(html).toContain('tỷ lệ 81 %')
    expect(html).toContain('600 người là số liệu giả định')
    expect(html).toContain('BS-0147')
    expect(await pageOf(world, paths.commune('21040'), anh)).not.toContain('tỷ lệ 81 %')
  })

  test('leave an audit chain that is whole', async () => {
    expect(await verifyAudit(world.store.read, world.store.keys)).toMatchObject({ ok: true })
  })
})
