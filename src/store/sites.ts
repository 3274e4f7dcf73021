import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { SiteKind } from '../domain/site.ts'
import type { Database, Write } from './database.ts'
import { insertRows } from './rows.ts'
import { blocks, hamlets, rounds, sites, units } from './schema.ts'
import { inScope } from './scope.ts'

type SiteRow = typeof sites.$inferInsert
export type Block = typeof blocks.$inferSelect
export type Round = typeof rounds.$inferSelect

/** A site with the hamlet and the commune it lies in, the latter as its newest fact calls it. */
export interface Site {
  readonly id: string
  readonly kind: SiteKind
  readonly name: string
  readonly campaign: string | null
  readonly hamlet: string | null
  /** Tổ dân phố 6: its word is part of the name. */
  readonly hamletName: string | null
  readonly commune: string
  readonly communeName: string | null
  readonly communeKind: (typeof units.$inferSelect)['kind'] | null
}

/** `folded` is `fold(name)`: it keeps a commune from having one site twice under two spellings. */
export const insertSite = (db: Database, site: SiteRow): Write => db.insert(sites).values(site)

/** Blocks of a street, or rows of a market; positions from 1 in walking order. */
export const insertBlocks = (db: Database, rows: (typeof blocks.$inferInsert)[]): Write => insertRows(db, blocks, rows)

export const insertRound = (db: Database, round: typeof rounds.$inferInsert): Write => db.insert(rounds).values(round)

/** The rounds of a site, newest first; none when the site is not the viewer's. */
export async function listRounds(db: Database, scope: Scope, site: string): Promise<Round[]> {
  const found = await db
    .select({ round: rounds })
    .from(rounds)
    .innerJoin(sites, eq(sites.id, rounds.site))
    .where(and(eq(rounds.site, site), inScope(scope)))
    .orderBy(desc(rounds.number))
  return found.map(({ round }) => round)
}

const siteColumns = {
  id: sites.id,
  kind: sites.kind,
  name: sites.name,
  campaign: sites.campaign,
  hamlet: sites.hamlet,
  hamletName: hamlets.name,
  commune: sites.commune,
  communeName: units.name,
  communeKind: units.kind,
}

const selectSites = (db: Database) =>
  db
    .select(siteColumns)
    .from(sites)
    .leftJoin(hamlets, eq(hamlets.id, sites.hamlet))
    .leftJoin(units, and(eq(units.code, sites.commune), isNull(units.toDay)))

/** The site, when the viewer may read it. */
export async function findSite(db: Database, scope: Scope, site: string): Promise<Site | undefined> {
  const [found] = await selectSites(db)
    .where(and(eq(sites.id, site), inScope(scope)))
    .limit(1)
  return found
}

/** Every site in scope, streets before markets within a commune; of one commune when its code is given. */
export async function listSites(db: Database, scope: Scope, commune?: string): Promise<Site[]> {
  const here = commune === undefined ? undefined : eq(sites.commune, commune)
  return selectSites(db)
    .where(and(inScope(scope), here))
    .orderBy(asc(sites.commune), desc(sites.kind), asc(sites.folded), asc(sites.id))
}

/** The blocks of a site in walking order; none when the site is not the viewer's. */
export async function listBlocks(db: Database, scope: Scope, site: string): Promise<Block[]> {
  const found = await db
    .select({ block: blocks })
    .from(blocks)
    .innerJoin(sites, eq(sites.id, blocks.site))
    .where(and(eq(blocks.site, site), inScope(scope)))
    .orderBy(asc(blocks.position))
  return found.map(({ block }) => block)
}

/** The blocks of every site of a commune that is in scope, site by site in walking order. */
export async function listBlocksIn(db: Database, scope: Scope, commune: string): Promise<Block[]> {
  const found = await db
    .select({ block: blocks })
    .from(blocks)
    .innerJoin(sites, eq(sites.id, blocks.site))
    .where(and(eq(sites.commune, commune), inScope(scope)))
    .orderBy(asc(blocks.site), asc(blocks.position))
  return found.map(({ block }) => block)
}
