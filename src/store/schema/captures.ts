import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { RECEIPT_STATES, REFUSALS } from '../../domain/capture/receipt.ts'
import { EDIT_CHOICES, EDIT_FIELDS } from '../../domain/capture/record.ts'
import { incidents } from './incidents.ts'
import { officers } from './officers.ts'
import { sites, stalls } from './sites.ts'
import { visits } from './visits.ts'

/* What phones captured without a signal, and what became of it. */

/** A phone in the hands of one officer. It signs what it captures; the private key never leaves it. */
export const devices = sqliteTable(
  'devices',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    /** An uncompressed point of P-256 as base64url. */
    publicKey: text('public_key').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('devices_officer').on(t.officer)],
)

/** A site that a phone took along, and what it says it still holds of it. */
export const takings = sqliteTable(
  'takings',
  {
    device: text()
      .notNull()
      .references(() => devices.id),
    site: text()
      .notNull()
      .references(() => sites.id),
    takenAt: integer('taken_at').notNull(),
    /** Unsent records of the site at the last word from the phone, and when that was. */
    held: integer().notNull().default(0),
    heardAt: integer('heard_at').notNull(),
    /** When its officer closed the site; taken along again it is open again. */
    closedAt: integer('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.device, t.site] }),
    index('takings_site').on(t.site),
    check('takings_held', sql`"held" >= 0`),
  ],
)

/** One record as it was received: the same again gives the same answer. Append-only. */
export const captures = sqliteTable(
  'captures',
  {
    id: text().primaryKey(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    device: text()
      .notNull()
      .references(() => devices.id),
    /** Who sent it: another than its officer when it came in a handed over file. */
    sentBy: text('sent_by')
      .notNull()
      .references(() => officers.id),
    version: integer().notNull(),
    kind: text().notNull(),
    site: text().references(() => sites.id),
    stall: text().references(() => stalls.id),
    /** Keyed digest of the record as it was opened. */
    digest: text().notNull(),
    supersedes: text(),
    state: text({ enum: RECEIPT_STATES }).notNull(),
    visit: text().references(() => visits.id),
    incident: text().references(() => incidents.id),
    /** The clock of the phone when it was made: kept, and believed by nothing but flags, which prove nothing. */
    deviceAt: integer('device_at').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index('captures_device').on(t.device, t.at),
    index('captures_site').on(t.site, t.at),
    index('captures_supersedes').on(t.supersedes),
  ],
)

/** A record that was not taken, once for each reason: its officer's to repair, and to be looked into. Append-only. */
export const captureRefusals = sqliteTable(
  'capture_refusals',
  {
    capture: text().notNull(),
    reason: text({ enum: [...REFUSALS, 'altered'] }).notNull(),
    /** Digest of what was sent, whatever it was. */
    digest: text().notNull(),
    /** Whose it says it is. Not a reference: anything may stand in a record that does not open. */
    officer: text().notNull(),
    device: text().notNull(),
    sentBy: text('sent_by')
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.capture, t.reason, t.digest] }),
    index('capture_refusals_sent_by').on(t.sentBy, t.at),
  ],
)

/** Every value that a field was given after its first one; the version counts them. Append-only. */
export const fieldEdits = sqliteTable(
  'field_edits',
  {
    id: text().primaryKey(),
    /** A stall, or a merchant: whose the field is. */
    subject: text().notNull(),
    field: text({ enum: EDIT_FIELDS }).notNull(),
    version: integer().notNull(),
    value: text().notNull(),
    /** What it was before. */
    former: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [uniqueIndex('field_edits_version').on(t.subject, t.field, t.version)],
)

/** An edit made from a value that was no longer so: somebody chooses. Append-only, as is the choice. */
export const editConflicts = sqliteTable(
  'edit_conflicts',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    subject: text().notNull(),
    field: text({ enum: EDIT_FIELDS }).notNull(),
    base: integer().notNull(),
    value: text().notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    /** When it was written, as far as that can be told. */
    madeAt: integer('made_at').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('edit_conflicts_officer').on(t.officer), index('edit_conflicts_stall').on(t.stall)],
)

export const editChoices = sqliteTable('edit_choices', {
  conflict: text()
    .primaryKey()
    .references(() => editConflicts.id),
  kept: text({ enum: EDIT_CHOICES }).notNull(),
  officer: text()
    .notNull()
    .references(() => officers.id),
  at: integer().notNull(),
})
