import { and, desc, eq, gt, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { merchants, officers, sites, stalls, vendorLinks } from './schema.ts'
import { inScope } from './scope.ts'

/** Bits of the secret in a link's address. */
export const LINK_BITS = 130

export type VendorLink = typeof vendorLinks.$inferSelect

/**
 * A link with the merchant it opens the page of. Whoever holds one has shown the secret or the PIN of this very link:
 * what is asked for a `Vendor` is answered about that merchant alone, and takes no officer's scope.
 */
export interface Vendor {
  readonly link: VendorLink
  readonly merchant: typeof merchants.$inferSelect
  readonly stall: typeof stalls.$inferSelect
  readonly site: typeof sites.$inferSelect
}

/** A link as officers see it: everything but what opens it. */
export interface HandedOver extends Pick<VendorLink, 'id' | 'createdAt' | 'expiresAt' | 'claimedAt' | 'revokedAt'> {
  /** Name of the officer who handed it over. */
  readonly by: string
}

/** The secret as typed by hand, made one spelling. */
const canonical = (secret: string): string => secret.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')

/** Keyed hash of a link's secret: what the table holds. */
export const linkHash = (keys: Keyring, secret: string): Promise<string> =>
  keys.codeHash(`vendor-link|${canonical(secret)}`)

export const insertVendorLink = (
  db: Database,
  link: Omit<typeof vendorLinks.$inferInsert, 'claimedAt' | 'pin' | 'revokedAt'>,
): Write => db.insert(vendorLinks).values(link)

/** Takes back every link of the merchant that is not taken back yet. */
export const revokeLinksOf = (db: Database, merchant: string, at: number): Write =>
  db
    .update(vendorLinks)
    .set({ revokedAt: at })
    .where(and(eq(vendorLinks.merchant, merchant), isNull(vendorLinks.revokedAt)))

export const revokeLink = (db: Database, link: string, at: number): Write =>
  db
    .update(vendorLinks)
    .set({ revokedAt: at })
    .where(and(eq(vendorLinks.id, link), isNull(vendorLinks.revokedAt)))

/** The vendor chooses their PIN. One that was claimed, taken back or has waited too long is refused (`link-claimed`). */
export const claimLink = (db: Database, link: string, pin: string, at: number): Write =>
  db.update(vendorLinks).set({ pin, claimedAt: at }).where(eq(vendorLinks.id, link))

/** Waits for its vendor. */
const isOpen = (now: number): SQL | undefined =>
  and(isNull(vendorLinks.revokedAt), isNull(vendorLinks.claimedAt), gt(vendorLinks.expiresAt, now))
const isClaimed = and(isNull(vendorLinks.revokedAt), isNotNull(vendorLinks.claimedAt), isNotNull(vendorLinks.pin))

async function findVendor(db: Database, which: SQL | undefined): Promise<Vendor | undefined> {
  const [found] = await db
    .select({ link: vendorLinks, merchant: merchants, stall: stalls, site: sites })
    .from(vendorLinks)
    .innerJoin(merchants, and(eq(merchants.id, vendorLinks.merchant), isNull(merchants.endedOn)))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(which)
    .limit(1)
  return found
}

/** Whose link the secret is, while it waits or is theirs; unknown, expired, taken back and no longer trading are one. */
export const findVendorBySecret = (db: Database, secretHash: string, now: number): Promise<Vendor | undefined> =>
  findVendor(db, and(eq(vendorLinks.secretHash, secretHash), or(isOpen(now), isClaimed)))

/** The vendor of a link that waits or is claimed. */
export const findVendorOfLink = (db: Database, link: string, now: number): Promise<Vendor | undefined> =>
  findVendor(db, and(eq(vendorLinks.id, link), or(isOpen(now), isClaimed)))

/** The merchant's newest link; undefined when none was ever handed over or the merchant is not the viewer's. */
export async function findNewestLink(db: Database, scope: Scope, merchant: string): Promise<HandedOver | undefined> {
  const { id, createdAt, expiresAt, claimedAt, revokedAt } = vendorLinks
  const [found] = await db
    .select({ id, createdAt, expiresAt, claimedAt, revokedAt, by: officers.name })
    .from(vendorLinks)
    .innerJoin(merchants, eq(merchants.id, vendorLinks.merchant))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(officers, eq(officers.id, vendorLinks.createdBy))
    .where(and(eq(vendorLinks.merchant, merchant), inScope(scope)))
    .orderBy(desc(vendorLinks.createdAt), desc(sql`"vendor_links"."rowid"`))
    .limit(1)
  return found
}

/** Who acts on a vendor's own page, as the audit log names them. */
export const vendorActor = ({ merchant }: Pick<Vendor, 'merchant'>): string => `vendor:${merchant.id}`
