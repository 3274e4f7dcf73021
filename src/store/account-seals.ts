import { type AccountContent, destinationIdentity, type Relation } from '../domain/account.ts'
import { isHolderKnown } from '../domain/holder.ts'
import type { CodeKind } from '../domain/vietqr/reading.ts'
import type { Keyring } from './keyring.ts'
import type { paymentCodes, settlementAccounts } from './schema.ts'
import { type Place, SealBroken, type SealingKey } from './sealing.ts'

export type SettlementAccount = typeof settlementAccounts.$inferSelect
export type PaymentCode = typeof paymentCodes.$inferSelect

/** Where a column of a live account is sealed: bound to its version and to the approval it stands on. */
export const accountPlace = (
  { id, version, proposal }: Pick<SettlementAccount, 'id' | 'version' | 'proposal'>,
  column: string,
): Place => ({ table: 'settlement_accounts', row: id, column, version, approval: proposal })

/** An approved content sealed for its account row. `liveFrom` in seconds UTC. */
export async function sealAccount(
  keys: Keyring,
  key: SealingKey,
  { id, proposal, liveFrom, content }: { id: string; proposal: string; liveFrom: number; content: AccountContent },
): Promise<SettlementAccount> {
  const { merchant, version, use, bin, account, holder } = content
  if (!isHolderKnown(holder)) throw new Error(`account ${id} has no holder`)
  const seal = (column: string, text: string) => keys.seal(accountPlace({ id, version, proposal }, column), text, key)
  return {
    ...{ id, merchant, proposal, version, use, liveFrom },
    sealedBin: bin === undefined ? null : await seal('sealed_bin', bin),
    sealedAccount: await seal('sealed_account', account),
    sealedHolder: await seal('sealed_holder', holder),
    accountIndex: await keys.index('account', destinationIdentity(content)),
  }
}

/** Where a code is sealed: bound to its account's version and approval. */
export const codePlace = (code: Pick<PaymentCode, 'id'>, { version, proposal }: SettlementAccount): Place => ({
  ...{ table: 'payment_codes', row: code.id, column: 'sealed_payload', version, approval: proposal },
})

/** The code of an approved account, sealed for its row. `at` in seconds UTC. */
export async function sealCode(
  keys: Keyring,
  key: SealingKey,
  { id, account, at, content }: { id: string; account: SettlementAccount; at: number; content: AccountContent },
): Promise<PaymentCode> {
  const { merchant, source, kind, payload } = content
  const sealedPayload = await keys.seal(codePlace({ id }, account), payload, key)
  const { accountIndex } = account
  return { id, account: account.id, merchant, source, kind, sealedPayload, accountIndex, createdAt: at }
}

/** What an account and its code say. Throws SealBroken when a value does not open at its place. */
export async function unsealContent(
  keys: Keyring,
  key: SealingKey,
  {
    account,
    code,
    stall,
    proposedBy,
    relation,
  }: { account: SettlementAccount; code: PaymentCode; stall: string; proposedBy: string; relation: Relation },
): Promise<AccountContent> {
  const { merchant, version, use, sealedBin, sealedAccount, sealedHolder } = account
  const open = (column: string, text: string) => keys.unseal(accountPlace(account, column), text, key)
  const holder = await open('sealed_holder', sealedHolder)
  if (!isHolderKnown(holder)) throw new SealBroken(accountPlace(account, 'sealed_holder'))
  return {
    ...{ merchant, stall, proposedBy, version, source: code.source, kind: code.kind as CodeKind, relation, use },
    ...(sealedBin === null ? {} : { bin: await open('sealed_bin', sealedBin) }),
    account: await open('sealed_account', sealedAccount),
    holder,
    payload: await keys.unseal(codePlace(code, account), code.sealedPayload, key),
  }
}
