import { knownBins } from '../../domain/banks.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { listFurtherCodes } from '../../store/account-codes.ts'
import { draftApproval, draftReturn, undecidable } from '../../store/account-decisions.ts'
import { type FoundProposal, findProposal, listOpenProposals, openProposal } from '../../store/account-proposals.ts'
import { findDuplicates } from '../../store/duplicates.ts'
import { findFormerMerchant } from '../../store/merchants.ts'
import { openLiveCode } from '../../store/payment-codes.ts'
import { countStickersInUse } from '../../store/stickers.ts'
import { banksToday } from '../banks.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { takeText } from '../kept-text.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { type DecisionForm, decisionForm, ruleSentence } from './form.ts'
import { QueuePage } from './queue-views.tsx'
import { ReviewPage } from './review-views.tsx'

const officerOf = (c: Ctx): string => c.var.viewer?.officer ?? ''

/** What waits for a decision in the coordinator's commune. */
export async function showQueue(c: Ctx): Promise<Response> {
  const proposals = await listOpenProposals(c.var.services.store.read, c.var.scope)
  return respond(c, vi.accounts.queue, <QueuePage proposals={proposals} officer={officerOf(c)} />)
}

const findTarget = (c: Ctx): Promise<FoundProposal | undefined> =>
  findProposal(c.var.services.store.read, c.var.scope, c.req.param('proposal') ?? '')

/** Shows a proposal in full to who may decide it. Each showing is an audit entry. */
export async function showReview(c: Ctx): Promise<Response> {
  const found = await findTarget(c)
  if (found === undefined) return notFound(c)
  const kept = takeText(c)
  const typed: Typed = kept === undefined ? {} : { reason: [kept] }
  return refuseUndecidable(c, found) ?? review(c, found, typed, {})
}

function refuseUndecidable(c: Ctx, found: FoundProposal): Response | undefined {
  const why = undecidable(found, officerOf(c))
  if (why === undefined) return undefined
  return refused(c, vi.accounts.refusals[why], why === 'decided' || why === 'ended' ? 409 : 403)
}

async function review(c: Ctx, found: FoundProposal, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { services, scope } = c.var
  const { store } = services
  const { id, accountIndex } = found.proposal
  const content = await openProposal(store, found)
  const banks = await banksToday(services)
  const reading = readCode(content.payload, { knownBins: knownBins(banks) })
  const live = await openLiveCode(store, scope, { merchant: content.merchant })
  const further = await listFurtherCodes(store, scope, content.merchant)
  const viewed = { at: services.clock(), actor: officerOf(c), action: 'account.viewed', subject: id }
  const logged = await store.commit([], [viewed])
  if (!logged.ok) throw new Error(`viewing was not logged: ${logged.rule}`)
  const body = (
    <ReviewPage
      found={found}
      content={content}
      reading={reading.ok ? reading : undefined}
      live={live?.content}
      isFurther={further.some(({ account }) => account.accountIndex === accountIndex)}
      inUse={await countStickersInUse(store.read, scope, content.merchant)}
      former={await findFormerMerchant(store.read, scope, content.stall)}
      duplicates={await findDuplicates(store.read, scope, { accountIndex, merchant: content.merchant })}
      banks={banks}
      submission={typedIn(typed, SUBMISSION) || services.newId()}
      typed={typed}
      errors={errors}
    />
  )
  return respond(c, vi.accounts.queue, body, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Approves or returns a proposal, over the digest the form carried. */
export async function decide(c: Ctx): Promise<Response> {
  const found = await findTarget(c)
  if (found === undefined) return notFound(c)
  const read = await readForm(c, decisionForm)
  if (read.ok) {
    const before = await answerSentBefore(c, { id: read.values.submission, typed: read.typed })
    if (before) return before
  }
  const refusal = refuseUndecidable(c, found)
  if (refusal) return refusal
  if (!read.ok) return review(c, found, read.typed, read.errors)
  if (read.values.decision === 'returned' && read.values.reason === undefined)
    return review(c, found, read.typed, { reason: vi.accounts.reasonMissing })
  return commitDecision(c, found, read.values, read.typed)
}

async function commitDecision(c: Ctx, found: FoundProposal, form: DecisionForm, typed: Typed): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const verdict = { by: officerOf(c), at: clock(), seenDigest: form.digest, seenNames: form.names }
  const drafted =
    form.decision === 'approved'
      ? await draftApproval(store, newId, found, verdict)
      : draftReturn(store, found, verdict, form.reason ?? '')
  if (!drafted.ok) return refused(c, vi.accounts.refusals[drafted.reason], 409)
  const submission = { id: form.submission, typed, location: paths.approvals() }
  const stored = await commitOnce(c, submission, drafted.writes, drafted.entries)
  if (stored instanceof Response) return stored
  const sentence = ruleSentence(stored.rule)
  if (sentence === undefined) throw new Error(`decision refused: ${stored.rule}`)
  return refused(c, sentence, 409)
}
