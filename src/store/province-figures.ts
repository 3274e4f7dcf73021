import { and, count, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
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
  for (let back = 1; back <= LOOKED_BACK; back++) {
    const day = addDays(today, -back)
    const rows = await listFrozen(db, here, day)
    const isWhole = rows.some(({ taken }) => taken > 0) && rows.every(({ taken, sites }) => taken === sites)
    if (isWhole)
      return { day, frozen: true, communes: rows.map(figuresOf(day)), younger: await countYounger(db, here, day) }
  }
  return countToday(db, scope, here, today)
}

// As `inScope` has it: a commune belongs to the province that its newest fact names.
const inProvince = (province: string): SQL => sql`"sites"."commune" in (
  select u.code from units u where u.parent = ${province}
    and not exists (select 1 from units later where later.code = u.code and later.from_day > u.from_day))`

const sum = (column: keyof typeof snapshots.$inferSelect) => sql<number>`sum(${snapshots[column]})`
const endOf = (day: Day) => startOf(addDays(day, 1))

/** What is frozen of the day by commune, with how many sites were there by then and how many of them are frozen. */
const listFrozen = (db: Database, here: SQL, day: Day) =>
  db
    .select({
      ...{ commune: sites.commune, sites: count(), taken: count(snapshots.site), operating: sum('operating') },
      ...{ vacant: sum('vacant'), closed: sum('closed') },
      ...{ a1: sum('a1'), a2: sum('a2'), a3: sum('a3'), a4: sum('a4'), a5: sum('a5') },
      ...{ said: sum('said'), observed: sum('observed'), bank: sum('bank') },
    })
    .from(sites)
    .leftJoin(snapshots, and(eq(snapshots.site, sites.id), eq(snapshots.day, day)))
    .where(and(lt(sites.createdAt, endOf(day)), here))
    .groupBy(sites.commune)
    .orderBy(sites.commune)

type FrozenRow = Awaited<ReturnType<typeof listFrozen>>[number]

const figuresOf =
  (day: Day) =>
  ({ commune, sites, operating, vacant, closed, said, observed, bank, ...counts }: FrozenRow): CommuneFigures => {
    const of = (count: number) => share(count, operating)
    const shares = { A1: of(counts.a1), A2: of(counts.a2), A3: of(counts.a3), A4: of(counts.a4), A5: of(counts.a5) }
    const evidence = { said, observed, bank }
    return { commune, sites, funnel: { day, operating, notCounted: { vacant, closed }, shares, evidence } }
  }

async function countYounger(db: Database, here: SQL, day: Day): Promise<number> {
  const [row] = await db
    .select({ younger: count() })
    .from(sites)
    .where(and(gte(sites.createdAt, endOf(day)), here))
  return row?.younger ?? 0
}

/** Nothing frozen yet: commune after commune as it is now. */
async function countToday(db: Database, scope: Scope, here: SQL, day: Day): Promise<ProvinceFigures> {
  const having = await db.selectDistinct({ commune: sites.commune }).from(sites).where(here).orderBy(sites.commune)
  const communes: CommuneFigures[] = []
  for (const { commune } of having) {
    const figures = await findFigures(db, scope, { commune }, day)
    communes.push({ commune, sites: figures.size, funnel: sumFunnels([...figures.values()], day) })
  }
  return { day, frozen: false, communes, younger: 0 }
}
