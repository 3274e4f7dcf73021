import { type SQL, sql } from 'drizzle-orm'
import type { Template, VoidReason } from '../domain/sticker.ts'
import type { Database, Write } from './database.ts'
import { runTemplate } from './print-runs.ts'
import { stickerEvents } from './schema.ts'

/** Who does something to stickers, null where no officer did, and when. */
interface By {
  readonly officer: string | null
  /** Instant in seconds UTC. */
  readonly at: number
}

/** SQL condition on `stickers`. */
export const isVoid: SQL = sql`exists (
  select 1 from sticker_events e where e.serial = "stickers"."serial" and e.event = 'voided')`

/** Voids every sticker of a stall that stands, whatever it was printed as; none standing is no fault. */
export const voidStallStickers = (db: Database, stall: string, voiding: By & { reason: VoidReason }): Write =>
  voidWhere(db, sql`"stickers"."stall" = ${stall}`, voiding)

/** The same for a merchant, at whichever stall they were printed. */
export const voidMerchantStickers = (db: Database, merchant: string, voiding: By & { reason: VoidReason }): Write =>
  voidWhere(db, sql`"stickers"."merchant" = ${merchant}`, voiding)

/** Voids one sticker; nothing happens when it is void already. */
export const voidSticker = (db: Database, serial: string, voiding: By & { reason: VoidReason }): Write =>
  voidWhere(db, sql`"stickers"."serial" = ${serial}`, voiding)

/**
 * Voids what stands of one template at the stalls, printed in a run of officers or at the vendor's home: written before
 * the new stickers, so that those are not among them.
 */
export const voidReprinted = (db: Database, stalls: readonly string[], template: Template, by: By): Write =>
  voidWhere(
    db,
    sql`"stickers"."stall" in (select value from json_each(${JSON.stringify(stalls)})) and exists (
      select 1 from print_runs where "print_runs"."id" = "stickers"."run" and ${runTemplate} = ${template})`,
    { ...by, reason: 'reprinted' },
  )

/** Every sticker of a run that stands and that nobody handed over or saw on its wall yet is handed over. */
export const handOverRun = (db: Database, run: string, by: By & { officer: string }): Write =>
  handOverWhere(db, sql`"stickers"."run" = ${run}`, by)

/** One sticker is handed over; nothing happens when it was before, hangs on its wall or is void. */
export const handOverSticker = (db: Database, serial: string, by: By & { officer: string }): Write =>
  handOverWhere(db, sql`"stickers"."serial" = ${serial}`, by)

const handOverWhere = (db: Database, which: SQL, { officer, at }: By): Write =>
  db.insert(stickerEvents).select(sql`
    select "stickers"."serial", 'handed-over', null, ${officer}, ${at}, null from stickers
    where ${which} and not exists (select 1 from sticker_events e where e.serial = "stickers"."serial")`)

const voidWhere = (db: Database, which: SQL, { reason, officer, at }: By & { reason: VoidReason }): Write =>
  db.insert(stickerEvents).select(sql`
    select "stickers"."serial", 'voided', ${reason}, ${officer}, ${at}, null from stickers
    where ${which} and not ${isVoid}`)
