import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { accountIdentity } from '../../src/domain/vietqr/identity.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { insertArrival } from '../../src/store/arrivals.ts'
import type { Store } from '../../src/store/database.ts'
import { listDestinations } from '../../src/store/destinations.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { accountRetirements, arrivals, settlementAccounts, visits } from '../../src/store/schema.ts'
import { insertCensuses } from '../../src/store/stalls.ts'
import { findCensusState, findNextStall, insertVisit, listVisits } from '../../src/store/visits.ts'
import { openShop, proposeAccount, registerAccount } from '../support/registered.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const { n15, n17, n18, n19, n20 } = world.teHanhStalls

const visitOf = (id: string, stall: string, more: Partial<typeof visits.$inferInsert> = {}) => ({
  ...{ id, stall, officer: world.officers.lan, day: WORLD_DAY, at: WORLD_NOW, outcome: 'agreed' as const },
  ...more,
})

describe.each(DRIVERS)('visits on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  test('are listed newest first with who made them and what they brought', async () => {
    const { merchant } = world
    const first = visitOf('v1', n17, { merchant, day: '2026-11-01', at: WORLD_NOW - 11 * 86_400 })
    const second = visitOf('v2', n17, { merchant, officer: world.officers.ho })
    const money = { stall: n17, merchant, level: 'observed', payer: 'customer', at: WORLD_NOW } as const
    const writes = [
      insertVisit(store.read, first),
      insertVisit(store.read, second),
      insertArrival(store.read, { id: 'a1', visit: 'v2', day: '2026-11-10', ...money }),
    ]
    expect(await store.commit(writes, [])).toMatchObject({ ok: true })
    const listed = await listVisits(store.read, lan, n17)
    expect(listed.map(({ visit, officer }) => [visit.id, officer])).toEqual([
      ['v2', 'Trần Văn Hổ'],
      ['v1', 'Lê Thị Lan'],
    ])
    expect(listed.map((one) => one.arrivals.map(({ id }) => id))).toEqual([['a1'], []])
  })

  test('of another commune are not listed', async () => {
    expect(await listVisits(store.read, ut, n17)).toEqual([])
    expect(await listVisits(store.read, nobody, n17)).toEqual([])
  })

  test('stay as they were written', async () => {
    const edit = store.read.update(visits).set({ outcome: 'refused', reason: 'tax' }).where(eq(visits.id, 'v1'))
    expect(await store.commit([edit], [])).toEqual({ ok: false, rule: 'visits is append-only' })
    const erase = store.read.delete(arrivals).where(eq(arrivals.id, 'a1'))
    expect(await store.commit([erase], [])).toEqual({ ok: false, rule: 'arrivals is append-only' })
  })

  test('that refuse without a reason, or name a code of another stall, store nothing', async () => {
    const before = await store.read.select({ n: count() }).from(visits)
    const refusal = insertVisit(store.read, visitOf('v3', n15, { outcome: 'refused' }))
    expect(await store.commit([refusal], [])).toEqual({ ok: false, rule: 'check: visits_refused_reason' })
    const unmatched = insertVisit(store.read, visitOf('v4', n15, { scan: 'match' }))
    expect(await store.commit([unmatched], [])).toEqual({ ok: false, rule: 'check: visits_match_code' })
    const merchant = await openShop(store, 'com-ga', n18, 'Cơm gà')
    await registerAccount(store, { merchant, account: '900000018' })
    const code = (await openLiveCode(store, ho, { merchant }))?.code.id
    expect(code).toBeDefined()
    const foreign = insertVisit(store.read, visitOf('v5', n15, { scan: 'match', code }))
    expect(await store.commit([foreign], [])).toEqual({ ok: false, rule: 'code-of-other-stall' })
    const paid = { id: 'a2', stall: n15, merchant, level: 'said', payer: 'customer', day: WORLD_DAY, at: 1 } as const
    const strayed = insertArrival(store.read, paid)
    expect(await store.commit([strayed], [])).toEqual({ ok: false, rule: 'merchant-of-other-stall' })
    expect(await store.read.select({ n: count() }).from(visits)).toEqual(before)
  })

  test('know the census state before them, the newest fact of it', async () => {
    expect(await findCensusState(store.read, ho, n19)).toBe('vacant')
    const opened = { id: 'c1', stall: n19, day: WORLD_DAY, at: WORLD_NOW, officer: world.officers.lan } as const
    await store.commit([insertCensuses(store.read, [{ ...opened, state: 'operating' }])], [])
    expect(await findCensusState(store.read, ho, n19)).toBe('operating')
    expect(await findCensusState(store.read, ut, n19)).toBeUndefined()
  })

  test('go on to the next stall in walking order until the site ends', async () => {
    expect(await findNextStall(store.read, lan, { site: world.teHanh, position: 4 })).toBe(n18)
    expect(await findNextStall(store.read, lan, { site: world.teHanh, position: 8 })).toBeUndefined()
    expect(await findNextStall(store.read, ut, { site: world.teHanh, position: 4 })).toBeUndefined()
  })
})

