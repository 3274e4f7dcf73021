import { scopeOf } from '../../domain/access.ts'
import type { AccountContent, AccountUse } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { type NextStep, nextStep } from '../../domain/next-step.ts'
import { listFurtherCodes, listPendingAccounts } from '../../store/account-codes.ts'
import { undecidable } from '../../store/account-decisions.ts'
import { type FoundProposal, findNewestProposal, lacksHolder, openProposal } from '../../store/account-proposals.ts'
import { type AccountRequest, listOpenRequests } from '../../store/account-requests.ts'
import { type ConsentAnswer, listConsentAnswers } from '../../store/consent-answers.ts'
import { type FoundIncident, findUnresolvedIncident } from '../../store/incidents.ts'
import { type OpenedCode, openLiveCode } from '../../store/payment-codes.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { listStickers, type PlacedSticker } from '../../store/stickers.ts'
import { findNewestLink, type HandedOver } from '../../store/vendor-links.ts'
import { type ListedVisit, listVisits } from '../../store/visits.ts'
import { banksToday } from '../banks.ts'
import { lookAround, type Surroundings } from '../place.ts'
import type { Ctx } from '../route.ts'

/** A merchant's newest proposal with what it says. */
export interface ShownProposal {
  readonly found: FoundProposal
  readonly content: AccountContent
}

/** Everything the page of a stall shows. */
export interface StallFile {
  readonly found: FoundStall
  readonly around: Surroundings
  readonly today: Day
  readonly next: NextStep
  readonly live: AccountContent | undefined
  /** Accounts that no sticker bears, and approved ones that are not live yet. */
  readonly further: readonly OpenedCode[]
  readonly pending: readonly OpenedCode[]
  /** The newest proposal for the sticker, and of a further account. */
  readonly proposal: ShownProposal | undefined
  readonly furtherProposal: ShownProposal | undefined
  readonly consents: readonly ConsentAnswer[]
  readonly stickers: readonly PlacedSticker[]
  readonly visits: readonly ListedVisit[]
  readonly banks: readonly Bank[]
  /** The newest link to the vendor's own page, and what the vendor asks for there. */
  readonly link: HandedOver | undefined
  readonly request: AccountRequest | undefined
  /** The newest incident here that is not over. */
  readonly incident: FoundIncident | undefined
  /** In seconds UTC. */
  readonly now: number
  /** Whether the viewer records visits and merchants here, and whether they decide over the open proposal and print. */
  readonly mayWalk: boolean
  readonly mayDecide: boolean
  readonly mayPrint: boolean
  readonly mayOpenIncidents: boolean
}

/** Gathers the file of a stall found in the viewer's scope. Throws SealBroken when an account of it does not open. */
export async function readStall(c: Ctx, found: FoundStall): Promise<StallFile> {
  const { store, clock } = c.var.services
  const { read: db } = store
  const { id } = found.stall
  const today = dayOf(clock())
  const around = await lookAround(c, found)
  const live = (await openLiveCode(store, c.var.scope, { stall: id }))?.content
  const consents = found.merchant ? await listConsentAnswers(db, c.var.scope, found.merchant.id) : []
  const accounts = await readAccounts(c, mayShow(consents) ? found.merchant?.id : undefined)
  const { proposal } = accounts
  const stickers = await listStickers(db, c.var.scope, id)
  const file = { found, around, today, live, ...accounts, consents, stickers }
  const coordinates = await isMine(c, id, ['coordinator'])
  return {
    ...{ ...file, next: nextOf(file), banks: await banksToday(c.var.services) },
    visits: await listVisits(db, c.var.scope, id),
    link: found.merchant ? await findNewestLink(db, c.var.scope, found.merchant.id) : undefined,
    request: (await listOpenRequests(db, c.var.scope, id))[0]?.request,
    incident: await findUnresolvedIncident(db, c.var.scope, id),
    now: clock(),
    mayWalk: await isMine(c, id, ['volunteer', 'coordinator']),
    mayDecide: coordinates && proposal !== undefined && undecidable(proposal.found, c.var.scope.officer) === undefined,
    mayPrint: coordinates,
    mayOpenIncidents: await isMine(c, id, ['volunteer', 'coordinator', 'leader', 'auditor']),
  }
}

/** Without the vendor's yes nothing of an account is shown, however far it had come. */
const mayShow = (consents: readonly ConsentAnswer[]): boolean =>
  consents.some(({ purpose, given }) => purpose === 'sticker' && given)

type Accounts = Pick<StallFile, 'further' | 'pending' | 'proposal' | 'furtherProposal'>

/** Every account of the merchant but the one on the sticker, however far it has come. */
async function readAccounts(c: Ctx, merchant: string | undefined): Promise<Accounts> {
  if (merchant === undefined) return { further: [], pending: [], proposal: undefined, furtherProposal: undefined }
  const { store } = c.var.services
  return {
    further: await listFurtherCodes(store, c.var.scope, merchant),
    pending: await listPendingAccounts(store, c.var.scope, merchant),
    proposal: await readProposal(c, merchant, 'sticker'),
    furtherProposal: await readProposal(c, merchant, 'beside'),
  }
}

async function readProposal(c: Ctx, merchant: string, use: AccountUse): Promise<ShownProposal | undefined> {
  const { store } = c.var.services
  const found = await findNewestProposal(store.read, c.var.scope, merchant, use)
  return found && { found, content: await openProposal(store, found) }
}

type Progressing = Pick<StallFile, 'found' | 'around' | 'live' | 'pending' | 'proposal' | 'stickers' | 'today'>

function nextOf(file: Progressing): NextStep {
  const { found, around, live, stickers, today } = file
  const progress = {
    ...{ standing: around.standing, drawn: around.drawn, hasMerchant: found.merchant !== null },
    ...{ hasCode: live !== undefined, hasSticker: stickers.some(({ state }) => state !== 'void') },
    proposal: stateOf(file),
  }
  return nextStep(progress, today)
}

/** How far the newest proposal for the sticker is; one that was stopped after its approval is as good as none. */
function stateOf({ proposal, live, pending }: Pick<StallFile, 'proposal' | 'live' | 'pending'>) {
  if (proposal === undefined) return undefined
  const { decision } = proposal.found
  if (isNameless(proposal)) return 'nameless' as const
  return isStopped(proposal, { live, pending }) ? undefined : (decision?.decision ?? ('open' as const))
}

/** Undecided, and waiting for the name of its holder. */
export const isNameless = ({ found }: Pick<ShownProposal, 'found'>): boolean =>
  found.decision === null && lacksHolder(found.proposal)

/** Approved, and neither waiting for its time nor live: it was stopped. */
export const isStopped = (
  { found, content }: ShownProposal,
  { live, pending }: Pick<StallFile, 'live' | 'pending'>,
): boolean =>
  found.decision?.decision === 'approved' &&
  live?.version !== content.version &&
  pending.every((one) => one.content.version !== content.version)

/** Whether the viewer holds one of the roles where this stall is, not merely somewhere. */
async function isMine(c: Ctx, stall: string, roles: Parameters<typeof scopeOf>[2]): Promise<boolean> {
  const { viewer, services } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, roles)
  return scope !== undefined && (await findStall(services.store.read, scope, stall)) !== undefined
}
