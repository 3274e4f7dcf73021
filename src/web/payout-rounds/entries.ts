import { carriedLine } from '../../domain/payout/carried.ts'
import { listLines } from '../../store/payout-contents.ts'
import { listCorrectedLines } from '../../store/payout-corrected.ts'
import { changesOf, draftEntry, draftUndo } from '../../store/payout-entries.ts'
import { listAmounts } from '../../store/payout-programmes.ts'
import { findRoundBefore, listPayoutEntries } from '../../store/payout-rounds.ts'
import { answerSentBefore, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { carryForm, undoForm } from './form.ts'
import { actOf, commitOrTell, type OpenedRound, readRound } from './read.ts'

const { payoutRounds: words } = vi

/** The lines of the round before that the round has no line of yet, as it begins with them. */
async function linesToCarry(c: Ctx, { round }: OpenedRound) {
  const { read } = c.var.services.store
  const before = await findRoundBefore(read, round)
  if (before === undefined) return []
  const amounts = await listAmounts(read, round.programme)
  const lines = await listCorrectedLines(read, before)
  const carried = lines.map((line) => carriedLine(line, before.period, round.period, amounts))
  return changesOf(carried, await listLines(read, round.id)).added
}

/** Carries the list of the round before on. What was entered already stays as it is. */
export async function carryList(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'cases') return notFound(c)
  const form = await readForm(c, carryForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const lines = await linesToCarry(c, at)
  if (lines.length === 0) return refused(c, words.carryNothing, 409)
  const { read } = c.var.services.store
  const draft = await draftEntry(read, { round: at.round.id, kind: 'carried' }, { lines }, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutLines(at.round.id) }, draft)
}

/** Undoes the newest entry of a draft. */
export async function undoEntry(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, undoForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id, entry } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { read } = c.var.services.store
  const entries = await listPayoutEntries(read, at.round.id)
  if (!entries.some((one) => one.id === entry)) return notFound(c)
  const location = `${paths.payoutRound(at.round.id)}#entries`
  return commitOrTell(c, { id, typed: form.typed, location }, draftUndo(read, entry, actOf(c)))
}
