import { and, gt, inArray, lte, ne, or, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { throttles } from './schema.ts'

/** Tries counted under a key until `resetsAt`, in seconds UTC. */
export type Throttle = typeof throttles.$inferSelect

/** The longest a count may run, in seconds: `deletePastThrottles` takes what lies further ahead for a clock's fault. */
export const LONGEST_WINDOW = 15 * 60

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

/** A count that no time ends: it stands until its tries are forgotten. */
const NEVER = 9_999_999_999

/** Counts one more try for good. */
export const countForGood = (db: Database, key: string): Write =>
  db
    .insert(throttles)
    .values({ key, count: 1, resetsAt: NEVER })
    .onConflictDoUpdate({ target: throttles.key, set: { count: sql`${throttles.count} + 1` } })

/** Forgets the tries of the given keys. */
export const forgetTries = (db: Database, keys: readonly string[]): Write =>
  db.delete(throttles).where(inArray(throttles.key, [...keys]))

/** Those whose time is over, and those further ahead than `window` seconds: a clock that ran ahead locks nobody out. */
export const deletePastThrottles = (db: Database, now: number, window: number): Write =>
  db
    .delete(throttles)
    .where(or(lte(throttles.resetsAt, now), and(gt(throttles.resetsAt, now + window), ne(throttles.resetsAt, NEVER))))

export const listThrottles = async (db: Database, keys: readonly string[]): Promise<Throttle[]> =>
  db
    .select()
    .from(throttles)
    .where(inArray(throttles.key, [...keys]))
