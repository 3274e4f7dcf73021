import { and, gt, isNull, or, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, type Instant } from '../domain/day.ts'
import { HEARD_WITHIN } from '../domain/freshness.ts'
import type { Database } from './database.ts'
import { sites, stalls, takings, visits } from './schema.ts'
import { inScope, inSites } from './scope.ts'
import { listSiteRevisions, siteCache } from './site-cache.ts'

/** What the figures of a commune include and lack, in numbers. */
export interface CommuneFreshness {
  /** When the newest visit of the last sixty days was received. */
  readonly at: Instant | undefined
  /** Phones that hold or may hold records, and how many they said. */
  readonly phones: number
  readonly held: number
}

/** A moment each of 10,000 sites. */
const keepReceived = siteCache<Instant | null>(() => 1, 10_000)

/** When the newest visit of the last sixty days was received at each of the sites; null where none was. */
async function findReceived(
  db: Database,
  of: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, Instant | null>> {
  const rows = await db
    .select({ site: sites.id, at: sql<Instant | null>`max(${visits.at})` })
    .from(sites)
    .leftJoin(stalls, sql`${stalls.site} = ${sites.id}`)
    .leftJoin(visits, sql`${visits.stall} = ${stalls.id} and ${visits.day} > ${addDays(today, -HEARD_WITHIN)}`)
    .where(inSites(of))
    .groupBy(sites.id)
  return new Map(rows.map(({ site, at }) => [site, at]))
}

/** The freshness of every commune in scope that anything is known of, by its code. */
export async function findFreshnessByCommune(
  db: Database,
  scope: Scope,
  today: Day,
): Promise<ReadonlyMap<string, CommuneFreshness>> {
  const revisions = await listSiteRevisions(db, scope, undefined, today)
  const received = await keepReceived(db, revisions, today, (changed) => findReceived(db, changed, today))
  const holding = await db
    .select({
      ...{ commune: sites.commune, phones: sql<number>`count(distinct ${takings.device})` },
      held: sql<number>`sum(${takings.held})`,
    })
    .from(takings)
    .innerJoin(sites, sql`${sites.id} = ${takings.site}`)
    .where(and(or(gt(takings.held, 0), isNull(takings.closedAt)), inScope(scope)))
    .groupBy(sites.commune)
  const known = new Map<string, CommuneFreshness>()
  for (const { commune, site } of revisions) {
    const [at, newest] = [received.get(site) ?? undefined, known.get(commune)?.at]
    if (at !== undefined && at > (newest ?? 0)) known.set(commune, { at, phones: 0, held: 0 })
  }
  for (const { commune, phones, held } of holding) known.set(commune, { at: known.get(commune)?.at, phones, held })
  return known
}
