import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AccountUse, COOLING_OFF, destinationIdentity } from '../../src/domain/account.ts'
import type { EditField } from '../../src/domain/capture/record.ts'
import { draftRetirement, findRetirable } from '../../src/store/account-retirements.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import type { Store } from '../../src/store/database.ts'
import { listDestinations } from '../../src/store/destinations.ts'
import { draftEdit, findFieldVersion, subjectOf } from '../../src/store/field-edits.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { listLiveCodes, listOtherCodes, openCode } from '../../src/store/payment-codes.ts'
import { findStall } from '../../src/store/stalls.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { findWalkFacts } from '../../src/store/walk-facts.ts'
import { act, approve, hoScope, propose, register, typed } from '../support/accounts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const { teHanh, market } = world
const { n15, n16, n17 } = world.teHanhStalls
const utScope = { ...hoScope, officer: world.officers.ut, communes: [world.otherCommune] }

describe.each(DRIVERS)('what a walker needs of each stall on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  const facts = async (stall: string) => (await findWalkFacts(store.read, hoScope, teHanh)).get(stall)
  beforeEach(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterEach(() => store.close())

  const found = async (stall: string) => {
    const one = await findStall(store.read, hoScope, stall)
    if (one === undefined) throw new Error(`No stall ${stall}`)
    return one
  }
  async function edit(stall: string, field: EditField, value: string): Promise<void> {
    const of = await found(stall)
    const base = await findFieldVersion(store.read, subjectOf(of, field) ?? '', field)
    const drafted = await draftEdit(store, { stall: of, field, base, value }, act())
    expect(drafted.kind).toBe('edited')
    expect(await store.commit(drafted.writes, drafted.entries)).toMatchObject({ ok: true })
  }
  const visited = (id: string, stall: string, at: number, returnDay: string | null = null) =>
    store.commit(
      [insertVisit(store.read, { id, stall, officer: 'lan', day: WORLD_DAY, at, outcome: 'postponed', returnDay })],
      [],
    )

  test('is what is sold there by who trades now', async () => {
    expect(await facts(n17)).toEqual({ category: 'groceries', edits: {} })
    expect(await facts(n15)).toBeUndefined()
    expect(await store.commit([endMerchant(store.read, world.merchant, WORLD_DAY)], [])).toMatchObject({ ok: true })
    expect(await facts(n17)).toBeUndefined()
  })

  test('is the day promised at the newest visit, and none that an earlier one promised', async () => {
    await visited('v1', n15, WORLD_NOW, '2026-11-20')
    expect(await facts(n15)).toEqual({ returnDay: '2026-11-20', edits: {} })
    await visited('v2', n15, WORLD_NOW + 1, '2026-11-25')
    expect(await facts(n15)).toEqual({ returnDay: '2026-11-25', edits: {} })
    await visited('v3', n15, WORLD_NOW + 2)
    expect(await facts(n15)).toEqual({ edits: {} })
  })

  test('is nothing that was promised by who traded there before', async () => {
    const seen = { officer: 'lan', day: WORLD_DAY, at: WORLD_NOW, outcome: 'postponed' } as const
    const promise = { id: 'v1', stall: n17, merchant: world.merchant, returnDay: '2026-11-20', ...seen }
    await store.commit([insertVisit(store.read, promise)], [])
    expect(await facts(n17)).toMatchObject({ returnDay: '2026-11-20' })
    await store.commit([endMerchant(store.read, world.merchant, WORLD_DAY)], [])
    expect(await facts(n17)).toBeUndefined()
  })

  test('is how often each field of the stall and of its trader was edited', async () => {
    await edit(n17, 'number', '17A')
    await edit(n17, 'number', '17B')
    await edit(n17, 'category', 'fresh')
    await edit(n16, 'number', '16A')
    expect(await facts(n17)).toEqual({ category: 'fresh', edits: { number: 2, category: 1 } })
    expect(await facts(n16)).toEqual({ edits: { number: 1 } })
    await store.commit([endMerchant(store.read, world.merchant, WORLD_DAY)], [])
    expect(await facts(n17)).toEqual({ edits: { number: 2 } })
  })

  test('is of one site and of nobody else’s', async () => {
    await visited('v1', n15, WORLD_NOW, '2026-11-20')
    expect([...(await findWalkFacts(store.read, hoScope, teHanh)).keys()].toSorted()).toEqual([n15, n17])
    expect(await findWalkFacts(store.read, hoScope, market)).toEqual(new Map())
    expect(await findWalkFacts(store.read, utScope, teHanh)).toEqual(new Map())
  })

  describe('its codes', () => {
    const [FIRST, SECOND, BESIDE] = ['0123456789', '1111111111', '2222222222'] as const
    let merchant: string
    beforeEach(async () => {
      merchant = await register(store, { stall: n15 })
      await approved(FIRST, 'sticker')
    })

    async function approved(account: string, use: AccountUse): Promise<void> {
      const proposal = await propose(store, { merchant, stall: n15, destination: typed(account), use })
      expect(await approve(store, proposal)).toMatchObject({ ok: true })
    }
    const standings = async () => {
      const live = (await listLiveCodes(store.read, hoScope, teHanh)).map((sealed) => ({ standing: 'live', sealed }))
      const all = [...live, ...(await listOtherCodes(store.read, hoScope, teHanh))]
      const opened = all.map(async ({ standing, sealed }) => [
        (await openCode(store, sealed)).content.account,
        standing,
      ])
      return Object.fromEntries(await Promise.all(opened))
    }
    /** What the server says of each when it is scanned on the wall. */
    const scanned = async (...accounts: string[]) => {
      const said = accounts.map(async (account) => {
        const index = await store.keys.index('account', destinationIdentity(typed(account)))
        return [account, (await listDestinations(store.read, n15, index))[0]] as const
      })
      return Object.fromEntries(await Promise.all(said))
    }

    test('stand as they do for a scan: live, coming, and the vendor’s own', async () => {
      await approved(SECOND, 'sticker')
      await approved(BESIDE, 'beside')
      expect(await standings()).toEqual({ [FIRST]: 'live', [SECOND]: 'coming', [BESIDE]: 'vendor' })
      expect(await scanned(FIRST, SECOND, BESIDE)).toEqual(await standings())
      await activateDueAccounts(store, WORLD_NOW + COOLING_OFF)
      expect(await standings()).toEqual({ [FIRST]: 'vendor', [SECOND]: 'live', [BESIDE]: 'vendor' })
      expect(await scanned(FIRST, SECOND, BESIDE)).toEqual(await standings())
    })

    test('that were stopped before they were live are none', async () => {
      await approved(SECOND, 'sticker')
      const [coming] = await listOtherCodes(store.read, hoScope, teHanh)
      const retirable = await findRetirable(store.read, hoScope, { merchant, account: coming?.sealed.account.id ?? '' })
      if (retirable === undefined) throw new Error('not retirable')
      const { writes, entries } = draftRetirement(store.read, retirable, { by: world.officers.ho, at: WORLD_NOW + 1 })
      expect(await store.commit(writes, entries)).toMatchObject({ ok: true })
      expect(await standings()).toEqual({ [FIRST]: 'live' })
    })

    test('go with who traded there, and are nobody else’s to ask for', async () => {
      await approved(SECOND, 'sticker')
      expect(await listOtherCodes(store.read, utScope, teHanh)).toEqual([])
      await store.commit([endMerchant(store.read, merchant, WORLD_DAY)], [])
      expect(await standings()).toEqual({})
    })
  })
})
