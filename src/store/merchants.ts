import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { fold } from '../domain/names.ts'
import type { Phone } from '../domain/phones.ts'
import type { Database, Store, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { blocks, merchantKeys, merchantPhones, merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'
import { type Place, SealBroken, type SealingKey } from './sealing.ts'

export type Merchant = typeof merchants.$inferSelect
export type PhoneRow = typeof merchantPhones.$inferInsert

/** A merchant with where it trades. */
export interface FoundMerchant {
  readonly merchant: Merchant
  readonly stall: typeof stalls.$inferSelect
  readonly block: typeof blocks.$inferSelect
  readonly site: typeof sites.$inferSelect
}

/** A merchant that begins to trade at a stall; the stall's earlier one must have ended. */
export const insertMerchant = (db: Database, merchant: Omit<typeof merchants.$inferInsert, 'folded'>): Write =>
  db.insert(merchants).values({ ...merchant, folded: fold(merchant.tradeName) })

/** The merchant's data key, sealed: whatever is sealed about the merchant opens only while this row stands. */
export const insertMerchantKey = (db: Database, merchant: string, sealedKey: string): Write =>
  db.insert(merchantKeys).values({ merchant, sealedKey })

export const insertPhone = (db: Database, row: PhoneRow): Write => db.insert(merchantPhones).values(row)

/** Whether a phone of the merchant is stored. */
export async function hasPhone(db: Database, merchant: string): Promise<boolean> {
  const ofMerchant = eq(merchantPhones.merchant, merchant)
  return (await db.select({ id: merchantPhones.id }).from(merchantPhones).where(ofMerchant).limit(1)).length > 0
}

/** The merchant's last day at its stall. */
export const endMerchant = (db: Database, merchant: string, day: Day): Write =>
  db
    .update(merchants)
    .set({ endedOn: day })
    .where(and(eq(merchants.id, merchant), isNull(merchants.endedOn)))

const phonePlace = (row: string): Place => ({ table: 'merchant_phones', row, column: 'sealed_phone' })

/** A phone number sealed for its row. It is stored only where its own consent stands (a rule of the schema). */
export async function sealPhone(
  keys: Keyring,
  key: SealingKey,
  row: { id: string; merchant: string; phone: Phone; at: number },
): Promise<PhoneRow> {
  const { id, merchant, phone, at } = row
  const sealedPhone = await keys.seal(phonePlace(id), phone, key)
  return { id, merchant, sealedPhone, phoneIndex: await keys.index('phone', phone), at }
}

/** The key everything about a merchant is sealed with; throws SealBroken when it is gone or does not open. */
export async function openMerchantKey(store: Pick<Store, 'read' | 'keys'>, merchant: string): Promise<SealingKey> {
  const [row] = await store.read.select().from(merchantKeys).where(eq(merchantKeys.merchant, merchant)).limit(1)
  if (row === undefined) throw new SealBroken({ table: 'merchant_keys', row: merchant, column: 'sealed_key' })
  return store.keys.openDataKey(merchant, row.sealedKey)
}

const selectMerchants = (db: Database) =>
  db
    .select({ merchant: merchants, stall: stalls, block: blocks, site: sites })
    .from(merchants)
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(blocks, eq(blocks.id, stalls.block))
    .innerJoin(sites, eq(sites.id, stalls.site))

/** The merchant, while it trades and when the viewer may read its site. */
export async function findMerchant(db: Database, scope: Scope, merchant: string): Promise<FoundMerchant | undefined> {
  const [found] = await selectMerchants(db)
    .where(and(eq(merchants.id, merchant), isNull(merchants.endedOn), inScope(scope)))
    .limit(1)
  return found
}

/** Who traded at the stall last before its present merchant. */
export async function findFormerMerchant(db: Database, scope: Scope, stall: string): Promise<Merchant | undefined> {
  const [found] = await selectMerchants(db)
    .where(and(eq(merchants.stall, stall), isNotNull(merchants.endedOn), inScope(scope)))
    .orderBy(desc(merchants.endedOn), desc(merchants.createdAt))
    .limit(1)
  return found?.merchant
}
