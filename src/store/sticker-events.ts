import { type SQL, sql } from 'drizzle-orm'
import type { Template, VoidReason } from '../domain/sticker.ts'
import type { Database, Write } from './database.ts'
import { stickerEvents } from './schema.ts'

/** Who does something to stickers, null where no officer did, and when. */
interface By {
  readonly officer: string | null
  /** Instant in seconds UTC. */
  readonly at: number
}

/** Voids every sticker of a stall that stands, whatever it was printed as; none standing is no fault. */
export const voidStallStickers = (db: Database, stall: string, voiding: By & { reason: VoidReason }): Write =>
  voidWhere(db, sql`s.stall = ${stall}`, voiding)

/** Voids one sticker; nothing happens when it is void already. */
export const voidSticker = (db: Database, serial: string, voiding: By & { reason: VoidReason }): Write =>
  voidWhere(db, sql`s.serial = ${serial}`, voiding)

/**
 * Voids what stands of one template at the stalls, printed in a run of officers or at the vendor's home: written before
 * the new stickers, so that those are not among them. Runs from before there were grids printed stickers for stalls.
 */
export const voidReprinted = (db: Database, stalls: readonly string[], template: Template, by: By): Write =>
  voidWhere(
    db,
    sql`s.stall in (select value from json_each(${JSON.stringify(stalls)})) and exists (
      select 1 from print_runs r where r.id = s.run
        and case when r.grid = '' then 'stall' else r.template end = ${template})`,
    { ...by, reason: 'reprinted' },
  )

/** Every sticker of a run that stands and that nobody handed over or saw on its wall yet is handed over. */
export const handOverRun = (db: Database, run: string, by: By & { officer: string }): Write =>
  handOverWhere(db, sql`s.run = ${run}`, by)

/** One sticker is handed over; nothing happens when it was before, hangs on its wall or is void. */
export const handOverSticker = (db: Database, serial: string, by: By & { officer: string }): Write =>
  handOverWhere(db, sql`s.serial = ${serial}`, by)

const handOverWhere = (db: Database, which: SQL, { officer, at }: By): Write =>
  db.insert(stickerEvents).select(sql`
    select s.serial, 'handed-over', null, ${officer}, ${at}, null from stickers s
    where ${which} and not exists (select 1 from sticker_events e where e.serial = s.serial)`)

const voidWhere = (db: Database, which: SQL, { reason, officer, at }: By & { reason: VoidReason }): Write =>
  db.insert(stickerEvents).select(sql`
    select s.serial, 'voided', ${reason}, ${officer}, ${at}, null from stickers s
    where ${which} and not exists (select 1 from sticker_events e where e.serial = s.serial and e.event = 'voided')`)
