import { and, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { insertRows } from './rows.ts'
import { blocks, censuses, merchants, sites, stalls, units } from './schema.ts'
import { inPreparedScope, inScope, scopeValues } from './scope.ts'

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

/** Where a new stall stands in walking order: after another one, or first in a block. */
export type StallPlace = { readonly after: string } | { readonly startOf: string }

/**
 * A stall put in place, its later neighbours one position further. No driver can put off a unique index to the end of a
 * commit (D1 has no deferred constraints), so the later ones step aside to negative positions, which nothing else has, and
 * come back once the new one stands. The place is looked up by the commit itself: another stall added meanwhile does not
 * move it.
 */
export function insertPlacedStall(
  db: Database,
  stall: Omit<typeof stalls.$inferInsert, 'position'>,
  place: StallPlace,
): Write[] {
  const { site } = stall
  const before = positionBefore(site, place)
  const here = eq(stalls.site, site)
  return [
    db
      .update(stalls)
      .set({ position: sql`-1 - ${stalls.position}` })
      .where(and(here, gt(stalls.position, before))),
    db.insert(stalls).values({ ...stall, position: sql`${before} + 1` }),
    db
      .update(stalls)
      .set({ position: sql`-${stalls.position}` })
      .where(and(here, lt(stalls.position, 0))),
  ]
}

/** The position after which a place is: the neighbour's own, or that of the last stall before the block. */
const positionBefore = (site: string, place: StallPlace): SQL =>
  'after' in place
    ? sql`(select s.position from stalls s where s.id = ${place.after})`
    : sql`(
        select coalesce(max(s.position), 0) from stalls s join blocks b on b.id = s.block
        where s.site = ${site} and b.position < (select position from blocks where id = ${place.startOf}))`

/** What a census walk found, one fact per stall. */
export const insertCensuses = (db: Database, rows: (typeof censuses.$inferInsert)[]): Write =>
  insertRows(db, censuses, rows)

const prepareFind = (db: Database) =>
  db
    .select({ stall: stalls, block: blocks, site: sites, unit: units, merchant: merchants })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(blocks, eq(blocks.id, stalls.block))
    .leftJoin(units, and(eq(units.code, sites.commune), isNull(units.toDay)))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .where(and(eq(stalls.id, sql.placeholder('stall')), inPreparedScope()))
    .limit(1)
    .prepare()
const prepared = new WeakMap<Database, ReturnType<typeof prepareFind>>()

/** The stall, when the viewer may read its site. Asked for every record that phones send, so prepared once. */
export async function findStall(db: Database, scope: Scope, stall: string): Promise<FoundStall | undefined> {
  const query = prepared.get(db) ?? prepareFind(db)
  prepared.set(db, query)
  const [found] = await query.all({ stall, ...scopeValues(scope) })
  return found
}

/** The stall of a site that bears a number; undefined when none does, or the site is not the viewer's. */
export async function findStallByNumber(
  db: Database,
  scope: Scope,
  site: string,
  number: string,
): Promise<string | undefined> {
  const [found] = await db
    .select({ id: stalls.id })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(stalls.site, site), eq(stalls.number, number), inScope(scope)))
    .limit(1)
  return found?.id
}
