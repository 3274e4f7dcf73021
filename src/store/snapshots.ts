import { and, asc, between, count, eq, gte, lte } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { type Day, dayOf, type Instant } from '../domain/day.ts'
import type { Figures } from '../domain/figures.ts'
import type { ReasonCount } from '../domain/funnel.ts'
import { lengthOf, type Period } from '../domain/period.ts'
import { share } from '../domain/share.ts'
import { type Founded, missingDays, type Snapshot } from '../domain/snapshot.ts'
import type { Database, Write } from './database.ts'
import { insertNewRows, insertRows } from './rows.ts'
import { sites, snapshots } from './schema.ts'
import { type Area, inArea, inScope } from './scope.ts'

export type SnapshotRow = typeof snapshots.$inferSelect

/** A snapshot as it is stored. */
export function snapshotRow({ site, figures }: Snapshot, madeAt: Instant): SnapshotRow {
  const { shares, evidence, reasons } = figures
  const { A1, A2, A3, A4, A5, A6, A8, A9, Q1 } = shares
  return {
    ...{ site, day: figures.day, operating: figures.operating, ...figures.notCounted },
    ...{ a1: A1.count, a2: A2.count, a3: A3.count, a4: A4.count, a5: A5.count, a6: A6.count },
    ...{ a8: A8.count, a8Of: A8.total, a9: A9.count, a9Of: A9.total, q1: Q1.count, q1Of: Q1.total },
    ...{ said: evidence.said, observed: evidence.observed, bank: evidence.bank, unwilling: figures.unwilling },
    reasons: JSON.stringify(Object.fromEntries(reasons.map((one) => [one.reason, one.count]))),
    madeAt,
  }
}

function snapshotOf(row: SnapshotRow): Snapshot {
  const ofAll = (counted: number) => share(counted, row.operating)
  const reasons = Object.entries(JSON.parse(row.reasons) as Record<string, number>)
  const { said, observed, bank, vacant, closed, day, operating, unwilling } = row
  const figures: Figures = {
    ...{ day, operating, unwilling, notCounted: { vacant, closed }, evidence: { said, observed, bank } },
    shares: {
      ...{ A1: ofAll(row.a1), A2: ofAll(row.a2), A3: ofAll(row.a3), A4: ofAll(row.a4), A5: ofAll(row.a5) },
      ...{ A6: ofAll(row.a6), A8: share(row.a8, row.a8Of), A9: share(row.a9, row.a9Of), Q1: share(row.q1, row.q1Of) },
    },
    reasons: reasons.map(([reason, counted]) => ({ reason, count: counted }) as ReasonCount),
  }
  return { site: row.site, figures }
}

/** Snapshots that are not there yet; one that is stays as it is. Refused while its day is not over (`snapshot-early`). */
export const insertSnapshots = (db: Database, rows: SnapshotRow[]): Write => insertNewRows(db, snapshots, rows)

/** The same, refused as a whole (`TAKEN_MEANWHILE`) where one is there: what is audited is what was inserted. */
export const insertFirstSnapshots = (db: Database, rows: SnapshotRow[]): Write => insertRows(db, snapshots, rows)
export const TAKEN_MEANWHILE = 'unique: snapshots.site, snapshots.day'

/** Those of the rows, all of days of the period, that are not stored yet. */
export async function leaveOutTaken(db: Database, rows: SnapshotRow[], { from, to }: Period): Promise<SnapshotRow[]> {
  const taken = await db
    .select({ site: snapshots.site, day: snapshots.day })
    .from(snapshots)
    .where(between(snapshots.day, from, to))
  const there = new Set(taken.map(({ site, day }) => `${site} ${day}`))
  return rows.filter(({ site, day }) => !there.has(`${site} ${day}`))
}

/** The rows of a period as they are stored, by day and site; none that are not in scope. */
export async function listSnapshotRows(
  db: Database,
  scope: Scope,
  area: Area,
  { from, to }: Period,
): Promise<SnapshotRow[]> {
  const rows = await db
    .select({ row: snapshots })
    .from(sites)
    .innerJoin(snapshots, eq(snapshots.site, sites.id))
    .where(and(inArea(area), between(snapshots.day, from, to), inScope(scope)))
    .orderBy(asc(snapshots.day), asc(snapshots.site))
  return rows.map(({ row }) => row)
}

/** Whether no part is more than its whole. A row that was forged so is shown as one that is not there; a month's check finds it. */
const isPossible = (row: SnapshotRow): boolean =>
  [row.a1, row.a2, row.a3, row.a4, row.a5, row.a6].every((counted) => counted <= row.operating) &&
  row.a8 <= row.a8Of &&
  row.a9 <= row.a9Of &&
  row.q1 <= row.q1Of

/** The frozen figures of a period, by day and site. */
export const listSnapshots = async (db: Database, scope: Scope, area: Area, period: Period): Promise<Snapshot[]> =>
  (await listSnapshotRows(db, scope, area, period)).filter(isPossible).map(snapshotOf)

/** A site with its name and the first day that is frozen of it. */
export interface FoundedSite extends Founded {
  readonly name: string
}

/** The sites of an area in scope, and since when they are there. */
export async function listFounded(db: Database, scope: Scope, area: Area): Promise<FoundedSite[]> {
  const rows = await db
    .select({ site: sites.id, name: sites.name, createdAt: sites.createdAt })
    .from(sites)
    .where(and(inArea(area), inScope(scope)))
    .orderBy(asc(sites.folded), asc(sites.id))
  return rows.map(({ site, name, createdAt }) => ({ site, name, firstDay: dayOf(createdAt) }))
}

/** A day that has no snapshot of a site. */
export interface Gap {
  readonly site: string
  readonly day: Day
}

/** Every day up to `last` that lacks the snapshot of a site in scope, oldest first. */
export async function listGaps(db: Database, scope: Scope, last: Day): Promise<Gap[]> {
  const taken = and(eq(snapshots.site, sites.id), lte(snapshots.day, last))
  const counted = await db
    .select({ site: sites.id, createdAt: sites.createdAt, days: count(snapshots.day) })
    .from(sites)
    .leftJoin(snapshots, taken)
    .where(inScope(scope))
    .groupBy(sites.id)
  const gaps: Gap[] = []
  for (const { site, createdAt, days } of counted) {
    const since = { site, firstDay: dayOf(createdAt) }
    const period = { from: since.firstDay, to: last }
    if (days < lengthOf(period)) gaps.push(...(await listGapsOf(db, since, period)))
  }
  return gaps.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

async function listGapsOf(db: Database, since: Founded, period: Period): Promise<Gap[]> {
  const taken = await db
    .select({ day: snapshots.day })
    .from(snapshots)
    .where(and(eq(snapshots.site, since.site), gte(snapshots.day, period.from)))
  const days = new Set(taken.map(({ day }) => day))
  return missingDays(since, period, days).map((day) => ({ site: since.site, day }))
}

/** Which days of which sites are frozen in a period, without the figures. */
export async function listFrozenDays(
  db: Database,
  scope: Scope,
  area: Area,
  { from, to }: Period,
): Promise<ReadonlyMap<string, ReadonlySet<Day>>> {
  const rows = await db
    .select({ site: snapshots.site, day: snapshots.day })
    .from(sites)
    .innerJoin(snapshots, eq(snapshots.site, sites.id))
    .where(and(inArea(area), between(snapshots.day, from, to), inScope(scope)))
  const days = new Map<string, Set<Day>>()
  for (const { site, day } of rows) days.set(site, (days.get(site) ?? new Set()).add(day))
  return days
}
