import { showMonth } from '../../domain/month.ts'
import { mayHappen } from '../../domain/payout/round.ts'
import { givesTooMuch } from '../../store/payout-arrears.ts'
import { readCells } from '../../store/payout-cells.ts'
import { digestOf } from '../../store/payout-contents.ts'
import { draftClosing } from '../../store/payout-entries.ts'
import { draftStep, findOpenBefore, listRoundEvents } from '../../store/payout-rounds.ts'
import { answerSentBefore, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { takeText } from '../kept-text.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { reviewForm, stepForm } from './form.ts'
import { actOf, commitOrTell, type OpenedRound, readRound } from './read.ts'
import { ReviewPage } from './review-views.tsx'

const { payoutRounds: words } = vi

/** Submits a draft or closes an approved round, as the page showed it. */
export async function takeStep(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, stepForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id, event, digest } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const refusal =
    (await refuseUnseen(c, at, digest)) ??
    (await refuseArrears(c, at)) ??
    (event === 'closed' ? await refuseEarlier(c, at) : undefined)
  if (refusal) return refusal
  const { round } = at
  const { read } = c.var.services.store
  const step = { round: round.id, digest }
  const cells = event === 'closed' ? ((await readCells(read, [round])).get(round.id) ?? []) : []
  const draft =
    event === 'closed'
      ? await draftClosing(read, step, cells, round.grain, actOf(c))
      : draftStep(read, { ...step, event }, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutRound(round.id) }, draft)
}

/** What is no longer what the form showed is not acted on. */
async function refuseUnseen(c: Ctx, { round }: OpenedRound, digest: string): Promise<Response | undefined> {
  const now = await digestOf(c.var.services.store.read, round.id)
  return now === digest ? undefined : refused(c, words.refusals.seen, 409)
}

/** Arrears that are owed no more are not given: between working them out and paying them much can happen. */
const refuseArrears = async (c: Ctx, { round }: OpenedRound): Promise<Response | undefined> =>
  (await givesTooMuch(c.var.services.store.read, round)) ? refused(c, words.refusals.arrears, 409) : undefined

/** What was closed leans on the months before it. */
async function refuseEarlier(c: Ctx, { round }: OpenedRound): Promise<Response | undefined> {
  const earlier = await findOpenBefore(c.var.services.store.read, round)
  return earlier && refused(c, words.steps.closeFirst(showMonth(earlier.period)), 409)
}

/** A submitted round in full, to be approved or sent back by somebody else. */
export async function showReview(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined) return notFound(c)
  const kept = takeText(c)
  return review(c, at, kept === undefined ? {} : { reason: [kept] }, {})
}

async function review(c: Ctx, at: OpenedRound, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const { round } = at
  if (!mayHappen('returned', round.state)) return refused(c, words.refusals['payout-round-order'], 409)
  const page = (
    <ReviewPage
      {...at}
      {...{ typed, errors }}
      cells={(await readCells(store.read, [round])).get(round.id) ?? []}
      events={await listRoundEvents(store.read, round.id)}
      digest={await digestOf(store.read, round.id)}
      submission={typedIn(typed, SUBMISSION) || newId()}
    />
  )
  return respond(c, words.steps.reviewTitle, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Approves a round as it was seen, or sends it back and says why. */
export async function decideRound(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined) return notFound(c)
  const form = await readForm(c, reviewForm)
  if (!form.ok) return review(c, at, form.typed, form.errors)
  const { submission: id, event, digest, reason } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  if (event === 'returned' && reason === undefined)
    return review(c, at, form.typed, { reason: words.steps.reasonMissing })
  const refusal =
    event === 'approved' ? ((await refuseUnseen(c, at, digest)) ?? (await refuseArrears(c, at))) : undefined
  if (refusal) return refusal
  const step = { round: at.round.id, event, digest, ...(reason === undefined ? {} : { note: reason }) }
  const draft = draftStep(c.var.services.store.read, step, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutRound(at.round.id) }, draft)
}
