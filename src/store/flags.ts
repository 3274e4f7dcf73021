import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { TimedVisit } from '../domain/flags.ts'
import type { Database, Write } from './database.ts'
import { captures, flagReviews, officers, sites, stalls, visitPhotos, visits } from './schema.ts'
import { inCommuneScope, inScope } from './scope.ts'

/** A visit that a flag may be about, with where it was, who made it and its photo's keyed digest. */
export interface FlaggableVisit extends TimedVisit {
  readonly officerName: string
  readonly number: string
  readonly site: typeof sites.$inferSelect
  readonly digest: string | null
}

/** Visits of a commune received since an instant, oldest first. */
export async function listFlaggable(
  db: Database,
  scope: Scope,
  commune: string,
  since: Instant,
): Promise<FlaggableVisit[]> {
  return db
    .select({
      ...{ visit: visits.id, officer: visits.officer, stall: visits.stall, officerName: officers.name },
      // Records of a phone are received together: its own clock tells them apart, and a flag proves nothing.
      madeAt: sql<number>`coalesce(${captures.deviceAt}, ${visits.at})`,
      ...{ number: stalls.number, site: sites, digest: visitPhotos.digest },
    })
    .from(visits)
    .innerJoin(officers, eq(officers.id, visits.officer))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(captures, eq(captures.visit, visits.id))
    .leftJoin(visitPhotos, eq(visitPhotos.visit, visits.id))
    .where(and(eq(sites.commune, commune), gte(visits.at, since), inScope(scope)))
    .orderBy(asc(visits.at), asc(visits.id))
}

export interface FlagReview {
  readonly review: typeof flagReviews.$inferSelect
  readonly officer: string
}

/** What was found of a commune's flags, newest first. */
export async function listFlagReviews(db: Database, scope: Scope, commune: string): Promise<FlagReview[]> {
  return db
    .select({ review: flagReviews, officer: officers.name })
    .from(flagReviews)
    .innerJoin(officers, eq(officers.id, flagReviews.officer))
    .where(and(eq(flagReviews.commune, commune), inCommuneScope(scope, flagReviews.commune)))
    .orderBy(desc(flagReviews.at), desc(sql`"flag_reviews"."rowid"`))
}

export const insertFlagReview = (db: Database, row: typeof flagReviews.$inferInsert): Write =>
  db.insert(flagReviews).values(row)
