import type { Day } from '../domain/day.ts'
import { monthOf } from '../domain/month.ts'
import { PAYOUT_FIGURES, payoutFigure } from '../domain/payout/measures.ts'
import type { ReportedPayouts } from '../domain/report.ts'
import { listDatedRounds, readSums, sumOfRounds } from '../store/payout-sums.ts'
import type { Unit } from '../store/units.ts'
import { actsFor } from './commune.ts'
import type { Ctx } from './route.ts'

/** Roles that read the figures of payouts: being on such a list reveals poverty or disability. */
export const PAYOUT_READERS = ['payouts', 'leader', 'auditor', 'admin'] as const

/** The payouts of a commune's newest submitted month up to a day, all programmes together; nothing for who may not read them. */
export async function payoutsIn(c: Ctx, unit: Unit, day: Day): Promise<ReportedPayouts | undefined> {
  if (!actsFor(c, unit, PAYOUT_READERS)) return undefined
  const { read } = c.var.services.store
  const all = await listDatedRounds(read, c.var.scope, { commune: unit.code })
  const told = all.filter(({ period, state }) => period <= monthOf(day) && state !== 'draft')
  const [newest] = told
  if (newest === undefined) return undefined
  const rounds = all.filter(({ period }) => period === newest.period)
  const measures = sumOfRounds(await readSums(read, rounds), rounds)
  return {
    period: newest.period,
    figures: Object.fromEntries(PAYOUT_FIGURES.map((code) => [code, payoutFigure(measures, code)])),
    fellBack: measures.get('fell-back'),
    arrears: measures.get('arrears'),
  }
}
