import { ACCOUNT_USES, type AccountUse, destinationIdentity } from '../../domain/account.ts'
import { type FoundProposal, findNewestProposal } from '../../store/account-proposals.ts'
import { listConsented } from '../../store/consents.ts'
import { type Duplicates, findDuplicates } from '../../store/duplicates.ts'
import { type FoundMerchant, findMerchant } from '../../store/merchants.ts'
import { type OpenedCode, openLiveCode } from '../../store/payment-codes.ts'
import { draftProposal, type ProposedAccount } from '../../store/registrations.ts'
import { banksToday } from '../banks.ts'
import { withoutIdentityCard } from '../code-field.ts'
import { answerSentBefore, commitOnce, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { readPhotoInto } from '../photo.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { duplicatesKey } from '../ui/duplicates.tsx'
import { type FormFaults, type ProposalForm, proposalForm, REPEATABLE, readProposed, ruleSentence } from './form.ts'
import { ProposalPage } from './proposal-views.tsx'

const NOTHING: Typed = {}
const NONE: Duplicates = {
  account: { here: [], elsewhere: 0 },
  phone: { here: [], elsewhere: 0 },
  stall: { here: [], elsewhere: 0 },
}

const findTarget = (c: Ctx): Promise<FoundMerchant | undefined> =>
  findMerchant(c.var.services.store.read, c.var.scope, c.req.param('merchant') ?? '')

const hasConsent = async (c: Ctx, merchant: string): Promise<boolean> =>
  (await listConsented(c.var.services.store.read, c.var.scope, merchant)).includes('sticker')

const findLive = (c: Ctx, merchant: string): Promise<OpenedCode | undefined> =>
  openLiveCode(c.var.services.store, c.var.scope, { merchant })

/** The newest proposal of each use: what waits, and what came back to be corrected. */
async function listNewest(c: Ctx, merchant: string): Promise<FoundProposal[]> {
  const find = (use: AccountUse) => findNewestProposal(c.var.services.store.read, c.var.scope, merchant, use)
  return (await Promise.all(ACCOUNT_USES.map(find))).filter((found) => found !== undefined)
}

/** The form that proposes an account for a merchant. */
export async function showProposalForm(c: Ctx): Promise<Response> {
  const at = await findTarget(c)
  return at ? redraw(c, at, NOTHING, { errors: {} }) : notFound(c)
}

/** Stores a proposal; another person decides. */
export async function propose(c: Ctx): Promise<Response> {
  const at = await findTarget(c)
  if (at === undefined) return notFound(c)
  const read = await readForm(c, proposalForm, REPEATABLE)
  const photo = await readPhotoInto(c, read.typed)
  if (photo) return redraw(c, at, photo.typed, photo)
  if (!read.ok) return redraw(c, at, read.typed, read)
  const before = await answerSentBefore(c, { id: read.values.submission, typed: read.typed })
  if (before) return before
  const banks = await banksToday(c.var.services)
  const { id } = at.merchant
  const standing = { hasConsent: await hasConsent(c, id), live: await findLive(c, id) }
  const proposed = readProposed(read.values, banks, standing)
  return proposed.ok ? store(c, at, read, proposed.account) : redraw(c, at, read.typed, proposed)
}

async function store(
  c: Ctx,
  at: FoundMerchant,
  { values, typed }: { values: ProposalForm; typed: Typed },
  account: ProposedAccount,
): Promise<Response> {
  const { services, scope, viewer } = c.var
  const { read, keys } = services.store
  const { id: merchant, stall } = at.merchant
  const accountIndex = await keys.index('account', destinationIdentity(account.destination))
  const duplicates = await findDuplicates(read, scope, { accountIndex, merchant })
  if ((values.acknowledged ?? '') !== duplicatesKey(duplicates)) return redraw(c, at, typed, { errors: {} }, duplicates)
  const act = { by: viewer?.officer ?? '', at: services.clock(), newId: services.newId }
  const drafted = await draftProposal(services.store, { merchant, stall, account, consents: values.consents }, act)
  const submission = { id: values.submission, typed, location: paths.stall(stall) }
  const stored = await commitOnce(c, submission, drafted.writes, drafted.entries)
  if (stored instanceof Response) return stored
  const sentence = ruleSentence(stored.rule)
  if (sentence === undefined) throw new Error(`proposal refused: ${stored.rule}`)
  return redraw(c, at, typed, { errors: { '': sentence } }, duplicates)
}

async function redraw(
  c: Ctx,
  at: FoundMerchant,
  typed: Typed,
  faults: FormFaults & { found?: boolean },
  duplicates?: Duplicates,
): Promise<Response> {
  const { services } = c.var
  const { id: merchant } = at.merchant
  const isRefused = Object.keys(faults.errors).length > 0 || duplicates !== undefined
  const body = (
    <ProposalPage
      at={at}
      live={await findLive(c, merchant)}
      newest={await listNewest(c, merchant)}
      hasConsent={await hasConsent(c, merchant)}
      submission={typedIn(typed, SUBMISSION) || services.newId()}
      typed={withoutIdentityCard(typed)}
      errors={faults.errors}
      banks={await banksToday(services)}
      choices={faults.choices}
      found={faults.found}
      duplicates={duplicates ?? NONE}
    />
  )
  return respond(c, vi.accounts.newTitle, body, isRefused ? 422 : 200)
}
