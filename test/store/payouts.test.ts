import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBehind } from '../../src/domain/payout/lists.ts'
import { payoutFigure } from '../../src/domain/payout/measures.ts'
import type { Store } from '../../src/store/database.ts'
import { readCells, wholeOf } from '../../src/store/payout-cells.ts'
import { listArrears, listLines } from '../../src/store/payout-contents.ts'
import { draftCorrection, draftCorrectionDecision, listCorrections } from '../../src/store/payout-corrections.ts'
import { changesOf, draftEntry, draftUndo } from '../../src/store/payout-entries.ts'
import { draftFollowUp, listCaseNews } from '../../src/store/payout-follow-ups.ts'
import { listRoundLines } from '../../src/store/payout-people.ts'
import { draftProgrammeEnd, listAmounts, listGroups, listProgrammes } from '../../src/store/payout-programmes.ts'
import {
  draftPayoutRound,
  findOpenBefore,
  findRoundBefore,
  listPayoutEntries,
  listPayoutRounds,
} from '../../src/store/payout-rounds.ts'
import { act } from '../support/accounts.ts'
import {
  communeScope,
  GROUPS,
  HAMLETS,
  LEADER,
  payoutLine as line,
  OFFICER,
  type Payouts,
  PROGRAMME,
  setUpPayouts,
} from '../support/payouts.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const elsewhere = { ...communeScope, communes: [world.otherCommune] }

