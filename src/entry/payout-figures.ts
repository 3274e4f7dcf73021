import type { Scope } from '../domain/access.ts'
import { type Day, dayOf } from '../domain/day.ts'
import { payoutFactLine } from '../domain/fact.ts'
import { addMeasures, type Measures, PAYOUT_FIGURES, payoutFigure } from '../domain/payout/measures.ts'
import type { Database } from '../store/database.ts'
import { readCells } from '../store/payout-cells.ts'
import { listClosedRounds, listPayoutFacts } from '../store/payout-facts.ts'

/** The figures of every round of a commune that was closed by the end of the day, as a whole and by hamlet. */
export async function payoutFigures(db: Database, scope: Scope, commune: string, day: Day) {
  const rounds = await listClosedRounds(db, scope, commune, day)
  const cells = await readCells(db, rounds)
  return rounds.map(({ id, programme, period, since }) => {
    const of = cells.get(id) ?? []
    const hamlets = [...new Set(of.map(({ hamlet }) => hamlet))].sort()
    const sum = (some: typeof of): Measures => addMeasures(some.map(({ measures }) => measures))
    return {
      ...{ commune, programme, round: id, period, closed: dayOf(since), ...shown(sum(of)) },
      hamlets: hamlets.map((hamlet) => ({ hamlet, ...shown(sum(of.filter((cell) => cell.hamlet === hamlet))) })),
    }
  })
}

/** A figure that was never told has no numbers: it is not 0. */
const shown = (measures: Measures) => ({
  figures: PAYOUT_FIGURES.map((code) => ({ code, ...payoutFigure(measures, code) })),
  fellBack: measures.get('fell-back') ?? null,
  arrears: measures.get('arrears') ?? null,
})

/** The same rounds as lines of the facts. */
export const payoutFacts = async (db: Database, scope: Scope, commune: string, day: Day): Promise<string[]> =>
  (await listPayoutFacts(db, await listClosedRounds(db, scope, commune, day))).map(payoutFactLine)
