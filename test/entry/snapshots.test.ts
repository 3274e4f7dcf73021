import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readKeyFile } from '../../src/entry/key-file.ts'
import { snapshotClock } from '../../src/entry/snapshot-clock.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openNodeStore } from '../../src/store/node.ts'
import { snapshots } from '../../src/store/schema.ts'
import { insertSite } from '../../src/store/sites.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { ROOT, run } from '../support/program.ts'
import { buildWorld, world } from '../support/world.ts'

describe('the command', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-snapshot-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const files = () => ({ databaseFile: join(folder, 'pho-qr.sqlite'), keyFile: join(folder, 'keys.json') })
  const snapshot = (...more: string[]) =>
    run(['snapshot', ...more], { env: { DATABASE_FILE: files().databaseFile, KEY_FILE: files().keyFile } })
  const open = async () =>
    openNodeStore(files().databaseFile, join(ROOT, 'drizzle'), await openKeyring(readKeyFile(files())))

  test('freezes what is missing, says how much, and run again leaves every row as it is', async () => {
    expect(await snapshot()).toMatchObject({ status: 0, out: '0 snapshots taken, 0 missing.\n' })
    const store = await open()
    const threeDaysAgo = Math.floor(Date.now() / 1000) - 3 * 86_400
    const site = { id: 'pho', commune: '21040', kind: 'street', name: 'Phố', folded: 'pho' } as const
    expect(await store.commit([insertSite(store.read, { ...site, createdAt: threeDaysAgo })], [])).toMatchObject({
      ok: true,
    })
    const [, taken = ''] = /^(\d+) snapshots taken, 0 missing/.exec((await snapshot()).out) ?? []
    const rows = await store.read.select().from(snapshots)
    expect(Number(taken)).toBeGreaterThanOrEqual(3)
    expect(rows).toHaveLength(Number(taken))
    expect((await snapshot()).status).toBe(0)
    expect((await store.read.select().from(snapshots)).slice(0, rows.length)).toEqual(rows)
    store.close()
  })

  test('takes no other argument', async () => {
    expect(await snapshot('today')).toMatchObject({ status: 2, err: 'Use: snapshot [--trust-clock]\n' })
  })
})

describe('the clock of a server', () => {
  let t: TestApp
  beforeEach(async () => {
    t = await createTestApp()
    await buildWorld(t.store)
  })
  afterEach(() => t.store.close())
  const counted = async () => (await t.store.read.select().from(snapshots)).length

  test('freezes at the start, then after midnight in Viet Nam, and looks again every hour', async () => {
    const days = snapshotClock(t.services)
    await days.tick()
    expect(await counted()).toBe(42 * 3)
    expect(t.log).toMatchObject([{ event: 'snapshots-taken', taken: 126, missing: 0 }])
    t.clock.advance(60)
    expect(days.tick()).toBeUndefined()
    t.clock.advance(3_600)
    await days.tick()
    expect(t.log).toHaveLength(1)
    // 00:01.
    t.clock.advance(8 * 3_600 + 55 * 60)
    await days.tick()
    expect(await counted()).toBe(43 * 3)
  })

  test('runs once at a time, and ends after the snapshot in hand', async () => {
    const days = snapshotClock(t.services)
    const running = days.tick()
    t.clock.advance(86_400)
    expect(days.tick()).toBeUndefined()
    await days.stop()
    await running
    expect(await counted()).toBeLessThan(42 * 3)
    expect(days.tick()).toBeUndefined()
    await days.stop()
  })

  test('what fails is logged by its kind alone, and the next hour tries again', async () => {
    const { commit } = t.store
    let failing = true
    const store = {
      ...t.store,
      commit: async (...of: Parameters<typeof commit>) => {
        if (failing) throw new TypeError(world.teHanh)
        return commit(...of)
      },
    }
    const days = snapshotClock({ ...t.services, store })
    await days.tick()
    expect(t.log).toEqual([{ event: 'snapshots-failed', error: 'TypeError' }])
    failing = false
    t.clock.advance(3_600)
    await days.tick()
    expect(await counted()).toBe(42 * 3)
  })
})
