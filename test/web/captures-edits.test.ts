import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { editsOf } from '../../src/field/walk/rules/edits.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { editConflicts, merchants, stalls } from '../../src/store/schema.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const { n16, n17 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  phone = await phoneOf(t, world.officers.lan)
})

/** Number 17 as the phone takes it along now. */
async function takeStall() {
  const answer = await postJson(t, '/walk/takings', { device: phone.device, site: world.teHanh }, phone.cookie)
  const stall = ((await answer.json()) as SiteBundle).stalls.find(({ id }) => id === n17)
  if (stall === undefined) throw new Error('number 17 was not taken along')
  return stall
}
const traderOf = async (id: string) =>
  (await t.store.read.select().from(merchants).where(eq(merchants.id, id)))[0]?.tradeName

describe('a field of a merchant edited without a signal', () => {
  test('is that merchant’s, and set while they trade there', async () => {
    const [edit] = editsOf({ 'trade-name': 'Gạo Út' }, await takeStall())
    if (edit === undefined) throw new Error('no edit')
    expect(edit).toMatchObject({ stall: n17, merchant: world.merchant, base: 0 })
    expect(await phone.send(phone.record(edit))).toMatchObject([{ state: 'stored' }])
    expect(await traderOf(world.merchant)).toBe('Gạo Út')
  })

  test('is refused when they have left, and never becomes the next one’s', async () => {
    const edits = editsOf({ 'trade-name': 'Gạo Út', category: 'food', number: '17C' }, await takeStall())
    await t.store.commit([endMerchant(t.store.read, world.merchant, WORLD_DAY)], [])
    await openShop(t.store, 'bun-bo-my-le', n17, 'Bún bò Mỹ Lệ')
    const other = { state: 'refused', reason: 'other-merchant' }
    const receipts = await phone.send(...edits.map((edit) => phone.record(edit)))
    expect(receipts).toMatchObject([other, other, { state: 'stored' }])
    expect([await traderOf('bun-bo-my-le'), await traderOf(world.merchant)]).toEqual([
      ...['Bún bò Mỹ Lệ', 'Gạo Nguyễn Thị Út'],
    ])
  })

  test('is refused when they have left and nobody came after them', async () => {
    const [edit] = editsOf({ 'trade-name': 'Gạo Út' }, await takeStall())
    if (edit === undefined) throw new Error('no edit')
    await t.store.commit([endMerchant(t.store.read, world.merchant, WORLD_DAY)], [])
    expect(await phone.send(phone.record(edit))).toMatchObject([{ state: 'refused', reason: 'other-merchant' }])
  })
})

describe('a number edited without a signal', () => {
  const renumber = (stall: string, value: string) =>
    phone.send(phone.record({ kind: 'edit', stall, field: 'number', base: 0, value }))
  const numberOf = async (id: string) => (await t.store.read.select().from(stalls).where(eq(stalls.id, id)))[0]?.number

  test('of a stall that two people added is that of the one that stands', async () => {
    const site = { site: world.teHanh, block: world.teHanhBlocks[0], side: 'odd', number: '17A', after: n17 } as const
    const [first, second] = ['new-1', 'new-2'].map((stall) => phone.record({ kind: 'stall', stall, ...site }))
    if (!first || !second) throw new Error('two records')
    await phone.send(first, second)
    expect(await renumber('new-2', '17B')).toMatchObject([{ state: 'stored' }])
    expect(await numberOf('new-1')).toBe('17B')
  })

  test.each([
    ['of a stall of another commune', () => world.otherStall, '16A', 'not-yours'],
    ['that no plate bears', () => n16, 'mười sáu', 'shape'],
    ['that stickers bear', () => n17, '17C', 'approved'],
  ])('%s is refused', async (_name, stall, value, reason) => {
    await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
    const before = await numberOf(stall())
    expect(await renumber(stall(), value)).toMatchObject([{ state: 'refused', reason }])
    expect(await numberOf(stall())).toBe(before)
  })

  test('later than somebody else’s waits with when it was written, not when it arrived', async () => {
    await renumber(n16, '16A')
    const late = phone.record({ kind: 'edit', stall: n16, field: 'number', base: 0, value: '16B' })
    await phone.post([{ envelope: await phone.seal(late), age: 3_600.9 }])
    expect(await t.store.read.select().from(editConflicts)).toMatchObject([
      { id: late.id, value: '16B', madeAt: START - 3_600, at: START },
    ])
  })

  test('by two people at once is set by one, and is the other’s to choose', async () => {
    const ho = await phoneOf(t, world.officers.ho)
    const edit = { kind: 'edit', stall: n16, field: 'number', base: 0 } as const
    const receipts = await Promise.all([
      phone.send(phone.record({ ...edit, value: '16A' })),
      ho.send(ho.record({ ...edit, value: '16B' })),
    ])
    const states = receipts.flat().map(({ state }) => state)
    expect(states.sort()).toEqual(['conflict', 'stored'])
    expect(await t.store.read.select().from(editConflicts)).toHaveLength(1)
  })
})
