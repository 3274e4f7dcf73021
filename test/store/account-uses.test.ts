import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AccountUse, COOLING_OFF } from '../../src/domain/account.ts'
import { listFurtherCodes, listPendingAccounts, openCodesOfMerchant } from '../../src/store/account-codes.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import type { Store } from '../../src/store/database.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { draftWithdrawal } from '../../src/store/registrations.ts'
import { SealBroken } from '../../src/store/sealing.ts'
import { act, approve, hoScope, propose, register, typed } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const stall = world.teHanhStalls.n15
const utScope = { ...hoScope, officer: world.officers.ut, communes: [world.otherCommune] }
const [FIRST, SECOND, THIRD] = ['0123456789', '1111111111', '2222222222'] as const
const DAY_LATER = WORLD_NOW + COOLING_OFF

describe.each(DRIVERS)('several accounts on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let merchant: string
  beforeEach(async () => {
    store = await open()
    await buildWorld(store)
    merchant = await register(store, { stall })
    await approved(FIRST, 'sticker')
  })
  afterEach(() => store.close())

  const proposed = (account: string, use: AccountUse, as = act()) =>
    propose(store, { merchant, stall, destination: typed(account), use }, as)
  async function approved(account: string, use: AccountUse, at = WORLD_NOW): Promise<string> {
    const proposal = await proposed(account, use, act(world.officers.lan, at))
    expect(await approve(store, proposal, { at })).toMatchObject({ ok: true })
    return proposal
  }
  const onSticker = async () => (await openLiveCode(store, hoScope, { merchant }))?.content.account
  const accounts = (codes: readonly { content: { account: string } }[]) => codes.map(({ content }) => content.account)
  const further = async () => accounts(await listFurtherCodes(store, hoScope, merchant))
  const pending = async () => accounts(await listPendingAccounts(store, hoScope, merchant))
  const everyCode = async () => {
    const { sticker, further } = await openCodesOfMerchant(store, merchant)
    return [sticker?.content.account, accounts(further)]
  }
  const raw = async (statement: ReturnType<typeof sql>) => store.read.run(statement)

  test('a further account is live a day after its approval, beside the sticker’s and in no place of it', async () => {
    await approved(SECOND, 'beside')
    expect([await onSticker(), await further(), await pending()]).toEqual([FIRST, [], [SECOND]])
    expect((await activateDueAccounts(store, DAY_LATER - 1)).activated).toEqual([])
    expect((await activateDueAccounts(store, DAY_LATER)).activated).toHaveLength(1)
    expect([await onSticker(), await further(), await pending()]).toEqual([FIRST, [SECOND], []])
    expect(await everyCode()).toEqual([FIRST, [SECOND]])
  })

  test('further accounts are not the officer’s of another commune to read', async () => {
    await approved(SECOND, 'beside')
    expect(await listPendingAccounts(store, utScope, merchant)).toEqual([])
    await activateDueAccounts(store, DAY_LATER)
    expect(await listFurtherCodes(store, utScope, merchant)).toEqual([])
  })

  test('nothing is shown of them once the consent is withdrawn or the merchant has left', async () => {
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    await approved(THIRD, 'beside', DAY_LATER)
    const { writes, entries } = draftWithdrawal(store.read, merchant, 'sticker', act())
    await store.commit(writes, entries)
    expect([await further(), await pending(), await everyCode()]).toEqual([[], [], [undefined, []]])
    const other = await register(store, { stall: world.teHanhStalls.n16 })
    const at16 = { merchant: other, stall: world.teHanhStalls.n16, destination: typed(SECOND) }
    await approve(store, await propose(store, at16))
    await store.commit([endMerchant(store.read, other, WORLD_DAY)], [])
    expect(await openCodesOfMerchant(store, other)).toEqual({ sticker: undefined, further: [] })
  })

  test('a further account approved for the sticker is on the sticker alone, and does not come back', async () => {
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    await approved(SECOND, 'sticker', DAY_LATER)
    await activateDueAccounts(store, DAY_LATER + COOLING_OFF)
    expect(await everyCode()).toEqual([SECOND, []])
    await approved(THIRD, 'sticker', DAY_LATER + COOLING_OFF)
    await activateDueAccounts(store, DAY_LATER + 2 * COOLING_OFF)
    expect(await everyCode()).toEqual([THIRD, []])
  })

  describe('below the application', () => {
    beforeEach(async () => {
      await approved(SECOND, 'beside')
      await activateDueAccounts(store, DAY_LATER)
      await raw(sql.raw('drop trigger settlement_accounts_no_update'))
      await raw(sql.raw('drop trigger account_proposals_no_update'))
    })
    const flip = (table: string, from: AccountUse, to: AccountUse) =>
      raw(sql.raw(`update ${table} set "use" = '${to}' where "use" = '${from}'`))

    test('a further account turned into the sticker’s opens nowhere', async () => {
      await flip('settlement_accounts', 'beside', 'sticker')
      await expect(openLiveCode(store, hoScope, { merchant })).rejects.toThrow(SealBroken)
      await expect(openCodesOfMerchant(store, merchant)).rejects.toThrow(SealBroken)
      await flip('account_proposals', 'beside', 'sticker')
      await expect(openLiveCode(store, hoScope, { merchant })).rejects.toThrow(SealBroken)
    })

    test('the sticker’s turned into a further one opens nowhere either', async () => {
      await flip('settlement_accounts', 'sticker', 'beside')
      expect(await onSticker()).toBeUndefined()
      await expect(listFurtherCodes(store, hoScope, merchant)).rejects.toThrow(SealBroken)
      await expect(openCodesOfMerchant(store, merchant)).rejects.toThrow(SealBroken)
    })
  })
})