describe.each(DRIVERS)('payout rounds on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let of: Payouts
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    of = await setUpPayouts(store)
  })
  afterAll(() => store.close())

  const lines = (round: string) => listLines(store.read, round)
  const whole = async (round: string) =>
    wholeOf((await readCells(store.read, [await of.round(round)])).get(round) ?? [])
  const run = async (statement: SQL): Promise<string> => {
    try {
      await store.read.run(statement)
      return 'done'
    } catch (error) {
      return `${error} ${(error as Error).cause}`
    }
  }

  test('belong to the commune, and the programme to its province', async () => {
    await of.open('2026-01')
    expect((await listPayoutRounds(store.read, communeScope, world.commune)).map(({ state }) => state)).toEqual([
      'draft',
    ])
    expect(await listPayoutRounds(store.read, elsewhere, world.commune)).toEqual([])
    expect((await listProgrammes(store.read, communeScope, world.commune)).map(({ id }) => id)).toEqual([PROGRAMME])
    expect(await listProgrammes(store.read, elsewhere, world.commune)).toEqual([])
    expect((await listGroups(store.read, [PROGRAMME])).map(({ id }) => id)).toEqual(GROUPS)
    expect((await listAmounts(store.read, PROGRAMME)).map(({ coefficient }) => coefficient)).toEqual([100, 150])
    const again = {
      id: 'again',
      programme: PROGRAMME,
      commune: world.commune,
      period: '2026-01',
      grain: 'cases',
    } as const
    expect(await of.commit(draftPayoutRound(store.read, again, act(OFFICER)))).toMatchObject({ ok: false })
    const abroad = { ...again, commune: '99999' }
    expect(await of.commit(draftPayoutRound(store.read, abroad, act(OFFICER)))).toEqual({
      ok: false,
      rule: 'payout-round-of',
    })
  })

  test('hold one line of each case, and an entry is undone whole, the newest first', async () => {
    const round = await of.open('2026-02')
    const first = await of.enter(round, { lines: [line('BS-1'), line('BS-2'), line('BS-3')] })
    const mended = [line('BS-2', { modality: 'own', status: 'agreed' }), line('BS-4')]
    const second = await of.enter(round, { lines: mended, removed: ['BS-3'] })
    expect((await lines(round)).map(({ caseCode, modality }) => [caseCode, modality])).toEqual([
      ...[
        ['BS-1', null],
        ['BS-2', 'own'],
        ['BS-4', null],
      ],
    ])
    const [newest] = await listPayoutEntries(store.read, round)
    expect(newest).toMatchObject({ id: second, seq: 2, added: 1, changed: 1, removed: 1, by: 'Trần Văn Hổ' })
    expect(changesOf(mended, await lines(round))).toEqual({ added: [], changed: [], same: 2, missing: ['BS-1'] })
    expect(await of.commit(draftUndo(store.read, first, act(OFFICER)))).toEqual({
      ok: false,
      rule: 'payout-entry-not-last',
    })
    for (const entry of [second, first]) {
      expect(await of.commit(draftUndo(store.read, entry, act(OFFICER)))).toMatchObject({ ok: true })
      expect(await of.commit(draftUndo(store.read, entry, act(OFFICER)))).toMatchObject({ ok: false })
      if (entry === second)
        expect((await lines(round)).map(({ caseCode, modality }) => [caseCode, modality])).toEqual([
          ...[
            ['BS-1', null],
            ['BS-2', null],
            ['BS-3', null],
          ],
        ])
    }
    expect(await lines(round)).toEqual([])
  })

  test('are submitted, approved by somebody else as it was seen, closed, and stay', async () => {
    const round = await of.open('2026-03')
    expect(await of.step(round, 'submitted', OFFICER)).toEqual({ ok: false, rule: 'payout-round-empty' })
    await of.enter(round, {
      lines: [line('BS-1', { modality: 'own' }), line('BS-2', { modality: 'home', reason: 'home-bound' })],
    })
    expect(await of.step(round, 'approved', LEADER)).toEqual({ ok: false, rule: 'payout-round-order' })
    expect(await of.step(round, 'submitted', OFFICER)).toMatchObject({ ok: true })
    const late = await draftEntry(store.read, { round, kind: 'file' }, { lines: [line('BS-3')] }, act(OFFICER))
    expect(await of.commit(late)).toEqual({ ok: false, rule: 'payout-round-not-draft' })
    expect(await of.step(round, 'approved', OFFICER)).toEqual({ ok: false, rule: 'payout-own-round' })
    expect(await of.step(round, 'returned', LEADER)).toMatchObject({ ok: true })
    await of.enter(round, { lines: [line('BS-3')] })
    expect(await of.step(round, 'submitted', LEADER)).toMatchObject({ ok: true })
    expect(await of.step(round, 'approved', OFFICER)).toEqual({ ok: false, rule: 'payout-own-round' })
    expect(await of.step(round, 'approved', LEADER)).toEqual({ ok: false, rule: 'payout-own-round' })
    expect(await of.step(round, 'approved', world.officers.thien)).toMatchObject({ ok: true })
    expect(await of.step(round, 'closed', OFFICER)).toMatchObject({ ok: true })
    expect((await of.round(round)).state).toBe('closed')
    for (const statement of [
      sql`update payout_lines set amount = 1 where round = ${round}`,
      sql`delete from payout_lines where round = ${round}`,
      sql`update payout_totals set people = 9 where round = ${round}`,
      sql`delete from payout_entries where round = ${round}`,
      sql`delete from payout_round_events where round = ${round}`,
      sql`update payout_rounds set period = '2030-01' where id = ${round}`,
      sql`insert into payout_round_events values (${round}, 99, 'returned', '', null, 'ho', 0)`,
    ])
      expect(await run(statement)).toMatch(/rule: /)
    expect(payoutFigure(await whole(round), 'P4')?.people).toEqual({ count: 1, total: 3 })
  })

  test('that were changed under the hand between submitting and approving are not approved', async () => {
    const round = await of.open('2026-11')
    await of.enter(round, { lines: [line('BS-1')] })
    const seen = await of.step(round, 'submitted', OFFICER)
    expect(seen).toMatchObject({ ok: true })
    await store.read.run(sql`drop trigger payout_lines_fixed`)
    await store.read.run(sql`update payout_lines set amount = 1 where round = ${round}`)
    expect(await of.step(round, 'approved', LEADER)).toEqual({ ok: false, rule: 'payout-round-changed' })
  })

  test('keep their numbers when closed, and a correction stands beside them once somebody else confirmed it', async () => {
    const round = await of.open('2026-05')
    await of.enter(round, {
      lines: [line('BS-1', { modality: 'own' }), line('BS-2', { modality: 'counter', hamlet: HAMLETS[1] })],
      arrears: [{ caseCode: 'BS-1', hamlet: HAMLETS[0], group: GROUPS[0], month: '2026-04', amount: 40_000 }],
    })
    const before = await whole(round)
    const correction = {
      id: 'c1',
      round,
      caseCode: 'BS-2',
      status: 'agreed',
      modality: 'own',
      reason: null,
      amount: 540_000,
      why: 'entered-wrong',
      document: 'BB 12',
    } as const
    const correct = () => of.commit(draftCorrection(store.read, correction, act(OFFICER)))
    expect(await correct()).toEqual({ ok: false, rule: 'payout-round-not-closed' })
    await of.close(round)
    expect([...(await whole(round))].sort()).toEqual([...before].sort())
    expect(before.get('arrears')).toEqual({ people: 1, amount: 40_000 })
    expect(await listArrears(store.read, round)).toHaveLength(1)
    expect(await correct()).toMatchObject({ ok: true })
    const decide = (by: string) => of.commit(draftCorrectionDecision(store.read, 'c1', 'confirmed', act(by)))
    expect(await decide(OFFICER)).toEqual({ ok: false, rule: 'payout-own-correction' })
    expect(await decide(LEADER)).toMatchObject({ ok: true })
    expect(await listCorrections(store.read, round)).toMatchObject([{ decision: 'confirmed', decidedBy: 'Võ Thị Ánh' }])
    expect([...(await whole(round))].sort()).toEqual([...before].sort())
  })

  test('count who fell back to cash since the newest round before', async () => {
    const round = await of.open('2026-06')
    await of.enter(round, { lines: [line('BS-1', { modality: 'counter' }), line('BS-2', { modality: 'counter' })] })
    expect((await whole(round)).get('fell-back')).toEqual({ people: 1, amount: 540_000 })
  })

  test('take nothing of another commune or programme, and a programme that ended takes no more rounds', async () => {
    const round = await of.open('2026-07')
    const entry = await of.enter(round, { lines: [line('BS-9')] })
    const row = (hamlet: string, group: string) => sql`insert into payout_lines
      (entry, round, case_code, hamlet, "group", amount) values (${entry}, ${round}, 'BS-8', ${hamlet}, ${group}, 1)`
    await store.read.run(sql`insert into hamlets (id, commune, name, from_day)
      values ('far', ${world.otherCommune}, 'far', '2026-01-01')`)
    expect(await run(row('far', GROUPS[0]))).toContain('rule: payout_lines-of-entry')
    expect(await run(row(HAMLETS[0], 'none'))).toMatch(/rule: payout_lines-of-entry|FOREIGN KEY/)
    expect(await run(row(HAMLETS[0], GROUPS[0]))).toBe('done')
    const end = draftProgrammeEnd(store.read, PROGRAMME, '2026-09', { by: OFFICER, at: WORLD_NOW, newId: () => 'x' })
    expect(await of.commit(end)).toMatchObject({ ok: true })
    const next = {
      id: 'next',
      programme: PROGRAMME,
      commune: world.commune,
      period: '2026-09',
      grain: 'cases',
    } as const
    expect(await of.commit(draftPayoutRound(store.read, next, act(OFFICER)))).toEqual({
      ok: false,
      rule: 'payout-round-of',
    })
  })

  test('tell of a case what was last said at a meeting, of two of one day what was told later', async () => {
    const round = await of.open('2025-12')
    await of.enter(round, { lines: [line('BS-70'), line('BS-71')] })
    const meet = async (id: string, caseCode: string, day: string, outcome: 'agreed' | 'absent') => {
      const meeting = { id, commune: world.commune, programme: PROGRAMME, caseCode, day, outcome }
      expect(await of.commit(draftFollowUp(store.read, meeting, act(OFFICER)))).toMatchObject({ ok: true })
    }
    await meet('m-1', 'BS-70', '2026-11-10', 'absent')
    await meet('m-2', 'BS-70', '2026-11-10', 'agreed')
    await meet('m-3', 'BS-70', '2026-11-02', 'absent')
    await meet('m-4', 'BS-72', '2026-11-10', 'agreed')
    const news = await listCaseNews(store.read, [{ id: round }])
    expect(news).toMatchObject([{ round, caseCode: 'BS-70', meeting: { day: '2026-11-10', outcome: 'agreed' } }])
    expect(await run(sql`update payout_follow_ups set outcome = 'absent'`)).toContain('rule: ')
  })

  test('of totals are told by hamlet and group, and what was not told is not known', async () => {
    const round = await of.open('2025-11', 'totals')
    const told = (measure: 'due' | 'own', people: number, amount: number) => ({
      ...{ hamlet: HAMLETS[0], group: GROUPS[0], measure, people, amount },
    })
    await of.enter(round, { totals: [told('due', 100, 54_000_000), told('own', 70, 37_800_000)] })
    await of.close(round)
    const measures = await whole(round)
    expect(payoutFigure(measures, 'P4')?.people).toEqual({ count: 70, total: 100 })
    expect(measures.get('outcome-unknown')).toEqual({ people: 30, amount: 16_200_000 })
    expect(measures.get('review-unknown')?.people).toBe(30)
  })
})

