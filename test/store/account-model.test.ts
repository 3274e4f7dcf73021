import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COOLING_OFF } from '../../src/domain/account.ts'
import { draftApproval, draftReturn } from '../../src/store/account-decisions.ts'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import type { Store } from '../../src/store/database.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { act, hoScope, newId, proposalOf, propose, register, typed } from '../support/accounts.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const PEOPLE = [world.officers.lan, world.officers.anh, world.officers.ho]
const ACCOUNTS = ['0123456789', '1111111111', '2222222222']
const stall = world.teHanhStalls.n15

type Step =
  | { do: 'propose'; by: string; account: string }
  /** `shown`: whose digest the form carried, counted like `which`, so also another's than the one decided. */
  | { do: 'approve' | 'return'; by: string; which: number; shown: number }
  | { do: 'wait'; seconds: number }

const person = fc.constantFrom(...PEOPLE)
/** How many proposals ago: mostly the newest. */
const place = fc.constantFrom(0, 0, 0, 1, 2)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('propose' as const), by: person, account: fc.constantFrom(...ACCOUNTS) }),
  fc
    .record({
      do: fc.constantFrom('approve' as const, 'approve' as const, 'return' as const),
      by: person,
      which: place,
      shown: place,
    })
    .chain((decision) => fc.constantFrom(decision, ...[1, 2, 3].map(() => ({ ...decision, shown: decision.which })))),
  fc.record({
    do: fc.constant('wait' as const),
    seconds: fc.constantFrom(60, COOLING_OFF - 1, COOLING_OFF, COOLING_OFF),
  }),
)

const FIRST_ACCOUNT: Step[] = [
  { do: 'propose', by: world.officers.lan, account: '0123456789' },
  { do: 'approve', by: world.officers.ho, which: 0, shown: 0 },
]
const eight = fc.array(step, { minLength: 8, maxLength: 8 })
const sequence = fc.oneof(
  eight,
  eight.map((steps) => [...FIRST_ACCOUNT, ...steps]),
)

interface Proposed {
  id: string
  by: string
  account: string
  digest: string
  approved?: { by: string; at: number }
}

let store: Store & { close(): void }
beforeAll(async () => {
  store = await nodeStore()
  await buildWorld(store)
})
afterAll(() => store.close())

test('no sequence of eight steps makes an account live that another person did not approve as it is', async () => {
  const seen = { live: 0, changed: 0 }
  await fc.assert(
    fc.asyncProperty(sequence, (steps) => play(steps, seen)),
    { numRuns: 300 },
  )
  expect(seen.live).toBeGreaterThan(100)
  expect(seen.changed).toBeGreaterThan(0)
})

/** Plays the steps on a fresh merchant, half of the time one with a live account; looks at what is live after each. */
async function play(steps: Step[], seen: { live: number; changed: number }): Promise<void> {
  const merchant = await register(store, { stall })
  const proposed: Proposed[] = []
  let now = WORLD_NOW
  let before: Proposed | undefined
  for (const step of steps) {
    if (step.do === 'wait') now += step.seconds
    if (step.do === 'wait') await activateDueAccounts(store, now)
    else if (step.do === 'propose') proposed.push(await proposeAs(merchant, step, now))
    else await decide(step, proposed, now)
    const live = await findLive(merchant, proposed)
    if (live) seen.live++
    if (before !== undefined && live !== before) {
      seen.changed++
      expect(now).toBeGreaterThanOrEqual((live?.approved?.at ?? Number.POSITIVE_INFINITY) + COOLING_OFF)
    }
    before = live
  }
  await store.commit([endMerchant(store.read, merchant, WORLD_DAY)], [])
}

/** The proposal that is live, after comparing what opens with what was proposed and who approved it. */
async function findLive(merchant: string, proposed: Proposed[]): Promise<Proposed | undefined> {
  const live = await openLiveCode(store, hoScope, { merchant })
  if (live === undefined) return undefined
  const of = proposed.find(({ id }) => id === live.account.proposal)
  expect(of?.approved).toBeDefined()
  expect(of?.approved?.by).not.toBe(of?.by)
  expect(live.decision).toMatchObject({ decidedBy: of?.approved?.by, seenDigest: of?.digest, decision: 'approved' })
  expect(live.content.account).toBe(of?.account)
  return of
}

async function proposeAs(merchant: string, { by, account }: { by: string; account: string }, now: number) {
  const id = await propose(store, { merchant, stall, destination: typed(account) }, act(by, now))
  return { id, by, account, digest: (await proposalOf(store, id)).proposal.digest }
}

async function decide(step: Extract<Step, { which: number }>, proposed: Proposed[], at: number): Promise<void> {
  const [of, shown] = [proposed.at(-1 - step.which), proposed.at(-1 - step.shown)]
  if (of === undefined || shown === undefined) return
  const verdict = { by: step.by, at, seenDigest: shown.digest }
  const found = await proposalOf(store, of.id)
  const drafted =
    step.do === 'approve'
      ? await draftApproval(store, newId, found, verdict)
      : draftReturn(store, found, verdict, 'Sai')
  if (!drafted.ok) return
  const committed = await store.commit(drafted.writes, drafted.entries)
  if (committed.ok && step.do === 'approve') of.approved = { by: step.by, at }
}
