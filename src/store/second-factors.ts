import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { secondFactors } from './schema.ts'
import type { Place } from './sealing.ts'

/** The shared secret of an officer's authenticator, sealed at `secondFactorPlace`. */
export type SecondFactor = typeof secondFactors.$inferSelect

export const secondFactorPlace = (officer: string): Place => ({
  table: 'second_factors',
  row: officer,
  column: 'sealed_secret',
})

export async function findSecondFactor(db: Database, officer: string): Promise<SecondFactor | undefined> {
  const [found] = await db.select().from(secondFactors).where(eq(secondFactors.officer, officer)).limit(1)
  return found
}

/** Keeps a secret to be confirmed; one that was confirmed stays as it is (0 rows change). */
export const offerSecondFactor = (db: Database, officer: string, sealedSecret: string): Write =>
  db
    .insert(secondFactors)
    .values({ officer, sealedSecret })
    .onConflictDoUpdate({
      target: secondFactors.officer,
      set: { sealedSecret },
      setWhere: isNull(secondFactors.confirmedAt),
    })

/** Confirms the offered secret by the code of `step`; 0 rows when it was confirmed before. */
export const confirmSecondFactor = (db: Database, officer: string, at: number, step: number): Write =>
  db
    .update(secondFactors)
    .set({ confirmedAt: at, lastStep: step })
    .where(and(eq(secondFactors.officer, officer), isNull(secondFactors.confirmedAt)))

/** Uses up the code of a 30-second step: 0 rows when it, or a later one, has opened a door before. */
export const useSecondFactorStep = (db: Database, officer: string, step: number): Write =>
  db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(eq(secondFactors.officer, officer), or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step))),
    )

/** Takes an officer's second factor away. Only at the console: whoever could do it on the web could pose as anyone. */
export const deleteSecondFactor = (db: Database, officer: string): Write =>
  db.delete(secondFactors).where(eq(secondFactors.officer, officer))
