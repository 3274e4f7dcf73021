import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { daysOfMonth, type Month } from '../domain/month.ts'
import type { Database, Store, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { closedMonths, monthCorrections, officers, sites } from './schema.ts'
import { inCommuneScope } from './scope.ts'
import { listSnapshotRows, type SnapshotRow } from './snapshots.ts'

export interface ClosedMonth {
  readonly month: Month
  readonly digest: string
  /** Name of who closed it. */
  readonly officer: string
  readonly at: number
}

export type Correction = Omit<typeof monthCorrections.$inferSelect, 'officer' | 'commune' | 'month'> & {
  readonly siteName: string
  /** Name of who wrote it. */
  readonly officer: string
}

/** Closes a month; refused as `unique: closed_months.commune, closed_months.month` when it is. */
export const insertClosedMonth = (db: Database, row: typeof closedMonths.$inferInsert): Write =>
  db.insert(closedMonths).values(row)

/** Refused as `month-open` before the month is closed, and as `site-elsewhere`. */
export const insertCorrection = (db: Database, row: typeof monthCorrections.$inferInsert): Write =>
  db.insert(monthCorrections).values(row)

const selectClosed = (db: Database, scope: Scope, which: SQL | undefined) =>
  db
    .select({
      ...{ month: closedMonths.month, digest: closedMonths.digest },
      ...{ officer: officers.name, at: closedMonths.at },
    })
    .from(closedMonths)
    .innerJoin(officers, eq(officers.id, closedMonths.officer))
    .where(and(which, inCommuneScope(scope, closedMonths.commune)))
    .orderBy(desc(closedMonths.month))

/** The closed months of a commune, newest first; none when it is not the viewer's. */
export const listClosedMonths = async (db: Database, scope: Scope, commune: string): Promise<ClosedMonth[]> =>
  selectClosed(db, scope, eq(closedMonths.commune, commune))

/** A month of a commune as it was closed; undefined while it is open, and when it is not the viewer's. */
export async function findClosedMonth(
  db: Database,
  scope: Scope,
  commune: string,
  month: Month,
): Promise<ClosedMonth | undefined> {
  const here = and(eq(closedMonths.commune, commune), eq(closedMonths.month, month))
  return (await selectClosed(db, scope, here))[0]
}

/** What was found wrong in a closed month, in the order in which it was written down. */
export async function listCorrections(
  db: Database,
  scope: Scope,
  commune: string,
  month: Month,
): Promise<Correction[]> {
  const rows = await db
    .select({ correction: monthCorrections, siteName: sites.name, officer: officers.name })
    .from(monthCorrections)
    .innerJoin(sites, eq(sites.id, monthCorrections.site))
    .innerJoin(officers, eq(officers.id, monthCorrections.officer))
    .where(
      and(
        eq(monthCorrections.commune, commune),
        eq(monthCorrections.month, month),
        inCommuneScope(scope, monthCorrections.commune),
      ),
    )
    .orderBy(asc(monthCorrections.at), asc(monthCorrections.id))
  return rows.map(({ correction, ...names }) => ({ ...correction, ...names }))
}

/** Keyed digest over every snapshot of the month, all columns: another when a row was changed, taken away or added. */
export async function digestMonth(
  { read, keys }: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  commune: string,
  month: Month,
): Promise<{ digest: string; rows: number }> {
  const rows = await listSnapshotRows(read, scope, { commune }, daysOfMonth(month))
  return { digest: await digestRows(keys, commune, month, rows), rows: rows.length }
}

/** The digest of rows that were read already. */
export const digestRows = (keys: Keyring, commune: string, month: Month, rows: SnapshotRow[]): Promise<string> =>
  keys.index('content', JSON.stringify([commune, month, rows]))
