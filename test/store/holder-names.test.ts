import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftApproval, undecidable } from '../../src/store/account-decisions.ts'
import { lacksHolder, listOpenProposals, openProposal } from '../../src/store/account-proposals.ts'
import type { Store } from '../../src/store/database.ts'
import { draftEdit } from '../../src/store/field-edits.ts'
import { openMerchantKey, sealPhone } from '../../src/store/merchants.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { draftNaming, draftProposal } from '../../src/store/registrations.ts'
import {
  accountDecisions,
  accountProposals,
  merchantPhones,
  officers,
  settlementAccounts,
} from '../../src/store/schema.ts'
import { findStall } from '../../src/store/stalls.ts'
import {
  act,
  approve,
  hoScope,
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

const { n15, n16, n18, n20, n21, n23 } = world.teHanhStalls
const { ho, lan, dang } = world.officers
const LATER = WORLD_NOW + 60
const communeScope = (officer: string) => ({ ...hoScope, officer })

describe.each(DRIVERS)('an account whose holder is not known, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  }, 60_000)
  afterAll(() => store.close())

  /** Scanned by Lan, unless by another, with no name typed. */
  async function scanned(stall: string, account: string, by: string = lan) {
    const merchant = await register(store, { stall, consents: ['sticker', 'phone'] })
    const id = await propose(store, { merchant, stall, destination: typed(account), holder: '' }, act(by))
    return { merchant, id }
  }
  async function named(id: string, by: string, at = LATER, holder = 'Nguyễn Thị Út'): Promise<string> {
    const content = await openProposal(store, await proposalOf(store, id))
    const { proposal, writes, entries } = await draftNaming(store, content, holder, act(by, at))
    expect(await store.commit(writes, entries)).toMatchObject({ ok: true })
    return proposal.id
  }
  const countAccounts = async () => (await store.read.select().from(settlementAccounts)).length

  test('is proposed, waits on the list, and is not approved', async () => {
    const { id } = await scanned(n15, '1900111111')
    const found = await proposalOf(store, id)
    expect([lacksHolder(found.proposal), (await openProposal(store, found)).holder]).toEqual([true, ''])
    expect((await listOpenProposals(store.read, hoScope)).map(({ proposal }) => proposal.id)).toContain(id)
    expect(await approve(store, id)).toEqual({ ok: false, reason: 'holder-missing' })
    expect(await countAccounts()).toBe(0)
  })

  test('is not approved below the application either', async () => {
    const { id, merchant } = await scanned(n16, '1900222222')
    const { digest, accountIndex } = (await proposalOf(store, id)).proposal
    const decision = { proposal: id, seenDigest: digest, decidedBy: ho, decidedAt: LATER } as const
    const approval = store.read.insert(accountDecisions).values({ ...decision, decision: 'approved' })
    expect(await store.commit([approval], [])).toEqual({ ok: false, rule: 'holder-missing' })
    const account = { id: newId(), merchant, proposal: id, version: 1, accountIndex, liveFrom: LATER }
    const sealed = { sealedAccount: 's', sealedHolder: '' }
    const row = store.read.insert(settlementAccounts).values({ ...account, ...sealed })
    expect(await store.commit([row], [])).toEqual({ ok: false, rule: 'holder-missing' })
  })

  test('may be returned to whoever scanned it', async () => {
    const { id } = await scanned(n18, '1900333333')
    expect(await sendBack(store, id)).toMatchObject({ ok: true })
  })

  test('is approved once the name is added, as the very same account proposed by who added it', async () => {
    const { id, merchant } = await scanned(n20, '1900444444')
    const again = await named(id, world.officers.anh)
    const [before, after] = await store.read
      .select()
      .from(accountProposals)
      .where(eq(accountProposals.merchant, merchant))
    expect([before?.accountIndex, after?.proposedBy]).toEqual([after?.accountIndex, world.officers.anh])
    expect(before?.digest).not.toBe(after?.digest)
    expect(await approve(store, id)).toEqual({ ok: false, reason: 'holder-missing' })
    expect(await approve(store, again, { at: LATER })).toMatchObject({ ok: true })
    const live = await openLiveCode(store, hoScope, { merchant })
    expect([live?.content.holder, live?.content.account]).toEqual(['Nguyễn Thị Út', '1900444444'])
  })

  test('is decided by neither of the two who proposed it, nor by who made their accounts', async () => {
    const { id } = await scanned(n21, '1900555555', ho)
    const again = await named(id, lan)
    const decision = { proposal: again, seenDigest: (await proposalOf(store, again)).proposal.digest } as const
    for (const by of [ho, lan]) {
      expect(undecidable(await proposalOf(store, again, communeScope(by)), by)).toBe('own-proposal')
      const row = { ...decision, decision: 'approved', decidedBy: by, decidedAt: LATER } as const
      const written = await store.commit([store.read.insert(accountDecisions).values(row)], [])
      expect(written).toEqual({ ok: false, rule: 'own-proposal' })
    }
    const made = { id: 'made-by-ho', name: 'Người mới', signInName: 'moi', createdBy: ho, createdAt: WORLD_NOW }
    expect(await store.commit([store.read.insert(officers).values(made)], [])).toMatchObject({ ok: true })
    for (const by of [made.id, dang]) {
      expect(undecidable(await proposalOf(store, again, communeScope(by)), by)).toBe('created-account')
      const row = { ...decision, decision: 'approved', decidedBy: by, decidedAt: LATER } as const
      const written = await store.commit([store.read.insert(accountDecisions).values(row)], [])
      expect(written).toEqual({ ok: false, rule: 'created-account' })
    }
  })

  test('named by two people at once is named once', async () => {
    const { id, merchant } = await scanned(n23, '1900666666')
    const content = await openProposal(store, await proposalOf(store, id))
    const drafts = [
      await draftNaming(store, content, 'Nguyễn Thị Út', act(lan, LATER)),
      await draftNaming(store, content, 'Nguyễn Thị Uốt', act(world.officers.anh, LATER)),
    ]
    const committed = await Promise.all(drafts.map(({ writes, entries }) => store.commit(writes, entries)))
    const rule = 'unique: account_proposals.merchant, account_proposals.version'
    expect(committed).toMatchObject([{ ok: true }, { ok: false, rule }])
    expect((await openProposal(store, await proposalOf(store, drafts[0]?.proposal.id ?? ''))).holder).toBe(
      'Nguyễn Thị Út',
    )
    expect(
      (await store.read.select().from(accountProposals).where(eq(accountProposals.merchant, merchant))).length,
    ).toBe(2)
  })

  test('taken over by a blank below the application does not open', async () => {
    const { id } = await scanned(world.marketStalls.a1, '1900777777')
    const again = await named(id, lan)
    await store.read.run(sql`drop trigger account_proposals_no_update`)
    await store.read.run(sql`update account_proposals set sealed_holder = '' where id = ${again}`)
    await expect(approve(store, again)).rejects.toThrow('account_proposals.digest')
  })
})

