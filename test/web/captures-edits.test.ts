import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { editsOf } from '../../src/field/walk/rules/edits.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { merchants } from '../../src/store/schema.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { openShop } from '../support/registered.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'

const { n17 } = world.teHanhStalls

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
