import { and, asc, desc, eq, isNull, max, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import {
  type AccountContent,
  type AccountUse,
  canonicalContent,
  destinationIdentity,
  paysItsAccount,
} from '../domain/account.ts'
import type { EditField } from '../domain/capture/record.ts'
import type { Day } from '../domain/day.ts'
import { isHolderKnown } from '../domain/holder.ts'
import type { CodeKind } from '../domain/vietqr/reading.ts'
import type { Entry } from './audit.ts'
import { consentStands } from './consents.ts'
import type { Database, Store, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { openMerchantKey } from './merchants.ts'
import { accountDecisions, accountProposals, merchants, officers, sites, stalls } from './schema.ts'
import { inScope, inSites } from './scope.ts'
import { type Place, SealBroken, type SealingKey } from './sealing.ts'
import { listSiteRevisions, siteCache } from './site-cache.ts'

export type Proposal = typeof accountProposals.$inferSelect

/** A proposal with where its merchant trades, who made it and what was decided. */
export interface FoundProposal {
  readonly proposal: Proposal
  readonly merchant: typeof merchants.$inferSelect
  readonly stall: typeof stalls.$inferSelect
  readonly site: typeof sites.$inferSelect
  readonly proposer: { readonly id: string; readonly name: string }
  /** 1 when the viewer made the proposer's account or the other way round. */
  readonly related: number
  /** 1 when the viewer proposed this very account before its holder was known. */
  readonly scanned: number
  /** Versions of the trading name and the number that stand: what stickers would bear besides. */
  readonly names: string
  /** 1 when an account of the merchant was live before: approving this one is a change and waits. */
  readonly hadAccount: number
  /** 1 while the consent stands: without it nobody is shown what was proposed. */
  readonly consented: number
  /** Null while nobody has decided. */
  readonly decision: typeof accountDecisions.$inferSelect | null
}

const place = ({ id, version }: Pick<Proposal, 'id' | 'version'>, column: string): Place => ({
  ...{ table: 'account_proposals', row: id, column, version },
})

/** Whether the holder's name is still to be added: it cannot be approved before. */
export const lacksHolder = ({ sealedHolder }: Pick<Proposal, 'sealedHolder'>): boolean => sealedHolder === ''

/** A content sealed for its row, with the digest an approver decides over. */
export async function sealProposal(
  keys: Keyring,
  key: SealingKey,
  { id, by, at, content }: { id: string; by: string; at: number; content: AccountContent },
): Promise<Proposal> {
  const { merchant, version, source, kind, bin, account, holder, relation, use, payload } = content
  const seal = (column: string, text: string) => keys.seal(place({ id, version }, column), text, key)
  return {
    ...{ id, merchant, version, source, codeKind: kind, relation, use, proposedBy: by, proposedAt: at },
    sealedBin: bin === undefined ? null : await seal('sealed_bin', bin),
    sealedAccount: await seal('sealed_account', account),
    // In clear that it is missing, so that the schema itself refuses to have it approved.
    sealedHolder: isHolderKnown(holder) ? await seal('sealed_holder', holder) : '',
    sealedPayload: await seal('sealed_payload', payload),
    accountIndex: await keys.index('account', destinationIdentity(content)),
    digest: await keys.index('content', canonicalContent(content)),
  }
}

export const insertProposal = (db: Database, row: Proposal): Write => db.insert(accountProposals).values(row)

export const proposedEntry = (row: Proposal): Entry => ({
  ...{ at: row.proposedAt, actor: row.proposedBy, action: 'account.proposed', subject: row.id, digest: row.digest },
})

/** The number the merchant's next proposal takes; two made at once meet in the schema's UNIQUE. */
export async function nextVersion(db: Database, merchant: string): Promise<number> {
  const [row] = await db
    .select({ newest: max(accountProposals.version) })
    .from(accountProposals)
    .where(eq(accountProposals.merchant, merchant))
  return (row?.newest ?? 0) + 1
}

/**
 * What the proposal says, unsealed and checked: it opens at its place, its digest is its content's, its index is its
 * account's and its code pays that account. Throws SealBroken, naming the row, when anything differs.
 */
export async function openProposal(
  store: Pick<Store, 'read' | 'keys'>,
  { proposal: row, merchant: { stall } }: Pick<FoundProposal, 'proposal' | 'merchant'>,
): Promise<AccountContent> {
  const { keys } = store
  const key = await openMerchantKey(store, row.merchant)
  const open = (column: string, sealed: string) => keys.unseal(place(row, column), sealed, key)
  const content: AccountContent = {
    ...{
      merchant: row.merchant,
      stall,
      proposedBy: row.proposedBy,
      version: row.version,
      source: row.source,
      relation: row.relation,
      use: row.use,
    },
    kind: row.codeKind as CodeKind,
    ...(row.sealedBin === null ? {} : { bin: await open('sealed_bin', row.sealedBin) }),
    account: await open('sealed_account', row.sealedAccount),
    holder: lacksHolder(row) ? '' : await open('sealed_holder', row.sealedHolder),
    payload: await open('sealed_payload', row.sealedPayload),
  }
  const digest = await keys.index('content', canonicalContent(content))
  if (digest !== row.digest) throw new SealBroken(place(row, 'digest'))
  const accountIndex = await keys.index('account', destinationIdentity(content))
  if (accountIndex !== row.accountIndex) throw new SealBroken(place(row, 'account_index'))
  if (!paysItsAccount(content)) throw new SealBroken(place(row, 'sealed_payload'))
  return content
}

/** Who proposed the same account before its holder was known: the name was added to theirs. */
const scans = sql`select q.proposed_by from account_proposals q where q.merchant = "account_proposals"."merchant"
  and q.account_index = "account_proposals"."account_index" and q.sealed_holder = ''`

const versionOf = (field: EditField, subject: SQL): SQL =>
  sql`(select coalesce(max(e.version), 0) from field_edits e where e.subject = ${subject} and e.field = ${field})`

const namesFor = (merchant: SQL, stall: SQL): SQL<string> =>
  sql<string>`${versionOf('trade-name', merchant)} || '.' || ${versionOf('number', stall)}`

/** SQL for the `names` of a proposal as they stand when it runs. */
export const namesOf = (proposal: string): SQL => sql`(
  select ${namesFor(sql`m.id`, sql`m.stall`)} from account_proposals p join merchants m on m.id = p.merchant
  where p.id = ${proposal})`

const selectProposals = (db: Database, { officer }: Scope) =>
  db
    .select({
      ...{ proposal: accountProposals, merchant: merchants, stall: stalls, site: sites, decision: accountDecisions },
      proposer: { id: officers.id, name: officers.name },
      // By stall: a vendor registered anew where money already went does not get round the 24 hours of a change.
      hadAccount: sql<number>`exists (select 1 from settlement_accounts a join account_activations v on v.account = a.id
        join merchants m on m.id = a.merchant where m.stall = "merchants"."stall")`,
      consented: sql<number>`${consentStands('sticker')}`,
      scanned: sql<number>`exists (${scans} and q.proposed_by = ${officer})`,
      related: sql<number>`exists (select 1 from officers viewer join officers proposer
        on proposer.id = "officers"."id" or proposer.id in (${scans})
        where viewer.id = ${officer} and (proposer.created_by = viewer.id or viewer.created_by = proposer.id))`,
      names: namesFor(sql`"merchants"."id"`, sql`"stalls"."id"`),
    })
    .from(accountProposals)
    .innerJoin(merchants, eq(merchants.id, accountProposals.merchant))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(officers, eq(officers.id, accountProposals.proposedBy))
    .leftJoin(accountDecisions, eq(accountDecisions.proposal, accountProposals.id))

const isOpen = and(
  ...[isNull(accountDecisions.proposal), isNull(merchants.endedOn), consentStands('sticker')],
  sql`not exists (select 1 from account_proposals q
    where q.merchant = "account_proposals"."merchant" and q.use = "account_proposals"."use" and q.version > "account_proposals"."version")`,
)

/** Proposals that wait for a decision, oldest first: the newest of each merchant and use that still trades and consents. */
export async function listOpenProposals(db: Database, scope: Scope): Promise<FoundProposal[]> {
  return selectProposals(db, scope)
    .where(and(isOpen, inScope(scope)))
    .orderBy(asc(accountProposals.proposedAt), asc(accountProposals.id))
}

/** Counts of some 10,000 sites: a number each. */
const keepCounts = siteCache<number>(() => 1, 10_000)

/** How many proposals of a commune wait for a decision: the same ones, counted anew at the sites that changed. */
export async function countOpenProposals(db: Database, scope: Scope, commune: string, today: Day): Promise<number> {
  const revisions = await listSiteRevisions(db, scope, { commune }, today)
  const counts = await keepCounts(db, revisions, today, (changed) => countOpenAt(db, scope, changed))
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

/** The proposals that wait at each of the sites, found by its stalls and not by all history. */
async function countOpenAt(db: Database, scope: Scope, of: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counted = await db
    .select({ site: sites.id, count: sql<number>`count(*)` })
    .from(sites)
    .innerJoin(stalls, eq(stalls.site, sites.id))
    .innerJoin(merchants, eq(merchants.stall, stalls.id))
    .innerJoin(accountProposals, eq(accountProposals.merchant, merchants.id))
    .leftJoin(accountDecisions, eq(accountDecisions.proposal, accountProposals.id))
    .where(and(isOpen, inSites(of), inScope(scope)))
    .groupBy(sites.id)
  return new Map([
    ...of.map((site): [string, number] => [site, 0]),
    ...counted.map(({ site, count }): [string, number] => [site, count]),
  ])
}

/** The proposal, when the viewer may read the site it is for. */
export async function findProposal(db: Database, scope: Scope, id: string): Promise<FoundProposal | undefined> {
  const [found] = await selectProposals(db, scope)
    .where(and(eq(accountProposals.id, id), inScope(scope)))
    .limit(1)
  return found
}

/** The merchant's newest proposal of a use with its decision: waiting, approved, or returned with a reason. */
export async function findNewestProposal(
  db: Database,
  scope: Scope,
  merchant: string,
  use: AccountUse,
): Promise<FoundProposal | undefined> {
  const [found] = await selectProposals(db, scope)
    .where(and(eq(accountProposals.merchant, merchant), eq(accountProposals.use, use), inScope(scope)))
    .orderBy(desc(accountProposals.version))
    .limit(1)
  return found
}
