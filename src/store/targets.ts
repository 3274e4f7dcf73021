import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Database, Write } from './database.ts'
import { officers, sites, targets, targetWithdrawals } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/** A target with the name of its place and of who set it, and who withdrew it and why, if somebody did. */
export interface FoundTarget extends Readonly<typeof targets.$inferSelect> {
  /** Null: the commune as a whole. */
  readonly siteName: string | null
  readonly by: string
  readonly withdrawn: { readonly reason: string; readonly by: string; readonly at: Instant } | undefined
}

export const insertTarget = (db: Database, row: typeof targets.$inferInsert): Write => db.insert(targets).values(row)

/** A target is never edited: it is withdrawn, once, and another one is set. */
export const insertTargetWithdrawal = (db: Database, row: typeof targetWithdrawals.$inferInsert): Write =>
  db.insert(targetWithdrawals).values(row)

const withdrawers = alias(officers, 'withdrawers')

/** Every target of a commune, its own before those of its sites, the soonest first; none when it is not the viewer's. */
export async function listTargets(db: Database, scope: Scope, commune: string): Promise<FoundTarget[]> {
  const { reason, at } = targetWithdrawals
  const found = await db
    .select({
      target: targets,
      siteName: sites.name,
      by: officers.name,
      withdrawal: { reason, at, by: withdrawers.name },
    })
    .from(targets)
    .innerJoin(officers, eq(officers.id, targets.officer))
    .leftJoin(sites, eq(sites.id, targets.site))
    .leftJoin(targetWithdrawals, eq(targetWithdrawals.target, targets.id))
    .leftJoin(withdrawers, eq(withdrawers.id, targetWithdrawals.officer))
    .where(and(eq(targets.commune, commune), inCommuneScope(scope, targets.commune)))
    .orderBy(
      sql`${sites.folded} is not null`,
      asc(sites.folded),
      asc(targets.day),
      asc(targets.indicator),
      asc(targets.at),
    )
  return found.map(({ target, siteName, by, withdrawal }) => ({
    ...target,
    siteName,
    by,
    withdrawn: whole(withdrawal),
  }))
}

interface Joined {
  reason: string | null
  at: Instant | null
  by: string | null
}

/** What a left join found, when it found all of it. */
const whole = ({ reason, at, by }: Joined): FoundTarget['withdrawn'] =>
  reason === null || at === null || by === null ? undefined : { reason, at, by }
