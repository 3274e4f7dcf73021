import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CHANGE_REASONS } from '../../domain/vendor.ts'
import { merchants } from './merchants.ts'
import { officers } from './officers.ts'

/* The vendor's own page. */

/** A private link: handed over once, claimed with a PIN, good until it is taken back. */
export const vendorLinks = sqliteTable(
  'vendor_links',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    /** Keyed hash of the secret in the address: the table opens no page. */
    secretHash: text('secret_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    claimedAt: integer('claimed_at'),
    /** Keyed scrypt hash of the PIN. */
    pin: text(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('vendor_links_secret').on(t.secretHash), index('vendor_links_merchant').on(t.merchant)],
)

/** A vendor's wish for another account. It names none: an officer comes and proposes it. */
export const accountRequests = sqliteTable(
  'account_requests',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    link: text()
      .notNull()
      .references(() => vendorLinks.id),
    reason: text({ enum: CHANGE_REASONS }).notNull(),
    at: integer().notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [index('account_requests_merchant').on(t.merchant, t.at)],
)