describe.each(DRIVERS)('how an account stands to a stall on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const standings = async (stall: string, account: string) =>
    listDestinations(
      store.read,
      stall,
      await store.keys.index('account', accountIdentity({ bin: DEMO_BANK.bin, account })),
    )
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    await registerAccount(store, { merchant: world.merchant, account: '900000017', at: WORLD_NOW - 90_000 })
  })
  afterAll(() => store.close())

  test('is live at its own stall, elsewhere at every other, and nothing when nobody registered it', async () => {
    expect(await standings(n17, '900000017')).toEqual(['live'])
    expect(await standings(n15, '900000017')).toEqual(['elsewhere'])
    expect(await standings(n17, '900000099')).toEqual([])
  })

  test('is coming while a change is approved but not live, and the vendor’s once the change is over', async () => {
    await registerAccount(store, { merchant: world.merchant, account: '900000217' })
    expect(await standings(n17, '900000217')).toEqual(['coming'])
    expect(await standings(n17, '900000017')).toEqual(['live'])
    expect(await standings(n15, '900000217')).toEqual(['elsewhere'])
    await activateDueAccounts(store, WORLD_NOW + 86_400)
    expect(await standings(n17, '900000217')).toEqual(['live'])
    expect(await standings(n17, '900000017')).toEqual(['vendor'])
  })

  test('is nothing again when the change was stopped before it was live', async () => {
    await registerAccount(store, { merchant: world.merchant, account: '900000317' })
    expect(await standings(n17, '900000317')).toEqual(['coming'])
    const [stopped] = await store.read.select().from(settlementAccounts).where(eq(settlementAccounts.version, 3))
    const retirement = { account: stopped?.id ?? '', retiredBy: world.officers.ho, retiredAt: WORLD_NOW }
    const committed = await store.commit([store.read.insert(accountRetirements).values(retirement)], [])
    expect(committed).toMatchObject({ ok: true })
    expect(await standings(n17, '900000317')).toEqual([])
    expect(await standings(n15, '900000317')).toEqual([])
  })

  test('is nothing while it is only proposed: one person alone makes no account known', async () => {
    await proposeAccount(store, { merchant: world.merchant, account: '900000666' })
    expect(await standings(n17, '900000666')).toEqual([])
  })

  test('is elsewhere when the merchant it belongs to has left the stall', async () => {
    const merchant = await openShop(store, 'banh-mi', n20, 'Bánh mì')
    await registerAccount(store, { merchant, account: '900000020' })
    expect(await standings(n20, '900000020')).toEqual(['live'])
    await store.commit([endMerchant(store.read, merchant, WORLD_DAY)], [])
    expect(await standings(n20, '900000020')).toEqual(['elsewhere'])
  })
})
