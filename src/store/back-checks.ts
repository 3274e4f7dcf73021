import { and, asc, count, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Scope } from '../domain/access.ts'
import type { Instant } from '../domain/day.ts'
import type { Database, Write } from './database.ts'
import {
  backCheckAssignments,
  backCheckPicks,
  backChecks,
  blocks,
  merchants,
  officers,
  sites,
  stalls,
  visits,
} from './schema.ts'
import { inScope } from './scope.ts'

type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect']

/** A stall that somebody is to look at again. Of the first visit it says only when it was received. */
export interface OpenCheck {
  readonly visit: string
  readonly receivedAt: Instant
  readonly stall: Row<typeof stalls>
  readonly block: Row<typeof blocks>
  readonly site: Row<typeof sites>
  readonly tradeName: string | null
  /** Newest visit of the same officer since the check is theirs: they came, and nobody could tell. */
  readonly triedAt: Instant | null
}

/** The newest assignment of a drawn visit holds; the schema asks the same of an answer. */
const isNewest = sql`"back_check_assignments"."rowid" = (select g.rowid from back_check_assignments g
  where g.visit = "back_check_picks"."visit" order by g.at desc, g.rowid desc limit 1)`

/** Drawn visits that the viewer is asked about, within their scope. */
const isViewers = (scope: Scope): SQL =>
  and(eq(backCheckAssignments.officer, scope.officer), isNewest, inScope(scope)) as SQL

/** Checks the viewer has to make, in walking order of each site; none outside their scope. */
export async function listOpenChecks(db: Database, scope: Scope): Promise<OpenCheck[]> {
  return db
    .select({
      ...{ visit: visits.id, receivedAt: visits.at, stall: stalls, block: blocks, site: sites },
      tradeName: merchants.tradeName,
      triedAt: sql<number | null>`(select max(a.at) from visits a where a.stall = ${stalls.id}
        and a.officer = ${backCheckAssignments.officer} and a.at >= ${backCheckAssignments.at})`,
    })
    .from(backCheckPicks)
    .innerJoin(backCheckAssignments, eq(backCheckAssignments.visit, backCheckPicks.visit))
    .innerJoin(visits, eq(visits.id, backCheckPicks.visit))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(blocks, eq(blocks.id, stalls.block))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .leftJoin(backChecks, eq(backChecks.visit, backCheckPicks.visit))
    .where(and(isNull(backChecks.visit), isViewers(scope)))
    .orderBy(asc(sites.folded), asc(sites.id), asc(stalls.position), asc(visits.id))
}

/** How many checks wait for the viewer. */
export async function countOpenChecks(db: Database, scope: Scope): Promise<number> {
  const [found] = await db
    .select({ waiting: count() })
    .from(backCheckPicks)
    .innerJoin(backCheckAssignments, eq(backCheckAssignments.visit, backCheckPicks.visit))
    .innerJoin(visits, eq(visits.id, backCheckPicks.visit))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(backChecks, eq(backChecks.visit, backCheckPicks.visit))
    .where(and(isNull(backChecks.visit), isViewers(scope)))
  return found?.waiting ?? 0
}

/** A drawn visit that the viewer is asked about, and whether it was answered. For comparing only: never for showing. */
export interface FoundCheck {
  readonly claim: Row<typeof visits>
  /** 1 when it brought word of a customer's transfer. */
  readonly transfer: number
  readonly answered: boolean
}

/** The check, when it is the viewer's now. */
export async function findCheck(db: Database, scope: Scope, visit: string): Promise<FoundCheck | undefined> {
  const [found] = await db
    .select({
      claim: visits,
      transfer: sql<number>`exists (select 1 from arrivals a where a.visit = ${visits.id} and a.payer = 'customer')`,
      answer: backChecks.answer,
    })
    .from(backCheckPicks)
    .innerJoin(backCheckAssignments, eq(backCheckAssignments.visit, backCheckPicks.visit))
    .innerJoin(visits, eq(visits.id, backCheckPicks.visit))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(backChecks, eq(backChecks.visit, backCheckPicks.visit))
    .where(and(eq(backCheckPicks.visit, visit), isViewers(scope)))
    .limit(1)
  return found && { claim: found.claim, transfer: found.transfer, answered: found.answer !== null }
}

/** The answer of a check, compared. The schema takes it from nobody but who is asked now, and once. */
export const insertBackCheck = (db: Database, row: typeof backChecks.$inferInsert): Write =>
  db.insert(backChecks).values(row)

/** Asks somebody else from now on; never who made the visit, as the schema says. */
export const insertCheckAssignment = (db: Database, row: typeof backCheckAssignments.$inferInsert): Write =>
  db.insert(backCheckAssignments).values(row)

/** A drawn visit as those who look after the checks see it. */
export interface Pick {
  readonly visit: Row<typeof visits>
  readonly number: string
  readonly maker: string
  /** Null while nobody can be asked. */
  readonly checker: { readonly id: string; readonly name: string } | null
  readonly check: Row<typeof backChecks> | null
}

/** The drawn visits of a draw in walking order; none when its site is not the viewer's. */
export async function listPicks(db: Database, scope: Scope, draw: string): Promise<Pick[]> {
  const checkers = alias(officers, 'checkers')
  const rows = await db
    .select({
      ...{ visit: visits, number: stalls.number, maker: officers.name, check: backChecks },
      ...{ checkerId: checkers.id, checkerName: checkers.name },
    })
    .from(backCheckPicks)
    .innerJoin(visits, eq(visits.id, backCheckPicks.visit))
    .innerJoin(officers, eq(officers.id, visits.officer))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(backCheckAssignments, and(eq(backCheckAssignments.visit, backCheckPicks.visit), isNewest))
    .leftJoin(checkers, eq(checkers.id, backCheckAssignments.officer))
    .leftJoin(backChecks, eq(backChecks.visit, backCheckPicks.visit))
    .where(and(eq(backCheckPicks.draw, draw), inScope(scope)))
    .orderBy(asc(stalls.position), asc(visits.id))
  return rows.map(({ checkerId, checkerName, ...row }) => ({
    ...row,
    checker: checkerId === null || checkerName === null ? null : { id: checkerId, name: checkerName },
  }))
}
