import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { listAltered } from '../../src/store/payout-checks.ts'
import { GROUPS, HAMLETS, payoutLine, setUpPayouts } from '../support/payouts.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld } from '../support/world.ts'

let store: Store & { close(): void }
beforeEach(async () => {
  store = await nodeStore()
  await buildWorld(store)
  const of = await setUpPayouts(store)
  const [hamlet, group] = [HAMLETS[0], GROUPS[0]]
  await of.enter(await of.open('2026-04', 'totals'), {
    totals: [{ hamlet, group, measure: 'due', people: 9, amount: 4_860_000 }],
  })
  await of.close('2026-04')
  await of.enter(await of.open('2026-05'), {
    lines: [payoutLine('BS-1', { modality: 'own' }), payoutLine('BS-2', { modality: 'counter', hamlet: HAMLETS[1] })],
    arrears: [{ caseCode: 'BS-1', hamlet, group, month: '2026-03', amount: 40_000 }],
  })
  await of.close('2026-05')
  await of.enter(await of.open('2026-06'), { lines: [payoutLine('BS-1')] })
})
afterEach(() => store.close())

test('rounds as they were closed, and open ones, are not altered', async () => {
  expect(await listAltered(store.read)).toEqual([])
})

test.each([
  ['a line', 'payout_lines', `set amount = amount + 1 where case_code = 'BS-1' and round = '2026-05'`, '2026-05'],
  ['how a case was paid', 'payout_lines', `set modality = 'own' where case_code = 'BS-2'`, '2026-05'],
  ['arrears', 'payout_arrears', 'set amount = 1', '2026-05'],
  [
    'a number frozen of lines',
    'payout_totals',
    `set people = 7 where round = '2026-05' and measure = 'own'`,
    '2026-05',
  ],
  ['a number that was told', 'payout_totals', `set people = 8 where round = '2026-04'`, '2026-04'],
])(
  '%s of a closed round that was changed behind the triggers is found, though the steps were too',
  async (_name, table, change, round) => {
    const named = `select name from sqlite_master where type = 'trigger' and tbl_name in ('${table}', 'payout_round_events', 'payout_entries')`
    for (const { name } of await store.read.all<{ name: string }>(sql.raw(named)))
      await store.read.run(sql.raw(`drop trigger "${name}"`))
    await store.read.run(sql.raw(`update ${table} ${change}`))
    await store.read.run(sql`update payout_round_events set digest = 'x'`)
    await store.read.run(sql`update payout_entries set digest = 'x'`)
    expect(await listAltered(store.read)).toEqual([round])
  },
)

test.each([
  ['that was opened again', `delete from payout_round_events where round = '2026-05' and event = 'closed'`],
  ['that was taken away', `delete from payout_rounds where id = '2026-05'`],
  [
    'that nobody closed',
    `insert into payout_round_events (round, seq, event, digest, officer, at) select '2026-06', 9, 'closed', digest, officer, at
      from payout_round_events limit 1`,
  ],
])('a round %s behind the triggers is found', async (name, change) => {
  await store.read.run(sql`pragma foreign_keys = off`)
  const triggers = await store.read.all<{ name: string }>(sql`select name from sqlite_master where type = 'trigger'`)
  for (const one of triggers) await store.read.run(sql.raw(`drop trigger "${one.name}"`))
  await store.read.run(sql.raw(change))
  expect(await listAltered(store.read)).toEqual([name === 'that nobody closed' ? '2026-06' : '2026-05'])
})
