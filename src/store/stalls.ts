import { and, eq, isNull } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { insertRows } from './rows.ts'
import { blocks, censuses, merchants, sites, stalls, units } from './schema.ts'
import { inScope } from './scope.ts'

type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect']

/** A stall with where it is and who trades there now. */
export interface FoundStall {
  readonly stall: Row<typeof stalls>
  readonly block: Row<typeof blocks>
  readonly site: Row<typeof sites>
  /** The newest fact about the commune; null when the list of units does not know its code. */
  readonly unit: Row<typeof units> | null
  readonly merchant: Row<typeof merchants> | null
}

/** Stalls of one site; positions from 1 in walking order over the whole site, numbers unique in it. */
export const insertStalls = (db: Database, rows: (typeof stalls.$inferInsert)[]): Write => insertRows(db, stalls, rows)

/** What a census walk found, one fact per stall. */
export const insertCensuses = (db: Database, rows: (typeof censuses.$inferInsert)[]): Write =>
  insertRows(db, censuses, rows)

/** The stall, when the viewer may read its site. */
export async function findStall(db: Database, scope: Scope, stall: string): Promise<FoundStall | undefined> {
  const [found] = await db
    .select({ stall: stalls, block: blocks, site: sites, unit: units, merchant: merchants })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(blocks, eq(blocks.id, stalls.block))
    .leftJoin(units, and(eq(units.code, sites.commune), isNull(units.toDay)))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .where(and(eq(stalls.id, stall), inScope(scope)))
    .limit(1)
  return found
}
