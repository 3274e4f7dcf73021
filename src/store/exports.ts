import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { AnyExportKind } from '../domain/export.ts'
import type { Database, Write } from './database.ts'
import { closedMonths, exports, officers } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type Export = typeof exports.$inferSelect

/** A file that was taken out, with the name of who took it. */
export interface FoundExport extends Export {
  readonly by: string
}

/** `fileDigest` is the SHA-256 of the bytes that were sent, in hexadecimal. */
export const insertExport = (db: Database, row: typeof exports.$inferInsert): Write => db.insert(exports).values(row)

/** What a page lists of them. */
export const EXPORTS_LISTED = 50

/** The newest exports of a commune as a whole, or of one of its sites; none when the commune is not the viewer's. */
export async function listExports(
  db: Database,
  scope: Scope,
  { commune, site, kinds }: { commune: string; site: string | undefined; kinds: readonly AnyExportKind[] },
): Promise<FoundExport[]> {
  const of = and(eq(exports.commune, commune), site === undefined ? isNull(exports.site) : eq(exports.site, site))
  const found = await db
    .select({ row: exports, by: officers.name })
    .from(exports)
    .innerJoin(officers, eq(officers.id, exports.officer))
    .where(and(of, inArray(exports.kind, [...kinds]), inCommuneScope(scope, exports.commune)))
    .orderBy(desc(exports.at), desc(sql`"exports"."rowid"`))
    .limit(EXPORTS_LISTED)
  return found.map(({ row, by }) => ({ ...row, by }))
}

/** Whether the month of a day is closed in a commune. */
export async function isClosed(db: Database, commune: string, day: Day): Promise<boolean> {
  const found = await db
    .select({ month: closedMonths.month })
    .from(closedMonths)
    .where(and(eq(closedMonths.commune, commune), eq(closedMonths.month, day.slice(0, 7))))
    .limit(1)
  return found.length > 0
}
