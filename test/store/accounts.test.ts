import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COOLING_OFF } from '../../src/domain/account.ts'
import { crc16, crcDigits } from '../../src/domain/vietqr/crc.ts'
import { listOpenProposals, openProposal } from '../../src/store/account-proposals.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import type { Store } from '../../src/store/database.ts'
import { listLiveCodes, openLiveCode } from '../../src/store/payment-codes.ts'
import { draftProposal } from '../../src/store/registrations.ts'
import * as schema from '../../src/store/schema.ts'
import { SealBroken } from '../../src/store/sealing.ts'
import {
  act,
  approve,
  hoScope,
  imported,
  newId,
  owned,
  proposalOf,
  propose,
  register,
  sendBack,
  typed,
} from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { lan, ho, dang, ut, anh } = world.officers
const stall = world.teHanhStalls.n15
const sealed = (objects: string) => `${objects}6304${crcDigits(crc16(`${objects}6304`))}`
/** A VNPAY merchant's code as shops have it: no bank in it at all. */
const VNPAY = sealed('00020101021126280010A0000007750110SHOP0012345204541153037045802VN')
/** A VietQR with a memo, in an order of its own, that we would have printed differently. */
const OWN_ORDER = sealed(
  '00020101021153037045802VN38530010A0000007270123000699999901090123456780208QRIBFTTA62080804MUA1',
)