describe.each(DRIVERS)('adding a name and the seven days between account and phone, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  }, 60_000)
  afterAll(() => store.close())

  const DAY = 86_400
  async function scannedWithPhone(stall: string, phoneAt: number) {
    const merchant = await register(store, { stall, consents: ['sticker', 'phone'] })
    const phone = { id: newId(), merchant, phone: '0905123456' as never, at: phoneAt }
    const row = await sealPhone(store.keys, await openMerchantKey(store, merchant), phone)
    const destination = typed('1900888888')
    const id = await propose(store, { merchant, stall, destination, holder: '' }, act(lan, WORLD_NOW))
    expect(await store.commit([store.read.insert(merchantPhones).values(row)], [])).toMatchObject({ ok: true })
    return { merchant, content: await openProposal(store, await proposalOf(store, id)) }
  }

  test('a phone stored with the scan does not hold the name up', async () => {
    const { content } = await scannedWithPhone(n15, WORLD_NOW)
    const { writes, entries } = await draftNaming(store, content, 'Nguyễn Thị Út', act(lan, WORLD_NOW + DAY))
    expect(await store.commit(writes, entries)).toMatchObject({ ok: true })
  })

  test('another account is held up as ever, and so is a name after a newer phone', async () => {
    const { merchant } = await scannedWithPhone(n16, WORLD_NOW)
    const account = owned(typed('1900999999'))
    const other = await draftProposal(store, { merchant, stall: n16, account }, act(lan, WORLD_NOW + DAY))
    expect(await store.commit(other.writes, other.entries)).toEqual({ ok: false, rule: 'phone-changed-lately' })
    const { content } = await scannedWithPhone(n18, WORLD_NOW + DAY)
    const { writes, entries } = await draftNaming(store, content, 'Nguyễn Thị Út', act(lan, WORLD_NOW + 2 * DAY))
    expect(await store.commit(writes, entries)).toEqual({ ok: false, rule: 'phone-changed-lately' })
  })
})

describe.each(DRIVERS)('the name and the number that an approval makes stickers bear, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  }, 60_000)
  afterAll(() => store.close())

  test.each([
    ['trade-name', n15, 'Bánh mì khác'],
    ['number', n16, '16B'],
  ] as const)('an edited %s is seen before it is approved', async (field, at, value) => {
    const merchant = await register(store, { stall: at })
    const id = await propose(store, { merchant, stall: at, destination: typed('1900111111') })
    const seen = await proposalOf(store, id)
    const verdict = { by: ho, at: LATER, seenDigest: seen.proposal.digest, seenNames: seen.names }
    const racing = await draftOf(seen, verdict)
    const stall = await findStall(store.read, hoScope, at)
    if (stall === undefined) throw new Error(`No stall ${at}`)
    const edit = await draftEdit(store, { stall, field, base: 0, value }, act())
    expect(await store.commit(edit.writes, edit.entries)).toMatchObject({ ok: true })
    expect(await store.commit(racing.writes, racing.entries)).toEqual({ ok: false, rule: 'not-approved' })
    const now = await proposalOf(store, id)
    expect(await draftApproval(store, newId, now, verdict)).toEqual({ ok: false, reason: 'not-what-was-seen' })
    expect(await approve(store, id, { at: LATER })).toMatchObject({ ok: true })
  })

  async function draftOf(
    ...[found, verdict]: [Parameters<typeof draftApproval>[2], Parameters<typeof draftApproval>[3]]
  ) {
    const drafted = await draftApproval(store, newId, found, verdict)
    if (!drafted.ok) throw new Error(drafted.reason)
    return drafted
  }
})
