import { correctTold, type ToldCorrection } from '../../domain/payout/corrected.ts'
import { findTotalsFaults } from '../../domain/payout/totals.ts'
import { listTold, placeOf } from '../../store/payout-corrected.ts'
import { type Correction, listCorrections } from '../../store/payout-corrections.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import type { Ctx } from '../route.ts'
import type { OpenedRound } from './read.ts'

const { corrections: words, totals } = vi.payoutRounds

type NumberRow = Correction & ToldCorrection
const isOfNumber = (one: Correction): one is NumberRow => one.measure !== null

/** What was told of a hamlet and group, and the corrections of it in their order. */
async function readPlace(c: Ctx, { round }: OpenedRound, place: Pick<ToldCorrection, 'hamlet' | 'group'>) {
  const { read } = c.var.services.store
  const told = (await listTold(read, [round])).get(round.id)?.get(placeOf(place)) ?? {}
  const all = (await listCorrections(read, round.id)).filter(isOfNumber)
  return { told, corrections: all.filter((one) => placeOf(one) === placeOf(place)) }
}

/** What would not add up with a number, beside corrections that stand and those that wait. */
export async function numberErrors(c: Ctx, at: OpenedRound, meant: ToldCorrection): Promise<FieldErrors> {
  const { told, corrections } = await readPlace(c, at, meant)
  const now = correctTold(
    told,
    corrections.filter(({ decision }) => decision !== 'refused'),
  )
  const known = now[meant.measure]
  if (known?.people === meant.people && known.amount === meant.amount) return { '': words.same }
  const [fault] = findTotalsFaults(correctTold(now, [meant]))
  return fault === undefined ? {} : { people: totals.faults[fault] }
}

/** Whether the numbers add up once a correction is confirmed beside those that were. */
export async function fits(c: Ctx, at: OpenedRound, correction: Correction): Promise<boolean> {
  if (!isOfNumber(correction)) return true
  const { told, corrections } = await readPlace(c, at, correction)
  const counted = corrections.filter(({ id, decision }) => decision === 'confirmed' || id === correction.id)
  return findTotalsFaults(correctTold(told, counted)).length === 0
}