describe.each(DRIVERS)('accounts on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let merchant: string
  beforeEach(async () => {
    store = await open()
    await buildWorld(store)
    merchant = await register(store, { stall })
  })
  afterEach(() => store.close())

  const proposed = (account: string, as = act()) => propose(store, { merchant, stall, destination: typed(account) }, as)
  const live = () => openLiveCode(store, hoScope, { stall })
  const liveAccount = async () => (await live())?.content.account
  const raw = async (statement: ReturnType<typeof sql>) => store.read.run(statement)

  test('a first account is live the moment another person approves it, with a code that pays it', async () => {
    const proposal = await proposed('0123456789')
    expect(await live()).toBeUndefined()
    expect(await approve(store, proposal)).toMatchObject({ ok: true })
    const { content } = (await live()) ?? {}
    expect(content).toMatchObject({ bin: '999999', account: '0123456789', holder: 'Nguyễn Thị Út', source: 'typed' })
    expect(content?.payload).toMatch(/^000201010211.*0006999999.*6304/)
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true })
  })

  test('nothing about an account lies in the open', async () => {
    await approve(store, await proposed('0123456789'))
    const tables = [schema.accountProposals, schema.settlementAccounts, schema.paymentCodes, schema.audit]
    const rows = await Promise.all(tables.map((table) => store.read.select().from(table)))
    expect(rows.every((found) => found.length > 0)).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/0123456789|999999|Nguyễn Thị Út/)
  })

  test('nobody approves their own proposal, nor one of a person whose account they made', async () => {
    const own = await proposed('0123456789', act(ho))
    expect(await approve(store, own, { by: ho })).toEqual({ ok: false, rule: 'own-proposal' })
    expect(await approve(store, own, { by: dang })).toEqual({ ok: false, rule: 'created-account' })
    const admins = await proposed('0123456788', act(dang))
    expect(await approve(store, admins, { by: ho })).toEqual({ ok: false, rule: 'created-account' })
    expect(await live()).toBeUndefined()
  })

  test('a decision is over exactly what was seen', async () => {
    const first = await proposed('0123456789')
    const { digest } = (await proposalOf(store, first)).proposal
    const second = await proposed('9876543210', act(anh))
    const refused = await approve(store, second, { seenDigest: digest })
    expect(refused).toEqual({ ok: false, reason: 'not-what-was-seen' })
    const decision = { proposal: second, decision: 'approved', decidedBy: ho, decidedAt: WORLD_NOW } as const
    const write = store.read.insert(schema.accountDecisions).values({ ...decision, seenDigest: digest })
    expect(await store.commit([write], [])).toEqual({ ok: false, rule: 'not-what-was-seen' })
  })

  test('an older proposal cannot be approved past a newer one, and one decision is final', async () => {
    const first = await proposed('0123456789')
    const second = await proposed('9876543210')
    expect(await approve(store, first)).toEqual({ ok: false, rule: 'newer-proposal' })
    expect(await sendBack(store, second)).toMatchObject({ ok: true })
    expect(await approve(store, second)).toEqual({ ok: false, rule: 'unique: account_decisions.proposal' })
    expect(await live()).toBeUndefined()
  })

  test('a change waits 24 hours, and the old account stays live until then', async () => {
    await approve(store, await proposed('0123456789'))
    await approve(store, await proposed('9876543210'))
    const { activated } = await activateDueAccounts(store, WORLD_NOW + COOLING_OFF - 1)
    expect([activated, await liveAccount()]).toEqual([[], '0123456789'])
    expect((await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)).activated).toHaveLength(1)
    expect(await liveAccount()).toBe('9876543210')
    expect((await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)).activated).toEqual([])
    const entries = await store.read.select().from(schema.audit).where(eq(schema.audit.actor, 'clock'))
    expect(entries.map(({ action }) => action)).toEqual(['account.activated'])
  })

  test('a vendor registered anew where an account was live waits the 24 hours of a change', async () => {
    await approve(store, await proposed('0123456789'))
    const anew = await register(store, { stall, replaces: merchant })
    const next = await propose(store, { merchant: anew, stall, destination: typed('9876543210') })
    expect((await proposalOf(store, next)).hadAccount).toBe(1)
    expect(await approve(store, next)).toMatchObject({ ok: true })
    expect(await live()).toBeUndefined()
    await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)
    expect(await liveAccount()).toBe('9876543210')
  })

  test('activation voids the stickers of the account before it, in the same commit', async () => {
    await approve(store, await proposed('0123456789'))
    const code = (await live())?.code.id ?? ''
    const run = { id: 'run', site: world.teHanh, officer: ho, template: 'a4', count: 1, fileDigest: 'x', at: WORLD_NOW }
    const sticker = { serial: 'S1', code, merchant, stall, run: 'run', printedAt: WORLD_NOW }
    await store.commit(
      [store.read.insert(schema.printRuns).values(run), store.read.insert(schema.stickers).values(sticker)],
      [],
    )
    await approve(store, await proposed('9876543210'))
    const events = () => store.read.select().from(schema.stickerEvents)
    expect(await events()).toEqual([])
    await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)
    expect(await events()).toMatchObject([{ serial: 'S1', event: 'voided', reason: 'account-changed' }])
    expect(await store.commit([store.read.insert(schema.stickers).values({ ...sticker, serial: 'S2' })], [])).toEqual({
      ...{ ok: false, rule: 'code-not-live' },
    })
  })

  test('of two changes that came due, only the newer goes live', async () => {
    for (const account of ['0123456789', '1111111111', '2222222222']) await approve(store, await proposed(account))
    expect((await activateDueAccounts(store, WORLD_NOW + 2 * COOLING_OFF)).activated).toHaveLength(1)
    expect(await liveAccount()).toBe('2222222222')
    expect((await activateDueAccounts(store, WORLD_NOW + 3 * COOLING_OFF)).activated).toEqual([])
  })

  test('a change whose consent was withdrawn meanwhile does not go live, and there is no code to print', async () => {
    await approve(store, await proposed('0123456789'))
    await approve(store, await proposed('9876543210'))
    const no = { id: newId(), merchant, purpose: 'sticker', given: false, textVersion: 'x', method: 'spoken' } as const
    await store.commit([store.read.insert(schema.consents).values({ ...no, officer: lan, at: WORLD_NOW })], [])
    expect((await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)).activated).toEqual([])
    expect(await live()).toBeUndefined()
    expect(await listLiveCodes(store.read, hoScope, world.teHanh)).toEqual([])
  })

  test('no account is proposed without consent, and not within a week of a new phone number', async () => {
    const account = owned(typed('0123456789'))
    const at17 = { merchant: world.merchant, stall: world.teHanhStalls.n17, account }
    const without = await draftProposal(store, at17, act())
    expect(await store.commit(without.writes, [])).toEqual({ ok: false, rule: 'account-without-consent' })
    const other = { stall: world.teHanhStalls.n16, phone: '0905123456', consents: ['sticker', 'phone'] as const }
    const second = await register(store, { ...other, account })
    const at16 = { merchant: second, stall: other.stall, account }
    const soon = await draftProposal(store, at16, act(lan, WORLD_NOW + 604_799))
    expect(await store.commit(soon.writes, [])).toEqual({ ok: false, rule: 'phone-changed-lately' })
    const later = await draftProposal(store, at16, act(lan, WORLD_NOW + 604_800))
    expect(await store.commit(later.writes, later.entries)).toMatchObject({ ok: true })
  })

  test('the queue is the newest undecided proposal of each merchant in scope', async () => {
    await proposed('0123456789')
    const newest = await proposed('9876543210')
    const utScope = { ...hoScope, officer: ut, communes: [world.otherCommune] }
    expect((await listOpenProposals(store.read, hoScope)).map(({ proposal }) => proposal.id)).toEqual([newest])
    expect(await listOpenProposals(store.read, utScope)).toEqual([])
    expect(await openLiveCode(store, utScope, { merchant })).toBeUndefined()
    await sendBack(store, newest)
    expect(await listOpenProposals(store.read, hoScope)).toEqual([])
  })

  test.each([
    ['in an order of its own', OWN_ORDER, 'transfer-account', '012345678'],
    ['without any bank', VNPAY, 'vnpay', 'A000000775|SHOP001234'],
  ])('a vendor’s code %s is kept to the byte', async (_how, payload, kind, account) => {
    await approve(store, await propose(store, { merchant, stall, destination: imported(payload) }))
    expect((await live())?.content).toMatchObject({ source: 'imported', kind, account, payload })
  })

  describe('below the application', () => {
    beforeEach(async () => {
      await approve(store, await proposed('0123456789'))
    })

    test('an account without an approved proposal is refused', async () => {
      const second = await proposed('9876543210', act(anh))
      const [row] = await store.read.select().from(schema.settlementAccounts)
      if (row === undefined) throw new Error('no account')
      const forged = { ...row, id: 'forged', proposal: second, version: 2 }
      const insert = (values: typeof row) =>
        store.commit([store.read.insert(schema.settlementAccounts).values(values)], [])
      expect(await insert(forged)).toEqual({ ok: false, rule: 'not-approved' })
      expect(await insert({ ...forged, proposal: row.proposal })).toMatchObject({ ok: false })
      expect(await insert({ ...forged, proposal: 'nothing' })).toEqual({ ok: false, rule: 'not-approved' })
    })

    test.each([
      ['account_proposals', 'relation'],
      ['account_decisions', 'decided_by'],
      ['settlement_accounts', 'sealed_account'],
      ['account_activations', 'activated_at'],
      ['payment_codes', 'sealed_payload'],
    ])('rows of %s are neither edited nor deleted', async (table, column) => {
      const rule = `${table} is append-only`
      const edit = sql.raw(`update ${table} set ${column} = ${column}`)
      const erase = sql.raw(`delete from ${table}`)
      for (const statement of [edit, erase])
        await expect(raw(statement)).rejects.toSatisfy((error) => mentions(error, rule))
    })

    /** A second merchant whose approved rows a thief would like to see printed at the first one's stall. */
    async function thief(): Promise<void> {
      const other = await register(store, { stall: world.teHanhStalls.n16, tradeName: 'Kẻ trộm' })
      const theirs = { merchant: other, stall: world.teHanhStalls.n16, destination: typed('6666666666') }
      await approve(store, await propose(store, theirs))
      for (const table of ['account_proposals', 'account_decisions', 'settlement_accounts', 'payment_codes'])
        await raw(sql.raw(`drop trigger ${table}_no_update`))
    }
    const fromThief = (table: string, column: string) =>
      sql.raw(`update ${table} set ${column} = (select t.${column} from ${table} t join merchants m on m.id = t.merchant
        where m.trade_name = 'Kẻ trộm') where merchant = '${merchant}'`)

    test.each([
      ['settlement_accounts', 'sealed_bin'],
      ['settlement_accounts', 'sealed_account'],
      ['settlement_accounts', 'sealed_holder'],
      ['settlement_accounts', 'account_index'],
      ['payment_codes', 'sealed_payload'],
      ['payment_codes', 'account_index'],
    ])('a value of %s.%s moved here from another merchant is never shown', async (table, column) => {
      await thief()
      await raw(fromThief(table, column))
      await expect(live()).rejects.toThrow(SealBroken)
      const [listed] = await listLiveCodes(store.read, hoScope, world.teHanh)
      expect(listed?.stall.id).toBe(stall)
    })

    test.each([
      ['settlement_accounts', `version = 7`],
      ['payment_codes', `kind = 'momo-personal'`],
      ['payment_codes', `source = 'imported'`],
      ['account_proposals', `relation = 'other'`],
      ['account_decisions', `seen_digest = 'x'`],
      ['account_decisions', `decision = 'returned'`],
      ['account_decisions', `decided_by = (select proposed_by from account_proposals where id = proposal)`],
      ['merchants', `stall = '${world.teHanhStalls.n18}' where stall = '${stall}'`],
      ['merchant_keys', `sealed_key = 'k1.AAAAAAAAAAAAAAAA.AAAA'`],
    ])('%s edited to %s: the code does not open', async (table, edit) => {
      for (const kept of ['account_proposals', 'account_decisions', 'settlement_accounts', 'payment_codes'])
        await raw(sql.raw(`drop trigger ${kept}_no_update`))
      await raw(sql.raw('drop trigger merchants_fixed'))
      await raw(sql.raw(`update ${table} set ${edit}`))
      await expect(openLiveCode(store, hoScope, { merchant: world.merchant })).resolves.toBeUndefined()
      await expect(openLiveCode(store, hoScope, { merchant })).rejects.toThrow(SealBroken)
    })

    test('stalls swapped between two merchants print neither account', async () => {
      await thief()
      await raw(sql.raw('drop trigger merchants_fixed'))
      await raw(sql.raw(`update merchants set stall = 'te-hanh-20' where trade_name = 'Kẻ trộm'`))
      await expect(openLiveCode(store, hoScope, { stall: 'te-hanh-20' })).rejects.toThrow(SealBroken)
    })

    test('a proposal put into another name to approve it oneself is refused', async () => {
      const next = await proposed('9876543210', act(world.officers.ho))
      await raw(sql.raw('drop trigger account_proposals_no_update'))
      await raw(sql`update account_proposals set proposed_by = ${world.officers.lan} where id = ${next}`)
      await expect(approve(store, next)).rejects.toThrow(SealBroken)
    })

    test('a proposal edited before its approval is refused, and stays unapproved', async () => {
      const next = await proposed('9876543210')
      await raw(sql.raw('drop trigger account_proposals_no_update'))
      const [first] = await store.read.select().from(schema.accountProposals)
      await raw(sql`update account_proposals set sealed_account = ${first?.sealedAccount} where id = ${next}`)
      await expect(openProposal(store, await proposalOf(store, next))).rejects.toThrow(SealBroken)
      await expect(approve(store, next)).rejects.toThrow(SealBroken)
      expect(await store.read.select().from(schema.accountDecisions)).toHaveLength(1)
    })

    test('a forged approval row lends no seal: the copied account does not open', async () => {
      const next = await proposed('9876543210')
      const { digest } = (await proposalOf(store, next)).proposal
      await raw(sql`insert into account_decisions values (${next}, 'approved', ${digest}, null, ${ho}, ${WORLD_NOW})`)
      await raw(sql`insert into settlement_accounts select 'forged', merchant, id, version, sealed_bin, sealed_account,
        sealed_holder, account_index, ${WORLD_NOW + COOLING_OFF}, use from account_proposals where id = ${next}`)
      await raw(sql`insert into payment_codes select 'forged-code', 'forged', merchant, source, code_kind, sealed_payload,
        account_index, ${WORLD_NOW} from account_proposals where id = ${next}`)
      const due = await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)
      expect(due).toEqual({ activated: [], refused: [{ account: 'forged', rule: 'seal-broken' }] })
      expect(await liveAccount()).toBe('0123456789')
      await raw(sql`insert into account_activations values ('forged', ${WORLD_NOW + COOLING_OFF})`)
      await expect(live()).rejects.toThrow(SealBroken)
    })
  })
})

function mentions(error: unknown, text: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause.message.includes(text)) return true
  return false
}
