import { draftWithdrawal } from '../../store/consent-drafts.ts'
import { listConsented } from '../../store/consents.ts'
import { findMerchant } from '../../store/merchants.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { answerSentBefore, commitOnce, readForm, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { withdrawalForm } from './form.ts'
import { nameHolder } from './holder-names.ts'
import { stallPage } from './page.tsx'
import { showVisitPhoto } from './photo.ts'
import { handOver, loseSticker } from './sticker-acts.ts'

async function showStall(c: Ctx): Promise<Response> {
  const found = await findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')
  return found ? stallPage(c, found) : notFound(c)
}

/** Takes a consent back, as easily as it was given: whoever walks here writes down that the vendor said so. */
async function withdraw(c: Ctx): Promise<Response> {
  const { services, scope, viewer } = c.var
  const { store, clock, newId } = services
  const at = await findMerchant(store.read, scope, c.req.param('merchant') ?? '')
  const found = at && (await findStall(store.read, scope, at.stall.id))
  if (at === undefined || found === undefined) return notFound(c)
  const form = await readForm(c, withdrawalForm)
  if (!form.ok) return unread(c, found, form)
  const { submission: id, purpose } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { id: merchant } = at.merchant
  if (!(await listConsented(store.read, scope, merchant)).includes(purpose)) return refused(c, vi.stalls.notGiven, 409)
  const draft = draftWithdrawal(store.read, merchant, purpose, { by: viewer?.officer ?? '', at: clock(), newId })
  const submission = { id, typed: form.typed, location: paths.stall(at.stall.id) }
  const stored = await commitOnce(c, submission, draft.writes, draft.entries)
  if (stored instanceof Response) return stored
  throw new Error(`withdrawal refused: ${stored.rule}`)
}

type Unread = Extract<Awaited<ReturnType<typeof readForm>>, { ok: false }>

function unread(c: Ctx, found: FoundStall, { typed, errors }: Unread): Promise<Response> {
  const sentence = errors.sure ?? Object.values(errors)[0] ?? vi.form.invalid
  return stallPage(c, found, { refused: { purpose: typedIn(typed, 'purpose'), sentence } })
}

const walkers = only('volunteer', 'coordinator')

export const stallRoutes: Route[] = [
  { method: 'GET', path: '/visits/:visit/photo', access: only(...READERS), respond: showVisitPhoto },
  { method: 'GET', path: '/stalls/:stall', access: only(...READERS), respond: showStall },
  {
    method: 'POST',
    path: '/merchants/:merchant/consent-withdrawals',
    access: walkers,
    respond: withdraw,
  },
  { method: 'POST', path: '/merchants/:merchant/holder-names', access: walkers, respond: nameHolder },
  { method: 'POST', path: '/stalls/:stall/sticker-handovers', access: walkers, respond: handOver },
  { method: 'POST', path: '/stalls/:stall/sticker-losses', access: walkers, respond: loseSticker },
]
