import { desc, lt, max } from 'drizzle-orm'
import type { Day, Instant } from '../domain/day.ts'
import { JUMP_DOUBTED, jumpedFrom } from '../domain/snapshot.ts'
import type { Database } from './database.ts'
import { audit } from './schema.ts'

/** Entries that are looked through: a demo writes its story of months at once, and not in order. */
const LOOKED_THROUGH = 1_000

/**
 * The day from which the clock seems to have jumped within the last day: for weeks before that nobody wrote anything, and
 * no day was frozen. Undefined where it is believed.
 */
export async function findJump(db: Database, now: Instant): Promise<Day | undefined> {
  const before = db
    .select({ at: audit.at })
    .from(audit)
    .where(lt(audit.at, now - JUMP_DOUBTED))
    .orderBy(desc(audit.seq))
    .limit(LOOKED_THROUGH)
    .as('before')
  const [heard] = await db.select({ at: max(before.at) }).from(before)
  return jumpedFrom(now, heard?.at ?? undefined)
}
