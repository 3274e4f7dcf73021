import { draftCorrectionDecision, findCorrection } from '../../store/payout-corrections.ts'
import { answerSentBefore, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { decisionForm } from './form.ts'
import { fits } from './numbers.ts'
import { actOf, commitOrTell, readRound } from './read.ts'

/** Confirms or refuses somebody else's correction. */
export async function decideCorrection(c: Ctx): Promise<Response> {
  const { read } = c.var.services.store
  const correction = await findCorrection(read, c.var.scope, c.req.param('correction') ?? '')
  const at = correction && (await readRound(c, correction.round))
  if (correction === undefined || at === undefined) return notFound(c)
  const form = await readForm(c, decisionForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id, decision } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  if (decision === 'confirmed' && !(await fits(c, at, correction)))
    return refused(c, vi.payoutRounds.corrections.unfit, 409)
  const draft = draftCorrectionDecision(read, correction.id, decision, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutCorrections(at.round.id) }, draft)
}
