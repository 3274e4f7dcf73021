import { type FoundProposal, findNewestProposal, findProposal, openProposal } from '../../store/account-proposals.ts'
import { findMerchant } from '../../store/merchants.ts'
import { draftNaming } from '../../store/registrations.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { answerSentBefore, commitOnce, readForm, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { namingForm } from './form.ts'
import { stallPage } from './page.tsx'
import { isNameless } from './read.ts'

/** Adds the holder's name to an account that was proposed without one: the same account, proposed again. */
export async function nameHolder(c: Ctx): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const found = await findTarget(c)
  if (found === undefined) return notFound(c)
  const form = await readForm(c, namingForm)
  const { typed } = form
  if (!form.ok) return unread(c, found, form)
  const { submission: id, holder, proposal } = form.values
  const before = await answerSentBefore(c, { id, typed })
  if (before) return before
  const nameless = await findNameless(c, found, proposal)
  if (nameless === undefined) return refused(c, vi.stalls.naming.gone, 409)
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const drafted = await draftNaming(store, await openProposal(store, nameless), holder, act)
  const location = paths.stall(found.stall.id)
  const stored = await commitOnce(c, { id, typed, location }, drafted.writes, drafted.entries)
  if (stored instanceof Response) return stored
  const sentence = sentences[stored.rule]
  if (sentence === undefined) throw new Error(`holder's name refused: ${stored.rule}`)
  return refused(c, sentence, 409)
}

/** Rules that somebody quicker, or a phone stored since, makes a name meet. */
const sentences: Readonly<Record<string, string | undefined>> = {
  'unique: account_proposals.merchant, account_proposals.version': vi.stalls.naming.gone,
  'account-without-consent': vi.accounts.refusals['consent-withdrawn'],
  'phone-changed-lately': vi.accounts.refusals['phone-changed-lately'],
}

async function findTarget(c: Ctx): Promise<FoundStall | undefined> {
  const { read } = c.var.services.store
  const at = await findMerchant(read, c.var.scope, c.req.param('merchant') ?? '')
  return at && findStall(read, c.var.scope, at.stall.id)
}

/** The proposal, while it is the merchant's newest of its use, consented to, undecided and without a name. */
async function findNameless(c: Ctx, { merchant }: FoundStall, id: string): Promise<FoundProposal | undefined> {
  const { read } = c.var.services.store
  const found = await findProposal(read, c.var.scope, id)
  if (found === undefined || found.merchant.id !== merchant?.id) return undefined
  const newest = await findNewestProposal(read, c.var.scope, found.merchant.id, found.proposal.use)
  return newest?.proposal.id === id && found.consented && isNameless({ found }) ? found : undefined
}

type Unread = Extract<Awaited<ReturnType<typeof readForm>>, { ok: false }>

function unread(c: Ctx, found: FoundStall, { typed, errors }: Unread): Promise<Response> {
  const sentence = errors.holder ?? Object.values(errors)[0] ?? vi.form.invalid
  return stallPage(c, found, {
    unnamed: { proposal: typedIn(typed, 'proposal'), typed: typedIn(typed, 'holder'), sentence },
  })
}
