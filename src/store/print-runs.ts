import { and, desc, eq } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { officers, printRuns, sites } from './schema.ts'
import { inScope } from './scope.ts'

/** One file of stickers: how many it holds, of which layout, and its SHA-256. */
export type PrintRun = typeof printRuns.$inferSelect

export interface FoundPrintRun extends PrintRun {
  /** Name of the officer who printed it. */
  readonly by: string
}

/** A run as it is written: plain A4 sheets from the first slot, by no printer's profile, unless it says otherwise. */
export type NewPrintRun = typeof printRuns.$inferInsert

export const insertPrintRun = (db: Database, run: NewPrintRun): Write => db.insert(printRuns).values(run)

const selectRuns = (db: Database) =>
  db
    .select({ run: printRuns, by: officers.name })
    .from(printRuns)
    .innerJoin(sites, eq(sites.id, printRuns.site))
    .innerJoin(officers, eq(officers.id, printRuns.officer))

/** A print run of the site, when the viewer may read the site. */
export async function findPrintRun(
  db: Database,
  scope: Scope,
  site: string,
  run: string,
): Promise<FoundPrintRun | undefined> {
  const [found] = await selectRuns(db)
    .where(and(eq(printRuns.id, run), eq(printRuns.site, site), inScope(scope)))
    .limit(1)
  return found && { ...found.run, by: found.by }
}

/** The print runs of a site, newest first, at most a hundred; none when the site is not the viewer's. */
export async function listPrintRuns(db: Database, scope: Scope, site: string): Promise<FoundPrintRun[]> {
  const found = await selectRuns(db)
    .where(and(eq(printRuns.site, site), inScope(scope)))
    .orderBy(desc(printRuns.at), desc(printRuns.id))
    .limit(100)
  return found.map(({ run, by }) => ({ ...run, by }))
}
