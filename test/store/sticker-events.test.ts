import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { type Grid, gridOf } from '../../src/domain/sheet.ts'
import type { Store } from '../../src/store/database.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { findNewestRun, gridOfRun, gridText, insertPrintRun } from '../../src/store/print-runs.ts'
import { insertPrinterProfile } from '../../src/store/printer-profiles.ts'
import { handOverRun, handOverSticker, voidReprinted, voidSticker } from '../../src/store/sticker-events.ts'
import { countStickers, insertStickers, listStickers } from '../../src/store/stickers.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const { n15, n17 } = world.teHanhStalls
const by = { officer: world.officers.ho, at: WORLD_NOW + 10 }
const grid = gridOf('3x4-70x74', 'label') as Grid

/** Runs by id: template, grid and printer of each; both stalls get a sticker of each, numbered by the run. */
const RUNS: [id: string, template: string, grid: string, printer?: string][] = [
  ['old', 'a4-95x140', ''],
  ['stall', 'stall', gridText(gridOf('cut-a4', 'stall') as Grid)],
  ['label', 'label', gridText(grid), 'hp-1'],
]

describe.each(DRIVERS)('what happens to stickers on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])
  const statesOf = async (stall: string) =>
    Object.fromEntries((await listStickers(store.read, ho, stall)).map((one) => [one.run, one.voidReason ?? one.state]))

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    await openShop(store, 'bun', n15, 'Bún bò Mỹ Lệ')
    await registerAccount(store, { merchant: world.merchant, account: '0123456789' })
    await registerAccount(store, { merchant: 'bun', account: '2222333344' })
    const measured = { left: 2000, top: 2000, width: 15_000, height: 20_000, retired: false, officer: 'ho' }
    const profile = { ...measured, commune: world.commune, name: 'HP' }
    const profiles = ['hp-1', 'hp-2'].map((id, at) =>
      insertPrinterProfile(store.read, { ...profile, id, at: WORLD_NOW + at }),
    )
    expect(await commit(...profiles)).toMatchObject({ ok: true })
    const codes = await Promise.all([n15, n17].map((stall) => openLiveCode(store, ho, { stall })))
    for (const [at, [id, template, text, printer]] of RUNS.entries()) {
      const run = { id, site: world.teHanh, officer: 'ho', template, count: 2, fileDigest: 'f', grid: text, printer }
      const rows = codes.map((opened, stall) => ({
        ...{ serial: `${id}${stall}`.toUpperCase().padStart(16, '0'), code: opened?.code.id ?? '', run: id },
        ...{ merchant: opened?.merchant.id ?? '', stall: opened?.stall.id ?? '', printedAt: WORLD_NOW + at },
      }))
      const writes = [
        insertPrintRun(store.read, { ...run, firstSlot: 1 + at, at: WORLD_NOW + at }),
        insertStickers(store.read, rows),
      ]
      expect(await commit(...writes)).toEqual({ ok: true, changes: [1, 2] })
    }
  })
  afterAll(() => store.close())

  test('the grid of a run is kept as it was, and none for runs from before there were grids', async () => {
    expect(gridOfRun({ grid: gridText(grid) })).toEqual(grid)
    expect(gridOfRun({ grid: '' })).toBeUndefined()
  })

  test('the newest run on a sheet is found by grid and machine, in scope only', async () => {
    const find = async (printer: string | null, scope = ho, on = gridText(grid)) =>
      (await findNewestRun(store.read, scope, world.commune, { grid: on, printer }))?.id
    expect(await find('hp-1')).toBe('label')
    expect(await find('hp-2')).toBe('label')
    expect(await find(null)).toBeUndefined()
    expect(await find(null, ho, RUNS[1]?.[2])).toBe('stall')
    expect(await find('hp-1', ut)).toBeUndefined()
  })

  test('handing over a run leaves what was handed over or is void', async () => {
    const [sticker] = (await listStickers(store.read, ho, n15)).filter(({ run }) => run === 'label')
    const serial = sticker?.serial ?? ''
    expect(await commit(handOverSticker(store.read, serial, by))).toEqual({ ok: true, changes: [1] })
    expect(await commit(handOverRun(store.read, 'label', by))).toEqual({ ok: true, changes: [1] })
    expect(await commit(handOverRun(store.read, 'label', by))).toEqual({ ok: true, changes: [0] })
    expect(await commit(voidSticker(store.read, serial, { ...by, reason: 'stolen' }))).toEqual({
      ok: true,
      changes: [1],
    })
    expect(await commit(voidSticker(store.read, serial, { ...by, reason: 'closed' }))).toEqual({
      ok: true,
      changes: [0],
    })
    expect(await statesOf(n15)).toEqual({ old: 'printed', stall: 'printed', label: 'stolen' })
    expect(await statesOf(n17)).toMatchObject({ label: 'handed-over' })
  })

  test('a reprint voids one template at its stalls, those of old runs as stickers for stalls', async () => {
    expect(await commit(voidReprinted(store.read, [n15, 'no-such-stall'], 'stall', by))).toEqual({
      ok: true,
      changes: [2],
    })
    expect(await statesOf(n15)).toEqual({ old: 'reprinted', stall: 'reprinted', label: 'stolen' })
    expect(await statesOf(n17)).toEqual({ old: 'printed', stall: 'printed', label: 'handed-over' })
    const standing = await countStickers(store.read, ho, world.teHanh)
    expect(standing.map(({ stall, template, count }) => [stall, template, count]).sort()).toEqual([
      [n17, 'label', 1],
      [n17, 'stall', 2],
    ])
  })
})