test('who fell back in a closed round stays the same people when a month before it is opened later', async () => {
  const at = await nodeStore()
  await buildWorld(at)
  const own = await setUpPayouts(at)
  for (const [month, modality] of [
    ['2026-08', 'own'],
    ['2026-10', 'counter'],
  ] as const) {
    await own.open(month)
    await own.enter(month, { lines: [line('BS-1', { modality })] })
    await own.close(month)
  }
  const late = {
    id: '2026-09',
    programme: PROGRAMME,
    commune: world.commune,
    period: '2026-09',
    grain: 'cases',
  } as const
  const opened = draftPayoutRound(at.read, late, { ...act(OFFICER), at: WORLD_NOW + 1 })
  expect(await own.commit(opened)).toMatchObject({ ok: true })
  await own.enter('2026-09', { lines: [line('BS-1', { modality: 'home' })] })
  const round = await own.round('2026-10')
  const frozen = wholeOf((await readCells(at.read, [round])).get('2026-10') ?? [])
  const listed = (await listRoundLines(at.read, [round])).filter((line) => isBehind(line, 'fell-back'))
  expect([frozen.get('fell-back')?.people, listed.length]).toEqual([1, 1])
  at.close()
})

test('a month is closed after those before it, but for one that tells of nobody', async () => {
  const at = await nodeStore()
  await buildWorld(at)
  const own = await setUpPayouts(at)
  const close = (month: string) => own.step(month, 'closed', OFFICER)
  await own.open('2026-07')
  for (const month of ['2026-08', '2026-10', '2026-11'] as const) {
    await own.open(month)
    await own.enter(month, { lines: [line('BS-1', { modality: month === '2026-08' ? 'own' : 'home' })] })
    await own.step(month, 'submitted', OFFICER)
    await own.step(month, 'approved', LEADER)
  }
  expect((await findOpenBefore(at.read, await own.round('2026-11')))?.id).toBe('2026-08')
  expect(await close('2026-11')).toEqual({ ok: false, rule: 'payout-earlier-round-open' })
  expect(await close('2026-08')).toMatchObject({ ok: true })
  expect(await close('2026-11')).toEqual({ ok: false, rule: 'payout-earlier-round-open' })
  // Opened between, and told of nobody yet: nobody fell back since it, and it stops nobody.
  await own.open('2026-09')
  expect((await findRoundBefore(at.read, await own.round('2026-10')))?.id).toBe('2026-08')
  const fellBack = async () =>
    wholeOf((await readCells(at.read, [await own.round('2026-10')])).get('2026-10') ?? []).get('fell-back')?.people
  expect(await fellBack()).toBe(1)
  expect(await close('2026-10')).toMatchObject({ ok: true })
  expect(await close('2026-11')).toMatchObject({ ok: true })
  expect([await fellBack(), await findOpenBefore(at.read, await own.round('2026-11'))]).toEqual([1, undefined])
  at.close()
})
