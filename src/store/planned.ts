import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { TargetIndicator } from '../domain/indicators.ts'
import type { Database } from './database.ts'
import { targets, targetWithdrawals } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/**
 * What was planned for a commune as a whole, or for one of its sites: for each figure the newest target that was not
 * withdrawn, of a hundred stalls in N. Figures without a target are not there.
 */
export async function findPlanned(
  db: Database,
  scope: Scope,
  { commune, site }: { commune: string; site: string | undefined },
): Promise<ReadonlyMap<TargetIndicator, number>> {
  const of = and(eq(targets.commune, commune), site === undefined ? isNull(targets.site) : eq(targets.site, site))
  const found = await db
    .select({ indicator: targets.indicator, percent: targets.percent })
    .from(targets)
    .leftJoin(targetWithdrawals, eq(targetWithdrawals.target, targets.id))
    .where(and(of, isNull(targetWithdrawals.target), inCommuneScope(scope, targets.commune)))
    .orderBy(desc(targets.at), desc(sql`"targets"."rowid"`))
  const planned = new Map<TargetIndicator, number>()
  for (const { indicator, percent } of found) if (!planned.has(indicator)) planned.set(indicator, percent)
  return planned
}
