import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, dayOf } from '../domain/day.ts'
import { type Funnel, sumFunnels } from '../domain/funnel.ts'
import { share } from '../domain/share.ts'
import type { Database } from './database.ts'
import { findFigures } from './figures.ts'
import { sites, snapshots } from './schema.ts'
import { inScope } from './scope.ts'

/** The funnel of a commune as a province compares it. */
export interface CommuneFigures {
  readonly commune: string
  readonly sites: number
  readonly funnel: Funnel
}

export interface ProvinceFigures {
  readonly day: Day
  /** The day is over and all its sites are frozen: the figures never change again. */
  readonly frozen: boolean
  /** Communes that have sites, by code. */
  readonly communes: readonly CommuneFigures[]
  /** Sites made after that day. */
  readonly younger: number
}

/** How many days back a frozen day is looked for: an older one says too little of today. */
const LOOKED_BACK = 30

/** The figures of each commune of a province on the newest day that is frozen whole, or as they are today. */
export async function findProvinceFigures(
  db: Database,
  scope: Scope,
  province: string,
  today: Day,
): Promise<ProvinceFigures> {
  const here = sql`${inProvince(province)} and ${inScope(scope)}`
  const made = await listMade(db, here)
  const day = await findFrozenDay(db, here, made, today)
  if (day === undefined) return countToday(db, scope, made, today)
  const younger = made.filter((site) => site.madeOn > day).length
  return { day, frozen: true, communes: await listFrozen(db, here, day), younger }
}

// As `inScope` has it: a commune belongs to the province that its newest fact names.
const inProvince = (province: string): SQL => sql`exists (
  select 1 from units u where u.code = "sites"."commune" and u.parent = ${province}
    and not exists (select 1 from units later where later.code = u.code and later.from_day > u.from_day))`

interface Made {
  readonly commune: string
  readonly madeOn: Day
}

async function listMade(db: Database, here: SQL): Promise<Made[]> {
  const rows = await db.select({ commune: sites.commune, at: sites.createdAt }).from(sites).where(here)
  return rows.map(({ commune, at }) => ({ commune, madeOn: dayOf(at) }))
}

/** The newest day on which every site that was there by then is frozen. */
async function findFrozenDay(db: Database, here: SQL, made: readonly Made[], today: Day): Promise<Day | undefined> {
  const days = await db
    .select({ day: snapshots.day, taken: sql<number>`count(*)` })
    .from(snapshots)
    .innerJoin(sites, eq(sites.id, snapshots.site))
    .where(and(gt(snapshots.day, addDays(today, -LOOKED_BACK - 1)), here))
    .groupBy(snapshots.day)
    .orderBy(sql`${snapshots.day} desc`)
  return days.find(({ day, taken }) => taken >= made.filter(({ madeOn }) => madeOn <= day).length)?.day
}

const sum = (column: keyof typeof snapshots.$inferSelect) => sql<number>`sum(${snapshots[column]})`

async function listFrozen(db: Database, here: SQL, day: Day): Promise<CommuneFigures[]> {
  const rows = await db
    .select({
      ...{ commune: sites.commune, sites: sql<number>`count(*)`, operating: sum('operating') },
      ...{ vacant: sum('vacant'), closed: sum('closed') },
      ...{ a1: sum('a1'), a2: sum('a2'), a3: sum('a3'), a4: sum('a4'), a5: sum('a5') },
      ...{ said: sum('said'), observed: sum('observed'), bank: sum('bank') },
    })
    .from(snapshots)
    .innerJoin(sites, eq(sites.id, snapshots.site))
    .where(and(eq(snapshots.day, day), here))
    .groupBy(sites.commune)
    .orderBy(sites.commune)
  return rows.map(({ commune, sites, operating, vacant, closed, said, observed, bank, ...counts }) => {
    const of = (count: number) => share(count, operating)
    const shares = { A1: of(counts.a1), A2: of(counts.a2), A3: of(counts.a3), A4: of(counts.a4), A5: of(counts.a5) }
    const evidence = { said, observed, bank }
    return { commune, sites, funnel: { day, operating, notCounted: { vacant, closed }, shares, evidence } }
  })
}

/** Nothing frozen yet: commune after commune as it is now. */
async function countToday(db: Database, scope: Scope, made: readonly Made[], day: Day): Promise<ProvinceFigures> {
  const communes: CommuneFigures[] = []
  for (const commune of [...new Set(made.map((site) => site.commune))].sort()) {
    const figures = await findFigures(db, scope, { commune }, day)
    communes.push({ commune, sites: figures.size, funnel: sumFunnels([...figures.values()], day) })
  }
  return { day, frozen: false, communes, younger: 0 }
}
