import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Received } from '../../src/domain/capture/exchange.ts'
import { findNewestProposal, openProposal } from '../../src/store/account-proposals.ts'
import { arrivals, captures, consents, merchantPhones, merchants, stalls, visits } from '../../src/store/schema.ts'
import first from '../fixtures/captures/v1.json'
import second from '../fixtures/captures/v2.json'
import third from '../fixtures/captures/v3.json'
import { hoScope } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n15, n17 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  phone = await phoneOf(t, world.officers.lan, 'phone-of-lan')
})

/** Seals what an app wrote and sends it five hours later. */
async function send(records: readonly unknown[]): Promise<Received['receipts']> {
  const sent = records.map(async (one) => ({ envelope: await phone.seal(one), age: START - WORLD_NOW }))
  return ((await (await phone.post(await Promise.all(sent))).json()) as Received).receipts
}

describe('what the app of a version wrote is taken', () => {
  test.each([
    [1, first, null, '2026-11'],
    [2, second, 'regular', '2026-11'],
    [3, third, 'regular', '2026-12'],
  ])(
    'version %i: the visit with its days, and the vendor with what they gave',
    async (version, records, days, text) => {
      const receipts = await send(records)
      expect(receipts).toEqual(records.map(({ id }) => ({ id, state: 'stored', at: START })))
      const [visit] = await t.store.read.select().from(visits).where(eq(visits.stall, n17))
      expect(visit).toMatchObject({ officer: 'lan', outcome: 'postponed', returnDay: '2026-11-15' })
      expect(await t.store.read.select().from(arrivals)).toMatchObject([
        { stall: n17, day: '2026-11-10', level: 'observed', payer: 'customer', days },
      ])
      const [vendor] = await t.store.read.select().from(merchants).where(eq(merchants.stall, n15))
      expect(vendor).toMatchObject({
        tradeName: 'Bún bò Mỹ Lệ',
        kind: 'individual',
        category: 'food',
        createdBy: 'lan',
      })
      expect(await t.store.read.select().from(merchantPhones)).toMatchObject([{ merchant: vendor?.id }])
      const given = await t.store.read.select().from(consents)
      expect(given.map(({ purpose, textVersion }) => [purpose, textVersion])).toEqual([
        ['sticker', text],
        ['phone', text],
      ])
      const proposal = await findNewestProposal(t.store.read, hoScope, vendor?.id ?? '', 'sticker')
      expect(proposal && (await openProposal(t.store, proposal))).toMatchObject({
        ...{ bin: '970436', account: '0011004158273', holder: 'NGUYEN THI LE', relation: 'own' },
      })
      const received = await t.store.read.select().from(captures)
      expect(new Set(received.map((one) => one.deviceAt))).toEqual(new Set([WORLD_NOW]))
      expect(received).toHaveLength(records.length)
      expect(version).toBe(records[0]?.version)
    },
  )

  test('version 3: a stall in its place, and a field set', async () => {
    await send(third)
    const inOrder = await t.store.read
      .select()
      .from(stalls)
      .where(eq(stalls.site, world.teHanh))
      .orderBy(stalls.position)
    expect(inOrder.slice(0, 4).map(({ number }) => number)).toEqual(['15', '17', '17A', '19'])
    const [trader] = await t.store.read.select().from(merchants).where(eq(merchants.id, world.merchant))
    expect(trader).toMatchObject({ category: 'food' })
  })
})

test.each([0, 4])(
  'a record of version %i is set aside by its version, and nothing of it is stored',
  async (version) => {
    const receipts = await send(third.map((one) => ({ ...one, version })))
    expect(receipts).toEqual(third.map(({ id }) => ({ id, state: 'refused', reason: 'version', at: START })))
    expect(await t.store.read.select().from(captures)).toEqual([])
    expect(await t.store.read.select().from(visits)).toEqual([])
  },
)

test.each([
  ['version', 2],
  ['id', 'capture-other'],
  ['officer', 'ho'],
  ['device', 'phone-of-ho'],
])(
  'a record that says another %s inside than on its envelope is none, though its own phone signed it',
  async (name, said) => {
    const [outside] = third
    const inside = { ...outside, [name]: said }
    expect(await send([{ ...outside, toJSON: () => inside }])).toMatchObject([{ state: 'refused', reason: 'shape' }])
    expect(await t.store.read.select().from(visits)).toEqual([])
  },
)
