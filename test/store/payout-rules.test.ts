import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { draftUndo } from '../../src/store/payout-entries.ts'
import { draftFollowUp } from '../../src/store/payout-follow-ups.ts'
import { draftProgrammeEnd } from '../../src/store/payout-programmes.ts'
import { payoutTargets } from '../../src/store/schema.ts'
import { act } from '../support/accounts.ts'
import {
  GROUPS,
  HAMLETS,
  LEADER,
  OFFICER,
  type Payouts,
  PROGRAMME,
  payoutLine,
  setUpPayouts,
} from '../support/payouts.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const place = { hamlet: HAMLETS[0], group: GROUPS[0] }
const arrear = { ...place, caseCode: 'BS-1', month: '2026-01', amount: 40_000 }
const told = { ...place, measure: 'due', people: 9, amount: 4_860_000 } as const

/** Both grains, once as a draft and once closed, with everything that may stand beside them. */
async function fill(store: Store, of: Payouts): Promise<void> {
  const { read } = store
  const well = async (draft: Parameters<Payouts['commit']>[0]) =>
    expect(await of.commit(draft)).toMatchObject({ ok: true })
  const lines = [payoutLine('BS-1', { modality: 'own' })]
  // A month is closed before the next is told of.
  for (const [round, grain] of [
    ['2026-02', 'cases'],
    ['2026-04', 'totals'],
    ['2026-03', 'cases'],
    ['2026-05', 'totals'],
  ] as const) {
    await of.open(round, grain)
    await of.enter(round, grain === 'cases' ? { lines, arrears: [arrear] } : { totals: [told] })
    if (round === '2026-02' || round === '2026-04') await of.close(round)
  }
  const corrected = {
    id: 'c1',
    round: '2026-02',
    caseCode: 'BS-1',
    status: null,
    modality: null,
    reason: null,
  } as const
  await well(draftCorrection(read, { ...corrected, amount: 0, why: 'stopped', document: 'BB 1' }, act(OFFICER)))
  await well(draftCorrectionDecision(read, 'c1', 'confirmed', act(LEADER)))
  const met = { id: 'f1', commune: world.commune, programme: PROGRAMME, caseCode: 'BS-1', day: '2026-05-01' }
  await well(draftFollowUp(read, { ...met, outcome: 'agreed' }, act(OFFICER)))
  const aim = { id: 't1', unit: world.commune, figure: 'P4', percent: 90, period: '2026-12' }
  const withdrawn = { officer: LEADER, at: WORLD_NOW, withdrawnBy: LEADER, withdrawnAt: WORLD_NOW }
  await store.read.insert(payoutTargets).values({ ...aim, ...withdrawn })
  await well(draftProgrammeEnd(read, PROGRAMME, '2027-01', act(OFFICER)))
}

/** A row of a draft's entry, put in below the program; each as it would be taken, but for what the test changes. */
const line = (table: 'payout_arrears' | 'payout_totals', round: string, hamlet: string = HAMLETS[1]): SQL => {
  const entry = sql`(select id from payout_entries where round = ${round} and kind = 'file')`
  return table === 'payout_arrears'
    ? sql`insert into payout_arrears (entry, round, case_code, hamlet, "group", month, amount)
        values (${entry}, ${round}, 'BS-2', ${hamlet}, ${GROUPS[0]}, '2026-01', 1)`
    : sql`insert into payout_totals (entry, round, hamlet, "group", measure, people, amount)
        values (${entry}, ${round}, ${hamlet}, ${GROUPS[0]}, 'due', 1, 1)`
}

