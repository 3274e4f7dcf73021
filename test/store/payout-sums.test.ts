import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaseCorrection, correctedLine } from '../../src/domain/payout/corrected.ts'
import { CORRECTION_REASONS } from '../../src/domain/payout/correction.ts'
import { isByAccount, MODALITIES, type PayoutLine } from '../../src/domain/payout/line.ts'
import type { MeasureKey, Tally } from '../../src/domain/payout/measures.ts'
import type { Store } from '../../src/store/database.ts'
import { type Cell, readCells, wholeOf } from '../../src/store/payout-cells.ts'
import { listAltered } from '../../src/store/payout-checks.ts'
import { listArrears, listLines, listTotals } from '../../src/store/payout-contents.ts'
import { listCorrectedLines, readCorrectedCells } from '../../src/store/payout-corrected.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { draftUndo } from '../../src/store/payout-entries.ts'
import { act } from '../support/accounts.ts'
import { GROUPS, HAMLETS, LEADER, OFFICER, type Payouts, payoutLine, setUpPayouts } from '../support/payouts.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld } from '../support/world.ts'

const HISTORIES = Number(process.env.HISTORIES ?? 100)
/** Milliseconds after which something hangs: a history takes a tenth of one of these seconds. */
const PATIENCE = Math.max(120_000, HISTORIES * 1000)
const CASES = ['BS-1', 'BS-2', 'BS-3', 'BS-4', 'BS-5']

let store: Store & { close(): unknown }
let of: Payouts
let made = 0
beforeAll(async () => {
  store = await nodeStore()
  await buildWorld(store)
  of = await setUpPayouts(store)
})
afterAll(() => store.close())

/** A month of its own for every round, in order, so that each has the one before it behind it. */
const nextMonth = (): string => {
  made += 1
  return `${2100 + Math.floor(made / 12)}-${String((made % 12) + 1).padStart(2, '0')}`
}

const someAmount = fc.constantFrom(0, 1, 500_000, 540_000, 810_000, 3_012_000)
const someLine = fc
  .record({
    caseCode: fc.constantFrom(...CASES),
    hamlet: fc.constantFrom(...HAMLETS),
    group: fc.constantFrom(...GROUPS),
    status: fc.constantFrom('not-reviewed', 'no-account', null),
    modality: fc.constantFrom(...MODALITIES, null),
    amount: someAmount,
  })
  .map(({ status, ...line }) =>
    payoutLine(line.caseCode, { ...line, status: isByAccount(line.modality) ? null : status }),
  )
const someArrears = fc.record({
  ...{ caseCode: fc.constantFrom(...CASES), hamlet: fc.constantFrom(...HAMLETS), group: fc.constantFrom(...GROUPS) },
  ...{ month: fc.constantFrom('2026-07', '2026-08'), amount: fc.constantFrom(1, 40_000, 223_000) },
})
const someEntry = fc.record({
  lines: fc.uniqueArray(someLine, { minLength: 1, maxLength: 5, selector: ({ caseCode }) => caseCode }),
  removed: fc.subarray(CASES, { maxLength: 2 }),
  arrears: fc.option(
    fc.uniqueArray(someArrears, { maxLength: 3, selector: ({ caseCode, month }) => caseCode + month }),
    {
      nil: undefined,
    },
  ),
  undone: fc.constantFrom(true, false, false),
  sentBack: fc.constantFrom(true, false, false),
})
const someCorrection = fc.record({
  ...{ caseCode: fc.constantFrom(...CASES), modality: fc.constantFrom(...MODALITIES, null), amount: someAmount },
  ...{
    why: fc.constantFrom(...CORRECTION_REASONS),
    decision: fc.constantFrom('confirmed', 'confirmed', 'refused', null),
  },
})
const someHistory = fc.record({
  entries: fc.array(someEntry, { minLength: 1, maxLength: 4 }),
  corrections: fc.array(someCorrection, { maxLength: 5 }),
})
type History = typeof someHistory extends fc.Arbitrary<infer Value> ? Value : never

const dong = (of: readonly { amount: number }[]): number => of.reduce((all, { amount }) => all + amount, 0)
const tallyOf = (cells: readonly Cell[], measure: MeasureKey): Tally =>
  wholeOf(cells).get(measure) ?? { people: 0, amount: 0 }
