import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { toBase64 } from '../../src/domain/base64.ts'
import type { VisitBody } from '../../src/domain/capture/record.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { incidents, stalls, visitPhotos, visits } from '../../src/store/schema.ts'
import { insertSticker, listStickers } from '../../src/store/stickers.ts'
import { hoScope, typed } from '../support/accounts.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n15, n17, n21 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
let payload: string
const visited = () => t.store.read.select().from(visits)
const send = (body: VisitBody) => phone.send(phone.record(body))

beforeEach(async () => {
  t = await createTestApp({ reencodePhoto: async (image) => image })
  await buildWorld(t.store)
  payload = await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
  phone = await phoneOf(t, world.officers.lan)
})

describe('what a visit keeps of what the phone says', () => {
  test('is a reason and a day to return only where its outcome has them', async () => {
    await send({ kind: 'visit', stall: n15, outcome: 'closed-for-good', reason: 'tax', returnIn: 3 })
    expect(await visited()).toMatchObject([{ outcome: 'closed-for-good', reason: null, returnDay: null }])
  })

  test('is no scan where the code is blank', async () => {
    await send({ kind: 'visit', stall: n17, outcome: 'agreed', code: '  \n' })
    expect(await visited()).toMatchObject([{ scan: null }])
  })

  test('is no scan of a code where none is registered, though one hung there', async () => {
    await send({ kind: 'visit', stall: n15, outcome: 'agreed', code: typed('55667788').payload })
    expect(await visited()).toMatchObject([{ scan: null }])
    expect(await t.store.read.select().from(incidents)).toEqual([])
  })

  test('is the sticker that was seen on the wall', async () => {
    const run = { id: 'r', site: world.teHanh, officer: 'ho', template: 't', count: 2, fileDigest: 'd', at: WORLD_NOW }
    const on = { code: `${world.merchant}-proposal-1-2`, merchant: world.merchant, stall: n17, run: 'r' }
    const [seen, other] = ['A'.repeat(16), 'B'.repeat(16)]
    const printed = [seen, other].map((serial) => insertSticker(t.store.read, { ...on, serial, printedAt: WORLD_NOW }))
    expect(await t.store.commit([insertPrintRun(t.store.read, run), ...printed], [])).toMatchObject({ ok: true })
    await send({ kind: 'visit', stall: n17, outcome: 'agreed', display: 'in-place', code: payload, sticker: seen })
    const stickers = await listStickers(t.store.read, hoScope, n17)
    expect(stickers.map(({ serial, state }) => [serial, state]).sort()).toEqual([
      [seen, 'placed'],
      [other, 'printed'],
    ])
  })

  test('is no photo larger than a server decodes', async () => {
    const jpeg = jpegOf(codePicture('photo', 2))
    const frame = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xc0)
    jpeg.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    await send({ kind: 'visit', stall: n15, outcome: 'absent', photo: toBase64(jpeg) })
    expect((await visited()).length).toBe(1)
    expect(await t.store.read.select().from(visitPhotos)).toEqual([])
  })
})

test('a receipt that was lost on its way names the same scan and the same incident when the record is sent again', async () => {
  const alarm = phone.record({ kind: 'visit', stall: n17, outcome: 'agreed', code: typed('55667788').payload })
  const [first] = await phone.send(alarm)
  expect(first).toMatchObject({ scan: 'stranger', incident: expect.any(String) })
  expect(await phone.send(alarm)).toEqual([first])
})

test('a stall that is added behind one of another stretch is the first of its own', async () => {
  const body = { kind: 'stall', stall: 'new-1', site: world.teHanh, side: 'odd', number: '19A' } as const
  await phone.send(phone.record({ ...body, block: world.teHanhBlocks[1], after: n17 }))
  const order = await t.store.read
    .select()
    .from(stalls)
    .where(eq(stalls.site, world.teHanh))
    .orderBy(asc(stalls.position))
  const added = order.findIndex(({ id }) => id === 'new-1')
  expect(order[added + 1]?.id).toBe(n21)
})
