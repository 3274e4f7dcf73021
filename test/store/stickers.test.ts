import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { decodeSerial } from '../../src/domain/serial.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import type { Store } from '../../src/store/database.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { findPrintRun, insertPrintRun, listPrintRuns, type NewPrintRun } from '../../src/store/print-runs.ts'
import { printRuns, stickers } from '../../src/store/schema.ts'
import { voidStallStickers } from '../../src/store/sticker-events.ts'
import {
  countStickers,
  findSticker,
  insertSticker,
  insertStickerEvent,
  insertStickers,
  isOwnSerial,
  listRunStickers,
  listStickers,
  newSerial,
} from '../../src/store/stickers.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { placedWrites } from '../support/stickers.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const { n15, n17, n18 } = world.teHanhStalls
const DAY = 24 * 60 * 60

const run: NewPrintRun = {
  ...{ id: 'run-1', site: world.teHanh, officer: world.officers.ho, template: 'a4x4-1' },
  ...{ count: 3, fileDigest: 'f'.repeat(64), at: WORLD_NOW },
}

describe.each(DRIVERS)('stickers on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let codes: Record<string, string>
  const serials = ['A', 'B', 'C'].map((letter) => letter.padStart(16, '0'))
  const [first = '', second = '', third = ''] = serials

  const standing = async () =>
    (await countStickers(store.read, ho, world.teHanh)).map(({ stall, template, count }) => [stall, template, count])
  const commit = (...writes: Parameters<Store['commit']>[0]) => store.commit(writes, [])
  const stickerOf = (serial: string, merchant: string, stall: string, code = codes[merchant] ?? '') => ({
    ...{ serial, merchant, stall, code, run: run.id, printedAt: WORLD_NOW },
  })

  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    await openShop(store, 'bun', n15, 'Bún bò Mỹ Lệ')
    await registerAccount(store, { merchant: world.merchant, account: '0123456789' })
    await registerAccount(store, { merchant: 'bun', account: '2222333344' })
    const live = await Promise.all([n17, n15].map((stall) => openLiveCode(store, ho, { stall })))
    codes = { [world.merchant]: live[0]?.code.id ?? '', bun: live[1]?.code.id ?? '' }
  })
  afterAll(() => store.close())

  test('are kept with their run, all or none', async () => {
    const good = [stickerOf(first, world.merchant, n17), stickerOf(second, 'bun', n15)]
    const wrong = stickerOf(third, 'bun', n18)
    expect(await commit(insertPrintRun(store.read, run), insertStickers(store.read, [...good, wrong]))).toEqual({
      ...{ ok: false, rule: 'code-not-live' },
    })
    expect(await findPrintRun(store.read, ho, world.teHanh, run.id)).toBeUndefined()
    const writes = [insertPrintRun(store.read, run), insertStickers(store.read, good)]
    expect(await commit(...writes)).toEqual({ ok: true, changes: [1, 2] })
    expect(await findPrintRun(store.read, ho, world.teHanh, run.id)).toMatchObject({ ...run, by: 'Trần Văn Hổ' })
  })

  test('cannot be printed with the code of another merchant', async () => {
    const swapped = stickerOf(third, world.merchant, n17, codes.bun)
    expect(await commit(insertSticker(store.read, swapped))).toEqual({ ok: false, rule: 'code-not-live' })
  })

  test('have a serial each, for ever', async () => {
    const again = stickerOf(first, world.merchant, n17)
    expect(await commit(insertSticker(store.read, again))).toEqual({ ok: false, rule: 'unique: stickers.serial' })
  })

  test('are listed by run in the order of printing, and found by serial', async () => {
    const listed = await listRunStickers(store.read, ho, run.id)
    expect(listed.map(({ serial, number, tradeName, state }) => [serial, number, tradeName, state])).toEqual([
      [first, '17', 'Gạo Nguyễn Thị Út', 'printed'],
      [second, '15', 'Bún bò Mỹ Lệ', 'printed'],
    ])
    expect(await findSticker(store.read, second)).toEqual(listed[1])
    expect(await findSticker(store.read, third)).toBeUndefined()
  })

  test('are nobody else’s to read', async () => {
    expect(await listStickers(store.read, ut, n17)).toEqual([])
    expect(await listRunStickers(store.read, ut, run.id)).toEqual([])
    expect(await countStickers(store.read, ut, world.teHanh)).toEqual([])
    expect(await findPrintRun(store.read, ut, world.teHanh, run.id)).toBeUndefined()
    expect(await findPrintRun(store.read, ho, world.market, run.id)).toBeUndefined()
    expect(await listPrintRuns(store.read, ut, world.teHanh)).toEqual([])
    expect((await listPrintRuns(store.read, ho, world.teHanh)).map(({ id }) => id)).toEqual([run.id])
  })

  test('go from printed over handed over to placed, each once', async () => {
    const officer = world.officers.lan
    const handed = (at: number) =>
      commit(insertStickerEvent(store.read, { serial: first, event: 'handed-over', officer, at }))
    const placed = (at: number, stall: string = n17, code = codes[world.merchant] ?? '') =>
      commit(...placedWrites(store.read, { serial: first, stall, code }, { officer, at }))
    const state = async () => (await listStickers(store.read, ho, n17)).map((sticker) => sticker.state)
    expect(await handed(WORLD_NOW + 1)).toMatchObject({ ok: true })
    expect(await state()).toEqual(['handed-over'])
    expect(await placed(WORLD_NOW + 2)).toMatchObject({ ok: true })
    expect(await state()).toEqual(['placed'])
    expect(await placed(WORLD_NOW + 3)).toMatchObject({ ok: false })
  })

  test('are placed by a scan of their own code on their own wall, and by nothing else', async () => {
    const unseen = { serial: second, event: 'placed', officer: world.officers.lan, at: WORLD_NOW + 1 } as const
    expect(await commit(insertStickerEvent(store.read, unseen))).toEqual({ ok: false, rule: 'not-scanned' })
    const elsewhere = { serial: second, stall: n17, code: codes[world.merchant] ?? '' }
    const officer = world.officers.lan
    expect(await commit(...placedWrites(store.read, elsewhere, { officer, at: WORLD_NOW + 2 }))).toEqual({
      ok: false,
      rule: 'not-scanned',
    })
  })

  test('are void once the account was changed, and nothing follows', async () => {
    expect(await standing()).toEqual([
      [n15, 'stall', 1],
      [n17, 'stall', 1],
    ])
    await registerAccount(store, { merchant: world.merchant, account: '9876543210', at: WORLD_NOW + 60 })
    expect((await activateDueAccounts(store, WORLD_NOW + 2 * DAY)).activated).toHaveLength(1)
    expect(await findSticker(store.read, first)).toMatchObject({ state: 'void', voidReason: 'account-changed' })
    expect(await standing()).toEqual([[n15, 'stall', 1]])
    const late = { serial: first, event: 'handed-over', officer: world.officers.lan, at: WORLD_NOW + 3 * DAY } as const
    expect((await commit(insertStickerEvent(store.read, late))).ok).toBe(false)
  })

  test('of a stall become void together, and only those of that stall', async () => {
    const closed = { reason: 'closed', officer: world.officers.lan, at: WORLD_NOW + 3 * DAY } as const
    expect(await commit(voidStallStickers(store.read, n18, closed))).toEqual({ ok: true, changes: [0] })
    expect(await standing()).toEqual([[n15, 'stall', 1]])
    expect(await commit(voidStallStickers(store.read, n15, closed))).toEqual({ ok: true, changes: [1] })
    expect(await findSticker(store.read, second)).toMatchObject({ state: 'void', voidReason: 'closed' })
    expect(await commit(voidStallStickers(store.read, n15, { ...closed, officer: null }))).toMatchObject({ ok: true })
  })

  test('and their runs are never edited', async () => {
    expect(await commit(store.read.update(stickers).set({ stall: n18 }))).toEqual({
      ...{ ok: false, rule: 'stickers is append-only' },
    })
    expect(await commit(store.read.update(printRuns).set({ count: 1 }))).toEqual({
      ...{ ok: false, rule: 'print_runs is append-only' },
    })
  })

  test('a serial is ours or not, however it is typed', async () => {
    const serial = await newSerial(store.keys, Uint8Array.of(1, 2, 3, 4, 5, 6))
    expect(decodeSerial(serial)).toMatchObject({ ok: true, serial })
    expect(await isOwnSerial(store.keys, ` ${serial.toLowerCase().replace(/(.{4})/g, '$1-')} `)).toBe(true)
    const others = await openKeyring(newKeyFile())
    expect(await isOwnSerial(others, serial)).toBe(false)
    for (let at = 0; at < serial.length; at++) {
      const letter = serial[at] === '7' ? '8' : '7'
      expect(await isOwnSerial(store.keys, serial.slice(0, at) + letter + serial.slice(at + 1))).toBe(false)
    }
    for (const typed of ['', 'abc', `${serial}0`, '????']) expect(await isOwnSerial(store.keys, typed)).toBe(false)
  })
})