const due = (cells: readonly Cell[]) => tallyOf(cells, 'due').amount + tallyOf(cells, 'arrears').amount

/** What should stand, kept as plainly as can be: the lines by case, and the arrears. */
interface Model {
  lines: Map<string, PayoutLine>
  arrears: readonly { amount: number }[]
}

async function enterAll(round: string, entries: History['entries']): Promise<Model> {
  let model: Model = { lines: new Map(), arrears: [] }
  for (const { lines, removed, arrears, undone, sentBack } of entries) {
    const taken = removed.filter((code) => model.lines.has(code) && !lines.some(({ caseCode }) => caseCode === code))
    const entry = await of.enter(round, { lines, removed: taken, ...(arrears ? { arrears } : {}) })
    if (undone) {
      expect(await of.commit(draftUndo(store.read, entry, act(OFFICER)))).toMatchObject({ ok: true })
      continue
    }
    const next = new Map([...model.lines].filter(([code]) => !taken.includes(code)))
    for (const line of lines) next.set(line.caseCode, line)
    model = { lines: next, arrears: arrears ?? model.arrears }
    if (!sentBack) continue
    expect(await of.step(round, 'submitted', OFFICER)).toMatchObject({ ok: true })
    expect(await of.step(round, 'returned', LEADER)).toMatchObject({ ok: true })
  }
  return model
}

/** Enters corrections of cases that stand; answers those that were confirmed. */
async function correctAll(round: string, corrections: History['corrections'], model: Model): Promise<CaseCorrection[]> {
  const confirmed: CaseCorrection[] = []
  for (const [at, { decision, ...typed }] of corrections.entries()) {
    if (!model.lines.has(typed.caseCode)) continue
    const correction = { ...typed, status: null, reason: null }
    const id = `${round} ${at}`
    const draft = draftCorrection(store.read, { id, round, ...correction, document: 'BB 12' }, act(OFFICER))
    expect(await of.commit(draft)).toMatchObject({ ok: true })
    if (decision === null) continue
    const decided = draftCorrectionDecision(store.read, id, decision, act(LEADER))
    expect(await of.commit(decided)).toMatchObject({ ok: true })
    if (decision === 'confirmed') confirmed.push(correction)
  }
  return confirmed
}

test(
  `lines, cells, frozen totals and what is reported after corrections come to the same đồng in ${HISTORIES} histories`,
  async () => {
    let closed = 0
    await fc.assert(
      fc.asyncProperty(someHistory, async ({ entries, corrections }) => {
        const round = await of.open(nextMonth())
        const model = await enterAll(round, entries)
        const known = [...model.lines.values()]
        const all = dong(known) + dong(model.arrears)
        const [lines, arrears] = [await listLines(store.read, round), await listArrears(store.read, round)]
        expect([lines.length, arrears.length]).toEqual([known.length, model.arrears.length])
        expect(dong(lines) + dong(arrears)).toBe(all)
        const cellsOf = async () => (await readCells(store.read, [await of.round(round)])).get(round) ?? []
        expect(due(await cellsOf())).toBe(all)
        if (known.length === 0) return
        await of.close(round)
        closed += 1
        const totals = await listTotals(store.read, round)
        expect(dong(totals.filter(({ measure }) => measure === 'due' || measure === 'arrears'))).toBe(all)
        expect(due(await cellsOf())).toBe(all)
        const confirmed = await correctAll(round, corrections, model)
        const after = known.flatMap((line) => correctedLine(line, confirmed) ?? [])
        const reported = (await readCorrectedCells(store.read, [await of.round(round)])).get(round) ?? []
        expect(due(reported)).toBe(dong(after) + dong(model.arrears))
        expect(tallyOf(reported, 'due').people).toBe(after.length)
        const shown = await listCorrectedLines(store.read, await of.round(round))
        for (const modality of MODALITIES) {
          const counted = shown.filter((line) => line.modality === modality)
          expect(tallyOf(reported, modality)).toEqual({ people: counted.length, amount: dong(counted) })
        }
        expect(due(await cellsOf())).toBe(all)
      }),
      { numRuns: HISTORIES },
    )
    expect(closed).toBeGreaterThan(HISTORIES / 3)
    expect(await listAltered(store.read)).toEqual([])
  },
  PATIENCE,
)
