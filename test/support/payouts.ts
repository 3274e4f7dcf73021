import { expect } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import type { PayoutLine } from '../../src/domain/payout/line.ts'
import type { RoundEvent } from '../../src/domain/payout/round.ts'
import type { Committed, Store } from '../../src/store/database.ts'
import type { Act, Draft } from '../../src/store/draft.ts'
import { insertHamlet } from '../../src/store/hamlets.ts'
import { readCells } from '../../src/store/payout-cells.ts'
import { digestOf } from '../../src/store/payout-contents.ts'
import { draftClosing, draftEntry, type Entered } from '../../src/store/payout-entries.ts'
import { draftAmount, draftProgramme } from '../../src/store/payout-programmes.ts'
import { draftPayoutRound, draftStep, findPayoutRound, type PayoutRound } from '../../src/store/payout-rounds.ts'
import { payoutGroups } from '../../src/store/schema.ts'
import { act } from './accounts.ts'
import { WORLD_BEGAN, world } from './world.ts'

/** Who enters, who approves. */
export const OFFICER = world.officers.ho
export const LEADER = world.officers.anh

export const communeScope: Scope = { officer: OFFICER, provinces: [], communes: [world.commune], assignedSites: false }

export const PROGRAMME = 'tro-cap'
export const GROUPS = ['he-so-1', 'he-so-1-5'] as const
export const HAMLETS = ['tdp-3', 'tdp-6'] as const

/** A line of the programme as most are: nothing told yet. */
export const payoutLine = (caseCode: string, of: Partial<PayoutLine> = {}): PayoutLine => ({
  ...{ caseCode, hamlet: HAMLETS[0], group: GROUPS[0], status: null, modality: null, reason: null, amount: 540_000 },
  ...of,
})

/** What of payouts a test does, on a world that was built. */
export interface Payouts {
  commit(draft: Draft): Promise<Committed>
  /** Opens the round of a month: its id is the month. */
  open(period: string, grain?: PayoutRound['grain']): Promise<string>
  round(id: string): Promise<PayoutRound>
  enter(round: string, entered: Entered, by?: Act): Promise<string>
  step(round: string, event: RoundEvent, by: string): Promise<Committed>
  /** Submitted, approved by the other, closed. */
  close(round: string): Promise<void>
}

/** Two hamlets and a programme of the province with two groups, both paid by the table since July. */
export async function setUpPayouts(store: Store): Promise<Payouts> {
  const { read } = store
  const by = act(OFFICER)
  const commit = ({ writes, entries }: Draft) => store.commit(writes, entries)
  const well = async (draft: Draft) => expect(await commit(draft)).toMatchObject({ ok: true })
  const hamlets = HAMLETS.map((id) =>
    insertHamlet(read, { id, commune: world.commune, name: id, fromDay: WORLD_BEGAN }),
  )
  expect(await store.commit(hamlets, [])).toMatchObject({ ok: true })
  const basis = { authority: 'Sở Y tế', basis: 'Nghị định 20/2021' }
  await well(
    draftProgramme(read, { ...basis, id: PROGRAMME, unit: world.province, kind: 'assistance', name: 'Trợ cấp' }, by),
  )
  for (const [at, id] of GROUPS.entries()) {
    const group = { id, programme: PROGRAMME, name: id, folded: id, officer: OFFICER, at }
    expect(await store.commit([read.insert(payoutGroups).values(group)], [])).toMatchObject({ ok: true })
    const document = { document: '76/2024/NĐ-CP', documentDay: '2024-07-01' }
    const set = { fromDay: '2024-07-01', toDay: null, standard: 500_000, coefficient: at === 0 ? 100 : 150 }
    await well(draftAmount(read, { group: id, ...set, ...document }, by))
  }
  const round = async (id: string) => {
    const found = await findPayoutRound(read, communeScope, id)
    if (found === undefined) throw new Error(`no round ${id}`)
    return found
  }
  const step = async (id: string, event: RoundEvent, officer: string) => {
    const seen = { round: id, digest: await digestOf(read, id) }
    if (event !== 'closed') return commit(draftStep(read, { ...seen, event }, act(officer)))
    const { grain } = await round(id)
    const cells = (await readCells(read, [await round(id)])).get(id) ?? []
    return commit(await draftClosing(read, seen, cells, grain, act(officer)))
  }
  return {
    commit,
    round,
    step,
    open: async (period, grain = 'cases') => {
      const of = { id: period, programme: PROGRAMME, commune: world.commune, period, grain }
      await well(draftPayoutRound(read, of, by))
      return period
    },
    enter: async (id, entered, who = by) => {
      const draft = await draftEntry(read, { round: id, kind: 'file' }, entered, who)
      await well(draft)
      return draft.id
    },
    close: async (id) => {
      expect(await step(id, 'submitted', OFFICER)).toMatchObject({ ok: true })
      expect(await step(id, 'approved', LEADER)).toMatchObject({ ok: true })
      expect(await step(id, 'closed', OFFICER)).toMatchObject({ ok: true })
    },
  }
}
