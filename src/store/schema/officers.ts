import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES } from '../../domain/access.ts'
import { DECISIONS } from '../../domain/account.ts'

/* Officers: who they are, what they may do, and how they prove it. */

export const officers = sqliteTable(
  'officers',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    signInName: text('sign_in_name').notNull(),
    password: text(),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    disabledAt: integer('disabled_at'),
  },
  (t) => [uniqueIndex('officers_sign_in_name').on(t.signInName)],
)

export const secondFactors = sqliteTable('second_factors', {
  officer: text()
    .primaryKey()
    .references(() => officers.id),
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: integer('confirmed_at'),
  /** Last 30-second step used, so that one code opens one door. */
  lastStep: integer('last_step'),
})

export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    role: text({ enum: ROLES }).notNull(),
    unit: text().notNull(),
    /** Null: made at the console of the machine. Only administrators are, and only there. */
    grantedBy: text('granted_by').references(() => officers.id),
    grantedAt: integer('granted_at').notNull(),
  },
  (t) => [
    index('role_grants_officer').on(t.officer),
    check('role_grants_admin', sql`("role" = 'admin') = ("granted_by" is null)`),
  ],
)

export const roleGrantDecisions = sqliteTable('role_grant_decisions', {
  grant: text()
    .primaryKey()
    .references(() => roleGrants.id),
  decision: text({ enum: DECISIONS }).notNull(),
  decidedBy: text('decided_by')
    .notNull()
    .references(() => officers.id),
  decidedAt: integer('decided_at').notNull(),
})

export const roleRevocations = sqliteTable('role_revocations', {
  grant: text()
    .primaryKey()
    .references(() => roleGrants.id),
  revokedBy: text('revoked_by')
    .notNull()
    .references(() => officers.id),
  revokedAt: integer('revoked_at').notNull(),
})

export const enrolments = sqliteTable(
  'enrolments',
  {
    codeHash: text('code_hash').primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('enrolments_officer').on(t.officer)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** Keyed hash of the session id: the table opens no door, and no row is found by an id of one's own. */
    idHash: text('id_hash').primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
    /** Idle limit, moved forward on use, never past `endsAt`. */
    expiresAt: integer('expires_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** When the password was last given: approvals ask for a recent one. */
    confirmedAt: integer('confirmed_at').notNull(),
    /** Keyed hash of the row but for `expiresAt`: written or edited below the app, it is no session. */
    mac: text().notNull(),
  },
  (t) => [index('sessions_officer').on(t.officer), index('sessions_expires').on(t.expiresAt)],
)

export const throttles = sqliteTable('throttles', {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: integer('resets_at').notNull(),
})
