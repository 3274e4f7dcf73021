import { addDays, type Day, startOf } from '../../src/domain/day.ts'
import type { CensusState, Display, Level, Outcome, Payer, Reason, Scan, TransferDays } from '../../src/domain/visit.ts'
import type { Database, Write } from '../../src/store/database.ts'
import * as schema from '../../src/store/schema.ts'
import { insertBlocks, insertRound, insertSite } from '../../src/store/sites.ts'
import { insertCensuses, insertStalls } from '../../src/store/stalls.ts'
import { world } from './world.ts'

export interface AccountHistory {
  id: string
  /** Day of activation; an account that waits has none. */
  activatedOn?: Day
  /** Id of its payment code, if it has one. */
  code?: string
  /** A further account: no sticker bears it. */
  beside?: boolean
}

export interface MerchantHistory {
  id: string
  startedOn: Day
  endedOn?: Day
  /** In order of version. */
  accounts: AccountHistory[]
  /** Answers to the question of the sticker after the first yes, in the order in which they were received. */
  answers?: { at: number; given: boolean }[]
}

export interface VisitFact {
  day: Day
  at: number
  merchant?: string
  outcome: Outcome
  reason?: Reason
  display?: Display
  scan?: Scan
  code?: string
}

export interface ArrivalFact {
  day: Day
  merchant: string
  level: Level
  payer: Payer
  days?: TransferDays
  /** When it was received; long ago where it is not told. */
  at?: number
}

/** All that happened at one stall; facts of a kind in the order in which they were received. */
export interface StallHistory {
  id: string
  censuses: { day: Day; at: number; state: CensusState }[]
  merchants: MerchantHistory[]
  visits: VisitFact[]
  arrivals: ArrivalFact[]
}

export interface SiteHistory {
  id: string
  /** Days on which rounds 1, 2, … were opened. */
  rounds: Day[]
  stalls: StallHistory[]
}

const { dang, thien, lan } = world.officers

/** Every write of a site's history, in an order that the rules of the schema accept. Its stalls lie in one block. */
export function historyWrites(db: Database, site: SiteHistory): Write[] {
  const block = `${site.id}-block`
  const rows = site.stalls.map(({ id }, at) => ({
    ...{ id, site: site.id, block, side: 'row' as const, position: at + 1, number: `A${at + 1}`, createdAt: 1 },
  }))
  return [
    insertSite(db, { ...place(site.id), createdAt: 1 }),
    insertBlocks(db, [{ id: block, site: site.id, position: 1, name: 'A' }]),
    ...site.rounds.map((openedOn, at) =>
      insertRound(db, { id: `${site.id}-round-${at + 1}`, site: site.id, number: at + 1, openedOn }),
    ),
    insertStalls(db, rows),
    ...site.stalls.flatMap((stall) => stallWrites(db, stall)),
  ]
}

const place = (id: string) => ({ id, kind: 'market' as const, name: id, folded: id, commune: world.commune })

function stallWrites(db: Database, stall: StallHistory): Write[] {
  const censuses = stall.censuses.map((fact, at) => ({
    id: `${stall.id}-census-${at}`,
    stall: stall.id,
    officer: lan,
    ...fact,
  }))
  return [
    insertCensuses(db, censuses),
    ...stall.merchants.flatMap((merchant) => merchantWrites(db, stall.id, merchant)),
    ...stall.visits.map((fact, at) =>
      db.insert(schema.visits).values({ id: `${stall.id}-visit-${at}`, stall: stall.id, officer: lan, ...fact }),
    ),
    ...stall.arrivals.map((fact, at) =>
      db.insert(schema.arrivals).values({ id: `${stall.id}-arrival-${at}`, stall: stall.id, at: 1, ...fact }),
    ),
  ]
}

function merchantWrites(db: Database, stall: string, merchant: MerchantHistory): Write[] {
  const { id, startedOn, endedOn, accounts, answers = [] } = merchant
  const named = { tradeName: id, folded: id, kind: 'individual', category: 'food' } as const
  const asked = { merchant: id, purpose: 'sticker', textVersion: '1', method: 'spoken', officer: lan } as const
  return [
    db.insert(schema.merchants).values({ id, stall, startedOn, endedOn, ...named, createdBy: lan, createdAt: 1 }),
    db.insert(schema.merchantKeys).values({ merchant: id, sealedKey: 's' }),
    db.insert(schema.consents).values({ ...asked, id: `${id}-consent`, given: true, at: 1 }),
    ...accounts.flatMap((account, at) => accountWrites(db, id, at + 1, account)),
    ...answers.map((answer, at) =>
      db.insert(schema.consents).values({ ...asked, ...answer, id: `${id}-consent-${at}` }),
    ),
  ]
}

/** An approved account with its code, activated before dawn, when it is still the day before in UTC. */
function accountWrites(db: Database, merchant: string, version: number, account: AccountHistory): Write[] {
  const { id, activatedOn, code } = account
  const use = account.beside ? 'beside' : 'sticker'
  const dawn = startOf(activatedOn ?? addDays('2026-01-01', version)) + 3 * 3_600
  const decidedAt = dawn - 86_400
  const sealed = { sealedAccount: 's', sealedHolder: 's', accountIndex: id }
  const kept = { merchant, source: 'typed', accountIndex: id, sealedPayload: 's' } as const
  const proposed = { ...sealed, ...kept, codeKind: 'transfer-account', relation: 'own', digest: id, use } as const
  const proposal = `${id}-proposal`
  return [
    db.insert(schema.accountProposals).values({ id: proposal, version, ...proposed, proposedBy: dang, proposedAt: 1 }),
    db
      .insert(schema.accountDecisions)
      .values({ proposal, decision: 'approved', seenDigest: id, decidedBy: thien, decidedAt }),
    db.insert(schema.settlementAccounts).values({ id, merchant, proposal, version, ...sealed, liveFrom: dawn, use }),
    ...(code
      ? [db.insert(schema.paymentCodes).values({ id: code, account: id, kind: 'k', ...kept, createdAt: decidedAt })]
      : []),
    ...(activatedOn ? [db.insert(schema.accountActivations).values({ account: id, activatedAt: dawn })] : []),
  ]
}
