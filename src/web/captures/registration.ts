import { cleanAccount, codeForAccount, destinationIdentity, importCode } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import type { Refusal } from '../../domain/capture/receipt.ts'
import type { CapturedAccount, CapturedRegistration } from '../../domain/capture/record.ts'
import { dayOf } from '../../domain/day.ts'
import { TRADE_NAME_MAX } from '../../domain/merchant.ts'
import { fold, readName } from '../../domain/names.ts'
import { type Phone, readPhone } from '../../domain/phones.ts'
import { cleanPasted } from '../../domain/vietqr/pasted.ts'
import { findNewestProposal, openProposal } from '../../store/account-proposals.ts'
import { draftConsents } from '../../store/consent-drafts.ts'
import type { Draft } from '../../store/draft.ts'
import { draftFirstPhone, draftProposal, draftRegistration, type ProposedAccount } from '../../store/registrations.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import type { Capturer } from './effect.ts'
import { isTakenBack } from './meanwhile.ts'

const NOTHING: Draft = { writes: [], entries: [] }

/** The drafts of a registration, and the stall with who trades there once they are committed. */
export type Registered =
  | ({ readonly ok: true; readonly found: FoundStall } & Draft)
  | { readonly ok: false; readonly reason: Refusal }

/** A vendor met for the first time is registered; one who trades there already has what they gave leave to added. */
export async function registrationEffect(
  by: Capturer,
  found: FoundStall,
  of: CapturedRegistration,
): Promise<Registered> {
  const phone = of.phone === undefined ? undefined : readPhone(of.phone)
  if (phone?.ok === false) return { ok: false, reason: 'phone-unreadable' }
  const lacks = (of.account && !of.consents.includes('sticker')) || (phone && !of.consents.includes('phone'))
  if (lacks) return { ok: false, reason: 'consent-missing' }
  const account = of.account && readAccount(of.account, await banksToday(by.services))
  if (account === 'unreadable') return { ok: false, reason: 'account-unreadable' }
  const asked = { ...of, account, phone: phone?.phone }
  return found.merchant === null ? registerNew(by, found, asked) : addTo(by, found, found.merchant.id, asked)
}

type Asked = Omit<CapturedRegistration, 'account'> & {
  readonly account: ProposedAccount | undefined
  readonly phone: Phone | undefined
}

function readAccount({ destination, relation, holder }: CapturedAccount, banks: readonly Bank[]) {
  const made =
    'code' in destination
      ? importCode(cleanPasted(destination.code), banks)
      : codeForAccount(destination.bin, cleanAccount(destination.account), banks)
  const name = holder === undefined ? undefined : readName(holder)
  if (!made.ok || name?.ok === false) return 'unreadable' as const
  return { destination: made.destination, holder: name?.name ?? '', relation }
}

async function registerNew(by: Capturer, found: FoundStall, asked: Asked): Promise<Registered> {
  const { services, scope, at } = by
  const { kind, category, consents, consentText, account, phone } = asked
  const [id, stall] = [services.newId(), found.stall.id]
  const tradeName = nameOf(asked, found)
  const of = { merchant: id, stall, tradeName, kind, category, consents, consentText, account, phone }
  const draft = await draftRegistration(services.store, of, actOf(by))
  const row = { id, stall, tradeName, folded: fold(tradeName), kind, category, startedOn: dayOf(at), endedOn: null }
  return { ok: true, found: { ...found, merchant: { ...row, createdBy: scope.officer, createdAt: at } }, ...draft }
}

/** The name on the sign; where nobody typed one, what is sold there and the number stand for it. */
function nameOf({ tradeName, category }: Asked, { stall, site }: FoundStall): string {
  const read = tradeName === undefined ? undefined : readName(tradeName)
  if (read?.ok && read.name.length <= TRADE_NAME_MAX) return read.name
  return `${vi.merchants.categories[category]} ${vi.ui.numbers[site.kind].toLowerCase()} ${stall.number}`
}

async function addTo(by: Capturer, found: FoundStall, merchant: string, asked: Asked): Promise<Registered> {
  const { store } = by.services
  const { account, consents, consentText, phone } = asked
  if (await isTakenBack(by, merchant, consents)) return { ok: false, reason: 'consent-missing' }
  const act = actOf(by)
  const isNew = account !== undefined && !(await isProposed(by, merchant, account))
  const draft = isNew
    ? await draftProposal(store, { merchant, stall: found.stall.id, account, consents, consentText }, act)
    : draftConsents(store.read, merchant, { consents, consentText }, act)
  // After the account: a first phone and an account may be given together, and a change of both is kept apart.
  const called = phone === undefined ? NOTHING : await draftFirstPhone(store, { merchant, phone }, act)
  const [writes, entries] = [
    [...draft.writes, ...called.writes],
    [...draft.entries, ...called.entries],
  ]
  return { ok: true, found, writes, entries }
}

/** Whether the newest proposal already says this, and nothing is added to it: a holder where there was none is. */
async function isProposed({ services, scope }: Capturer, merchant: string, account: ProposedAccount): Promise<boolean> {
  const { store } = services
  const newest = await findNewestProposal(store.read, scope, merchant, 'sticker')
  if (newest === undefined || newest.decision?.decision === 'returned') return false
  const index = await store.keys.index('account', destinationIdentity(account.destination))
  if (newest.proposal.accountIndex !== index) return false
  return account.holder === '' || (await openProposal(store, newest)).holder !== ''
}

const actOf = ({ scope, at, services }: Capturer) => ({ by: scope.officer, at, newId: services.newId })
