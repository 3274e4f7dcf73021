import type { AccountContent, AccountUse, Destination, Relation } from '../domain/account.ts'
import { dayOf } from '../domain/day.ts'
import type { Category, MerchantKind } from '../domain/merchant.ts'
import type { Phone } from '../domain/phones.ts'
import { insertProposal, nextVersion, type Proposal, proposedEntry, sealProposal } from './account-proposals.ts'
import type { Entry } from './audit.ts'
import { type Answers, draftConsents } from './consent-drafts.ts'
import type { Database, Store, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import {
  endMerchant,
  hasPhone,
  insertMerchant,
  insertMerchantKey,
  insertPhone,
  openMerchantKey,
  type PhoneRow,
  sealPhone,
} from './merchants.ts'
import type { OpenedCode } from './payment-codes.ts'
import type { SealingKey } from './sealing.ts'
import { voidMerchantStickers } from './sticker-events.ts'

/** An account as it is proposed: where the money goes, and whose it is. */
export interface ProposedAccount {
  readonly destination: Destination
  readonly holder: string
  readonly relation: Relation
  /** For the sticker unless said otherwise. */
  readonly use?: AccountUse
}

export interface Registration extends Answers {
  readonly merchant: string
  readonly stall: string
  readonly tradeName: string
  readonly kind: MerchantKind
  readonly category: Category
  readonly phone?: Phone | undefined
  readonly account?: ProposedAccount | undefined
  /** The merchant that traded at the stall until now: it ends, and its stickers with it. */
  readonly replaces?: string | undefined
}

/** Drafts a merchant with its data key, its consents, and what they allow to be stored. */
export async function draftRegistration(store: Store, of: Registration, act: Act): Promise<Draft> {
  const { read: db, keys } = store
  const { by, at } = act
  const { merchant: id, stall, tradeName, kind, category, replaces } = of
  const { key, sealedKey } = await keys.newDataKey(id)
  const row = { id, stall, tradeName, kind, category, startedOn: dayOf(at), createdBy: by, createdAt: at }
  const phone = of.phone && (await sealPhone(keys, key, { id: act.newId(), merchant: id, phone: of.phone, at }))
  const proposal = of.account && (await sealAs(store, key, { merchant: id, stall, version: 1 }, of.account, act))
  const answers = draftConsents(db, id, of, act)
  return {
    writes: [
      ...(replaces ? endingWrites(db, replaces, act) : []),
      insertMerchant(db, row),
      insertMerchantKey(db, id, sealedKey),
      ...answers.writes,
      ...(phone ? [insertPhone(db, phone)] : []),
      ...(proposal ? [insertProposal(db, proposal)] : []),
    ],
    entries: [
      ...(replaces ? [{ at, actor: by, action: 'merchant.ended', subject: replaces }] : []),
      { at, actor: by, action: 'merchant.registered', subject: id },
      ...answers.entries,
      ...(phone ? [phoneEntry(phone, act)] : []),
      ...(proposal ? [proposedEntry(proposal)] : []),
    ],
  }
}

/** Drafts the first phone of a merchant who is known; their leave to store it is a draft of its own. Another one stays. */
export async function draftFirstPhone(store: Store, of: { merchant: string; phone: Phone }, act: Act): Promise<Draft> {
  if (await hasPhone(store.read, of.merchant)) return { writes: [], entries: [] }
  const key = await openMerchantKey(store, of.merchant)
  const row = await sealPhone(store.keys, key, { ...of, id: act.newId(), at: act.at })
  return { writes: [insertPhone(store.read, row)], entries: [phoneEntry(row, act)] }
}

const phoneEntry = ({ merchant }: PhoneRow, { by, at }: Act): Entry => ({
  ...{ at, actor: by, action: 'phone.stored', subject: merchant },
})

/** Drafts a merchant's next account proposal, with the consents just given for it. */
export async function draftProposal(
  store: Store,
  of: { merchant: string; stall: string; account: ProposedAccount } & Partial<Answers>,
  act: Act,
): Promise<Draft & { proposal: Proposal }> {
  const { merchant, stall, account, consents = [], consentText } = of
  const version = await nextVersion(store.read, merchant)
  const key = await openMerchantKey(store, merchant)
  const proposal = await sealAs(store, key, { merchant, stall, version }, account, act)
  const given = draftConsents(store.read, merchant, { consents, consentText }, act)
  return {
    proposal,
    writes: [...given.writes, insertProposal(store.read, proposal)],
    entries: [...given.entries, proposedEntry(proposal)],
  }
}

/** Drafts proposing a further account for the sticker, just as it was approved: nothing of it is typed again. */
export function draftMarking(store: Store, { content }: OpenedCode, act: Act): Promise<Draft> {
  const { merchant, stall, holder, relation } = content
  const destination = destinationOf(content)
  return draftProposal(store, { merchant, stall, account: { destination, holder, relation, use: 'sticker' } }, act)
}

/**
 * Drafts proposing the very same account again with its holder's name, by who adds it. The proposal must be the newest
 * of its use; another person approves, who is neither of the two.
 */
export function draftNaming(
  store: Store,
  content: AccountContent,
  holder: string,
  act: Act,
): Promise<Draft & { proposal: Proposal }> {
  const { merchant, stall, relation, use } = content
  const account = { destination: destinationOf(content), holder, relation, use }
  return draftProposal(store, { merchant, stall, account }, act)
}

const destinationOf = ({ source, kind, bin, account, payload }: AccountContent): Destination => ({
  ...{ source, kind, ...(bin === undefined ? {} : { bin }), account, payload },
})

function sealAs(
  { keys }: Store,
  key: SealingKey,
  of: Pick<AccountContent, 'merchant' | 'stall' | 'version'>,
  { destination, holder, relation, use = 'sticker' }: ProposedAccount,
  { by, at, newId }: Act,
): Promise<Proposal> {
  const content = { ...of, ...destination, proposedBy: by, holder, relation, use }
  return sealProposal(keys, key, { id: newId(), by, at, content })
}

const endingWrites = (db: Database, merchant: string, { by, at }: Act): Write[] => [
  endMerchant(db, merchant, dayOf(at)),
  voidMerchantStickers(db, merchant, { reason: 'closed', officer: by, at }),
]
