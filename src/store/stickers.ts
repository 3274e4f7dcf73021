import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { decodeSerial, encodeSerial, MAC_BYTES, type Serial, splitSerial } from '../domain/serial.ts'
import { type StickerEvent, type StickerState, stickerState, type VoidReason } from '../domain/sticker.ts'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { runTemplate } from './print-runs.ts'
import { insertRows } from './rows.ts'
import { merchants, printRuns, sites, stalls, stickerEvents, stickers } from './schema.ts'
import { inScope } from './scope.ts'
import { isVoid } from './sticker-events.ts'

/** A sticker with where it stands in its life. */
export interface Sticker {
  readonly serial: Serial
  readonly code: string
  readonly merchant: string
  readonly stall: string
  readonly run: string
  /** Instant in seconds UTC. */
  readonly printedAt: number
  readonly state: StickerState
  readonly voidReason: VoidReason | null
  /** Trading name as printed, where the whole name could not be. */
  readonly printedName: string | null
}

/** A sticker with the stall and the trade it was printed for. */
export interface PlacedSticker extends Sticker {
  /** What it was printed as: one of `TEMPLATES`. */
  readonly template: string
  readonly number: string
  readonly tradeName: string
}

/** The serial of six random bytes: the MAC behind them is this installation's. */
export async function newSerial(keys: Keyring, random: Uint8Array): Promise<Serial> {
  const mac = await keys.serialMac(random)
  return encodeSerial(Uint8Array.from([...random, ...mac.subarray(0, MAC_BYTES)]))
}

/** Whether a serial, as typed, is of this installation's making; tells nothing about whether it was ever printed. */
export async function isOwnSerial(keys: Keyring, typed: string): Promise<boolean> {
  const reading = decodeSerial(typed)
  if (!reading.ok) return false
  return (await newSerial(keys, splitSerial(reading.bytes).random)) === reading.serial
}

type StickerRow = typeof stickers.$inferInsert

export const insertSticker = (db: Database, row: StickerRow): Write => db.insert(stickers).values(row)

/** Stickers of one run, in the order they are printed in. */
export const insertStickers = (db: Database, rows: StickerRow[]): Write => insertRows(db, stickers, rows)

/** What happened to a sticker; each event at most once, none after it was voided. */
export const insertStickerEvent = (db: Database, row: typeof stickerEvents.$inferInsert): Write =>
  db.insert(stickerEvents).values(row)

/** The stickers ever printed for a stall, newest first; none when the stall is not the viewer's. */
export async function listStickers(db: Database, scope: Scope, stall: string): Promise<PlacedSticker[]> {
  return list(db, and(eq(stickers.stall, stall), inScope(scope)), desc(stickers.printedAt), desc(printOrder))
}

/** Every sticker of a site, newest first; none when the site is not the viewer's. */
export async function listSiteStickers(db: Database, scope: Scope, site: string): Promise<PlacedSticker[]> {
  return list(db, and(eq(sites.id, site), inScope(scope)), desc(stickers.printedAt), desc(printOrder))
}

/** The stickers of a print run in the order they were printed in; none when the run is not the viewer's. */
export async function listRunStickers(db: Database, scope: Scope, run: string): Promise<PlacedSticker[]> {
  return list(db, and(eq(stickers.run, run), inScope(scope)), asc(printOrder))
}

/** A sticker of a stall, when the viewer may read the stall. */
export async function findStallSticker(
  db: Database,
  scope: Scope,
  stall: string,
  serial: string,
): Promise<PlacedSticker | undefined> {
  const [found] = await list(db, and(eq(stickers.serial, serial), eq(stickers.stall, stall), inScope(scope)))
  return found
}

/** How the stickers of a live code stand that are not void, for whoever has scanned that very code. */
export async function listStatesOfCode(db: Database, code: string): Promise<StickerState[]> {
  const found = await list(db, and(eq(stickers.code, code), sql`not ${isVoid}`), asc(printOrder))
  return found.map(({ state }) => state)
}

/** The sticker of a serial, for whoever holds it: the check page is public. */
export async function findSticker(db: Database, serial: Serial): Promise<PlacedSticker | undefined> {
  const [found] = await list(db, eq(stickers.serial, serial), asc(printOrder))
  return found
}

/** Stickers of one template that stand at a stall. */
export interface Standing {
  readonly stall: string
  readonly template: string
  readonly count: number
}

/** Stickers of a merchant that are not void: they become so when another account goes onto the sticker. */
export async function countStickersInUse(db: Database, scope: Scope, merchant: string): Promise<number> {
  const [found] = await db
    .select({ inUse: count() })
    .from(stickers)
    .innerJoin(merchants, eq(merchants.id, stickers.merchant))
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(stickers.merchant, merchant), sql`not ${isVoid}`, inScope(scope)))
  return found?.inUse ?? 0
}

/** Stickers of each stall of a site that are not void, by stall and template; none when the site is not the viewer's. */
export async function countStickers(db: Database, scope: Scope, site: string): Promise<Standing[]> {
  return db
    .select({ stall: stickers.stall, template: runTemplate, count: count() })
    .from(stickers)
    .innerJoin(printRuns, eq(printRuns.id, stickers.run))
    .innerJoin(stalls, eq(stalls.id, stickers.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(sites.id, site), inScope(scope), sql`not ${isVoid}`))
    .groupBy(stickers.stall, runTemplate)
}

const printOrder = sql`"stickers"."rowid"`
const events = sql<string | null>`(
  select group_concat(e.event) from sticker_events e where e.serial = "stickers"."serial")`
const voidReason = sql<VoidReason | null>`(
  select e.reason from sticker_events e where e.serial = "stickers"."serial" and e.event = 'voided')`

async function list(db: Database, which: SQL | undefined, ...order: SQL[]): Promise<PlacedSticker[]> {
  const found = await db
    .select({
      ...{ sticker: stickers, template: runTemplate, number: stalls.number, tradeName: merchants.tradeName },
      ...{ events, voidReason },
    })
    .from(stickers)
    .innerJoin(printRuns, eq(printRuns.id, stickers.run))
    .innerJoin(stalls, eq(stalls.id, stickers.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(merchants, eq(merchants.id, stickers.merchant))
    .where(which)
    .orderBy(...order)
  return found.map(({ sticker, events, ...rest }) => {
    const happened = (events?.split(',') ?? []) as StickerEvent[]
    return { ...sticker, ...rest, state: stickerState(happened) }
  })
}
