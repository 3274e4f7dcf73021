import { type SQL, sql } from 'drizzle-orm'

/* SQL conditions on `settlement_accounts`, of which the states of an account are made. */

/** It was live at some time. */
export const isActivated: SQL = sql`exists (
  select 1 from account_activations v where v.account = "settlement_accounts"."id")`

/** It was ended: stopped in its 24 hours, or taken out of use. */
export const isRetired: SQL = sql`exists (
  select 1 from account_retirements r where r.account = "settlement_accounts"."id")`

/** It is for the sticker, and a newer one for the sticker has become live. */
export const isOvertaken: SQL = sql`exists (
  select 1 from settlement_accounts b join account_activations w on w.account = b.id
  where b.merchant = "settlement_accounts"."merchant" and b.use = 'sticker'
    and "settlement_accounts"."use" = 'sticker' and b.version > "settlement_accounts"."version")`
