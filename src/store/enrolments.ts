import { and, eq, isNull } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { enrolments } from './schema.ts'

/** One-time codes carry at least this many bits. */
export const CODE_BITS = 60
/** A one-time code opens the door for so long, in seconds. */
export const CODE_LIFE = 24 * 60 * 60

export type Enrolment = typeof enrolments.$inferInsert

/** The code as typed, made one spelling: case, separators, and the letters Crockford's base32 leaves out. */
const canonical = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/**
 * Keyed hash of an officer's one-time code in any spelling: what the table holds. The officer is part of it, so a row
 * that is pointed at somebody else below the application opens nothing.
 */
export const enrolmentHash = (keys: Keyring, officer: string, code: string): Promise<string> =>
  keys.codeHash(`enrolment|${officer}|${canonical(code)}`)

/** The code in groups of four, to be read aloud and typed. */
export const showEnrolmentCode = (code: string): string => canonical(code).replace(/(.{4})(?=.)/g, '$1-')

/** `createdBy` is null when the code was made at the console. */
export const insertEnrolment = (db: Database, enrolment: Enrolment): Write => db.insert(enrolments).values(enrolment)

/** Uses up an officer's open codes, so that only a newer one opens. */
export const retireEnrolments = (db: Database, officer: string, at: number): Write =>
  db
    .update(enrolments)
    .set({ usedAt: at })
    .where(and(eq(enrolments.officer, officer), isNull(enrolments.usedAt)))

/** Uses the code up. A code used before is refused by the rule `code-used`, and with it the whole commit. */
export const useEnrolment = (db: Database, codeHash: string, at: number): Write =>
  db.update(enrolments).set({ usedAt: at }).where(eq(enrolments.codeHash, codeHash))

export async function findEnrolment(db: Database, codeHash: string): Promise<Enrolment | undefined> {
  const [found] = await db.select().from(enrolments).where(eq(enrolments.codeHash, codeHash)).limit(1)
  return found
}
