import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CONSENT_METHODS, PURPOSES } from '../../domain/consent.ts'
import { CATEGORIES, MERCHANT_KINDS } from '../../domain/merchant.ts'
import { isDay, isFlag } from './columns.ts'
import { officers } from './officers.ts'
import { stalls } from './sites.ts'

/* Merchants, their consents, and the data key that erasure destroys. */

export const merchants = sqliteTable(
  'merchants',
  {
    id: text().primaryKey(),
    stall: text()
      .notNull()
      .references(() => stalls.id),
    tradeName: text('trade_name').notNull(),
    folded: text().notNull(),
    kind: text({ enum: MERCHANT_KINDS }).notNull(),
    category: text({ enum: CATEGORIES }).notNull(),
    startedOn: text('started_on').notNull(),
    endedOn: text('ended_on'),
    createdBy: text('created_by')
      .notNull()
      .references(() => officers.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('merchants_stall_current').on(t.stall).where(sql`"ended_on" is null`),
    index('merchants_folded').on(t.folded),
    index('merchants_stall').on(t.stall, t.startedOn),
    isDay('merchants', 'started_on'),
    isDay('merchants', 'ended_on'),
  ],
)

export const merchantKeys = sqliteTable('merchant_keys', {
  merchant: text()
    .primaryKey()
    .references(() => merchants.id),
  sealedKey: text('sealed_key').notNull(),
})

export const merchantPhones = sqliteTable(
  'merchant_phones',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    sealedPhone: text('sealed_phone').notNull(),
    phoneIndex: text('phone_index').notNull(),
    at: integer().notNull(),
  },
  (t) => [index('merchant_phones_index').on(t.phoneIndex), index('merchant_phones_merchant').on(t.merchant, t.at)],
)

export const consents = sqliteTable(
  'consents',
  {
    id: text().primaryKey(),
    merchant: text()
      .notNull()
      .references(() => merchants.id),
    purpose: text({ enum: PURPOSES }).notNull(),
    given: integer({ mode: 'boolean' }).notNull(),
    textVersion: text('text_version').notNull(),
    method: text({ enum: CONSENT_METHODS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('consents_merchant').on(t.merchant, t.purpose, t.at), isFlag('consents', 'given')],
)
