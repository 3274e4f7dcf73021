import { and, asc, eq, gte, lt, notExists, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { type Day, dayOf, type Instant } from '../domain/day.ts'
import type { Drawable } from '../domain/draw.ts'
import type { Database } from './database.ts'
import { backCheckDraws, backCheckPicks, backChecks, merchants, officers, sites, stalls, visits } from './schema.ts'
import { inScope } from './scope.ts'

/** A visit that a draw draws from, with where it was and who made it. */
export interface DrawableVisit extends Drawable {
  readonly officerName: string
  readonly stall: string
  readonly number: string
  readonly tradeName: string | null
  readonly day: Day
}

/**
 * Seconds for which a visit may be on its way into the database after its moment: those of the last minute wait for the
 * next draw, so that nobody who recomputes a draw finds one more visit in it than there was.
 */
const SETTLING = 60

/** What the next draw of a site draws from: its number, and the moments that it begins and ends with. */
export interface DrawWindow {
  readonly number: number
  readonly since: Instant
  readonly until: Instant
}

/**
 * The window since the newest draw that is not of a later moment than now: a clock that was ahead when it was drawn stops
 * nobody from drawing once it is set right. A site's first draw draws from every visit.
 */
export async function findDrawWindow(db: Database, site: string, now: Instant): Promise<DrawWindow> {
  const made = await db
    .select({ number: backCheckDraws.number, at: backCheckDraws.at })
    .from(backCheckDraws)
    .where(eq(backCheckDraws.site, site))
  const since = Math.max(0, ...made.map(({ at }) => at).filter((at) => at <= now))
  const number = Math.max(0, ...made.map((one) => one.number)) + 1
  return { number, since, until: Math.max(since, now - SETTLING) }
}

/**
 * Visits of a site in a window, but for answers to back-checks and those that an earlier draw drew, in the order they were
 * received; unranked.
 */
export async function listDrawable(
  db: Database,
  scope: Scope,
  site: string,
  { number, since, until }: DrawWindow,
): Promise<Omit<DrawableVisit, 'rank'>[]> {
  const answered = db.select({ one: sql`1` }).from(backChecks).where(eq(backChecks.answer, visits.id))
  const drawn = db
    .select({ one: sql`1` })
    .from(backCheckPicks)
    .innerJoin(backCheckDraws, eq(backCheckDraws.id, backCheckPicks.draw))
    .where(and(eq(backCheckPicks.visit, visits.id), lt(backCheckDraws.number, number)))
  const isNew = and(notExists(answered), notExists(drawn))
  return db
    .select({
      ...{ visit: visits.id, officer: visits.officer, officerName: officers.name, day: visits.day },
      ...{ stall: stalls.id, number: stalls.number, tradeName: merchants.tradeName },
    })
    .from(visits)
    .innerJoin(officers, eq(officers.id, visits.officer))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, eq(merchants.id, visits.merchant))
    .where(and(eq(sites.id, site), gte(visits.at, since), lt(visits.at, until), isNew, inScope(scope)))
    .orderBy(asc(visits.at), asc(visits.id))
}

/** Lower case hex of SHA-256 over the seed, a space and the id of the visit. */
async function rankOf(seed: string, visit: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${seed} ${visit}`))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const rankVisits = <T extends { readonly visit: string }>(seed: string, some: readonly T[]) =>
  Promise.all(some.map(async (one) => ({ ...one, rank: await rankOf(seed, one.visit) })))

/** The day of a site's first visit; undefined when it has none. */
export async function findFirstVisitDay(db: Database, site: string): Promise<Day | undefined> {
  const [first] = await db
    .select({ at: sql<number | null>`min(${visits.at})` })
    .from(visits)
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .where(eq(stalls.site, site))
  return first?.at === null || first === undefined ? undefined : dayOf(first.at)
}
