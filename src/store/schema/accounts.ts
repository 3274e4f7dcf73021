import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ACCOUNT_USES, DECISIONS, PROPOSAL_SOURCES, RELATIONS } from '../../domain/account.ts'
import { merchants } from './merchants.ts'
import { officers } from './officers.ts'

/* Where money goes: proposal → decision by another person → account → activation. All four are append-only. */

export const accountProposals = sqliteTable(
  'account_proposals',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    version: integer().notNull(),
    source: text({ enum: PROPOSAL_SOURCES }).notNull(),
    codeKind: text('code_kind').notNull(),
    relation: text({ enum: RELATIONS }).notNull(),
    sealedBin: text('sealed_bin'),
    sealedAccount: text('sealed_account').notNull(),
    sealedHolder: text('sealed_holder').notNull(),
    sealedPayload: text('sealed_payload').notNull(),
    accountIndex: text('account_index').notNull(),
    digest: text().notNull(),
    use: text({ enum: ACCOUNT_USES }).notNull().default('sticker'),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => officers.id),
    proposedAt: integer('proposed_at').notNull(),
  },
  (t) => [
    uniqueIndex('account_proposals_version').on(t.merchant, t.version),
    index('account_proposals_index').on(t.accountIndex),
  ],
)

export const accountDecisions = sqliteTable('account_decisions', {
  proposal: text()
    .primaryKey()
    .references(() => accountProposals.id),
  decision: text({ enum: DECISIONS }).notNull(),
  seenDigest: text('seen_digest').notNull(),
  reason: text(),
  decidedBy: text('decided_by')
    .notNull()
    .references(() => officers.id),
  decidedAt: integer('decided_at').notNull(),
})

export const settlementAccounts = sqliteTable(
  'settlement_accounts',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    proposal: text()
      .notNull()
      .references(() => accountDecisions.proposal),
    version: integer().notNull(),
    sealedBin: text('sealed_bin'),
    sealedAccount: text('sealed_account').notNull(),
    sealedHolder: text('sealed_holder').notNull(),
    accountIndex: text('account_index').notNull(),
    liveFrom: integer('live_from').notNull(),
    use: text({ enum: ACCOUNT_USES }).notNull().default('sticker'),
  },
  (t) => [
    uniqueIndex('settlement_accounts_proposal').on(t.proposal),
    uniqueIndex('settlement_accounts_version').on(t.merchant, t.version),
    index('settlement_accounts_index').on(t.accountIndex),
  ],
)

export const accountActivations = sqliteTable('account_activations', {
  account: text()
    .primaryKey()
    .references(() => settlementAccounts.id),
  activatedAt: integer('activated_at').notNull(),
})

/** A further account that is no longer used, or a change that was stopped before it was live. Append-only. */
export const accountRetirements = sqliteTable('account_retirements', {
  account: text()
    .primaryKey()
    .references(() => settlementAccounts.id),
  retiredBy: text('retired_by')
    .notNull()
    .references(() => officers.id),
  retiredAt: integer('retired_at').notNull(),
})

/** The text inside the QR: built by us, or the vendor's own, kept verbatim. Sealed like the account it pays. */
export const paymentCodes = sqliteTable(
  'payment_codes',
  {
    id: text().primaryKey(),
    account: text()
      .notNull()
      .references(() => settlementAccounts.id),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    source: text({ enum: PROPOSAL_SOURCES }).notNull(),
    kind: text().notNull(),
    sealedPayload: text('sealed_payload').notNull(),
    accountIndex: text('account_index').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('payment_codes_account').on(t.account),
    index('payment_codes_merchant').on(t.merchant),
    index('payment_codes_index').on(t.accountIndex),
  ],
)
