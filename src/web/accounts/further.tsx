import { listFurtherCodes, listPendingAccounts } from '../../store/account-codes.ts'
import { findNewestProposal } from '../../store/account-proposals.ts'
import { draftRetirement, findRetirable } from '../../store/account-retirements.ts'
import type { Draft } from '../../store/draft.ts'
import { type FoundMerchant, findMerchant } from '../../store/merchants.ts'
import { draftMarking } from '../../store/registrations.ts'
import { answerSentBefore, commitOnce, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { accountForm, ruleSentence } from './form.ts'

/** Proposes a further account for the sticker: opened and sealed anew here, for another person to approve. */
export const mark = (c: Ctx): Promise<Response> =>
  onAccount(c, async ({ merchant }, account) => {
    const { services, scope, viewer } = c.var
    if (await isUnderWay(c, merchant.id)) return vi.accounts.refusals.underWay
    const codes = await listFurtherCodes(services.store, scope, merchant.id)
    const code = codes.find((one) => one.account.id === account)
    const act = { by: viewer?.officer ?? '', at: services.clock(), newId: services.newId }
    return code ? draftMarking(services.store, code, act) : vi.accounts.refusals.gone
  })

/** Ends a further account, or stops a change in its 24 hours. It needs nobody else: money goes nowhere new by it. */
export const retire = (c: Ctx): Promise<Response> =>
  onAccount(c, async ({ merchant }, account) => {
    const { services, scope, viewer } = c.var
    const found = await findRetirable(services.store.read, scope, { merchant: merchant.id, account })
    if (found === undefined) return vi.accounts.refusals.gone
    return draftRetirement(services.store.read, found, { by: viewer?.officer ?? '', at: services.clock() })
  })

/** Whether the sticker's account is being changed already: a second change would quietly take the first one's place. */
async function isUnderWay(c: Ctx, merchant: string): Promise<boolean> {
  const { store } = c.var.services
  const newest = await findNewestProposal(store.read, c.var.scope, merchant, 'sticker')
  if (newest?.decision === null) return true
  const pending = await listPendingAccounts(store, c.var.scope, merchant)
  return pending.some(({ content }) => content.use === 'sticker')
}

/** Stores what an act on one account of a merchant in scope comes to, or says why not. */
async function onAccount(
  c: Ctx,
  act: (at: FoundMerchant, account: string) => Promise<Draft | string>,
): Promise<Response> {
  const at = await findMerchant(c.var.services.store.read, c.var.scope, c.req.param('merchant') ?? '')
  if (at === undefined) return notFound(c)
  const form = await readForm(c, accountForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission, account } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const drafted = await act(at, account)
  return typeof drafted === 'string'
    ? refused(c, drafted, 409)
    : commit(c, at, { id: submission, typed: form.typed }, drafted)
}

async function commit(
  c: Ctx,
  at: FoundMerchant,
  sent: { id: string; typed: Typed },
  drafted: Draft,
): Promise<Response> {
  const submission = { ...sent, location: paths.stall(at.stall.id) }
  const stored = await commitOnce(c, submission, drafted.writes, drafted.entries)
  if (stored instanceof Response) return stored
  const sentence = ruleSentence(stored.rule)
  if (sentence === undefined) throw new Error(`account refused: ${stored.rule}`)
  return refused(c, sentence, 409)
}
