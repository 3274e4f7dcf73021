import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { dayOf } from '../domain/day.ts'
import { drawVisits, percentOn, shareOut } from '../domain/draw.ts'
import { findDrawWindow, findFirstVisitDay, listDrawable, rankVisits } from './back-check-pools.ts'
import { listCheckers } from './checkers.ts'
import type { Database, Store, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { insertRows } from './rows.ts'
import { backCheckAssignments, backCheckDraws, backCheckPicks, officers, sites } from './schema.ts'
import { inScope } from './scope.ts'

type DrawRow = typeof backCheckDraws.$inferSelect

/** A draw with who made it and how far its checks have come. */
export interface Draw {
  readonly draw: DrawRow
  readonly officer: string
  readonly drawn: number
  readonly checked: number
}

/** Two coordinators at once: the second finds the first one's draw. */
export const DRAWN_MEANWHILE = 'unique: back_check_draws.site, back_check_draws.number'

export type DraftedDraw = (Draft & { readonly ok: true; readonly draw: string }) | { readonly ok: false }

/** Drafts the next draw of a site with a seed that nobody chose; not ok where there is nothing to draw from. */
export async function draftDraw(
  { read }: Store,
  scope: Scope,
  { site, seed }: { site: string; seed: string },
  act: Act,
): Promise<DraftedDraw> {
  const { number, since, until } = await findDrawWindow(read, site, act.at)
  const all = await rankVisits(seed, await listDrawable(read, scope, site, { number, since, until }))
  const began = await findFirstVisitDay(read, site)
  if (all.length === 0 || began === undefined) return { ok: false }
  const percent = percentOn(began, dayOf(act.at))
  const row = { id: act.newId(), site, number, seed, percent, since, officer: act.by, at: until }
  const drawn = drawVisits(all, percent)
  const checkers = shareOut(drawn, await listCheckers(read, scope, site))
  return {
    ...{ ok: true, draw: row.id },
    writes: [read.insert(backCheckDraws).values(row), ...pickWrites(read, row.id, checkers, act)],
    entries: [{ at: act.at, actor: act.by, action: 'back-check.drawn', subject: row.id, digest: seed }],
  }
}

/** The drawn visits, and who is asked about each, as far as there is somebody. */
function pickWrites(db: Database, draw: string, checkers: ReadonlyMap<string, string | undefined>, act: Act): Write[] {
  const picks = [...checkers.keys()].map((visit) => ({ visit, draw }))
  const assigned = [...checkers].flatMap(([visit, officer]) =>
    officer === undefined ? [] : [{ id: act.newId(), visit, officer, assignedBy: act.by, at: act.at }],
  )
  const asked = assigned.length > 0 ? [insertRows(db, backCheckAssignments, assigned)] : []
  return [insertRows(db, backCheckPicks, picks), ...asked]
}

const selectDraws = (db: Database, scope: Scope, which: SQL) =>
  db
    .select({
      ...{ draw: backCheckDraws, officer: officers.name },
      drawn: sql<number>`(select count(*) from back_check_picks p where p.draw = "back_check_draws"."id")`,
      checked: sql<number>`(select count(*) from back_check_picks p join back_checks b on b.visit = p.visit
        where p.draw = "back_check_draws"."id")`,
    })
    .from(backCheckDraws)
    .innerJoin(officers, eq(officers.id, backCheckDraws.officer))
    .innerJoin(sites, eq(sites.id, backCheckDraws.site))
    .where(and(which, inScope(scope)))
    .orderBy(desc(backCheckDraws.number))

/** The draws of a site, newest first. */
export const listDraws = async (db: Database, scope: Scope, site: string): Promise<Draw[]> =>
  selectDraws(db, scope, eq(backCheckDraws.site, site))

/** One draw of a site; undefined when there is none or it is not the viewer's. */
export async function findDraw(db: Database, scope: Scope, site: string, draw: string): Promise<Draw | undefined> {
  const [found] = await selectDraws(db, scope, and(eq(backCheckDraws.site, site), eq(backCheckDraws.id, draw)) as SQL)
  return found
}
