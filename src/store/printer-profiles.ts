import { and, asc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { officers, printerProfiles } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/** One measuring of a printer, in hundredths of a millimetre. Measured again, or retired, is another row of its name. */
export type PrinterProfile = typeof printerProfiles.$inferSelect

export interface FoundProfile extends PrinterProfile {
  /** Name of the officer who measured or retired it. */
  readonly by: string
}

export const insertPrinterProfile = (db: Database, row: typeof printerProfiles.$inferInsert): Write =>
  db.insert(printerProfiles).values(row)

const isNewest = sql`not exists (
  select 1 from printer_profiles later where later.commune = "printer_profiles"."commune"
    and later.name = "printer_profiles"."name" and (later.at > "printer_profiles"."at"
      or (later.at = "printer_profiles"."at" and later.rowid > "printer_profiles"."rowid")))`

const selectProfiles = (db: Database) =>
  db
    .select({ profile: printerProfiles, by: officers.name })
    .from(printerProfiles)
    .innerJoin(officers, eq(officers.id, printerProfiles.officer))

/** The printers of a commune by name, each as it was last measured or retired; none when the commune is not the viewer's. */
export async function listPrinterProfiles(db: Database, scope: Scope, commune: string): Promise<FoundProfile[]> {
  const found = await selectProfiles(db)
    .where(and(eq(printerProfiles.commune, commune), inCommuneScope(scope, printerProfiles.commune), isNewest))
    .orderBy(asc(printerProfiles.name))
  return found.map(({ profile, by }) => ({ ...profile, by }))
}

/** A measuring, however old: runs are made again with the one they were printed with. */
export async function findPrinterProfile(
  db: Database,
  scope: Scope,
  commune: string,
  id: string,
): Promise<FoundProfile | undefined> {
  const ofCommune = and(eq(printerProfiles.id, id), eq(printerProfiles.commune, commune))
  const [found] = await selectProfiles(db)
    .where(and(ofCommune, inCommuneScope(scope, printerProfiles.commune)))
    .limit(1)
  return found && { ...found.profile, by: found.by }
}
