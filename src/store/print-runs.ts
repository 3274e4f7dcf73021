import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Grid } from '../domain/sheet.ts'
import type { Database, Write } from './database.ts'
import { officers, printerProfiles, printRuns, sites } from './schema.ts'
import { inScope } from './scope.ts'

/** One file of stickers: how many it holds, of which layout, and its SHA-256. */
export type PrintRun = typeof printRuns.$inferSelect

export interface FoundPrintRun extends PrintRun {
  /** Name of the officer who printed it. */
  readonly by: string
  /** Name of the printer it was made for; null where for none. */
  readonly printerName: string | null
}

/** A grid as a run keeps it: equal grids are equal texts. */
export const gridText = ({ paper, columns, rows, width, height, left, top, gapX, gapY }: Grid): string =>
  JSON.stringify({ paper, columns, rows, width, height, left, top, gapX, gapY })

/** The grid a run was printed on; undefined for runs from before there were grids, which cannot be made again. */
export const gridOfRun = ({ grid }: Pick<PrintRun, 'grid'>): Grid | undefined =>
  grid === '' ? undefined : JSON.parse(grid)

/** SQL on `print_runs`: what a run printed. Before there were grids, it was stickers for stalls. */
export const runTemplate = sql<string>`case when "print_runs"."grid" = '' then 'stall' else "print_runs"."template" end`

/** A run as it is written: plain A4 sheets from the first slot, by no printer's profile, unless it says otherwise. */
export type NewPrintRun = typeof printRuns.$inferInsert

export const insertPrintRun = (db: Database, run: NewPrintRun): Write => db.insert(printRuns).values(run)

const selectRuns = (db: Database) =>
  db
    .select({ run: printRuns, by: officers.name, printerName: printerProfiles.name })
    .from(printRuns)
    .innerJoin(sites, eq(sites.id, printRuns.site))
    .innerJoin(officers, eq(officers.id, printRuns.officer))
    .leftJoin(printerProfiles, eq(printerProfiles.id, printRuns.printer))

type Selected = { run: PrintRun } & Pick<FoundPrintRun, 'by' | 'printerName'>
const foundRun = ({ run, ...rest }: Selected): FoundPrintRun => ({ ...run, ...rest })

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
  return found && foundRun(found)
}

/** The print runs of a site, newest first, at most a hundred; none when the site is not the viewer's. */
export async function listPrintRuns(db: Database, scope: Scope, site: string): Promise<FoundPrintRun[]> {
  const found = await selectRuns(db)
    .where(and(eq(printRuns.site, site), inScope(scope)))
    .orderBy(desc(printRuns.at), desc(printRuns.id))
    .limit(100)
  return found.map(foundRun)
}

/** A sheet half used: its grid as text, and the printer it lies in; null for none in particular. */
export interface UsedSheet {
  readonly grid: string
  readonly printer: string | null
}

/** The newest run of a commune on such a sheet: where it was left off follows from it. What vendors print at home is theirs. */
export async function findNewestRun(
  db: Database,
  scope: Scope,
  commune: string,
  { grid, printer }: UsedSheet,
): Promise<PrintRun | undefined> {
  const sameSheet = and(eq(printRuns.grid, grid), sameMachine(printer), isNull(printRuns.vendorLink))
  const [found] = await db
    .select({ run: printRuns })
    .from(printRuns)
    .innerJoin(sites, eq(sites.id, printRuns.site))
    .where(and(eq(sites.commune, commune), sameSheet, inScope(scope)))
    .orderBy(desc(printRuns.at), desc(sql`"print_runs"."rowid"`))
    .limit(1)
  return found?.run
}

/** Measured anew, a printer is another row of the same name. */
const sameMachine = (printer: string | null) =>
  printer === null
    ? isNull(printRuns.printer)
    : sql`"print_runs"."printer" in (
        select one.id from printer_profiles one join printer_profiles other on other.commune = one.commune
          and other.name = one.name where other.id = ${printer})`
