import { inArray, lte, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { throttles } from './schema.ts'

/** Tries counted under a key until `resetsAt`, in seconds UTC. */
export type Throttle = typeof throttles.$inferSelect

/** Counts one more try; a count whose time is over begins anew and runs for `window` seconds. */
export const countTry = (db: Database, key: string, now: number, window: number): Write =>
  db
    .insert(throttles)
    .values({ key, count: 1, resetsAt: now + window })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        count: sql`case when ${throttles.resetsAt} <= ${now} then 1 else ${throttles.count} + 1 end`,
        resetsAt: sql`case when ${throttles.resetsAt} <= ${now} then ${now + window} else ${throttles.resetsAt} end`,
      },
    })

/** Forgets the tries of the given keys. */
export const forgetTries = (db: Database, keys: readonly string[]): Write =>
  db.delete(throttles).where(inArray(throttles.key, [...keys]))

export const deletePastThrottles = (db: Database, now: number): Write =>
  db.delete(throttles).where(lte(throttles.resetsAt, now))

export const listThrottles = async (db: Database, keys: readonly string[]): Promise<Throttle[]> =>
  db
    .select()
    .from(throttles)
    .where(inArray(throttles.key, [...keys]))
