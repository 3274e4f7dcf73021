import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Day } from '../domain/day.ts'
import type { Template } from '../domain/sticker.ts'
import type { ConsentAnswer } from './consent-answers.ts'
import type { Database } from './database.ts'
import { isLive, type SealedCode, selectCodes } from './payment-codes.ts'
import { arrivals, consents, merchants, paymentCodes, printRuns, stickers } from './schema.ts'
import { isVoid } from './sticker-events.ts'
import type { Vendor } from './vendor-links.ts'

/* What vendors are told of themselves: every question takes a `Vendor` and answers about that merchant alone. */

/** The vendor's live code, still sealed; undefined without one, or without their yes. */
export async function findOwnCode(db: Database, { merchant }: Vendor): Promise<SealedCode | undefined> {
  const [found] = await selectCodes(db)
    .where(and(eq(merchants.id, merchant.id), isLive))
    .limit(1)
  return found
}

/** The vendor's newest answer to each question asked. */
export async function listOwnConsents(db: Database, { merchant }: Vendor): Promise<ConsentAnswer[]> {
  const asked = await db
    .select({ purpose: consents.purpose, given: consents.given, at: consents.at })
    .from(consents)
    .where(eq(consents.merchant, merchant.id))
    .orderBy(asc(consents.at), asc(sql`"consents"."rowid"`))
  return [...new Map(asked.map((answer) => [answer.purpose, answer])).values()]
}

/** A sticker the vendor printed at home, with its run. */
export interface OwnSticker {
  readonly sticker: typeof stickers.$inferSelect
  readonly run: typeof printRuns.$inferSelect
}

/** The newest sticker the vendor printed of a code in a template, unless it is void. */
export async function findOwnSticker(
  db: Database,
  { merchant }: Vendor,
  of: { code: string; template: Template },
): Promise<OwnSticker | undefined> {
  const [found] = await db
    .select({ sticker: stickers, run: printRuns })
    .from(stickers)
    .innerJoin(printRuns, eq(printRuns.id, stickers.run))
    .innerJoin(paymentCodes, eq(paymentCodes.id, stickers.code))
    .where(
      and(
        ...[eq(stickers.merchant, merchant.id), eq(paymentCodes.id, of.code), eq(printRuns.template, of.template)],
        sql`${printRuns.vendorLink} is not null`,
        sql`not ${isVoid}`,
      ),
    )
    .orderBy(desc(stickers.printedAt), desc(sql`"stickers"."rowid"`))
    .limit(1)
  return found
}

/** Id of what a vendor says of a day: the same day again is the same fact. */
export const saidId = ({ merchant }: Vendor, day: Day): string => `said-${merchant.id}-${day}`

/** Whether the vendor has said of that day that money came. */
export async function hasSaid(db: Database, vendor: Vendor, day: Day): Promise<boolean> {
  const [found] = await db
    .select({ id: arrivals.id })
    .from(arrivals)
    .where(eq(arrivals.id, saidId(vendor, day)))
    .limit(1)
  return found !== undefined
}