describe.each(DRIVERS)('what payouts rest on, on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let of: Payouts
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    of = await setUpPayouts(store)
    await fill(store, of)
    await store.read.run(sql`insert into hamlets (id, commune, name, from_day)
      values ('far', ${world.otherCommune}, 'far', '2026-01-01')`)
  })
  afterAll(() => store.close())

  const run = async (statement: SQL): Promise<string> => {
    try {
      await store.read.run(statement)
      return 'done'
    } catch (error) {
      return `${error} ${(error as Error).cause}`
    }
  }

  test.each([
    ['payout_groups', `set name = 'khác'`],
    ['payout_amounts', 'set standard = 999000'],
    ['payout_rounds', `set period = '2030-01'`],
    ['payout_round_events', `set officer = 'lan'`],
    ['payout_corrections', 'set amount = 1'],
    ['payout_correction_decisions', `set decision = 'refused'`],
    ['payout_follow_ups', `set outcome = 'absent'`],
  ])('rows of %s are neither rewritten nor taken away', async (table, change) => {
    const rule = `rule: ${table} is append-only`
    expect(await run(sql.raw(`update ${table} ${change}`))).toContain(rule)
    expect(await run(sql.raw(`delete from ${table}`))).toContain(rule)
  })

  test.each(['payout_programmes', 'payout_entries', 'payout_targets'])('no row of %s is taken away', async (table) => {
    expect(await run(sql.raw(`delete from ${table}`))).toContain(`rule: ${table} is append-only`)
  })

  test.each([
    [`update payout_programmes set unit = '21040'`, 'payout-programme-fixed'],
    [`update payout_programmes set ends_on = null`, 'payout-programme-fixed'],
    [`update payout_targets set withdrawn_at = null`, 'payout-target-fixed'],
    [`update payout_targets set percent = 1`, 'payout-target-fixed'],
    [`update payout_arrears set amount = 1 where round = '2026-03'`, 'payout_arrears-fixed'],
    [`update payout_totals set people = 1 where round = '2026-05'`, 'payout_totals-fixed'],
    [`update payout_arrears set replaced_by = entry where round = '2026-02'`, 'payout_arrears-fixed'],
    [`update payout_totals set replaced_by = entry where round = '2026-04'`, 'payout_totals-fixed'],
    [`delete from payout_arrears where round = '2026-03'`, 'payout_arrears-not-undone'],
    [`delete from payout_totals where round = '2026-05'`, 'payout_totals-not-undone'],
  ])('%s is refused as %s', async (statement, rule) => {
    expect(await run(sql.raw(statement))).toContain(`rule: ${rule}`)
  })

  test.each([
    ['payout_arrears', '2026-03', '2026-02', '2026-05'],
    ['payout_totals', '2026-05', '2026-04', '2026-03'],
  ] as const)(
    '%s take rows of a draft of their grain and of its commune alone',
    async (table, draft, closed, other) => {
      const rule = `rule: ${table}-of-entry`
      expect(await run(line(table, closed))).toContain(rule)
      expect(await run(line(table, other))).toContain(rule)
      expect(await run(line(table, draft, 'far'))).toContain(rule)
      expect(await run(line(table, draft))).toBe('done')
    },
  )

  test('an entry that was undone gives back what stood before it, of arrears and totals too', async () => {
    const stands = (table: string, round: string) =>
      store.read.all(sql.raw(`select amount from ${table} where round = '${round}' and replaced_by is null order by 1`))
    const [owed, due] = [await stands('payout_arrears', '2026-03'), await stands('payout_totals', '2026-05')]
    const entries = [
      await of.enter('2026-03', { arrears: [] }),
      await of.enter('2026-05', { totals: [{ ...told, people: 1, amount: 1 }] }),
    ]
    expect(await stands('payout_arrears', '2026-03')).toEqual([])
    expect(await stands('payout_totals', '2026-05')).not.toEqual(due)
    for (const entry of entries)
      expect(await of.commit(draftUndo(store.read, entry, act(OFFICER)))).toMatchObject({ ok: true })
    expect(await stands('payout_arrears', '2026-03')).toEqual(owed)
    expect(await stands('payout_totals', '2026-05')).toEqual(due)
  })
})
