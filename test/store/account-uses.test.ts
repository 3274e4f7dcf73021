import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AccountUse, COOLING_OFF, destinationIdentity } from '../../src/domain/account.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { listFurtherCodes, listPendingAccounts, openCodesOfMerchant } from '../../src/store/account-codes.ts'
import { listOpenProposals } from '../../src/store/account-proposals.ts'
import { draftRetirement, findRetirable } from '../../src/store/account-retirements.ts'
import { activateDueAccounts, insertActivation } from '../../src/store/accounts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { draftWithdrawal } from '../../src/store/consent-drafts.ts'
import type { Store } from '../../src/store/database.ts'
import { listDestinations } from '../../src/store/destinations.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { draftMarking } from '../../src/store/registrations.ts'
import {
  accountRetirements,
  audit,
  printRuns,
  settlementAccounts,
  stickerEvents,
  stickers,
} from '../../src/store/schema.ts'
import { SealBroken } from '../../src/store/sealing.ts'
import { countStickersInUse } from '../../src/store/stickers.ts'
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

  /** Proposes a further account for the sticker by Lan, and has it approved by Hổ. */
  async function mark(account: string, at: number): Promise<void> {
    const code = (await listFurtherCodes(store, hoScope, merchant)).find(({ content }) => content.account === account)
    if (code === undefined) throw new Error(`No further account ${account}.`)
    const drafted = await draftMarking(store, code, act(world.officers.lan, at))
    expect(await store.commit(drafted.writes, drafted.entries)).toMatchObject({ ok: true })
    const [open] = await listOpenProposals(store.read, hoScope)
    expect(open?.proposal).toMatchObject({ use: 'sticker', relation: 'own', source: 'typed' })
    const own = await approve(store, open?.proposal.id ?? '', { by: world.officers.lan, at })
    expect(own).toEqual({ ok: false, rule: 'own-proposal' })
    expect(await approve(store, open?.proposal.id ?? '', { at })).toMatchObject({ ok: true })
  }

  test('marking a further account for the sticker moves no money before four eyes and 24 hours', async () => {
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    await mark(SECOND, DAY_LATER)
    await activateDueAccounts(store, DAY_LATER + COOLING_OFF - 1)
    expect([await everyCode(), await pending()]).toEqual([[FIRST, [SECOND]], [SECOND]])
    await activateDueAccounts(store, DAY_LATER + COOLING_OFF)
    expect(await openLiveCode(store, hoScope, { merchant })).toMatchObject({
      content: { account: SECOND, holder: 'Nguyễn Thị Út', relation: 'own', payload: typed(SECOND).payload },
    })
  })

  test('a further account approved for the sticker is on the sticker alone, and does not come back', async () => {
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    await mark(SECOND, DAY_LATER)
    await activateDueAccounts(store, DAY_LATER + COOLING_OFF)
    expect(await everyCode()).toEqual([SECOND, []])
    await approved(THIRD, 'sticker', DAY_LATER + COOLING_OFF)
    await activateDueAccounts(store, DAY_LATER + 2 * COOLING_OFF)
    expect(await everyCode()).toEqual([THIRD, []])
  })

  const idOf = async (account: string): Promise<string> => {
    const index = await store.keys.index('account', destinationIdentity(typed(account)))
    const found = await store.read.select().from(settlementAccounts).where(eq(settlementAccounts.accountIndex, index))
    return found.at(-1)?.id ?? ''
  }
  const retirable = async (account: string, scope = hoScope) =>
    findRetirable(store.read, scope, { merchant, account: await idOf(account) })
  async function drafted(account: string) {
    const found = await retirable(account)
    if (found === undefined) throw new Error(`No ${account} to end.`)
    return draftRetirement(store.read, found, { by: world.officers.lan, at: WORLD_NOW })
  }
  async function end(account: string) {
    const { writes, entries } = await drafted(account)
    return store.commit(writes, entries)
  }
  const insertRetirement = (account: string) =>
    store.commit(
      [store.read.insert(accountRetirements).values({ account, retiredBy: world.officers.lan, retiredAt: 1 })],
      [],
    )
  const actions = async () => (await store.read.select().from(audit)).map(({ action }) => action)

  test('a further account is retired by one person, once, and is gone', async () => {
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    const [code] = await listFurtherCodes(store, hoScope, merchant)
    expect(await end(SECOND)).toMatchObject({ ok: true })
    expect([await everyCode(), (await actions()).at(-1)]).toEqual([[FIRST, []], 'account.retired'])
    const again = { ok: false, rule: 'unique: account_retirements.account' }
    expect(await insertRetirement(code?.account.id ?? '')).toEqual(again)
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true })
  })

  test('what may be ended is found in scope, and never the sticker’s own', async () => {
    await approved(SECOND, 'beside')
    expect([await retirable(FIRST), await retirable(SECOND, utScope)]).toEqual([undefined, undefined])
    expect(await retirable(SECOND)).toMatchObject({ kind: 'stopped' })
    await activateDueAccounts(store, DAY_LATER)
    expect([await retirable(FIRST), await retirable(SECOND, utScope)]).toEqual([undefined, undefined])
    expect(await retirable(SECOND)).toMatchObject({ kind: 'retired' })
    await end(SECOND)
    expect(await retirable(SECOND)).toBeUndefined()
  })

  test('the sticker’s live account is not retired, nor one that was on the sticker before', async () => {
    const { account } = (await openLiveCode(store, hoScope, { merchant })) ?? {}
    expect(await insertRetirement(account?.id ?? '')).toEqual({ ok: false, rule: 'account-live' })
    await approved(SECOND, 'sticker')
    await activateDueAccounts(store, DAY_LATER)
    expect(await insertRetirement(account?.id ?? '')).toEqual({ ok: false, rule: 'account-live' })
    expect(await onSticker()).toBe(SECOND)
  })

  test.each(['sticker', 'beside'] as const)(
    'a change of use %s stopped in its 24 hours never goes live',
    async (use) => {
      await approved(SECOND, use)
      const [{ account } = {}] = await listPendingAccounts(store, hoScope, merchant)
      expect(account?.liveFrom).toBe(DAY_LATER)
      expect(await end(SECOND)).toMatchObject({ ok: true })
      expect([await pending(), (await actions()).at(-1)]).toEqual([[], 'account.stopped'])
      expect(await activateDueAccounts(store, 2 * DAY_LATER)).toEqual({ activated: [], refused: [] })
      const forced = await store.commit([insertActivation(store.read, account?.id ?? '', DAY_LATER)], [])
      expect([forced, await everyCode()]).toEqual([{ ok: false, rule: 'retired' }, [FIRST, []]])
    },
  )

  test('a stop and the activation of the same change: whichever is first stands', async () => {
    await approved(SECOND, 'sticker')
    const { writes, entries } = await drafted(SECOND)
    await activateDueAccounts(store, DAY_LATER)
    expect(await store.commit(writes, entries)).toEqual({ ok: false, rule: 'account-live' })
    expect(await onSticker()).toBe(SECOND)
    await approved(THIRD, 'beside', DAY_LATER)
    const stop = await drafted(THIRD)
    const due = activateDueAccounts(store, DAY_LATER + COOLING_OFF)
    const [stopped] = await Promise.all([store.commit(stop.writes, stop.entries), due])
    expect(stopped).toMatchObject({ ok: true })
    expect(await everyCode()).toEqual([SECOND, []])
  })

  test('stopping a newer change lets the older one go live, and only that', async () => {
    await approved(SECOND, 'sticker')
    await approved(THIRD, 'sticker')
    expect(await pending()).toEqual([SECOND, THIRD])
    await end(THIRD)
    expect((await activateDueAccounts(store, DAY_LATER)).activated).toHaveLength(1)
    expect([await onSticker(), await pending()]).toEqual([SECOND, []])
  })

  test('a further account and a change of the sticker’s wait side by side and displace one another in nothing', async () => {
    const [beside, sticker] = [await proposed(SECOND, 'beside'), await proposed(THIRD, 'sticker')]
    for (const proposal of [beside, sticker]) expect(await approve(store, proposal)).toMatchObject({ ok: true })
    expect((await activateDueAccounts(store, DAY_LATER)).activated).toHaveLength(2)
    expect(await everyCode()).toEqual([THIRD, [SECOND]])
  })

  test('a further account that is live first keeps no change of the sticker’s from its turn', async () => {
    await approved(THIRD, 'sticker', WORLD_NOW + 60)
    await approved(SECOND, 'beside')
    await activateDueAccounts(store, DAY_LATER)
    expect(await everyCode()).toEqual([FIRST, [SECOND]])
    await activateDueAccounts(store, DAY_LATER + 60)
    expect(await everyCode()).toEqual([THIRD, [SECOND]])
  })

  test('scanned on the wall it is the vendor’s other code, also when retired; one stopped in time is nobody’s', async () => {
    const standing = async (account: string) =>
      listDestinations(
        store.read,
        stall,
        await store.keys.index('account', destinationIdentity({ bin: DEMO_BANK.bin, account })),
      )
    await approved(SECOND, 'beside')
    expect(await standing(SECOND)).toEqual(['vendor'])
    await activateDueAccounts(store, DAY_LATER)
    expect([await standing(FIRST), await standing(SECOND)]).toEqual([['live'], ['vendor']])
    await end(SECOND)
    expect(await standing(SECOND)).toEqual(['vendor'])
    await approved(THIRD, 'sticker', DAY_LATER)
    await end(THIRD)
    expect(await standing(THIRD)).toEqual([])
  })

  test('no sticker is printed of a further account, and its activation voids none', async () => {
    await approved(SECOND, 'beside')
    const run = { id: 'run', site: world.teHanh, officer: world.officers.ho, template: 'a4', count: 1, at: WORLD_NOW }
    const code = (await openLiveCode(store, hoScope, { merchant }))?.code.id ?? ''
    const sticker = { serial: 'S1', code, merchant, stall, run: 'run', printedAt: WORLD_NOW }
    const printed = [
      store.read.insert(printRuns).values({ ...run, fileDigest: 'x' }),
      store.read.insert(stickers).values(sticker),
    ]
    expect(await store.commit(printed, [])).toMatchObject({ ok: true })
    await activateDueAccounts(store, DAY_LATER)
    expect(await store.read.select().from(stickerEvents)).toEqual([])
    const [beside] = await listFurtherCodes(store, hoScope, merchant)
    const forged = store.read.insert(stickers).values({ ...sticker, serial: 'S2', code: beside?.code.id ?? '' })
    expect(await store.commit([forged], [])).toEqual({ ok: false, rule: 'code-not-live' })
    expect(await countStickersInUse(store.read, hoScope, merchant)).toBe(1)
    expect(await countStickersInUse(store.read, utScope, merchant)).toBe(0)
    await mark(SECOND, DAY_LATER)
    await activateDueAccounts(store, DAY_LATER + COOLING_OFF)
    expect(await store.read.select().from(stickerEvents)).toMatchObject([{ serial: 'S1', reason: 'account-changed' }])
    expect(await countStickersInUse(store.read, hoScope, merchant)).toBe(0)
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
