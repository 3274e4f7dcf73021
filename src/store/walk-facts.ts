import { and, eq, isNull, max, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { EditField } from '../domain/capture/record.ts'
import type { Day } from '../domain/day.ts'
import type { Category } from '../domain/merchant.ts'
import type { Database } from './database.ts'
import { fieldEdits, merchants, sites, stalls, visits } from './schema.ts'
import { inScope } from './scope.ts'

/** What a walker needs of a stall beside how it stands. */
export interface WalkFacts {
  readonly category?: Category
  readonly returnDay?: Day
  /** How often each field was edited. */
  readonly edits: Readonly<Partial<Record<EditField, number>>>
}

/** The facts of every stall of a site that has any, by its id; none when the site is not the viewer's. */
export async function findWalkFacts(db: Database, scope: Scope, site: string): Promise<ReadonlyMap<string, WalkFacts>> {
  const [traders, promised, edited] = [
    await listTraders(db, scope, site),
    await listPromised(db, scope, site),
    await listEdited(db, scope, site),
  ]
  const ids = new Set([...traders, ...promised, ...edited].map(({ stall }) => stall))
  return new Map(
    [...ids].map((id) => {
      const [category] = traders.flatMap((one) => (one.stall === id ? [one.category] : []))
      const [returnDay] = promised.flatMap((one) => (one.stall === id && one.returnDay !== null ? [one.returnDay] : []))
      const edits = edited.flatMap((one) => (one.stall === id ? [[one.field, one.version ?? 0] as const] : []))
      return [id, { ...(category && { category }), ...(returnDay && { returnDay }), edits: Object.fromEntries(edits) }]
    }),
  )
}

const listTraders = (db: Database, scope: Scope, site: string) =>
  db
    .select({ stall: merchants.stall, category: merchants.category })
    .from(merchants)
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(sites.id, site), isNull(merchants.endedOn), inScope(scope)))

/** The day promised at the newest visit of each stall, where one was: by who trades there now, as its outcome is. */
const listPromised = (db: Database, scope: Scope, site: string) =>
  db
    .select({ stall: visits.stall, returnDay: visits.returnDay })
    .from(visits)
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .where(and(eq(sites.id, site), isNewest, inScope(scope)))

const isNewest = sql`"visits"."rowid" = (
  select f.rowid from visits f where f.stall = "visits"."stall" and f.day >= coalesce("merchants"."started_on", '')
    and (f.merchant is null or f.merchant = "merchants"."id")
  order by f.day desc, f.at desc, f.rowid desc limit 1)`

/** Versions of the fields of each stall and of who trades there now. */
const listEdited = (db: Database, scope: Scope, site: string) =>
  db
    .select({ stall: stalls.id, field: fieldEdits.field, version: max(fieldEdits.version) })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .innerJoin(fieldEdits, sql`${fieldEdits.subject} in (${stalls.id}, ${merchants.id})`)
    .where(and(eq(sites.id, site), inScope(scope)))
    .groupBy(stalls.id, fieldEdits.field)
