import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COOLING_OFF, destinationIdentity } from '../../src/domain/account.ts'
import { undecidable } from '../../src/store/account-decisions.ts'
import { countOpenProposals, listOpenProposals } from '../../src/store/account-proposals.ts'
import { activateDueAccounts, insertActivation } from '../../src/store/accounts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { draftWithdrawal } from '../../src/store/consent-drafts.ts'
import type { Store } from '../../src/store/database.ts'
import { findDuplicates } from '../../src/store/duplicates.ts'
import { listLiveCodes, openLiveCode } from '../../src/store/payment-codes.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import * as schema from '../../src/store/schema.ts'
import { listStandings } from '../../src/store/standings.ts'
import { insertSticker, listStickers } from '../../src/store/stickers.ts'
import { act, approve, hoScope, owned, proposalOf, propose, register, typed } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { n15, n16, n18, n20, n21 } = world.teHanhStalls
const run = { id: 'run', site: world.teHanh, officer: 'ho', template: 't', count: 1, fileDigest: 'f', at: WORLD_NOW }

describe.each(DRIVERS)('a consent taken back on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    expect(await store.commit([insertPrintRun(store.read, run)], [])).toMatchObject({ ok: true })
  })
  afterAll(() => store.close())

  const takeBack = async (merchant: string, purpose: 'sticker' | 'phone' | 'bank-list' = 'sticker', later = 0) => {
    const { writes, entries } = draftWithdrawal(store.read, merchant, purpose, act('lan', WORLD_NOW + later))
    expect(await store.commit(writes, entries)).toMatchObject({ ok: true })
  }
  const hasCode = async (stall: string) =>
    (await listStandings(store.read, hoScope, { site: world.teHanh }, WORLD_DAY)).find((one) => one.stall === stall)
      ?.hasCode
  const proposeAt = async (stall: string, account: string) => {
    const merchant = await register(store, { stall })
    return { merchant, proposal: await propose(store, { merchant, stall, destination: typed(account) }) }
  }
  const print = (serial: string, code: string, merchant: string, stall: string) =>
    store.commit([insertSticker(store.read, { serial, code, merchant, stall, run: run.id, printedAt: WORLD_NOW })], [])

  test('is a row of its own with who and when, voids the stickers, and takes the stall out of A2', async () => {
    const { merchant, proposal } = await proposeAt(n15, '0123456789')
    await approve(store, proposal)
    const code = (await openLiveCode(store, hoScope, { merchant }))?.code.id ?? ''
    expect(await print('A'.repeat(16), code, merchant, n15)).toMatchObject({ ok: true })
    expect(await hasCode(n15)).toBe(true)
    await takeBack(merchant)
    expect(await listStickers(store.read, hoScope, n15)).toMatchObject([
      { state: 'void', voidReason: 'consent-withdrawn' },
    ])
    const answers = await store.read.select().from(schema.consents).where(eq(schema.consents.merchant, merchant))
    expect(answers.map(({ given, officer, at }) => [given, officer, at])).toEqual([
      [true, 'lan', WORLD_NOW],
      [false, 'lan', WORLD_NOW],
    ])
    expect([await hasCode(n15), await listLiveCodes(store.read, hoScope, world.teHanh)]).toEqual([false, []])
    expect(await openLiveCode(store, hoScope, { merchant })).toBeUndefined()
    expect(await print('B'.repeat(16), code, merchant, n15)).toEqual({ ok: false, rule: 'code-not-live' })
    const entries = await store.read.select().from(schema.audit).where(eq(schema.audit.action, 'consent.withdrawn'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: merchant }])
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true })
  })

  test('keeps what waits from being seen and approved, whoever asks', async () => {
    const { merchant, proposal } = await proposeAt(n16, '1111111111')
    expect((await listOpenProposals(store.read, hoScope)).map((found) => found.proposal.id)).toEqual([proposal])
    expect(await countOpenProposals(store.read, hoScope, '21040', WORLD_DAY)).toBe(1)
    expect(await countOpenProposals(store.read, hoScope, '21250', WORLD_DAY)).toBe(0)
    await takeBack(merchant)
    expect(await listOpenProposals(store.read, hoScope)).toEqual([])
    expect(await countOpenProposals(store.read, hoScope, '21040', WORLD_DAY)).toBe(0)
    expect(undecidable(await proposalOf(store, proposal), 'ho')).toBe('consent-withdrawn')
    expect(await approve(store, proposal)).toEqual({ ok: false, rule: 'consent-withdrawn' })
  })

  test('keeps what was approved from becoming live', async () => {
    const { merchant, proposal } = await proposeAt(n18, '2222222222')
    await approve(store, proposal)
    const change = await propose(store, { merchant, stall: n18, destination: typed('3333333333') })
    await approve(store, change)
    await takeBack(merchant)
    const due = WORLD_NOW + COOLING_OFF
    expect(await activateDueAccounts(store, due)).toEqual({ activated: [], refused: [] })
    const accounts = schema.settlementAccounts
    const [account] = await store.read.select().from(accounts).where(eq(accounts.proposal, change))
    expect(await store.commit([insertActivation(store.read, account?.id ?? '', due)], [])).toEqual({
      ...{ ok: false, rule: 'consent-withdrawn' },
    })
  })

  test('hides the person from who looks for the same account or number', async () => {
    const consents = ['sticker', 'phone'] as const
    const account = owned(typed('4444444444'))
    const merchant = await register(store, { stall: n20, consents, phone: '0905123456', account })
    const accountIndex = await store.keys.index('account', destinationIdentity(typed('4444444444')))
    const phoneIndex = await store.keys.index('phone', '0905123456')
    const found = async () => {
      const { account, phone } = await findDuplicates(store.read, hoScope, { accountIndex, phoneIndex })
      return [account.here.length + account.elsewhere, phone.here.length + phone.elsewhere]
    }
    expect(await found()).toEqual([1, 1])
    await takeBack(merchant, 'phone')
    expect(await found()).toEqual([1, 0])
    await takeBack(merchant, 'sticker')
    expect(await found()).toEqual([0, 0])
  })

  test('for another purpose leaves the stickers and the code as they are', async () => {
    const { merchant, proposal } = await proposeAt(n21, '5555555555')
    await approve(store, proposal)
    const code = (await openLiveCode(store, hoScope, { merchant }))?.code.id ?? ''
    await print('C'.repeat(16), code, merchant, n21)
    await takeBack(merchant, 'bank-list')
    expect(await listStickers(store.read, hoScope, n21)).toMatchObject([{ state: 'printed' }])
    expect(await hasCode(n21)).toBe(true)
  })
})
