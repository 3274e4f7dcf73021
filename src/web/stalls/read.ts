import { scopeOf } from '../../domain/access.ts'
import type { AccountContent } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { type NextStep, nextStep } from '../../domain/next-step.ts'
import { type FoundProposal, findNewestProposal, openProposal } from '../../store/account-proposals.ts'
import { type AccountRequest, listOpenRequests } from '../../store/account-requests.ts'
import { type ConsentAnswer, listConsentAnswers } from '../../store/consent-answers.ts'
import { openLiveCode } from '../../store/payment-codes.ts'
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
  readonly proposal: ShownProposal | undefined
  readonly consents: readonly ConsentAnswer[]
  readonly stickers: readonly PlacedSticker[]
  readonly visits: readonly ListedVisit[]
  readonly banks: readonly Bank[]
  /** The newest link to the vendor's own page, and what the vendor asks for there. */
  readonly link: HandedOver | undefined
  readonly request: AccountRequest | undefined
  /** In seconds UTC. */
  readonly now: number
  /** Whether the viewer records visits and merchants here, and whether they decide over the open proposal and print. */
  readonly mayWalk: boolean
  readonly mayDecide: boolean
  readonly mayPrint: boolean
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
  const proposal = found.merchant && mayShow(consents) ? await readProposal(c, found.merchant.id) : undefined
  const stickers = await listStickers(db, c.var.scope, id)
  const file = { found, around, today, live, proposal, consents, stickers }
  const coordinates = await isMine(c, id, ['coordinator'])
  return {
    ...{ ...file, next: nextOf(file), banks: await banksToday(c.var.services) },
    visits: await listVisits(db, c.var.scope, id),
    link: found.merchant ? await findNewestLink(db, c.var.scope, found.merchant.id) : undefined,
    request: (await listOpenRequests(db, c.var.scope, id))[0]?.request,
    now: clock(),
    mayWalk: await isMine(c, id, ['volunteer', 'coordinator']),
    mayDecide: coordinates && proposal?.found.proposer.id !== c.var.scope.officer,
    mayPrint: coordinates,
  }
}

/** Without the vendor's yes nothing of an account is shown, however far it had come. */
const mayShow = (consents: readonly ConsentAnswer[]): boolean =>
  consents.some(({ purpose, given }) => purpose === 'sticker' && given)

async function readProposal(c: Ctx, merchant: string): Promise<ShownProposal | undefined> {
  const { store } = c.var.services
  const found = await findNewestProposal(store.read, c.var.scope, merchant)
  return found && { found, content: await openProposal(store, found) }
}

function nextOf(file: Pick<StallFile, 'found' | 'around' | 'live' | 'proposal' | 'stickers' | 'today'>): NextStep {
  const { found, around, live, proposal, stickers, today } = file
  const progress = {
    ...{ standing: around.standing, drawn: around.drawn, hasMerchant: found.merchant !== null },
    ...{ hasCode: live !== undefined, hasSticker: stickers.some(({ state }) => state !== 'void') },
    proposal: proposal && (proposal.found.decision?.decision ?? ('open' as const)),
  }
  return nextStep(progress, today)
}

/** Whether the viewer holds one of the roles where this stall is, not merely somewhere. */
async function isMine(c: Ctx, stall: string, roles: Parameters<typeof scopeOf>[2]): Promise<boolean> {
  const { viewer, services } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, roles)
  return scope !== undefined && (await findStall(services.store.read, scope, stall)) !== undefined
}
