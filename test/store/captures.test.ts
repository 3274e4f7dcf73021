import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Capture, findCapture, insertCapture, insertCaptureRefusal, isReplaced } from '../../src/store/captures.ts'
import type { Store, Write } from '../../src/store/database.ts'
import { findDevice, insertDevice } from '../../src/store/devices.ts'
import * as schema from '../../src/store/schema.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { n15, n16 } = world.teHanhStalls
const { lan, ho } = world.officers
const LANS = 'phone-of-lan'
const HOS = 'phone-of-ho'

const capture = (id: string, of: Partial<Capture> = {}): Capture => ({
  ...{ id, officer: lan, device: LANS, sentBy: lan, version: 3, kind: 'visit', digest: `digest of ${id}` },
  ...{ state: 'stored', deviceAt: 0, at: WORLD_NOW, ...of },
})

describe.each(DRIVERS)('what phones sent, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeEach(async () => {
    store = await open()
    await buildWorld(store)
    for (const [id, officer] of [
      [LANS, lan],
      [HOS, ho],
    ] as const)
      await stored(insertDevice(store.read, { id, officer, publicKey: `key of ${officer}`, at: WORLD_NOW }))
  })
  afterEach(() => store.close())

  const commit = (...writes: Write[]) => store.commit(writes, [])
  const receive = (id: string, of: Partial<Capture> = {}) => commit(insertCapture(store.read, capture(id, of)))
  async function stored(...writes: Write[]): Promise<void> {
    expect(await commit(...writes)).toMatchObject({ ok: true })
  }
  const received = async () => (await store.read.select().from(schema.captures)).map(({ id }) => id)
  /** The whole chain of causes: the drivers wrap the rule's name differently. */
  const run = async (statement: SQL): Promise<string> => {
    try {
      await store.read.run(statement)
      return 'done'
    } catch (error) {
      return `${error} ${(error as Error).cause}`
    }
  }

  describe('whose a record is', () => {
    test('is whose phone signed it, and it may be sent by somebody else', async () => {
      expect(await receive('one', { sentBy: ho })).toMatchObject({ ok: true })
      expect(await findDevice(store.read, LANS)).toEqual({ officer: lan, publicKey: 'key of lan' })
      expect(await findDevice(store.read, 'no-such-phone')).toBeUndefined()
    })

    test.each([
      ['another officer’s phone', { device: HOS }],
      ['another officer than the phone’s', { officer: ho }],
      ['a phone that is not known', { device: 'no-such-phone' }],
    ])('is not told by %s', async (_by, of) => {
      expect(await receive('one', of)).toEqual({ ok: false, rule: 'other-device' })
      expect(await received()).toEqual([])
    })

    test('is not told by raw SQL either', async () => {
      const forged = sql`insert into captures (id, officer, device, sent_by, version, kind, digest, state, device_at, at)
        values ('one', ${lan}, ${HOS}, ${ho}, 3, 'visit', 'd', 'stored', 0, 0)`
      expect(await run(forged)).toContain('rule: other-device')
      expect(await received()).toEqual([])
    })

    test('stays so: a phone is one officer’s with one key for ever', async () => {
      const again = { id: LANS, officer: ho, publicKey: 'another key', at: WORLD_NOW }
      expect(await commit(insertDevice(store.read, again))).toEqual({ ok: false, rule: 'unique: devices.id' })
      expect(await findDevice(store.read, LANS)).toEqual({ officer: lan, publicKey: 'key of lan' })
    })
  })

  describe('the visit that came of it', () => {
    const visited = (id: string, stall: string, officer: string = lan) =>
      stored(insertVisit(store.read, { id, stall, officer, day: WORLD_DAY, at: WORLD_NOW, outcome: 'absent' }))

    test('is of the same stall and officer', async () => {
      await visited('v1', n15)
      expect(await receive('one', { stall: n15, visit: 'v1' })).toMatchObject({ ok: true })
    })

    test.each([
      ['another stall', 'v1', n16],
      ['another officer', 'v2', n15],
      ['nobody', 'v3', n15],
    ])('is not one of %s', async (_of, visit, stall) => {
      await visited('v1', n15)
      await visited('v2', n15, ho)
      expect(await receive('one', { stall, visit })).toEqual({ ok: false, rule: 'other-visit' })
    })

    test('is not stored when its record is not', async () => {
      await receive('one')
      const visit = { id: 'v1', stall: n15, officer: lan, day: WORLD_DAY, at: WORLD_NOW, outcome: 'absent' } as const
      const writes = [insertVisit(store.read, visit), insertCapture(store.read, capture('one', { digest: 'other' }))]
      expect(await commit(...writes)).toEqual({ ok: false, rule: 'unique: captures.id' })
      expect(await store.read.select().from(schema.visits)).toEqual([])
    })
  })

  describe('a record that is replaced', () => {
    test('counts for nothing when what replaces it came first', async () => {
      await receive('two', { supersedes: 'one' })
      expect(await isReplaced(store.read, { id: 'one', officer: lan })).toBe(true)
      expect(await receive('one')).toEqual({ ok: false, rule: 'superseded' })
      expect(await receive('one', { state: 'conflict' })).toEqual({ ok: false, rule: 'superseded' })
      expect(await receive('one', { state: 'superseded' })).toMatchObject({ ok: true })
    })

    test('is replaced by its own officer only', async () => {
      await receive('two', { supersedes: 'one', officer: ho, device: HOS })
      expect(await isReplaced(store.read, { id: 'one', officer: lan })).toBe(false)
      expect(await receive('one')).toMatchObject({ ok: true })
    })

    test('that counts already is not taken back', async () => {
      await receive('one')
      expect(await receive('two', { supersedes: 'one' })).toEqual({ ok: false, rule: 'too-late' })
      await receive('three', { state: 'superseded' })
      expect(await receive('four', { supersedes: 'three' })).toMatchObject({ ok: true })
      const others = { supersedes: 'three', officer: ho, device: HOS }
      expect(await receive('five', others)).toEqual({ ok: false, rule: 'too-late' })
    })

    test('is never made to count again by raw SQL', async () => {
      await receive('one', { state: 'superseded' })
      await receive('two', { supersedes: 'one' })
      const rule = 'rule: captures is append-only'
      expect(await run(sql`update captures set state = 'stored' where id = 'one'`)).toContain(rule)
      expect(await run(sql`update captures set supersedes = null where id = 'two'`)).toContain(rule)
      expect(await run(sql`delete from captures where id = 'two'`)).toContain(rule)
      expect(await findCapture(store.read, 'one')).toMatchObject({ state: 'superseded' })
    })
  })

  describe('what is kept of records and phones', () => {
    beforeEach(async () => {
      const visit = { id: 'v1', stall: n15, officer: lan, day: WORLD_DAY, at: WORLD_NOW, outcome: 'absent' } as const
      const refusal = { capture: 'bad', reason: 'shape', digest: 'd', officer: 'nobody', device: 'none' } as const
      await stored(
        insertVisit(store.read, visit),
        insertCapture(store.read, capture('one', { stall: n15, visit: 'v1' })),
        insertCaptureRefusal(store.read, { ...refusal, sentBy: lan, at: WORLD_NOW }),
        store.read.insert(schema.stallAliases).values({ id: 'alias', stall: n15, at: WORLD_NOW }),
        store.read.insert(schema.visitPhotos).values({ visit: 'v1', at: WORLD_NOW, sealedPhoto: 's', digest: 'd' }),
      )
    })
    const rows = (table: string) => store.read.all(sql.raw(`select * from ${table}`))

    test.each([
      ['devices', 'at = at + 1'],
      ['devices', `officer = '${ho}'`],
      ['captures', `officer = '${ho}', device = '${HOS}'`],
      ['captures', "digest = 'other'"],
      ['capture_refusals', "reason = 'changed'"],
      ['stall_aliases', `stall = '${n16}'`],
      ['visit_photos', "sealed_photo = 'other'"],
    ])('is not rewritten: %s', async (table, change) => {
      const before = await rows(table)
      expect(before.length).toBeGreaterThan(0)
      expect(await run(sql.raw(`update ${table} set ${change}`))).toContain(`rule: ${table} is append-only`)
      expect(await rows(table)).toEqual(before)
    })

    test.each(['devices', 'captures', 'capture_refusals', 'stall_aliases', 'visit_photos'])(
      'is not deleted: %s',
      async (table) => {
        const before = await rows(table)
        expect(await run(sql.raw(`delete from ${table}`))).toContain(`rule: ${table} is append-only`)
        expect(await rows(table)).toEqual(before)
      },
    )

    test('the same refusal again is one row, and another content is another', async () => {
      const again = { capture: 'bad', reason: 'shape', officer: 'nobody', device: 'none', sentBy: ho, at: 0 } as const
      await stored(insertCaptureRefusal(store.read, { ...again, digest: 'd' }))
      expect(await rows('capture_refusals')).toHaveLength(1)
      await stored(insertCaptureRefusal(store.read, { ...again, digest: 'e' }))
      expect(await rows('capture_refusals')).toHaveLength(2)
    })
  })
})
