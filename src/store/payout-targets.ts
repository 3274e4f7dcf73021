import { and, asc, eq, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isProvince, type Scope } from '../domain/access.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { officers, payoutProgrammes, payoutTargets, units } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/** A target, what it is called by, who set it, and who withdrew it, if anybody did. */
export type PayoutTarget = Readonly<typeof payoutTargets.$inferSelect> & {
  readonly programmeName: string | null
  readonly by: string
  readonly withdrawer: string | null
}

/** Drafts a target of a commune or a province. */
export function draftPayoutTarget(
  db: Database,
  of: Omit<typeof payoutTargets.$inferInsert, 'id' | 'officer' | 'at' | 'withdrawnBy' | 'withdrawnAt'>,
  { by, at, newId }: Act,
): Draft {
  const id = newId()
  return {
    writes: [db.insert(payoutTargets).values({ ...of, id, officer: by, at })],
    entries: [{ at, actor: by, action: 'payout-target.set', subject: id }],
  }
}

/** Drafts the withdrawal of a target; it is kept. Of one that is withdrawn it is refused (`payout-target-fixed`). */
export const draftTargetWithdrawal = (db: Database, target: string, { by, at }: Act): Draft => ({
  writes: [db.update(payoutTargets).set({ withdrawnBy: by, withdrawnAt: at }).where(eq(payoutTargets.id, target))],
  entries: [{ at, actor: by, action: 'payout-target.withdrawn', subject: target }],
})

const withdrawers = alias(officers, 'withdrawers')

/**
 * The targets of a commune with those that its province set for all, or of a province alone, the oldest first. The unit
 * of a commune is asked for the viewer's scope; the province's own page is let in by its caller.
 */
export async function listPayoutTargets(db: Database, scope: Scope, unit: string): Promise<PayoutTarget[]> {
  const own = eq(payoutTargets.unit, unit)
  const above = sql`${payoutTargets.unit} in (select parent from ${units} where code = ${unit})`
  const rows = await db
    .select({
      target: payoutTargets,
      programmeName: payoutProgrammes.name,
      by: officers.name,
      withdrawer: withdrawers.name,
    })
    .from(payoutTargets)
    .innerJoin(officers, eq(officers.id, payoutTargets.officer))
    .leftJoin(payoutProgrammes, eq(payoutProgrammes.id, payoutTargets.programme))
    .leftJoin(withdrawers, eq(withdrawers.id, payoutTargets.withdrawnBy))
    .where(isProvince(unit) ? own : and(or(own, above), inCommuneScope(scope, sql`${unit}`)))
    .orderBy(asc(payoutTargets.at), asc(payoutTargets.id))
  return rows.map(({ target, ...names }) => ({ ...target, ...names }))
}

export const isLive = ({ withdrawnAt }: Pick<PayoutTarget, 'withdrawnAt'>): boolean => withdrawnAt === null
